"""A limit of time for what is asked: a slow page or figure is told, not waited for.

PostgreSQL ends a question by its own clock; what Python does beside it is ended by an alarm, so
that nothing hangs.
"""

from __future__ import annotations

import math
import os
import select
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Any

from django.db import OperationalError, connection
from psycopg.errors import QueryCanceled

SECONDS = float(os.environ.get("BENCH_LIMIT", "20"))
SPARE = 5
"""Seconds that PostgreSQL gets to end a question before the alarm goes."""


class Over(Exception):
    """What was asked took longer than its limit and was ended."""


@contextmanager
def _told_as_over(seconds: float) -> Iterator[None]:
    """What the database or the alarm ended raises Over; afterwards there is no limit. The alarm may
    go in the middle of a question, so nothing more is asked on that connection."""
    before = signal.signal(signal.SIGALRM, _alarm)
    signal.setitimer(signal.ITIMER_REAL, seconds + SPARE)
    try:
        yield
    except Over:
        connection.close()
        raise
    except OperationalError as error:
        if isinstance(error.__cause__, QueryCanceled):
            raise Over from error
        raise
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        _limit(0)


def _alarm(*_: object) -> None:
    raise Over


@contextmanager
def within(seconds: float = SECONDS) -> Iterator[None]:
    """All questions inside share so many seconds; raises Over when they are used up."""
    connection.ensure_connection()
    ends = time.perf_counter() + seconds

    def limited(execute: Callable[..., Any], *asked: Any) -> Any:
        left = ends - time.perf_counter()
        if left <= 0:
            raise Over
        _limit(max(1, int(left * 1000)))
        return execute(*asked)

    with _told_as_over(seconds), connection.execute_wrapper(limited):
        yield


@contextmanager
def each_within(seconds: float = SECONDS) -> Iterator[None]:
    """Every question inside has so many seconds, and all together twice as many."""
    connection.ensure_connection()
    _limit(int(seconds * 1000))
    with _told_as_over(seconds * 2):
        yield


def line_within(file: IO[str], seconds: float = SECONDS) -> str:
    """The next line that another process says; raises Over when it says none in time."""
    if not select.select([file], [], [], seconds)[0]:
        raise Over
    return file.readline()


def shown(milliseconds: float, decimals: int = 1) -> str:
    """Milliseconds in words."""
    over = math.isinf(milliseconds)
    return f"over {SECONDS:g} s" if over else f"{milliseconds:,.{decimals}f}"


def _limit(milliseconds: int) -> None:
    """Nothing is limited on a connection that has gone."""
    if connection.connection is not None and not connection.connection.closed:
        connection.connection.execute(f"SET statement_timeout = {milliseconds}")

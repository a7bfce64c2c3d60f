"""Two acts that meet: each on a connection of its own, in a database that goes away again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from threading import Barrier, Event, Lock
from time import monotonic
from typing import Any, TypeVar

import psycopg
import pytest
from django.db import connection, connections

from mingjing.office.journal.shapes import Invalid, Refused

Act = Callable[[], Any]
R = TypeVar("R")

A_WHILE = 0.2
"""How long one waits for the other to look, where the database may let in only one at a time."""
A_TURN = 60
"""Seconds within which even a busy machine gives the other one its turn."""


def _on_server(*statements: str) -> None:
    params = connection.get_connection_params() | {"dbname": "postgres"}
    with psycopg.connect(**params, autocommit=True) as server:
        for statement in statements:
            server.execute(statement.encode())


@contextmanager
def a_database_of_our_own() -> Iterator[None]:
    """A copy of the database of the tests, where what is written stays written."""
    here = (connection.settings_dict, connections.settings["default"])
    known = connection.settings_dict["NAME"]
    copied = f"{known}_at_once"
    connection.close()  # a database that lends its tables may not be in use
    _on_server(f'DROP DATABASE IF EXISTS "{copied}"')
    _on_server(f'CREATE DATABASE "{copied}" TEMPLATE "{known}"')
    before = [told["NAME"] for told in here]
    for told in here:
        told["NAME"] = copied
    try:
        yield
    finally:
        connection.close()
        for told, name in zip(here, before, strict=True):
            told["NAME"] = name
        _on_server(f'DROP DATABASE "{copied}" WITH (FORCE)')


def together(*acts: Act) -> list[Any]:
    """Begins these acts at one moment; what each gave, or why not."""
    start = Barrier(len(acts))

    def alone(act: Act) -> Any:
        try:
            start.wait(A_TURN)
            return act()
        except (Invalid, Refused) as no:
            return no
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(alone, acts))


def made(act: Callable[[], R]) -> R:
    """What others have to see is made on a connection of its own: the test's is rolled back."""
    told: list[R | Exception] = together(act)
    (one,) = told
    assert not isinstance(one, Exception), one
    return one


def sentences(no: Invalid | Refused) -> str:
    return str([r.sentence for r in no.reasons] if isinstance(no, Refused) else no.errors)


def one_of(told: list[Any], *, said: str) -> Any:
    """What was kept, where exactly one was and every other was told so in words."""
    kept = [one for one in told if not isinstance(one, Invalid | Refused)]
    assert len(kept) == 1, told
    for no in told:
        assert no is kept[0] or any(words in sentences(no) for words in said.split("|")), no
    return kept[0]


def _someone_is_kept_waiting() -> bool:
    """Whether the database itself lets in only one of those who are here."""
    params = connection.get_connection_params() | {"dbname": "postgres"}
    asked = "SELECT 1 FROM pg_stat_activity WHERE datname = %s AND wait_event_type = 'Lock'"
    with psycopg.connect(**params, autocommit=True) as server:
        return server.execute(asked, [connection.settings_dict["NAME"]]).fetchone() is not None


class Meeting:
    """Two who have looked wait for each other before they write; whoever is first waits until the
    other has looked too, or is kept from looking by a lock, however busy the machine is."""

    def __init__(self, most: float = A_TURN) -> None:
        self.most = most
        self.arrived, self.both, self.counting = 0, Event(), Lock()

    def wait(self) -> None:
        with self.counting:
            self.arrived += 1
        if self.arrived > 1:
            self.both.set()
        until = monotonic() + self.most
        while not self.both.wait(0.05) and monotonic() < until:
            if _someone_is_kept_waiting():
                return

    def after(self, look: Callable[..., Any]) -> Callable[..., Any]:
        def met(*told: Any, **more: Any) -> Any:
            found = look(*told, **more)
            self.wait()
            return found

        return met


def met_at(monkeypatch: pytest.MonkeyPatch, module: Any, name: str, most: float = A_TURN) -> None:
    monkeypatch.setattr(module, name, Meeting(most).after(getattr(module, name)))


def met_before_the_door_writes(monkeypatch: pytest.MonkeyPatch, module: Any, folder: str) -> None:
    known = getattr(module, folder)
    monkeypatch.setattr(module, folder, replace(known, attempt=Meeting().after(known.attempt)))

"""What may exist once, where two people begin it at the same moment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from mingjing.office.journal.shapes import Invalid


@contextmanager
def once(rows: QuerySet[Any], told: Mapping[str, str]) -> Iterator[None]:
    """A transaction for what may exist once, `rows` being where the other one would stand. Who
    comes a moment later is told so, where the database is the first to know; any other fault of
    the database stays what it is."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError:
        if not rows.exists():
            raise
        raise Invalid(told) from None

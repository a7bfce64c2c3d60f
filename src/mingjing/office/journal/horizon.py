"""How far the record has been read: so that a reader who comes back misses no entry.

On PostgreSQL a number is taken before the transaction that uses it is kept, so an entry with a
lower number can appear after one with a higher. A mark therefore holds both the last number seen
and the oldest transaction that was still running; what either of them leaves open is read again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models.sql.compiler import SQLCompiler

from mingjing.office.journal.models import Entry


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the record: every entry below both figures has been seen."""

    position: int
    horizon: int


class Horizon(models.Func):
    """The oldest transaction still running; SQLite has one writer, whose entries say zero."""

    template = "txid_snapshot_xmin(txid_current_snapshot())"
    output_field = models.BigIntegerField()

    def as_sqlite(
        self, compiler: SQLCompiler, connection: Any, **extra: Any
    ) -> tuple[str, tuple[str | int, ...]]:
        """SQLite's form of the expression: above every entry's zero."""
        return "1", ()


def mark() -> Mark:
    """How far the record reaches now; take it before reading what it tells of."""
    found = Entry.objects.order_by("-pk").values_list("pk", Horizon())[:1]
    return Mark(*found[0]) if found else Mark(0, 0)


def since(seen: Mark) -> models.QuerySet[Entry]:
    """The entries that a reader at this mark may not have seen, and perhaps some that they have.

    A restored copy begins its transactions anew; its entries still have higher numbers.
    """
    return Entry.objects.filter(
        models.Q(pk__gt=seen.position) | models.Q(writer_transaction__gte=seen.horizon)
    )

"""What the small procedures mean for the case's own steps, read from their rows.

The case asks here before each of its acts; nothing is kept twice.
"""

from __future__ import annotations

from typing import Any

from mingjing.office.cases.models import Case, Proceeding
from mingjing.office.journal.shapes import Deed

HOLDING = {"preservation": {"preserved"}, "seizure": {"held"}}
"""Where goods of the party are in the office's hands, by procedure and stage."""


def told_by_the_side(case: Case, deed: Deed) -> dict[str, Any]:
    """Fields of the case's attempt that depend on its small procedures."""
    rows = [] if case.pk is None else list(case.proceedings.all())
    return {
        "goods_settled": not any(_holds(row) for row in rows),
    }


def _holds(row: Proceeding) -> bool:
    return row.stage in HOLDING.get(row.kind, ())

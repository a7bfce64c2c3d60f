"""What the small procedures mean for the case's own steps, read from their rows.

The case asks here before each of its acts; nothing is kept twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mingjing.office.cases.beside.owing import ended_otherwise, rows_of
from mingjing.office.cases.models import Case, Proceeding
from mingjing.office.journal.shapes import Deed

HOLDING = {"preservation": {"preserved"}, "seizure": {"held"}}
"""Where goods of the party are in the office's hands, by procedure and stage."""
IN_CASH = {"in_hand", "in_office"}
"""Where a fine was taken in cash and has not reached the bank."""
RECUSED = {"recused", "replaced"}
WITH_THE_POLICE = {"opened", "done"}
ANSWERED = {"kept", "returned"}
"""Where a referral leaves the case to this office: not referred for a reason, or given back."""
SUSPECTED = "suspected_crime"
"""The finding of an investigation that only a referral can answer (art. 27)."""


def told_by_the_side(case: Case, deed: Deed) -> dict[str, Any]:
    """Fields of the case's attempt that depend on its small procedures."""
    rows = rows_of(case)
    gone, referrals = recused(case), _of_kind(rows, "referral")
    return {
        "goods_settled": not any(_holds(row) for row in rows),
        "cash_banked": not any(r.stage in IN_CASH for r in _of_kind(rows, "payment")),
        "crime_settled": _crime_settled(case, referrals),
        "police_opened": any(row.stage in WITH_THE_POLICE for row in referrals),
        "handed_over": any(r.stage == "transferred" for r in _of_kind(rows, "jurisdiction")),
        "not_recused": not any(actor.id in gone for actor in deed.by),
        "recusal_answered": not any(r.stage == "requested" for r in _of_kind(rows, "recusal")),
        "ended_otherwise": ended_otherwise(case),
    }


def recused(case: Case) -> frozenset[int]:
    """The people who were recused from the case, by their key."""
    rows = _of_kind(rows_of(case), "recusal")
    return frozenset(row.sums["whom_id"] for row in rows if row.stage in RECUSED)


def _crime_settled(case: Case, referrals: Sequence[Proceeding]) -> bool:
    """A suspicion is settled when each referral came back to the office, and one was made."""
    if any(row.stage not in ANSWERED for row in referrals):
        return False
    return bool(referrals) or getattr(case, "finding", "") != SUSPECTED


def _of_kind(rows: Sequence[Proceeding], kind: str) -> list[Proceeding]:
    return [row for row in rows if row.kind == kind]


def _holds(row: Proceeding) -> bool:
    return row.stage in HOLDING.get(row.kind, ())

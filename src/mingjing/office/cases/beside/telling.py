"""What the small procedures mean for the case's own steps, read from their rows.

The case asks here before each of its acts; nothing is kept twice. An act that is told late is
judged as of its own day: what was settled only afterwards was not settled then.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from mingjing.office.cases.beside.owing import ended_otherwise, rows_of
from mingjing.office.cases.models import Case, Proceeding
from mingjing.office.journal.shapes import Deed

HOLDING = {"preservation": {"preserved"}, "seizure": {"held"}}
"""Where goods of the party are in the office's hands, by procedure and stage."""
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
        "goods_settled": not any(_holds(row, deed) for row in rows),
        "cash_banked": all(_banked(r, deed) for r in _of_kind(rows, "payment")),
        "crime_settled": _crime_settled(case, referrals, deed),
        "police_opened": any(
            row.stage in WITH_THE_POLICE and _made(row, "record_police_decision", deed)
            for row in referrals
        ),
        "handed_over": any(
            _made(row, "transfer_case", deed) for row in _of_kind(rows, "jurisdiction")
        ),
        "not_recused": not any(actor.id in gone for actor in deed.by),
        "recusal_answered": all(_made(r, "recuse", deed) for r in _of_kind(rows, "recusal")),
        "ended_otherwise": ended_otherwise(case),
    }


def recused(case: Case) -> frozenset[int]:
    """The people who were recused from the case, by their key."""
    rows = _of_kind(rows_of(case), "recusal")
    return frozenset(row.sums["whom_id"] for row in rows if row.stage in RECUSED)


def _crime_settled(case: Case, referrals: Sequence[Proceeding], deed: Deed) -> bool:
    """A suspicion is settled when each referral came back to the office, and one was made."""
    if any(row.stage not in ANSWERED or _moved_after(row, deed) for row in referrals):
        return False
    return bool(referrals) or getattr(case, "finding", "") != SUSPECTED


def _of_kind(rows: Sequence[Proceeding], kind: str) -> list[Proceeding]:
    return [row for row in rows if row.kind == kind]


def _holds(row: Proceeding, deed: Deed) -> bool:
    """Whether goods are held, or were until a later moment than the act's."""
    return row.kind in HOLDING and (row.stage in HOLDING[row.kind] or _moved_after(row, deed))


def _banked(row: Proceeding, deed: Deed) -> bool:
    """Whether the cash of a payment is at the bank; where none was taken there is none to bank."""
    return "collect_on_the_spot" not in row.days or _made(row, "bank_cash", deed)


def _made(row: Proceeding, verb: str, deed: Deed) -> bool:
    """Whether a step of the row was made by the day of the act."""
    return verb in row.days and date.fromisoformat(row.days[verb]) <= deed.day


def _moved_after(row: Proceeding, deed: Deed) -> bool:
    return row.last_act_at is not None and row.last_act_at > deed.at

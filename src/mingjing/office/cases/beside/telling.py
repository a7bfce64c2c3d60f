"""What the small procedures mean for the case's own steps, read from their rows.

The case asks here before each of its acts; nothing is kept twice. An act that is told late is
judged as of its own day: what was settled only afterwards was not settled then. What a stage
means is the law's own table (`law/alongside.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from mingjing.law.alongside import RECUSED, WITH_THE_POLICE, meant
from mingjing.office.cases.beside.owing import ended_otherwise, rows_of
from mingjing.office.cases.models import Case, Proceeding
from mingjing.office.journal.shapes import Deed


def told_by_the_side(case: Case, deed: Deed) -> dict[str, Any]:
    """Fields of the case's attempt that depend on its small procedures."""
    gone = recused(case)
    beside = [(row.kind, _stage_then(row, deed)) for row in rows_of(case)]
    return {
        **meant(beside, finding=case.finding),
        "not_recused": not any(actor.id in gone for actor in deed.by),
        "ended_otherwise": ended_otherwise(case),
        "refunded": not any(_owes_back(row, deed) for row in rows_of(case)),
    }


def _owes_back(row: Proceeding, deed: Deed) -> bool:
    """Whether on the day of the act money of a fallen decision was still to be given back."""
    if row.kind != "withdrawal":
        return False
    fell = any(_made(row, verb, deed) for verb in ("record_fall", "withdraw_decision"))
    later = "refund" in row.days and not _made(row, "refund", deed)
    return fell and (later or bool(row.facts.get("refund_due")))


def recused(case: Case) -> frozenset[int]:
    """The people who were recused from the case, by their key."""
    rows = [row for row in rows_of(case) if row.kind == "recusal"]
    return frozenset(row.sums["whom_id"] for row in rows if row.stage in RECUSED)


def _stage_then(row: Proceeding, deed: Deed) -> str:
    """Where a row stood at the act, as far as the case asks."""
    then = _THEN.get(row.kind)
    return then(row, deed) if then else row.stage


def _held_until_moved(stage: str) -> Callable[[Proceeding, Deed], str]:
    """Goods are held, or were until a later moment than the act's."""
    return lambda row, deed: stage if _moved_after(row, deed) else row.stage


def _cash(row: Proceeding, deed: Deed) -> str:
    """Cash that was taken is on its way until the day on which it came to the bank."""
    taken = "collect_on_the_spot" in row.days
    return "in_hand" if taken and not _made(row, "bank_cash", deed) else row.stage


def _suspicion(row: Proceeding, deed: Deed) -> str:
    """What the police decided by then; a referral that moved later had not come back."""
    if row.stage in WITH_THE_POLICE:
        return row.stage if _made(row, "record_police_decision", deed) else "handed"
    return "reported" if _moved_after(row, deed) else row.stage


def _handed_on(row: Proceeding, deed: Deed) -> str:
    return "transferred" if _made(row, "transfer_case", deed) else "leaving"


def _request(row: Proceeding, deed: Deed) -> str:
    return row.stage if _made(row, "recuse", deed) else "requested"


def _made(row: Proceeding, verb: str, deed: Deed) -> bool:
    """Whether a step of the row was made by the day of the act."""
    return verb in row.days and date.fromisoformat(row.days[verb]) <= deed.day


def _moved_after(row: Proceeding, deed: Deed) -> bool:
    return row.last_act_at is not None and row.last_act_at > deed.at


_THEN: dict[str, Callable[[Proceeding, Deed], str]] = {
    "preservation": _held_until_moved("preserved"),
    "seizure": _held_until_moved("held"),
    "payment": _cash,
    "referral": _suspicion,
    "jurisdiction": _handed_on,
    "recusal": _request,
}

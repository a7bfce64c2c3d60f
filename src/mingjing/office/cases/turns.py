"""Whose move it is: the next step of a case, who makes it, and until when.

Derived from stage and facts and cached on the row, so that Today and every queue are one index
away. A party's running term is nobody's work until it ends.
"""

from __future__ import annotations

from dataclasses import dataclass

from mingjing.law.instruments.penalty_law_2021.common import CLERK, LEADER, OFFICER, REVIEWER
from mingjing.office.cases.beside.owing import ended_otherwise, unpaid
from mingjing.office.cases.clocks import CORRECTION, PENDING, Running, clocks
from mingjing.office.cases.duration import decision_due
from mingjing.office.cases.models import Case

PARTY = "party"
NOBODY = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """The next main step and who makes it."""

    actor: str
    step: str


def turn(case: Case) -> Turn:
    """The next step of a case as the row stands."""
    if case.suspended_on and case.stage in PENDING:
        return Turn(LEADER, "resume")
    simple = _SUMMARY if case.is_summary else _ORDINARY
    if case.stage in simple:
        return simple[case.stage]
    finder = _FINDERS.get((case.is_summary, case.stage))
    return finder(case) if finder else Turn(NOBODY, "")


_ORDINARY = {
    "lead": Turn(OFFICER, "verify_lead"),
    "concluded": Turn(REVIEWER, "review_penalty"),
    "decided": Turn(OFFICER, "serve"),
    "closed": Turn(CLERK, "archive"),
    "terminated": Turn(CLERK, "archive"),
    "referred": Turn(CLERK, "archive"),
    "transferred": Turn(CLERK, "archive"),
}
_SUMMARY = {
    "decided": Turn(OFFICER, "hand_over"),
    "closed": Turn(CLERK, "archive"),
}


def _verified(case: Case) -> Turn:
    if case.competent and case.in_limitation and case.prima_facie:
        return Turn(OFFICER, "file_case")
    return Turn(LEADER, "decline_to_file")


def _filed(case: Case) -> Turn:
    passed = case.filing_review == "passed"
    return Turn(LEADER, "approve_filing") if passed else Turn(REVIEWER, "review_filing")


def _investigating(case: Case) -> Turn:
    if not case.evidence_count and case.inspection_id is None:
        return Turn(OFFICER, "take_evidence")
    if not case.correction:
        return Turn(OFFICER, "order_correction")
    return Turn(OFFICER, "conclude_investigation")


_WITHOUT_PENALTY = {
    "not_established": "dismiss",
    **dict.fromkeys(
        ("minor", "first_offence", "no_fault", "under_14", "no_capacity"), "decide_no_penalty"
    ),
}
"""What the head decides where the officers found no penalty due (art. 57)."""


def _reviewed(case: Case) -> Turn:
    if case.finding in _WITHOUT_PENALTY:
        due = case.discussion == "due"
        return Turn(LEADER, "discuss_collectively" if due else _WITHOUT_PENALTY[case.finding])
    return Turn(OFFICER, "tell_result" if case.untold_result else "notify_penalty")


def _notified(case: Case) -> Turn:
    if case.defence == "stated":
        return Turn(REVIEWER, "review_defence")
    if case.hearing in {"requested", "notified"}:
        return Turn(REVIEWER, "notify_hearing" if case.hearing == "requested" else "hold_hearing")
    if case.penalty_review == "stale":
        return Turn(REVIEWER, "review_again")
    if case.discussion == "due" and case.defence in {"weighed", "waived"}:
        return Turn(LEADER, "discuss_collectively")
    if case.hearing_told or case.defence == "none":
        return Turn(PARTY, "decide_penalty")
    return Turn(LEADER, "decide_penalty")


def _served(case: Case) -> Turn:
    if unpaid(case) and not ended_otherwise(case):
        return Turn(PARTY, "pay")
    if case.closing_review == "passed":
        return Turn(LEADER, "close_case")
    return Turn(REVIEWER, "review_closing")


def _found(case: Case) -> Turn:
    if not case.told_orally:
        return Turn(OFFICER, "notify_on_the_spot")
    return Turn(OFFICER, "decide_on_the_spot" if case.heard_orally else "hear_on_the_spot")


def _handed(case: Case) -> Turn:
    if not case.reported_on:
        return Turn(OFFICER, "report_on_the_spot")
    owing = unpaid(case) and not ended_otherwise(case)
    return Turn(PARTY, "pay") if owing else Turn(LEADER, "close_case")


_FINDERS = {
    (False, "verified"): _verified,
    (False, "filed"): _filed,
    (False, "investigating"): _investigating,
    (False, "reviewed"): _reviewed,
    (False, "notified"): _notified,
    (False, "served"): _served,
    (True, "found"): _found,
    (True, "served"): _handed,
}


def settle(case: Case) -> None:
    """Renews what the row caches of its own future: whose turn, which clock, until when.

    For a party's turn the latest right counts, because the office's move comes after it.
    """
    case.awaits = turn(case).actor
    case.decision_due = None if case.suspended_on else decision_due(case)
    running = list(clocks(case))
    rights = [r for r in running if r.key in {"defence", "hearing"}]
    if case.awaits == PARTY and rights:
        chosen: Running | None = max(rights, key=lambda r: r.last)
    else:
        others = (r for r in running if r.key not in {"defence", "hearing", CORRECTION})
        chosen = min(others, key=lambda r: r.last, default=None)
    case.due_on = chosen.last if chosen else None
    case.due_what = chosen.label if chosen else ""

"""What the acts of the investigation set on the row."""

from __future__ import annotations

from mingjing.office.cases.confiscated import sum_typed
from mingjing.office.cases.duration import end_suspension, exclude
from mingjing.office.cases.effects_shared import Effect, ended, nothing, on, put, review
from mingjing.office.cases.models import Case
from mingjing.office.inspections.actions import issue_order
from mingjing.office.journal.shapes import Deed


def take_evidence(case: Case, deed: Deed) -> None:
    """One more record of evidence."""
    case.evidence_count += 1


def record_result(case: Case, deed: Deed) -> None:
    """A result is evidence; the days of the test do not count, the party has to be told."""
    case.evidence_count += 1
    case.untold_result = not deed.form.get("told_at_once")
    exclude(case, deed.form.get("sent_on"), deed.day, "检测鉴定")


def order_correction(case: Case, deed: Deed) -> None:
    """A written order gets its document; an oral one and a reasoned none are told as such."""
    mode = str(deed.form["mode"])
    case.correction = mode
    case.correction_due = deed.form.get("due_on")
    case.rechecked_on, case.recheck_result = None, ""
    if mode == "written":
        issue_order(
            deed,
            inspection=case.inspection,
            party=case.party,
            area=case.area,
            unit=case.unit,
            conduct=case.conduct,
            due_on=deed.form["due_on"],
        )


def recheck_correction(case: Case, deed: Deed) -> None:
    """What the officers found when they looked again."""
    case.rechecked_on = deed.day
    case.recheck_result = str(deed.form["result"])


def conclude_investigation(case: Case, deed: Deed) -> None:
    """The officers' finding and proposal, and whether the heads have to discuss them."""
    case.finding = str(deed.form.get("finding") or "violation")
    case.proposed_fine = deed.form.get("proposed_fine")
    case.proposed_gains = sum_typed(deed.form, "proposed_gains") or None
    case.penalty_review = "none"
    case.discussion = "due" if deed.form.get("complex_case") else "not_due"


def review_penalty(case: Case, deed: Deed) -> None:
    """A case sent back is investigated anew: what was discussed and told counts no more."""
    review("penalty_review")(case, deed)
    if case.penalty_review == "returned":
        reopen_investigation(case, deed)


def reopen_investigation(case: Case, deed: Deed) -> None:
    """Nothing that was discussed or told of a penalty counts any more."""
    case.penalty_review = "returned"
    case.discussion = "not_due"
    case.hearing_told, case.hearing_told_on = False, None
    case.no_hearing_reason = ""


def discuss_collectively(case: Case, deed: Deed) -> None:
    """The heads have discussed it; where nobody must, nothing hangs on it."""
    if case.discussion == "due":
        case.discussion = "held"


def resume(case: Case, deed: Deed) -> None:
    """The days of rest are left out of the term."""
    end_suspension(case, deed.day)


INQUIRY: dict[str, Effect] = {
    "inspect_site": take_evidence,
    "notify_questioning": nothing,
    "question": take_evidence,
    "take_evidence": take_evidence,
    "take_sample": take_evidence,
    "record_result": record_result,
    "tell_result": put(untold_result=False),
    "order_correction": order_correction,
    "recheck_correction": recheck_correction,
    "conclude_investigation": conclude_investigation,
    "review_penalty": review_penalty,
    "reopen_investigation": reopen_investigation,
    "discuss_collectively": discuss_collectively,
    "suspend": on("suspended_on"),
    "resume": resume,
    "extend": put(extension="by_head"),
    "extend_by_discussion": put(extension="by_discussion"),
    "terminate": ended,
}

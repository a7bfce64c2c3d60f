"""What each act sets on the row, one function per verb of the statute; the door saves it.

An effect never asks whether it may: the law was asked before, and the door compares the row's
facts afterwards with what the law foresees.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.conf import settings

from mingjing.law.penalty_kinds import heaviest
from mingjing.office.cases.beside.owing import (
    NOTHING,
    fine_due,
    row_of,
    still_owed,
    surcharge_owed,
)
from mingjing.office.cases.limitation import in_time
from mingjing.office.cases.models import Case
from mingjing.office.inspections.actions import issue_order
from mingjing.office.journal.numbers import next_number
from mingjing.office.journal.shapes import Deed, Invalid

Effect = Callable[[Case, Deed], None]


def _number(series: str, mark: str, year: int) -> str:
    """A document number of the organ, such as 示城管罚决字〔2026〕第12号; without gaps."""
    return f"{settings.ORGAN_PREFIX}{mark}字〔{year}〕第{next_number(series, year)}号"


def _nothing(case: Case, deed: Deed) -> None:
    """The act moves the stage; what was typed stands in the journal."""


def _review(column: str) -> Effect:
    def effect(case: Case, deed: Deed) -> None:
        setattr(case, column, "passed" if deed.form["result"] == "pass" else "returned")

    return effect


def _set(**values: Any) -> Effect:
    def effect(case: Case, deed: Deed) -> None:
        for name, value in values.items():
            setattr(case, name, value)

    return effect


def _on(column: str) -> Effect:
    def effect(case: Case, deed: Deed) -> None:
        setattr(case, column, deed.day)

    return effect


def verify_lead(case: Case, deed: Deed) -> None:
    """Sets the three conditions of filing as the officers declare them."""
    case.verified_on = deed.day
    case.filing_review = "none"
    case.grave_reason = str(deed.form.get("grave_reason") or "")[:200]
    case.competent = bool(deed.form.get("competent"))
    case.in_limitation = bool(deed.form.get("in_limitation")) and in_time(case)
    case.prima_facie = bool(deed.form.get("prima_facie"))


def approve_filing(case: Case, deed: Deed) -> None:
    """The day from which the ninety days run, and the filing number."""
    case.filed_on = deed.day
    if not case.filing_number:
        case.filing_number = _number("filing", "立", deed.day.year)


def take_evidence(case: Case, deed: Deed) -> None:
    """One more record of evidence."""
    case.evidence_count += 1


def order_correction(case: Case, deed: Deed) -> None:
    """A written order gets its document; an oral one and a reasoned none are told as such."""
    mode = str(deed.form["mode"])
    case.correction = mode
    case.correction_due = deed.form.get("due_on")
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


def conclude_investigation(case: Case, deed: Deed) -> None:
    """The officers' proposal."""
    case.proposed_fine = deed.form.get("proposed_fine")
    case.penalty_review = "none"


def notify_penalty(case: Case, deed: Deed) -> None:
    """What the party was told, and the rights that start to run."""
    case.notified_on = deed.day
    case.notified_kinds = list(deed.form["kinds"])
    case.notified_fine = int(deed.form.get("fine") or 0)
    case.hearing_told = bool(deed.form.get("hearing_told"))
    case.defence = case.hearing = "none"
    case.hearing_on = None


def notify_hearing(case: Case, deed: Deed) -> None:
    """The day of the hearing."""
    case.hearing = "notified"
    case.hearing_on = deed.form["hearing_on"]


def hold_hearing(case: Case, deed: Deed) -> None:
    """A hearing held calls for a new review; a party that stayed away has given it up."""
    if deed.form["attended"] == "yes":
        case.hearing, case.penalty_review = "held", "stale"
    else:
        case.hearing = "abandoned"


def _decide(case: Case, deed: Deed, *, series: str, mark: str) -> None:
    case.outcome = "penalty"
    case.decided_on = deed.day
    case.kinds = list(deed.form["kinds"])
    case.heaviest_kind = heaviest(case.kinds)
    case.fine = int(deed.form.get("fine") or 0)
    case.decision_number = _number(series, mark, deed.day.year)


def decide_penalty(case: Case, deed: Deed) -> None:
    """The penalty with its number: one act, because half of it would be unlawful."""
    _decide(case, deed, series="decision", mark="罚决")


def decide_on_the_spot(case: Case, deed: Deed) -> None:
    """The penalty on the spot with its pre-numbered form."""
    _decide(case, deed, series="spot_decision", mark="当罚决")


def _without_penalty(outcome: str) -> Effect:
    def effect(case: Case, deed: Deed) -> None:
        case.outcome = outcome
        case.decided_on = deed.day
        case.decision_number = _number("no_penalty", "不罚决", deed.day.year)

    return effect


def serve(case: Case, deed: Deed) -> None:
    """The day from which payment and remedies run, and how it was served."""
    case.served_on = deed.day
    case.service_mode = str(deed.form.get("mode") or "direct")


def pay(case: Case, deed: Deed) -> None:
    """Money received against the fine and what was added to it; never more than is owed."""
    amount, owed = int(deed.form["amount"]), still_owed(case)
    if amount <= 0 or amount > owed:
        raise Invalid({"amount": f"本案待缴 {owed} 元，请填写 1 至 {owed} 元之间的金额"})
    _pay_surcharge(case, deed, last=amount == owed)
    case.paid += amount
    case.paid_on = deed.day


def _pay_surcharge(case: Case, deed: Deed, *, last: bool) -> None:
    """What was added is entered with the fine; at court it must not be left behind either."""
    extra = Decimal(str(deed.form.get("surcharge") or 0)).quantize(NOTHING)
    owed = surcharge_owed(case, deed.day)
    if extra < 0 or extra > owed:
        raise Invalid({"surcharge": f"截至办理当日，加处罚款待缴 {owed} 元"})
    row = row_of(case, "payment")
    if last and extra < owed and not deed.form.get("waiver") and row and row.stage == "enforcing":
        raise Invalid({"surcharge": f"加处罚款还有 {owed} 元：请一并登记，或者填写减免的依据"})
    case.surcharge_paid += extra


def collect_on_the_spot(case: Case, deed: Deed) -> None:
    """The whole fine, taken by the officers against a special receipt."""
    case.paid, case.paid_on = fine_due(case), deed.day


EFFECTS: dict[str, Effect] = {
    "register_lead": _on("registered_on"),
    "verify_lead": verify_lead,
    "file_case": _nothing,
    "decline_to_file": _on("closed_on"),
    "review_filing": _review("filing_review"),
    "approve_filing": approve_filing,
    "inspect_site": take_evidence,
    "question": take_evidence,
    "take_evidence": take_evidence,
    "order_correction": order_correction,
    "conclude_investigation": conclude_investigation,
    "review_penalty": _review("penalty_review"),
    "notify_penalty": notify_penalty,
    "state_defence": _set(defence="stated"),
    "waive_defence": _set(defence="waived"),
    "review_defence": _set(defence="weighed"),
    "request_hearing": _set(hearing="requested"),
    "notify_hearing": notify_hearing,
    "hold_hearing": hold_hearing,
    "review_again": _review("penalty_review"),
    "decide_penalty": decide_penalty,
    "decide_no_penalty": _without_penalty("no_penalty"),
    "dismiss": _without_penalty("not_established"),
    "serve": serve,
    "pay": pay,
    "review_closing": _review("closing_review"),
    "close_case": _on("closed_on"),
    "archive": _on("archived_on"),
    "record_on_the_spot": _on("registered_on"),
    "notify_on_the_spot": _set(told_orally=True),
    "hear_on_the_spot": _set(heard_orally=True),
    "decide_on_the_spot": decide_on_the_spot,
    "hand_over": serve,
    "let_off": _set(outcome="no_penalty"),
    "turn_ordinary": _on("closed_on"),
    "report_on_the_spot": _on("reported_on"),
    "collect_on_the_spot": collect_on_the_spot,
}
"""Every verb of the procedures with what it sets; a house test holds the two together."""

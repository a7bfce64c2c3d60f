"""What each act sets on the row, one function per verb of the statute; the door saves it.

An effect never asks whether it may: the law was asked before, and the door compares the row's
facts afterwards with what the law foresees.
"""

from __future__ import annotations

from decimal import Decimal

from django.conf import settings

from mingjing.law.penalty_kinds import heaviest
from mingjing.office.cases.beside.owing import (
    NOTHING,
    fine_due,
    gains_owed,
    row_of,
    still_owed,
    surcharge_owed,
)
from mingjing.office.cases.confiscated import confiscated, sum_typed
from mingjing.office.cases.duration import end_suspension
from mingjing.office.cases.effects_inquiry import INQUIRY
from mingjing.office.cases.effects_rights import RIGHTS
from mingjing.office.cases.effects_shared import Effect, ended, nothing, on, put, review, weigh
from mingjing.office.cases.limitation import in_time
from mingjing.office.cases.models import Case, SpotForm
from mingjing.office.cases.service import effective_on
from mingjing.office.journal.door import record
from mingjing.office.journal.numbers import next_number
from mingjing.office.journal.shapes import Deed, Invalid
from mingjing.office.web.words import yuan

SPOT, SPOT_MARK = "spot_decision", "当罚决"


def _number(series: str, mark: str, year: int) -> str:
    """A document number of the organ, such as 示城管罚决字〔2026〕第12号; without gaps."""
    return f"{settings.ORGAN_PREFIX}{mark}字〔{year}〕第{next_number(series, year)}号"


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


def _decide(case: Case, deed: Deed, *, series: str, mark: str, printed: str = "") -> None:
    case.outcome = "penalty"
    case.decided_on = deed.day
    case.kinds = list(deed.form["kinds"])
    case.heaviest_kind = heaviest(case.kinds, deed.day)
    weigh(case, deed)
    case.fine = int(deed.form.get("fine") or 0)
    case.decision_number = printed or _number(series, mark, deed.day.year)


def decide_penalty(case: Case, deed: Deed) -> None:
    """The penalty with its number: one act, because half of it would be unlawful."""
    taken = confiscated(deed.form)
    case.gains, case.goods, case.goods_worth = taken.gains, taken.goods, taken.worth
    _decide(case, deed, series="decision", mark="罚决")


def decide_on_the_spot(case: Case, deed: Deed) -> None:
    """The penalty on the spot with its pre-numbered form."""
    _decide(case, deed, series=SPOT, mark=SPOT_MARK, printed=_printed(case, deed))


def next_spot_number(year: int) -> str:
    """The next number of a decision on the spot: used at once, or given out on a form."""
    return _number(SPOT, SPOT_MARK, year)


def _printed(case: Case, deed: Deed) -> str:
    """The number of the form that was filled in and handed over, if it was numbered beforehand."""
    told = str(deed.form.get("printed_number") or "")
    if not told:
        return ""
    rows = SpotForm.objects.select_for_update(of=("self",)).filter(number=told)
    form = rows.filter(person_id__in=[a.id for a in deed.by], year=deed.day.year).first()
    if form is None:
        raise Invalid({"printed_number": f"{told} 不是发给经办人本年使用的编号：请核对决定书"})
    if form.case_id or form.voided_on:
        raise Invalid({"printed_number": f"{told} 已经使用或者作废，一个编号只用于一份决定书"})
    with record(form, "use_spot_form", deed, kind="spot_form"):
        form.case = case
    return told


def _without_penalty(outcome: str) -> Effect:
    def effect(case: Case, deed: Deed) -> None:
        end_suspension(case, deed.day)
        case.outcome = outcome
        case.ground = str(deed.form.get("ground") or "")
        case.decided_on = deed.day
        case.decision_number = _number("no_penalty", "不罚决", deed.day.year)

    return effect


def let_off(case: Case, deed: Deed) -> None:
    """No penalty on the spot, with its ground: it counts when a first offence is claimed."""
    case.outcome, case.ground = "no_penalty", str(deed.form.get("ground") or "")


def serve(case: Case, deed: Deed) -> None:
    """The day from which payment and remedies run, and how it was served."""
    case.served_on = effective_on(deed, not_before=case.decided_on)
    case.service_mode = str(deed.form.get("mode") or "direct")


def pay(case: Case, deed: Deed) -> None:
    """Money received against the fine, what was added to it, and the gains; never more than is
    owed. Each keeps its own day: what is added to a fine runs on the fine alone (art. 72)."""
    amount, owed = int(deed.form["amount"] or 0), still_owed(case)
    gains = _pay_gains(case, deed)
    if amount < 0 or amount > owed or not (amount or gains):
        raise Invalid({"amount": _owed_words(case)})
    _pay_surcharge(case, deed, last=amount == owed)
    if amount:
        case.paid, case.paid_on = case.paid + amount, deed.day


def _owed_words(case: Case) -> str:
    owed, gains = still_owed(case), gains_owed(case)
    if gains:
        return (
            f"本案待缴罚款 {owed} 元、没收的违法所得 {yuan(gains)} 元，请按收到的填写，不超过待缴"
        )
    return f"本案待缴 {owed} 元，请填写 1 至 {owed} 元之间的金额"


def _pay_gains(case: Case, deed: Deed) -> Decimal:
    """Gains that were handed over, all or a part of what was confiscated."""
    gains, owed = sum_typed(deed.form, "gains"), gains_owed(case)
    if gains > owed:
        raise Invalid({"gains": f"没收的违法所得待缴 {yuan(owed)} 元，请填写不超过这一数额的金额"})
    if gains:
        case.gains_paid, case.gains_paid_on = case.gains_paid + gains, deed.day
    return gains


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
    "register_lead": on("registered_on"),
    "verify_lead": verify_lead,
    "file_case": nothing,
    "decline_to_file": on("closed_on"),
    "review_filing": review("filing_review"),
    "approve_filing": approve_filing,
    **INQUIRY,
    **RIGHTS,
    "decide_penalty": decide_penalty,
    "decide_no_penalty": _without_penalty("no_penalty"),
    "dismiss": _without_penalty("not_established"),
    "end_by_referral": ended,
    "end_by_transfer": ended,
    "serve": serve,
    "pay": pay,
    "review_closing": review("closing_review"),
    "close_case": on("closed_on"),
    "archive": on("archived_on"),
    "record_on_the_spot": on("registered_on"),
    "notify_on_the_spot": put(told_orally=True),
    "hear_on_the_spot": put(heard_orally=True),
    "decide_on_the_spot": decide_on_the_spot,
    "hand_over": serve,
    "let_off": let_off,
    "turn_ordinary": on("closed_on"),
    "report_on_the_spot": on("reported_on"),
    "collect_on_the_spot": collect_on_the_spot,
}
"""Every verb of the procedures with what it sets; a house test holds the two together."""

"""A decision that no longer stands: out of the public within three working days, the party told,
and what it paid without owing it given back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.urls import reverse

from mingjing.law.instruments.penalty_law_2021.common import CLERK, LEADER, OFFICER
from mingjing.law.instruments.penalty_law_2021.withdrawal import WITHDRAWAL, Fall
from mingjing.office.cases.beside import remedy_forms as f
from mingjing.office.cases.beside.judging import after_days, chosen, day_of, said
from mingjing.office.cases.beside.owing import (
    FALLS,
    NOTHING,
    fall_of,
    fine_due,
    gains_due,
    overpaid,
    refundable,
    refunded,
)
from mingjing.office.cases.beside.remedies import TAKEN_BACK
from mingjing.office.cases.beside.shapes import Judged, Side
from mingjing.office.cases.clocks import Running, running
from mingjing.office.cases.confiscated import sum_typed
from mingjing.office.cases.models import Case, Proceeding
from mingjing.office.cases.turns import NOBODY, Turn
from mingjing.office.journal.shapes import Deed, Invalid
from mingjing.office.web.shapes import Link
from mingjing.office.web.words import cn_date, yuan

LAW = "penalty_law_2021"
DAYS = f"{LAW}.withdrawal_days"


def _fallen(row: Proceeding, deed: Deed) -> Judged:
    fall = _fall(row.case, deed)
    decided = row.case.decided_on
    if deed.form["document_on"] > deed.day:
        raise Invalid({"document_on": "日期晚于办理之日，请核对"})
    if decided and deed.form["document_on"] < decided:
        raise Invalid({"document_on": f"日期早于处罚决定（{cn_date(decided)}），请核对"})
    return {
        "fall": fall,
        "published": _public(row, deed),
        "overpaid": _overpaid(row, deed),
        **said(documented="document")(row, deed),
    }


def _withdrawn(row: Proceeding, deed: Deed) -> Judged:
    fall = _fall(row.case, deed)
    return {
        "fall": fall,
        "published": _public(row, deed),
        "overpaid": _overpaid(row, deed),
        **said(reason_given="reason")(row, deed),
    }


def _overpaid(row: Proceeding, deed: Deed) -> bool:
    """Whether more was paid, and not given back, than the decision leaves to be paid."""
    left = overpaid(row.case, _left_over(row, deed), _gains_left(row, deed))
    return left > refunded(row.case)


def _public(row: Proceeding, deed: Deed) -> bool:
    """What is not known to have stayed out of the public is looked for there; what was taken back
    once is not published again, so a further fall finds nothing."""
    before = fall_of(row.case)
    hidden = before is not None and before.stage in TAKEN_BACK
    return not hidden and not deed.form.get("never_public")


def _fall(case: Case, deed: Deed) -> Fall:
    """What became of the decision; Invalid where a change does not say what is left of it."""
    fall = Fall(chosen(deed.form, "fall", Fall))
    if fall is Fall.CHANGED and deed.form.get("fine_after") is None:
        raise Invalid({"fine_after": "请填写变更后的罚款；罚款没有变的照原数填写"})
    if fall is Fall.CHANGED and case.gains and deed.form.get("gains_after") is None:
        sentence = "请填写变更后没收的违法所得；没有变的照原数填写"
        raise Invalid({"gains_after": sentence})
    return fall


def _left_over(row: Proceeding, deed: Deed) -> int:
    """The fine that is still to be paid; a decision confirmed illegal may keep its effect."""
    fall = Fall(deed.form["fall"])
    if fall is Fall.CHANGED:
        return int(deed.form["fine_after"])
    return fine_due(row.case) if fall is Fall.ILLEGAL and deed.form.get("still_due") else 0


def _gains_left(row: Proceeding, deed: Deed) -> Decimal:
    """The same of the gains that were confiscated."""
    fall = Fall(deed.form["fall"])
    if fall is Fall.CHANGED:
        return sum_typed(deed.form, "gains_after")
    kept = fall is Fall.ILLEGAL and deed.form.get("still_due")
    return gains_due(row.case) if kept else NOTHING


def _keep(row: Proceeding, deed: Deed) -> None:
    fell = deed.form.get("document_on") or deed.day
    row.days = {**row.days, "fell": fell.isoformat()}
    document = deed.form.get("document") or "本机关决定"
    left = {"fine": _left_over(row, deed), "document": str(document)}
    if row.case.gains:
        left["gains"] = str(_gains_left(row, deed))
    row.sums = {**row.sums, **left}


def _taken_back(row: Proceeding, deed: Deed) -> Judged:
    fell = day_of(row, "fell") or deed.day
    late = after_days(DAYS, fell, deed.day)
    return {"late": late, **said("everywhere", explained="reason")(row, deed)}


def _amount(row: Proceeding, deed: Deed) -> Decimal:
    """What is given back: something, and no more than is too much; else Invalid."""
    amount = Decimal(str(deed.form["amount"])).quantize(NOTHING)
    owed = refundable(row.case)
    if owed and not NOTHING < amount <= owed:
        raise Invalid({"amount": f"须退还当事人 {yuan(owed)} 元，请填写不超过这一数额的金额"})
    return amount


def _given_back(row: Proceeding, deed: Deed) -> Judged:
    given = _amount(row, deed) == refundable(row.case)
    return {"given_back": given, **said(receipted="receipt")(row, deed)}


def _keep_refund(row: Proceeding, deed: Deed) -> None:
    """Sum by sum: what is left is reckoned from it."""
    before = Decimal(row.sums.get("refunded", "0"))
    row.sums = {**row.sums, "refunded": str(before + _amount(row, deed))}


def _clocks(row: Proceeding) -> Iterator[Running]:
    if fell := day_of(row, "fell"):
        yield running("taking_back", "撤回公开的决定信息", DAYS, fell)


def _turn(row: Proceeding) -> Turn:
    """The public comes first, because its three days run; then the party, its money, the file."""
    if row.stage == "fallen":
        return Turn(CLERK, "")
    if row.stage in {"unpublished", "taken_back"}:
        if not row.facts.get("party_told"):
            return Turn(OFFICER, "tell_party")
        if row.facts.get("refund_due"):
            return Turn(CLERK, "refund")
        return Turn(LEADER, "end_withdrawal")
    return Turn(NOBODY, "")


def _shown(row: Proceeding, day: date) -> Iterator[tuple[str, object]]:
    """What fell, by which paper, what is left of it, and where it is taken back."""
    if fall := row.facts.get("fall"):
        yield "处罚决定", f"{FALLS[Fall(fall)]}（{row.sums['document']}）"
        yield "应缴罚款", f"{yuan(row.sums['fine'])} 元"
        if "gains" in row.sums:
            yield "应缴的没收违法所得", f"{yuan(row.sums['gains'])} 元"
    if back := refunded(row.case):
        yield "已退还当事人", f"{yuan(back)} 元"
    if owed := refundable(row.case):
        yield "须退还当事人", f"{yuan(owed)} 元"
    if row.stage == "fallen":
        yield "公开信息", Link("在“公示”逐一撤回", reverse("disclosure") + "?state=fallen")


SIDE = Side(
    key="withdrawal",
    procedure=WITHDRAWAL,
    forms={
        "record_fall": f.FallForm,
        "withdraw_decision": f.OwnFallForm,
        "tell_party": f.TellForm,
        "refund": f.RefundForm,
        "end_withdrawal": f.EndForm,
    },
    turn=_turn,
    judged={
        "record_fall": _fallen,
        "withdraw_decision": _withdrawn,
        "tell_party": said(receipted="receipt"),
        "refund": _given_back,
        "withdraw_publication": _taken_back,
    },
    leaves={"record_fall": _keep, "withdraw_decision": _keep, "refund": _keep_refund},
    clocks=_clocks,
    echoes=frozenset({"withdraw_publication"}),
    pressing={
        "fallen": frozenset({"taking_back"}),
        "unpublished": frozenset(),
        "taken_back": frozenset(),
    },
    shows=_shown,
)

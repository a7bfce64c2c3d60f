"""What a case page says on top: a decision that fell, a claim that is about to be lost."""

from __future__ import annotations

from datetime import date
from typing import Literal

from django.urls import reverse

from mingjing.office.cases.beside.owing import (
    fate_of,
    fine_due,
    gains_due,
    last_payment_day,
    next_instalment,
    refundable,
    row_of,
    still_owed,
    unpaid,
)
from mingjing.office.cases.clocks import COURT_PRESSES, to_court
from mingjing.office.cases.models import Case
from mingjing.office.web.shapes import Link, Notice
from mingjing.office.web.words import cn_date, yuan


def alerts(case: Case, day: date) -> list[Notice]:
    """What everybody who opens the case must see first."""
    found = [_turned(case), _fallen(case), _part_missed(case, day), _window(case, day)]
    return [notice for notice in found if notice is not None]


def _turned(case: Case) -> Notice | None:
    """What could not be decided on the spot goes on elsewhere, with all that was typed."""
    if case.stage != "turned":
        return None
    lead = Case.objects.filter(turned_from=case).first()
    link = Link(f"到 {lead.number} 继续办理", reverse("case", args=[lead.number])) if lead else None
    text = "本案不再按简易程序办理，已登记的内容带入普通程序的线索。"
    return Notice("info", "已转为普通程序", text, link)


def _fallen(case: Case) -> Notice | None:
    if case.served_on is None or not (fate := fate_of(case)):
        return None
    due = f"应缴罚款 {yuan(fine_due(case))} 元"
    if case.gains:
        due += f"、没收的违法所得 {yuan(gains_due(case))} 元"
    back = f"，已缴的须退还 {yuan(refundable(case))} 元" if refundable(case) else ""
    kept = "原决定仍按作出时的内容计入统计，并注明效力。"
    return Notice("over", f"处罚决定{fate}", f"{due}{back}。{kept}")


def _part_missed(case: Case, day: date) -> Notice | None:
    part = next_instalment(case) if still_owed(case) else None
    if part is None or day <= part.day:
        return None
    told = f"{cn_date(part.day)} 应缴的 {yuan(part.amount)} 元尚未到账。"
    return Notice("due", "分期缴纳有一期逾期", told)


def _window(case: Case, day: date) -> Notice | None:
    """Nobody has exhorted yet: when the court can be asked, and that the claim may be lost."""
    last = last_payment_day(case)
    if case.stage != "served" or not unpaid(case) or last is None or day <= last:
        return None
    run = next(to_court(case), None)
    if run is None or row_of(case, "court"):
        return None
    if day <= run.start:
        until = f"{cn_date(run.start)} 届满后，至 {cn_date(run.last)} 可以申请法院强制执行"
        return Notice("info", "当事人逾期未缴罚没款", f"复议、诉讼期限 {until}，须先催告。")
    if run.last < day:
        text = f"申请期限至 {cn_date(run.last)}，请如实登记逾期未申请并说明原因。"
        return Notice("over", "申请法院强制执行的期限已经错过", text)
    left = run.left(day)
    kind: Literal["over", "due"] = "over" if left <= COURT_PRESSES else "due"
    text = f"至 {cn_date(run.last)} 为止，须先催告，催告书送达满十个工作日后才能申请。"
    return Notice(kind, f"申请法院强制执行还剩 {left} 日，逾期不再受理", text)

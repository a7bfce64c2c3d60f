"""Papers about a fine that is not simply paid: deferral, surcharge, cash handed on."""

from __future__ import annotations

from datetime import timedelta

from mingjing.law.numbers import number
from mingjing.office.cases.beside.owing import fate_of, fine_due, last_payment_day, still_owed
from mingjing.office.cases.models import Case
from mingjing.office.documents.contents.common import (
    BLANK,
    PARTY_HAND,
    money,
    opinion,
    party_rows,
    text,
)
from mingjing.office.documents.remedies import percent, remedies, remedy_notes
from mingjing.office.documents.shapes import Body
from mingjing.office.documents.story import Act, Story
from mingjing.office.web.words import cn_date, yuan

_LAW = "《中华人民共和国行政处罚法》"


def deferral_request(story: Story, act: Act) -> Body:
    """延期（分期）缴纳罚款申请记录: the wish and what proves the hardship (art. 66)."""
    return Body(
        rows=(
            *party_rows(story.case),
            ("决定书文号", story.case.decision_number),
            ("罚款数额", money(fine_due(story.case))),
            ("申请时间", act.when),
        ),
        parts=(
            text("申请内容", act.said("wish") or BLANK),
            text("经济困难的情况和证明", act.said("proof") or BLANK),
        ),
        hands=(PARTY_HAND,),
    )


def _asked(story: Story, act: Act) -> Act | None:
    return story.earlier(act, "apply_for_deferral")


def deferral_approval(story: Story, act: Act) -> Body:
    """延期（分期）缴纳罚款审批表 (art. 66)."""
    asked = _asked(story, act)
    return Body(
        rows=(
            ("当事人", story.case.party.name),
            ("决定书文号", story.case.decision_number),
            ("罚款数额", money(fine_due(story.case))),
            ("申请内容", asked.said("wish") if asked else BLANK),
            ("困难情况", asked.said("proof") if asked else BLANK),
            ("各期安排", act.said("schedule") or "不同意延期、分期"),
        ),
        opinions=(opinion("负责人审批意见", act, "granted", "reason"),),
    )


def deferral_notice(story: Story, act: Act) -> Body:
    """延期（分期）缴纳罚款通知书, or the refusal (art. 66)."""
    asked, granted = _asked(story, act), act.typed.get("granted") == "yes"
    lines = [line.strip() for line in act.said("schedule").splitlines() if line.strip()]
    told = [f"第{n}期：{line}元" if line[-1].isdigit() else f"第{n}期：{line}"
            for n, line in enumerate(lines, 1)]  # fmt: skip
    opening = (
        f"你（单位）{cn_date(asked.day) if asked else ''}就{story.case.decision_number}行政处罚决定"
        f"提出的延期（分期）缴纳罚款申请收悉。根据{_LAW}第六十六条第二款的规定，本机关决定"
    )
    decided = (
        ("准予延期（分期）缴纳，请按下列日期和金额缴纳：", *told,
         "到期不缴纳的，依法加处罚款或者申请强制执行。")
        if granted
        else ("不予延期（分期）缴纳，请在原定期限内缴纳。",)
    )  # fmt: skip
    return Body(
        title="延期（分期）缴纳罚款通知书" if granted else "不予延期（分期）缴纳罚款通知书",
        parts=(text("", opening + decided[0], *decided[1:], f"理由：{act.said('reason')}"),),
        hands=("受送达人（签名或者盖章）",),
    )


def _changed(case: Case) -> str:
    """What became of the fine that was decided, where it is another one now."""
    due = fine_due(case)
    return "" if due == case.fine else f"，该决定{fate_of(case)}，应缴罚款为{money(due)}"


def surcharge_decision(story: Story, act: Act) -> Body:
    """加处罚款决定书: rate, first day, cap (art. 72; 强制法 45)."""
    case, last = story.case, last_payment_day(story.case)
    rate = number("penalty_law_2021.surcharge_percent_per_day", on=act.day)
    start = cn_date(last + timedelta(days=1)) if last else BLANK
    due, owed = money(fine_due(case)), yuan(still_owed(case))
    served = cn_date(case.served_on) if case.served_on else BLANK
    return Body(
        rows=tuple(r for r in party_rows(case) if r[0] != "类型"),
        parts=(
            text("一、事实", f"本机关作出的{case.decision_number}行政处罚决定已于{served}送达，"
                 f"罚款{money(case.fine)}{_changed(case)}，缴款期限至"
                 f"{cn_date(last) if last else BLANK}。"
                 f"你（单位）逾期未缴纳{owed}元。",
                 act.said("reason")),
            text("二、决定", f"根据{_LAW}第七十二条第一款第一项的规定，决定自{start}起，每日按罚款"
                 f"数额的百分之{percent(rate.value)}加处罚款。加处罚款的数额不超过罚款的数额（{due}）。"
                 "申请行政复议或者提起行政诉讼的，加处罚款的数额在行政复议或者行政诉讼期间不予计算。"),
            text("三、申请行政复议、提起行政诉讼的途径和期限", remedies(act.day, summary=False)),
        ),
        hands=("受送达人（签名或者盖章）",),
        notes=remedy_notes(act.day),
    )  # fmt: skip


def cash_handed(story: Story, act: Act) -> Body:
    """当场收缴罚款交接记录: from the officers to the organ, from there to the bank (art. 71)."""
    to_bank = act.verb == "bank_cash"
    taken = story.earlier(act, "collect_on_the_spot")
    amount = int(act.typed.get("amount") or (taken.typed.get("amount") if taken else 0) or 0)
    return Body(
        title="当场收缴罚款缴付银行记录" if to_bank else "当场收缴罚款交接记录",
        rows=(
            ("决定书文号", story.case.decision_number),
            ("缴款人", story.case.party.name),
            ("当场收缴时间", taken.when if taken else BLANK),
            ("缴付时间" if to_bank else "交接时间", act.when),
            ("金额", money(amount or fine_due(story.case))),
            ("银行回单号", act.said("receipt") or BLANK) if to_bank
            else ("接收人", act.said("taken_by") or BLANK),
        ),
        hands=("交款人（签名）", "接收人（签名）"),
    )  # fmt: skip

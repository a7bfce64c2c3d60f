"""Documents of the end: service, payment, closing."""

from __future__ import annotations

from decimal import Decimal

from mingjing.office.cases.beside.owing import fine_due
from mingjing.office.cases.confiscated import Confiscated
from mingjing.office.cases.models import Case
from mingjing.office.documents.contents.common import (
    BLANK,
    basis,
    money,
    opinion,
    party_rows,
    penalty_lines,
    taken_line,
    text,
)
from mingjing.office.documents.shapes import Body
from mingjing.office.documents.story import Act, Story
from mingjing.office.web.words import cn_date, yuan

_OUTCOMES = {
    "penalty": "给予行政处罚",
    "no_penalty": "不予行政处罚",
    "not_established": "违法事实不能成立，不予行政处罚",
}
DECISIONS = ("decide_penalty", "decide_no_penalty", "dismiss", "decide_on_the_spot")


def service(story: Story, act: Act) -> Body:
    """送达回证: what was served, how, when, to whom, or why it was refused (art. 61)."""
    made = story.last(act, *DECISIONS)
    name = "当场行政处罚决定书" if made and made.verb == "decide_on_the_spot" else (
        "行政处罚决定书" if made and made.verb == "decide_penalty" else "不予行政处罚决定书"
    )  # fmt: skip
    mode = act.said("mode") or ("当场交付" if act.verb == "hand_over" else "")
    return _receipt(story, act, f"{name}　{story.case.decision_number}", mode)


_LETTERS = {
    "notify_hearing_right": "行政处罚听证告知书",
    "tell_result": "检测（检验、鉴定）结果告知书",
    "exhort": "履行行政处罚决定催告书",
    "tell_party": "行政处罚决定变动告知书",
}


def letter_served(story: Story, act: Act) -> Body:
    """送达回证 of a letter whose act is that it reached the party: on a paper of its own, because
    the letter goes out before anybody signs for it (art. 61)."""
    heard = "行政处罚听证告知书" if act.typed.get("hearing_told") else "行政处罚告知书"
    return _receipt(story, act, _LETTERS.get(act.verb, heard), act.said("mode"))


def _receipt(story: Story, act: Act, served: str, mode: str) -> Body:
    electronic = act.typed.get("mode") == "electronic"
    consent = act.day_of("consent_on") if electronic else ""
    return Body(
        rows=(
            ("受送达人", story.case.party.name),
            ("送达文书", served),
            ("送达地点", _where(story, act) or BLANK),
            ("送达方式", mode or BLANK),
            *((("电子送达确认书日期", consent),) if consent else ()),
            ("送达时间", act.day_of("served_on") or act.when),
            ("签收情况", act.said("receipt") or BLANK),
            ("送达人", "、".join(act.officers)),
            (
                "备注",
                "受送达人拒绝签收的，注明拒收事由和日期，由见证人签名，或者以拍照、录像记录。",
            ),
        ),
        hands=("受送达人（签名或者盖章）", "送达人（签名）", "送达人（签名）", "见证人（签名）"),
    )


def _where(story: Story, act: Act) -> str:
    """Where it went: to the electronic address, to the one on the envelope, to the party's own."""
    if act.typed.get("mode") == "electronic":
        return act.said("electronic_to")
    return act.said("post_to") or story.case.party.address


def _left(story: Story, act: Act) -> int:
    """What was still to be paid when officers took cash: they take all of it."""
    earlier = [a for a in story.before(act, "pay") if a.kind == "case"]
    return fine_due(story.case) - sum(int(a.typed.get("amount") or 0) for a in earlier)


def payment(story: Story, act: Act) -> Body:
    """罚款缴纳记录: amount, day, and the number of the fiscal receipt (art. 67, 70)."""
    case = story.case
    spot = act.verb == "collect_on_the_spot"
    amount = _left(story, act) if spot else int(act.typed.get("amount") or 0)
    gains = Decimal(str(act.typed.get("gains") or 0))
    reason, waiver = act.said("reason"), act.said("waiver")
    extra = Decimal(str(act.typed.get("surcharge") or 0))
    return Body(
        title="当场收缴罚款记录" if spot else _record_of(case),
        rows=(
            ("决定书文号", case.decision_number),
            ("缴款人", case.party.name),
            *((("罚款数额", money(case.fine)),) if case.fine or not case.gains else ()),
            *((("没收的违法所得", money(case.gains)),) if case.gains else ()),
            *((("本次缴款", money(amount)),) if amount or not gains else ()),
            *((("本次缴纳没收的违法所得", money(gains)),) if gains else ()),
            *((("另缴加处罚款", f"人民币{yuan(extra)}元"),) if extra else ()),
            *((("减免加处罚款的依据", waiver),) if waiver else ()),
            ("缴款时间", act.when),
            ("缴款方式", "执法人员当场收缴" if spot else "银行或者电子支付"),
            ("财政票据号", act.said("receipt") or BLANK),
            *((("当场收缴的理由", reason),) if reason else ()),
            ("登记人", act.by),
        ),
        parts=(text("", "财政部门统一制发的专用票据另附于后。"),),
    )


def closing(story: Story, act: Act) -> Body:
    """结案审批表: what was decided, that it was performed, opinions (closing review, head)."""
    case = story.case
    made = story.last(act, *DECISIONS)
    review = story.last(act, "review_closing")
    lines = "".join(penalty_lines(made)) if made and made.kinds else ""
    return Body(
        rows=(
            ("案由", case.item.violation),
            *party_rows(case),
            ("立案", _dated(case.filing_number, cn_date(case.filed_on) if case.filed_on else "")),
            ("决定", _dated(case.decision_number, cn_date(case.decided_on))),
            ("处理结果", _OUTCOMES.get(case.outcome, "") + (f"：{lines}" if lines else "")),
            ("处罚依据", basis(case)),
            ("送达", cn_date(case.served_on) if case.served_on else BLANK),
            ("执行情况", _performed(case)),
        ),
        opinions=(
            *(() if case.is_summary else (opinion("法制审核意见", review, "result", "opinion"),)),
            opinion("负责人审批意见", act, "opinion"),
        ),
    )


def _record_of(case: Case) -> str:
    """The record of payment is called by what is paid."""
    return "罚没款缴纳记录" if case.gains else "罚款缴纳记录"


def _performed(case: Case) -> str:
    """What was paid of fine and gains, and when the last of each came in; goods as they are."""
    told = [f"罚款{yuan(case.fine)}元，已缴{yuan(case.paid)}元" if case.fine else "没有罚款"]
    if case.paid_on and case.paid >= case.fine > 0:
        told[0] += f"（{cn_date(case.paid_on)}缴清）"
    if case.gains:
        day = case.gains_paid_on if case.gains_paid >= case.gains else None
        told.append(
            f"没收违法所得{yuan(case.gains)}元，已缴{yuan(case.gains_paid)}元"
            + (f"（{cn_date(day)}缴清）" if day else "")
        )
    if case.goods:
        told.append(
            f"没收财物：{taken_line(Confiscated(goods=case.goods, worth=case.goods_worth))}"
        )
    return "；".join(told)


def _dated(number: str, day: str) -> str:
    return "　".join(t for t in (number, day) if t) or "（无）"

"""The decisions: a penalty, a penalty on the spot, and none."""

from __future__ import annotations

from django.conf import settings

from mingjing.law.numbers import number
from mingjing.law.penalty_kinds import CONFISCATE_GAINS, FINE
from mingjing.office.cases.models import Case
from mingjing.office.documents.contents.common import (
    BLANK,
    OFFICER_HANDS,
    PARTY_HAND,
    basis,
    broken,
    conduct_line,
    evidence_lines,
    party_rows,
    penalty_lines,
    range_line,
    text,
    weighed_lines,
)
from mingjing.office.documents.remedies import gains_payment, payment, remedies, remedy_notes
from mingjing.office.documents.shapes import Body, Part
from mingjing.office.documents.story import Act, Story
from mingjing.office.web.words import cn_date

_SPARED = {
    "minor": ("违法行为轻微并及时改正，没有造成危害后果", "第三十三条第一款"),
    "first": ("初次违法且危害后果轻微并及时改正", "第三十三条第一款"),
    "no_fault": ("当事人有证据足以证明没有主观过错", "第三十三条第二款"),
    "under_14": ("当事人不满十四周岁", "第三十条"),
    "no_capacity": ("当事人在不能辨认或者不能控制自己行为时有违法行为", "第三十一条"),
}
_LAW = "《中华人民共和国行政处罚法》"


def penalty(story: Story, act: Act) -> Body:
    """行政处罚决定书: the six items of art. 59, and the answer to the defence."""
    case = story.case
    limit = range_line(case)
    return Body(
        rows=_whom(case),
        parts=(
            text("一、违法事实和证据", conduct_line(case), act.said("reason"),
                 "以上事实有下列证据证明：", *evidence_lines(story, act)),
            _answer(story, act),
            text("三、处罚的依据和裁量", _norm(story),
                 f"该规定的罚款幅度为{limit}。" if limit else "", *weighed_lines(case),
                 _lighter(act)),
            text("四、处罚决定", f"根据{basis(case)}、{_LAW}第五十七条第一款第一项的规定，"
                 "本机关决定给予你（单位）以下行政处罚：", *penalty_lines(act)),
            text("五、履行方式和期限", *performance(act)),
            text("六、申请行政复议、提起行政诉讼的途径和期限", remedies(act.day, summary=False)),
        ),
        number=case.decision_number,
        notes=remedy_notes(act.day),
    )  # fmt: skip


def _whom(case: Case) -> tuple[tuple[str, str], ...]:
    """Name, number, representative and address, as a decision opens."""
    return tuple(r for r in party_rows(case) if r[0] != "类型")


def performance(act: Act) -> tuple[str, ...]:
    """How and until when the party has to do what is decided."""
    other = [k for k in act.kinds if k not in (FINE, CONFISCATE_GAINS)]
    lines = [payment(act.day)] if act.fined else []
    if act.taken.gains:
        lines.append(gains_payment(act.day, act.fined))
    if other:
        lines.append(f"{'、'.join(other)}自本决定书送达之日起执行。")
    return tuple(lines)


def _norm(story: Story) -> str:
    said = broken(story.case)
    return f"你（单位）的上述行为违反了{said}的规定。" if said else ""


def _lighter(act: Act) -> str:
    said = act.said("mitigation")
    return f"本机关认定具有减轻处罚的法定情形：{said}" if said else ""


def _answer(story: Story, act: Act) -> Part:
    """What was told, what the party answered, and what the organ says to it (art. 44, 45, 65)."""
    notice = story.last(act, "notify_penalty")
    lines = [f"{cn_date(notice.day)}，本机关向你（单位）送达告知书。" if notice else ""]
    stated, waived = story.last(act, "state_defence"), story.last(act, "waive_defence")
    weighed = story.last(act, "review_defence")
    if stated:
        lines.append(f"你（单位）于{cn_date(stated.day)}提出陈述申辩：{stated.said('content')}")
    if weighed:
        lines.append(
            f"经复核，本机关对上述意见{weighed.said('adopted')}：{weighed.said('opinion')}"
        )
    if waived and not stated:
        lines.append(f"你（单位）明确表示放弃陈述、申辩（{waived.said('waiver')}）。")
    if notice and not stated and not waived:
        lines.append("在规定期限内，你（单位）没有提出陈述、申辩意见。")
    lines += _heard(story, act, notice)
    return text("二、告知、陈述申辩和听证情况", *lines)


def _heard(story: Story, act: Act, notice: Act | None) -> list[str]:
    hearing = story.last(act, "hold_hearing")
    if hearing and hearing.typed.get("attended") == "yes":
        return [
            f"本机关于{cn_date(hearing.day)}依法举行听证，并根据听证笔录和再次法制审核的意见作出决定。"
        ]
    if hearing:
        return [
            f"听证定于{cn_date(hearing.day)}举行，你（单位）没有到场（{hearing.said('absence_reason')}）。"
        ]
    if notice and notice.typed.get("hearing_told") and not story.last(act, "request_hearing"):
        return ["在规定期限内，你（单位）没有要求举行听证。"]
    return []


def on_the_spot(story: Story, act: Act) -> Body:
    """当场行政处罚决定书: the contents of art. 52, and reconsideration first since 2024."""
    case = story.case
    heard = story.last(act, "hear_on_the_spot")
    return Body(
        rows=(*_whom(case), ("处罚时间", act.when), ("处罚地点", case.place)),
        parts=(
            text("一、违法行为", conduct_line(case), act.said("reason")),
            text(
                "二、告知和陈述申辩",
                "作出本决定前，执法人员已出示执法证件，当场告知拟处罚的内容、事实、理由、依据以及"
                "陈述、申辩的权利。",
                f"当事人的意见：{heard.said('content')}" if heard else "",
            ),
            text(
                "三、处罚种类和依据",
                _norm(story) + f"根据{basis(case)}、{_LAW}第五十一条的规定，决定当场给予：",
                *penalty_lines(act),
            ),
            text("四、履行方式和期限", *performance(act)),
            text("五、申请行政复议、提起行政诉讼的途径和期限", remedies(act.day, summary=True)),
        ),
        number=case.decision_number,
        closing=f"执法人员：{'、'.join(act.officers)}",
        hands=(*OFFICER_HANDS, f"{PARTY_HAND}；拒绝签收的注明"),
        notes=remedy_notes(act.day),
    )


def none(story: Story, act: Act) -> Body:
    """不予行政处罚决定书 with the education given (art. 30, 31, 33, 57)."""
    case = story.case
    words, article = _SPARED.get(str(act.typed.get("ground")), (BLANK, "第三十三条"))
    return Body(
        rows=_whom(case),
        parts=(
            text("一、查明的事实和证据", conduct_line(case), *evidence_lines(story, act)),
            text(
                "二、不予处罚的理由和依据",
                f"本机关认为，{words}。根据{_LAW}{article}{_minor(act)}的规定，决定不予行政处罚。",
            ),
            text("三、教育情况", act.said("education")),
            text("四、申请行政复议、提起行政诉讼的途径和期限", remedies(act.day, summary=False)),
        ),
        number=case.decision_number,
        notes=remedy_notes(act.day),
    )


def _minor(act: Act) -> str:
    """Only what is minor falls under art. 57 (1) 2; the other grounds stand by themselves."""
    return "、第五十七条第一款第二项" if act.typed.get("ground") in {"minor", "first"} else ""


def let_off(story: Story, act: Act) -> Body:
    """不予行政处罚及教育记录 made on the spot (art. 33)."""
    words, article = _SPARED.get(str(act.typed.get("ground")), (BLANK, "第三十三条"))
    return Body(
        rows=(*party_rows(story.case), ("时间", act.when), ("地点", story.case.place)),
        parts=(
            text("事实", conduct_line(story.case)),
            text("处理", f"{words}，根据{_LAW}{article}的规定，不予行政处罚。"),
            text("教育情况", act.said("education")),
        ),
        hands=(PARTY_HAND, *OFFICER_HANDS),
    )


def not_established(story: Story, act: Act) -> Body:
    """不予行政处罚决定书 where the facts are not established (art. 57)."""
    case = story.case
    return Body(
        rows=_whom(case),
        parts=(
            text("一、调查情况", f"本机关对“{case.item.violation}”一案进行了调查。",
                 *evidence_lines(story, act)),
            text("二、决定", "经审查，违法事实不能成立。" + act.said("opinion"),
                 f"根据{_LAW}第五十七条第一款第三项的规定，决定不予行政处罚。"),
            text("三、申请行政复议、提起行政诉讼的途径和期限", remedies(act.day, summary=False)),
        ),
        number=case.decision_number,
        notes=remedy_notes(act.day),
    )  # fmt: skip


def record_sheet(story: Story, act: Act) -> Body:
    """当场处罚备案表: reported to the organ (art. 52)."""
    made = story.last(act, "decide_on_the_spot")
    term = number("housing_ministry_order_55.record_report_days", on=act.day)
    rows = (
        ("决定书文号", story.case.decision_number or BLANK),
        ("作出时间", made.when if made else BLANK),
        *party_rows(story.case),
        ("违法行为", conduct_line(story.case)),
        ("处罚依据", basis(story.case)),
        ("处罚内容", "".join(penalty_lines(made)) if made else BLANK),
        ("执法人员", "、".join(made.officers) if made else BLANK),
        ("报备案时间", act.when),
        ("备案情况", act.said("opinion")),
        ("备案机关", settings.ORGAN_NAME),
    )
    unsure = f"备案期限{term.text}（{term.citation.text}，{term.mark.label}）"
    return Body(rows=rows, hands=(f"报送人：{act.by}", "接收人（签名）"), notes=(unsure,))

"""Documents between inquiry and decision: review, notice, defence, hearing."""

from __future__ import annotations

from django.conf import settings

from mingjing.law.cite import Mark
from mingjing.law.liability import hearing_threshold
from mingjing.law.numbers import number
from mingjing.office.cases.attempts_inquiry import POINTS
from mingjing.office.documents.contents.common import (
    BLANK,
    OFFICER_HANDS,
    PARTY_HAND,
    basis,
    broken,
    conduct_line,
    evidence_lines,
    opinion,
    party_line,
    party_rows,
    penalty_lines,
    range_line,
    text,
    weighed_lines,
)
from mingjing.office.documents.contents.party import by_agent, met_by
from mingjing.office.documents.shapes import Body, Part
from mingjing.office.documents.story import Act, Story
from mingjing.office.web.words import cn_date

_LEVELS = {
    "review_filing": "立案",
    "review_penalty": "处罚",
    "review_again": "听证后处罚",
    "review_closing": "结案",
}
_POINTS = (
    "执法主体和人员资格；管辖和权限；程序；当事人；事实和证据；法律适用；裁量；文书；是否涉嫌犯罪。"
)


def legal_review(story: Story, act: Act) -> Body:
    """法制审核意见书: by one who did not investigate; points, opinion, day (art. 58)."""
    case, level = story.case, _LEVELS[act.verb]
    return Body(
        rows=(
            ("审核环节", f"{level}审查"),
            ("案由", case.item.violation),
            ("当事人", case.party.name),
            ("承办机构", case.unit.name),
            ("审核内容", _points(act)),
            ("审核结论", act.said("result") or BLANK),
        ),
        opinions=(opinion("审核意见", act, "opinion"),),
    )


def _points(act: Act) -> str:
    """The nine points one by one, where the reviewer ticked them; else what is looked at."""
    looked_at = set(act.typed.get("points") or ())
    if not looked_at:
        return _POINTS
    return "；".join(f"{word}{'√' if key in looked_at else '×'}" for key, word in POINTS) + "。"


def penalty_notice(story: Story, act: Act) -> Body:
    """行政处罚（听证）告知书: what is intended, why, and the rights (art. 44, 45, 63, 64)."""
    case = story.case
    heard = bool(act.typed.get("hearing_told"))
    norm = f"上述行为违反了{broken(case)}的规定。" if broken(case) else ""
    limit = range_line(case)
    return Body(
        title="行政处罚听证告知书" if heard else "行政处罚告知书",
        parts=(
            text("", f"（{party_line(case)}）"),
            text("一、认定的事实和证据", conduct_line(case), *evidence_lines(story, act)),
            text("二、理由和依据", norm + f"本机关拟依据{basis(case)}作出处罚。"
                 + (f"法定罚款幅度为{limit}。" if limit else ""), act.said("reason"),
                 *weighed_lines(case), _mitigation(act)),
            text("三、拟给予的行政处罚", *penalty_lines(act)),
            text("四、你（单位）享有的权利", *_rights(story, act, heard)),
        ),
        closing=_contact(act),
        hands=("受送达人（签名或者盖章）",),
        notes=_threshold_note(story, act),
    )  # fmt: skip


def _mitigation(act: Act) -> str:
    said = act.said("mitigation")
    return f"低于法定幅度的理由：{said}" if said else ""


def _rights(story: Story, act: Act, heard: bool) -> tuple[str, ...]:
    day = act.day
    defence = number("tianjin.defence_days", on=day)
    asks = number("penalty_law_2021.hearing_request_days", on=day)
    lines = [
        "根据《中华人民共和国行政处罚法》第四十四条、第四十五条的规定，你（单位）有权进行陈述和申辩。"
        f"请自收到本告知书之日起{defence.text}内向本机关提出；逾期不提出，或者明确表示放弃的，"
        "本机关将依法作出决定。本机关不因陈述、申辩而给予更重的处罚。"
    ]
    if heard:
        lines.append(
            "根据《中华人民共和国行政处罚法》第六十三条、第六十四条的规定，你（单位）有权要求举行听证。"
            f"要求听证的，应当自收到本告知书之日起{asks.text}内向本机关提出；听证不收取费用。"
        )
    elif act.said("no_hearing_reason"):
        lines.append(f"本案没有告知听证的理由：{act.said('no_hearing_reason')}")
    return tuple(lines)


def _contact(act: Act) -> str:
    return f"联系人：{act.by}　联系电话：{settings.ORGAN_PHONE}　地址：{settings.ORGAN_ADDRESS}"


def _threshold_note(story: Story, act: Act) -> tuple[str, ...]:
    limit = hearing_threshold(story.case.party.kind, act.day)
    if limit.mark in {Mark.VERIFIED, Mark.DESIGN} or not act.fined:
        return ()
    return (f"应告知听证的罚款数额参考为 {limit.value} 元（{limit.mark.label}），请法制人员核对",)


def defence(story: Story, act: Act) -> Body:
    """陈述申辩笔录: what the party said against the notice (art. 45)."""
    told = story.last(act, "notify_penalty", "notify_on_the_spot")
    return Body(
        rows=(
            ("时间", act.when),
            *party_rows(story.case),
            *((("陈述申辩人", met_by(act)),) if act.typed.get("met") else ()),
            ("记录人", "、".join(act.officers)),
        ),
        parts=(
            text(
                "告知情况", f"{cn_date(told.day)}，本机关已告知拟作出的处罚及权利。" if told else ""
            ),
            text("陈述申辩的内容", act.said("content")),
            text("核对", "以上笔录已交当事人核对。以下空白。"),
        ),
        hands=(PARTY_HAND, *OFFICER_HANDS),
    )


def waiver(story: Story, act: Act) -> Body:
    """放弃陈述申辩声明记录: express, with its form and day (art. 44)."""
    return Body(
        rows=(("时间", act.when), *party_rows(story.case), ("记录人", "、".join(act.officers))),
        parts=(
            text("声明", "当事人收到告知书后，明确表示放弃陈述和申辩的权利。",
                 f"声明的形式和日期：{act.said('waiver') or BLANK}"),
            text("核对", "以上记录已交当事人核对。以下空白。"),
        ),
        hands=(PARTY_HAND, *OFFICER_HANDS),
    )  # fmt: skip


def defence_review(story: Story, act: Act) -> Body:
    """陈述申辩复核意见书: whether the reasons are adopted, and why (art. 45)."""
    stated = story.last(act, "state_defence")
    return Body(
        rows=(
            ("案由", story.case.item.violation),
            ("当事人", story.case.party.name),
            ("陈述申辩日期", cn_date(stated.day) if stated else BLANK),
            ("陈述申辩内容", stated.said("content") if stated else BLANK),
            ("是否采纳", act.said("adopted") or BLANK),
        ),
        opinions=(opinion("复核意见和理由", act, "opinion"),),
    )


def hearing_notice(story: Story, act: Act) -> Body:
    """听证通知书: time, place, chair, rights, seven working days ahead (art. 64)."""
    asked = story.last(act, "request_hearing")
    ahead = number("penalty_law_2021.hearing_notice_days", on=act.day)
    return Body(
        parts=(
            text(
                "",
                f"你（单位）{f'于{cn_date(asked.day)}' if asked else ''}就"
                f"“{story.case.item.violation}”一案提出的听证要求，本机关已经收到。"
                f"根据《中华人民共和国行政处罚法》第六十四条的规定，提前{ahead.text}通知如下：",
                f"一、听证时间：{act.day_of('hearing_on') or BLANK}",
                f"二、听证地点：{act.said('hearing_place') or BLANK}",
                f"三、听证主持人：{act.said('chair') or BLANK}",
                "四、你（单位）可以亲自参加，也可以委托一至二人代理（代理人须提交授权委托书）；"
                "认为主持人与本案有直接利害关系的，有权申请回避；可以陈述、申辩、质证和提出证据。",
                "五、没有正当理由不到场，或者未经许可中途退场的，视为放弃听证权利，听证终止。",
                "六、除涉及国家秘密、商业秘密或者个人隐私依法保密的外，听证公开举行，不收取费用。",
            ),
        ),
        closing=f"联系电话：{settings.ORGAN_PHONE}　地址：{settings.ORGAN_ADDRESS}",
        hands=("受送达人（签名或者盖章）",),
    )


def hearing_record(story: Story, act: Act) -> Body:
    """听证笔录: who chaired, who came, what was said; or the absence (art. 64)."""
    notice = story.last(act, "notify_hearing")
    came = act.typed.get("attended") == "yes"
    parts: list[Part] = [
        text("当事人到场情况", act.said("attended"), act.said("absence_reason")),
        text("听证过程" if came else "处理", act.said("content")),
    ]
    if not came:
        parts.append(text("", "当事人无正当理由不到场的，视为放弃听证权利，听证终止。"))
    parts.append(text("核对", "听证笔录已交当事人或者其代理人核对。以下空白。"))
    return Body(
        rows=(
            ("听证时间", act.when),
            ("听证地点", (notice.said("hearing_place") if notice else "") or BLANK),
            ("主持人", (notice.said("chair") if notice else "") or BLANK),
            ("登记人", act.by),
            ("案由", story.case.item.violation),
            *party_rows(story.case),
            *((("委托代理人", act.said("agent") or BLANK),) if by_agent(act) else ()),
        ),
        parts=tuple(parts),
        hands=("当事人或者代理人（逐页签名）", "主持人（签名）", "记录人（签名）"),
    )


def spot_told(story: Story, act: Act) -> Body:
    """当场告知和陈述申辩笔录: told on the spot, and heard (art. 44, 45)."""
    told = story.last(act, "notify_on_the_spot")
    return Body(
        rows=(("时间", act.when), *party_rows(story.case), ("执法人员", "、".join(act.officers))),
        parts=(
            text(
                "告知",
                "执法人员当场告知当事人拟作出的处罚内容及事实、理由、依据，并告知其依法享有陈述和"
                "申辩的权利。",
                told.said("opinion") if told else "",
            ),
            text("当事人的陈述和申辩", act.said("content")),
            text("核对", "以上笔录已交当事人核对。以下空白。"),
        ),
        hands=(PARTY_HAND, *OFFICER_HANDS),
    )

"""Papers of the course of an inquiry: samples, tests, re-check, discussion, its time, its end."""

from __future__ import annotations

from django.conf import settings

from mingjing.law.numbers import number
from mingjing.office.documents.contents.common import (
    BLANK,
    OFFICER_HANDS,
    PARTY_HAND,
    conduct_line,
    opinion,
    party_rows,
    penalty_lines,
    text,
)
from mingjing.office.documents.contents.goods import commissioned, goods_list
from mingjing.office.documents.shapes import Body
from mingjing.office.documents.story import Act, Story
from mingjing.office.web.words import cn_date

_LAW = "《中华人民共和国行政处罚法》"
_COURSE = {
    "suspend": "中止调查",
    "resume": "恢复调查",
    "extend": "延长办案期限",
    "extend_by_discussion": "再次延长办案期限",
    "terminate": "终止调查",
    "end_by_referral": "公安机关立案，终结本案",
    "end_by_transfer": "移送有管辖权的机关，终结本案",
}


def sample_receipt(story: Story, act: Act) -> Body:
    """抽样取证凭证: what was taken, from whom, signed by both (art. 56)."""
    return Body(
        rows=(
            ("抽样时间", act.when),
            ("抽样地点", act.said("evidence_place") or story.case.place),
            *party_rows(story.case),
            ("执法人员", "、".join(act.officers)),
        ),
        parts=(
            text("抽样情况", f"根据{_LAW}第五十六条的规定抽样取证。", act.said("content")),
            goods_list(act, "样品清单"),
        ),
        hands=(PARTY_HAND, *OFFICER_HANDS),
    )


def commission(story: Story, act: Act) -> Body:
    """检测（检验、鉴定）委托书: which samples go where, and what is asked about them."""
    return commissioned(story, act, goods_list(act, "样品清单"), to=act.said("sent_to"))


def result_told(story: Story, act: Act) -> Body:
    """检测（检验、鉴定）结果告知书: the party learns the result before it is used."""
    found = act if act.verb == "record_result" else story.last(act, "record_result")
    by = found.said("institute") if found else BLANK
    return Body(
        title="检测（检验、鉴定）结果告知书",
        parts=(
            text("", f"就“{story.case.item.violation}”一案，{by or BLANK}出具的结果如下：",
                 (found.said("content") if found else "") or BLANK,
                 "你（单位）对上述结果有权陈述、申辩。"),
            text("当事人的意见", act.said("content"))
            if act.verb == "tell_result" and act.said("content") else text(""),
        ),
        hands=("受送达人（签名或者盖章）",),
    )  # fmt: skip


def recheck(story: Story, act: Act) -> Body:
    """责令改正复查记录: what the officers saw after the term (art. 28)."""
    order = story.last(act, "order_correction")
    issued = story.order_of(order) if order else None
    return Body(
        rows=(
            ("复查时间", act.when),
            ("地点", story.case.place),
            *party_rows(story.case),
            ("责令改正", f"{cn_date(order.day)}，{order.said('mode')}" if order else BLANK),
            ("责令改正文书", issued.number if issued else "—"),
            ("改正期限", (order.day_of("due_on") if order else "") or "—"),
            ("复查结果", act.said("result") or BLANK),
            ("执法人员", "、".join(act.officers)),
        ),
        parts=(
            text("改正要求", order.said("content") if order else ""),
            text("复查情况", act.said("content") or BLANK),
            text("核对", "以上记录已交当事人核对。以下空白。"),
        ),
        hands=(PARTY_HAND, *OFFICER_HANDS),
    )


def discussion(story: Story, act: Act) -> Body:
    """重大案件集体讨论记录: who discussed, each opinion, the result (art. 57)."""
    proposed = story.last(act, "conclude_investigation")
    voters = act.said("voters")
    return Body(
        rows=(
            ("讨论时间", act.when),
            ("案由", story.case.item.violation),
            ("当事人", story.case.party.name),
            ("主持人", act.by),
            ("参加讨论并表决的负责人", voters or BLANK),
            ("汇报人、列席人员", act.said("reporters") or BLANK),
        ),
        parts=(
            text("案情", conduct_line(story.case)),
            text("承办机构的意见", proposed.said("opinion") if proposed else BLANK),
            text("讨论情况（各人意见）", act.said("minutes") or BLANK),
            text("讨论结论", act.said("opinion") or BLANK),
            text("", "调查人员只汇报案情，没有参加表决。"),
        ),
        hands=("参加讨论的负责人（签名）",) * max(1, len([v for v in voters.split("、") if v]))
        + ("记录人（签名）",),
    )


def course(story: Story, act: Act) -> Body:
    """中止、恢复、延长、终止、终结的审批表: why, and the head's approval."""
    case, what = story.case, _COURSE[act.verb]
    rested = story.last(act, "suspend")
    return Body(
        title=f"{what}审批表",
        rows=(
            ("案由", case.item.violation),
            *party_rows(case),
            ("立案日期", cn_date(case.filed_on) if case.filed_on else BLANK),
            ("案情摘要", conduct_line(case)),
            *((("中止日期", cn_date(rested.day)),) if act.verb == "resume" and rested else ()),
            ("拟办事项", what),
            *((("集体讨论", act.said("minutes")),) if act.said("minutes") else ()),
        ),
        opinions=(opinion("负责人审批意见（理由）", act, "reason"),),
    )


def hearing_right(story: Story, act: Act) -> Body:
    """行政处罚听证告知书: the right to a hearing on a paper of its own (art. 63)."""
    told = story.last(act, "notify_penalty")
    asks = number("penalty_law_2021.hearing_request_days", on=act.day)
    lines = penalty_lines(told) if told else ()
    return Body(
        parts=(
            text("", f"本机关拟就“{story.case.item.violation}”一案对你（单位）作出行政处罚。",
                 act.said("reason"), *lines,
                 f"根据{_LAW}第六十三条、第六十四条的规定，你（单位）有权要求举行听证；要求听证的，"
                 f"应当自收到本告知书之日起{asks.text}内向本机关提出；听证不收取费用。"),
        ),
        closing=f"联系电话：{settings.ORGAN_PHONE}　地址：{settings.ORGAN_ADDRESS}",
        hands=("受送达人（签名或者盖章）",),
    )  # fmt: skip


def hearing_announcement(story: Story, act: Act) -> Body:
    """听证公告: an open hearing is announced, without the party's address (art. 64)."""
    return Body(
        to="各有关人员",
        parts=(
            text("", f"本机关定于{act.day_of('hearing_on') or BLANK}在{act.said('hearing_place')}就"
                 f"“{story.case.item.violation}”一案公开举行听证，主持人"
                 f"{act.said('chair') or BLANK}。公民可以持有效证件旁听。"),
        ),
    )  # fmt: skip


def hearing_report(story: Story, act: Act) -> Body:
    """听证报告: facts, points at issue, opinion and proposal, before the review (art. 65)."""
    held = story.last(act, "hold_hearing")
    notice = story.last(act, "notify_hearing")
    return Body(
        rows=(
            ("案由", story.case.item.violation),
            ("当事人", story.case.party.name),
            ("听证时间", held.when if held else BLANK),
            ("听证主持人", (notice.said("chair") if notice else "") or BLANK),
        ),
        parts=(text("听证的事实、争点、意见和建议", act.said("report") or BLANK),),
        hands=("听证主持人（签名）", "听证员（签名）"),
    )


def decision_approval(story: Story, act: Act) -> Body:
    """行政处罚决定审批表: the officers' proposal, the review, the head's decision."""
    proposed = story.last(act, "conclude_investigation")
    review = story.last(act, "review_penalty", "review_again")
    return Body(
        rows=(
            ("案由", story.case.item.violation),
            *party_rows(story.case),
            ("决定书文号", story.case.decision_number or BLANK),
            ("违法事实", conduct_line(story.case)),
            ("拟处罚内容", "".join(penalty_lines(act)) or BLANK),
        ),
        opinions=(
            opinion("承办人意见", proposed, "opinion"),
            opinion("法制审核意见", review, "result", "opinion"),
            opinion("负责人审批意见", act, "reason"),
        ),
    )

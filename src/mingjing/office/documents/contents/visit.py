"""Documents of a visit: approval, notice, record on site, result, order, re-check, lenient acts."""

from __future__ import annotations

from collections.abc import Sequence

from mingjing.office.documents.contents.common import (
    BLANK,
    OFFICER_HANDS,
    PARTY_HAND,
    opinion,
    text,
)
from mingjing.office.documents.shapes import Body, Opinion
from mingjing.office.documents.story import Act
from mingjing.office.documents.visit_story import VisitStory
from mingjing.office.inspections.frequency import told_ahead
from mingjing.office.inspections.models import KIND_LABELS, RESPONSE_LABELS, Kind, Response
from mingjing.office.items.models import Item
from mingjing.office.parties.models import PARTY_LABELS, PartyKind
from mingjing.office.visits.models import ANSWER_LABELS, Answer, Finding
from mingjing.office.web.words import cn_date

_WITNESS = "见证人（被检查人拒绝签名或者不在场时）"
_PARTY = "被检查人（签名或者盖章）"
_BANS = "严禁逐利检查；严禁干扰企业正常生产经营；严禁任性处罚企业；严禁下达检查指标；严禁变相检查。"
_RIGHTS = (
    "你（单位）有权要求检查人员出示执法证件，有权申请与本次检查有利害关系的人员回避，有权陈述和申辩；"
    "对违反规定实施的检查，有权拒绝，有权投诉举报。"
)
Rows = tuple[tuple[str, str], ...]


def _whom(story: VisitStory) -> Rows:
    party, visit = story.case.party, story.visit
    rows = [("被检查人", party.name), ("类型", PARTY_LABELS[PartyKind(party.kind)])]
    if party.kind != PartyKind.INDIVIDUAL:
        rows.append(("统一社会信用代码", party.credit_code or BLANK))
    place = visit.place.name if visit.place else ""
    return (*rows, ("检查地点", f"{visit.street.name}{visit.address}　{place}".strip()))


def _team(story: VisitStory, act: Act) -> str:
    """The officers with their certificates: of the entry, once they have come."""
    came = [*story.before(act, "begin_visit", "begin_at_once"), act]
    entry = next((a for a in came if a.verb in {"begin_visit", "begin_at_once"}), None)
    if entry:
        return "、".join(entry.officers)
    return "、".join(p.name for p in story.visit.officers.order_by("pk"))


def _items(items: Sequence[Item]) -> tuple[str, ...]:
    return tuple(
        f"{n}．{i.violation}（《{i.penalty_statute}》{i.penalty_article}）"
        for n, i in enumerate(items, 1)
    )


def _listed(story: VisitStory) -> tuple[str, ...]:
    return _items(list(story.visit.items.order_by("code")))


def _why(story: VisitStory) -> str:
    visit = story.visit
    return f"{KIND_LABELS[Kind(visit.kind)]}：{visit.ground or BLANK}"


def _breach(found: Finding) -> str:
    item = found.item
    norm = (
        f"涉嫌违反《{item.violated_statute}》{item.violated_article}"
        if item.violated_statute else f"涉及《{item.penalty_statute}》{item.penalty_article}"
    )  # fmt: skip
    return f"{item.violation}：{found.fact.rstrip('。')}（{norm}）。"


def approval(story: VisitStory, act: Act) -> Body:
    """行政检查审批表: item, object, kind, officers, day, and the head's opinion."""
    visit = story.visit
    asked = story.last(act, "plan_visit", "begin_at_once")
    agreed = "同意检查" if act.typed.get("passed") else "不同意检查"
    said = "。".join(p for p in (agreed, act.said("reason").rstrip("。")) if p)
    return Body(
        rows=(
            *_whom(story),
            ("检查类型和由来", _why(story)),
            ("检查日期", cn_date(visit.planned_on)),
            ("检查人员", "、".join(p.name for p in visit.officers.order_by("pk"))),
        ),
        parts=(text("检查事项", *_listed(story)),),
        opinions=(
            opinion("提请", asked),
            Opinion("负责人意见", f"{said}。", act.by, act.when),
        ),
    )


def notice(story: VisitStory, act: Act) -> Body:
    """行政检查通知书: item, basis, time, people, rights, frequency, the five bans."""
    visit = story.visit
    return Body(
        parts=(
            text(
                "",
                f"根据法律、法规和本年度检查安排，本机关定于{cn_date(visit.planned_on)}对你（单位）"
                f"（{visit.address}）进行检查。由来：{_why(story)}。",
                f"检查人员：{_team(story, act)}。检查人员到场后将出示执法证件，请扫码核对。",
            ),
            text("检查事项和依据", *_listed(story)),
            text("检查频次", told_ahead(
                visit.party, visit.planned_on, visit.kind, at=act.at)),
            text("你（单位）的权利和义务", _RIGHTS,
                 "你（单位）应当如实回答询问，协助检查，不得拒绝或者阻挠合法的检查。"),
            text("检查人员的纪律", _BANS),
        ),
        hands=("收件人（签名或者盖章）",),
    )  # fmt: skip


def site_record(story: VisitStory, act: Act) -> Body:
    """现场检查笔录: start to end, place, identity shown, rights told, what was found (art. 55)."""
    begun = story.last(act, "begin_visit", "begin_at_once")
    lines = tuple(
        f"{n}．{f.item.violation}：{'符合' if f.kept else f.fact}"
        for n, f in enumerate(story.findings, 1)
    )
    return Body(
        rows=(
            ("时间", f"{begun.when if begun else BLANK}起，至{act.when}"),
            *_whom(story),
            ("检查人员", _team(story, act)),
        ),
        parts=(
            text("出示证件和告知", "检查人员已出示执法证件，说明来意，并告知："
                 f"{_RIGHTS}同时应当如实回答、协助检查。被检查人是否申请回避：{BLANK}"),
            text("检查情况", *lines),
            text("被检查人的意见", BLANK),
            text("核对", "以上笔录已交被检查人核对（阅读有困难的，已向其宣读）。以下空白。"),
        ),
        hands=(f"{_PARTY}（逐页签名）", *OFFICER_HANDS, _WITNESS),
    )  # fmt: skip


def result(story: VisitStory, act: Act) -> Body:
    """检查结果告知书: what was found, what becomes of it, until when."""
    broken = [f for f in story.findings if not f.kept]
    found = tuple(
        f"{n}．{_breach(f)}处理：{ANSWER_LABELS[Answer(f.answer)]}" for n, f in enumerate(broken, 1)
    ) or ("本次检查所列事项未发现问题。",)
    visit = story.visit
    due = (
        f"责令改正的问题，请于{cn_date(visit.order.due_on)}前改正（{visit.order.number}），"
        "本机关将予复查。"
        if visit.order
        else ""
    )
    return Body(
        parts=(
            text("", f"{cn_date(act.day)}，本机关依法对你（单位）进行了检查，结果如下："),
            text("检查结果", *found),
            text("要求", due,
                 "对检查结果有异议的，可以向本机关陈述、申辩；对检查行为可以投诉举报。"),
        ),
        closing=f"检查人员：{_team(story, act)}\n签收情况：{act.said('receipt')}",
        hands=("收件人（签名或者盖章）",),
    )  # fmt: skip


def order(story: VisitStory, act: Act) -> Body:
    """责令改正通知书: act, norm, basis, content, term, consequence (art. 28)."""
    issued = story.visit.order
    return Body(
        parts=(
            text("", f"{cn_date(act.day)}，本机关在检查中发现你（单位）存在下列问题：",
                 *(f"{n}．{_breach(f)}" for n, f in enumerate(story.named_by(act), 1))),
            text("", "根据《中华人民共和国行政处罚法》第二十八条第一款的规定，现责令你（单位）于"
                 f"{act.day_of('due_on') or BLANK}前改正上述违法行为。", act.said("conduct"),
                 "本机关将于期限届满后复查。逾期不改正或者改正不符合要求的，依法处理。",
                 "责令改正不是行政处罚，不影响本机关对违法行为依法作出处理。"),
        ),
        number=issued.number if issued else "",
        closing=f"检查人员：{_team(story, act)}",
        hands=("收件人（签名或者盖章）",),
    )  # fmt: skip


def recheck(story: VisitStory, act: Act) -> Body:
    """复查记录: the order, when it was looked at again, whether it was obeyed."""
    issued = story.visit.order
    outcome = "已改正" if act.typed.get("passed") else "未改正"
    return Body(
        rows=(
            ("复查时间", act.when),
            *_whom(story),
            ("复查人员", "、".join(act.officers)),
            ("责令改正通知书", issued.number if issued else BLANK),
            ("改正期限", cn_date(issued.due_on) if issued else BLANK),
            ("复查结果", outcome),
        ),
        parts=(text("复查情况", act.said("content")),),
        hands=(PARTY_HAND, *OFFICER_HANDS, _WITNESS),
    )


def _answered(act: Act) -> str:
    return RESPONSE_LABELS[Response(str(act.typed.get("response") or Response.PROMISED))]


def talk(story: VisitStory, act: Act) -> Body:
    """约谈记录: with whom, about what, what was promised."""
    return Body(
        rows=(
            ("约谈时间", act.when),
            ("约谈地点", act.said("where") or "检查现场"),
            *_whom(story),
            ("被约谈人", act.said("with_whom")),
            ("约谈人", "、".join(act.officers)),
        ),
        parts=(
            text("约谈内容", act.said("content")),
            text("被约谈人的答复", _answered(act)),
            text("约定的事项", act.said("agreed") or "没有"),
        ),
        hands=("被约谈人（签名）", *OFFICER_HANDS),
    )


def teaching(story: VisitStory, act: Act) -> Body:
    """说服教育记录: what was explained, and how it was taken."""
    return Body(
        rows=(
            ("时间", act.when),
            *_whom(story),
            ("教育对象", act.said("with_whom")),
            ("执法人员", "、".join(act.officers)),
        ),
        parts=(text("教育内容", act.said("content")), text("对方的答复", _answered(act))),
        hands=("教育对象（签名）", *OFFICER_HANDS),
    )


def guidance(story: VisitStory, act: Act) -> Body:
    """行政指导书: advice, which may be followed or not."""
    return Body(
        parts=(
            text("", f"本机关在{cn_date(act.day)}的检查中了解到你（单位）的有关情况，"
                 "现提出以下建议："),
            text("建议", act.said("content")),
            text("", "以上为行政指导，供你（单位）参考；你（单位）可以采纳，也可以不采纳，"
                 "不因此受到不利处理。需要帮助的，请与本机关联系。"),
        ),
        closing=f"联系人：{_team(story, act)}",
        hands=("收件人（签名或者盖章）",),
    )  # fmt: skip


def admonition(story: VisitStory, act: Act) -> Body:
    """警示告诫书: the breach, what follows when it is done again; no penalty."""
    breaches = (f"{n}．{_breach(f)}" for n, f in enumerate(story.named_by(act), 1))
    return Body(
        parts=(
            text("", f"{cn_date(act.day)}，本机关在检查中发现你（单位）存在下列问题：", *breaches),
            text("告诫", act.said("content"),
                 "请自觉遵守法律、法规，防止再次发生；再次发生的，本机关将依法处理。",
                 "警示告诫不是行政处罚。"),
        ),
        closing=f"执法人员：{_team(story, act)}",
        hands=("收件人（签名或者盖章）",),
    )  # fmt: skip

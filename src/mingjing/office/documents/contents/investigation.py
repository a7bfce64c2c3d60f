"""Documents of the inquiry: records on site, questions, evidence, the order, the final report."""

from __future__ import annotations

from decimal import Decimal

from mingjing.law.numbers import number
from mingjing.office.documents.contents.common import (
    BLANK,
    OFFICER_HANDS,
    PARTY_HAND,
    basis,
    broken,
    conduct_line,
    conduct_when,
    evidence_lines,
    money,
    party_rows,
    range_line,
    text,
)
from mingjing.office.documents.contents.party import met_by
from mingjing.office.documents.shapes import Body
from mingjing.office.documents.story import Act, Story
from mingjing.office.web.words import cn_date

_SHOWN = (
    "执法人员已向当事人出示执法证件，说明来意，并告知其有依法申请回避、陈述和申辩的权利，"
    "同时负有如实回答、协助检查和不得阻挠的义务。"
)
_WITNESS = "见证人（当事人拒绝签名或者不在场时）"


def _record_rows(story: Story, act: Act, place: str) -> tuple[tuple[str, str], ...]:
    return (
        ("时间", f"{act.when}起，至＿＿时＿＿分"),
        ("地点", place),
        *party_rows(story.case),
        *((("当事人一方到场的人", met_by(act)),) if act.typed.get("met") else ()),
        ("执法人员", "、".join(act.officers)),
    )


def _shown(act: Act) -> str:
    return _SHOWN if act.typed.get("identity_shown") else "（没有出示执法证件并告知权利的记录）"


def site_record(story: Story, act: Act) -> Body:
    """现场检查（勘验）笔录: time, place, licence shown, rights told, what was found (art. 55)."""
    place = act.said("evidence_place") or story.case.place
    return Body(
        rows=_record_rows(story, act, place),
        parts=(
            text("出示证件和告知", _shown(act)),
            text("检查（勘验）情况", act.said("content")),
            text("核对", "以上笔录已交当事人核对（当事人阅读有困难的，已向其宣读）。以下空白。"),
        ),
        hands=(PARTY_HAND, *OFFICER_HANDS, _WITNESS),
    )


def question_record(story: Story, act: Act) -> Body:
    """询问笔录: one person, by two officers, each page signed (art. 55)."""
    place = act.said("evidence_place") or story.case.place
    return Body(
        rows=(
            *_record_rows(story, act, place),
            ("被询问人", _person(act)),
        ),
        parts=(
            text("出示证件和告知", _shown(act)),
            text("询问内容", act.said("content")),
            text("核对", "以上笔录已交被询问人核对，记录与所述一致。以下空白。"),
        ),
        hands=("被询问人（逐页签名）", *OFFICER_HANDS),
    )


def _person(act: Act) -> str:
    """Who was questioned, and what they have to do with the case."""
    if not act.said("person_asked"):
        return f"{BLANK}　与本案的关系：{BLANK}"
    return f"{act.said('person_asked')}" + (
        f"（与本案的关系：{act.said('asked_as')}）" if act.said("asked_as") else ""
    )


def service_address(story: Story, act: Act) -> Body:
    """送达地址确认书: where papers reach the party, whether electronically too, and what follows
    from a wrong or changed address (art. 61)."""
    agrees = bool(act.typed.get("electronic"))
    return Body(
        rows=(
            *party_rows(story.case),
            ("送达地址", act.said("served_at") or BLANK),
            ("联系电话", act.said("served_phone") or BLANK),
            ("是否同意电子送达", "同意" if agrees else "不同意"),
            ("电子送达地址", (act.said("electronic_at") or BLANK) if agrees else "—"),
            ("确认时间", act.when),
        ),
        parts=(
            text(
                "告知",
                "一、请如实填写能够收到文书的地址。本机关在本案中的文书按上述地址送达。",
                "二、地址有变更的，请及时书面告知本机关；没有告知的，仍按上述地址送达。",
                "三、同意电子送达的，本机关可以采用传真、电子邮件等方式送达行政处罚决定书等文书，"
                "以文书到达上述电子地址的日期为送达日期；可以随时书面撤回同意。",
                "四、地址不准确、拒不提供或者变更后没有告知，致使文书没有收到的，由当事人承担相应后果。",
            ),
            text("当事人声明", "以上内容已经阅读，所填地址真实、有效。"),
        ),
        hands=(PARTY_HAND, *OFFICER_HANDS),
    )


_LEFT_OUT = {"类型", "法定代表人（负责人）"}
"""Who the party is stands in the other records; this one keeps to a page."""


def _grouped(checksum: str) -> str:
    """A checksum in groups of eight, as it is read out and compared."""
    plain = checksum.strip().upper()
    return " ".join(plain[n : n + 8] for n in range(0, len(plain), 8))


def electronic_record(story: Story, act: Act) -> Body:
    """电子数据提取笔录: from which device, how, and the checksum by which it is known again."""
    place = act.said("evidence_place") or story.case.place
    return Body(
        rows=(
            *(r for r in _record_rows(story, act, place) if r[0] not in _LEFT_OUT),
            ("原始存储介质", act.said("device") or BLANK),
            ("完整性校验值（SHA-256）", _grouped(act.said("checksum")) or BLANK),
        ),
        parts=(
            text("出示证件和告知", _shown(act)),
            text("提取的内容、方法和过程", act.said("content"), act.said("method") or BLANK),
            text(
                "核对",
                "提取后未作增加、删除、修改，可以用校验值核对。以上笔录已交当事人（持有人）核对。"
                "以下空白。",
            ),
        ),
        hands=("当事人（持有人）（签名）", *OFFICER_HANDS, _WITNESS),
    )


def evidence_sheet(story: Story, act: Act) -> Body:
    """证据提取单: what it proves, where, when and by whom it was taken."""
    return Body(
        rows=(
            ("提取时间", act.when),
            ("提取地点", act.said("evidence_place") or story.case.place),
            ("提取人", "、".join(act.officers)),
            *party_rows(story.case),
            *_copied(act),
            ("证明对象", conduct_line(story.case)),
        ),
        parts=(
            text("出示证件和告知", _shown(act)),
            text("证据内容", act.said("content")),
            text(
                "说明", "复制件、照片由提供人核对并注明“经核对与原件（现场）无误”，签名并写明日期。"
            ),
        ),
        hands=(PARTY_HAND, *OFFICER_HANDS),
    )


def _copied(act: Act) -> tuple[tuple[str, str], ...]:
    """Who gave a copy, and whether it was compared with its original."""
    if act.typed.get("medium") != "copy":
        return ()
    checked = "经核对与原件无误" if act.typed.get("copy_checked") else "（没有核对的记录）"
    return (("复制件的提供人", act.said("provider") or BLANK), ("与原件核对", checked))


def order(story: Story, act: Act) -> Body:
    """责令（限期）改正通知书: act, norm broken, basis, content, term, consequence (art. 28)."""
    case, issued = story.case, story.order_of(act)
    norm = f"违反了{broken(case)}的规定。" if broken(case) else ""
    return Body(
        parts=(
            text(
                "",
                f"经查，{conduct_line(case)}{norm}",
                "根据《中华人民共和国行政处罚法》第二十八条第一款的规定，现责令你（单位）于"
                f"{act.day_of('due_on') or BLANK}前改正上述违法行为。具体要求如下：",
                act.said("content"),
                "改正后请将改正情况书面告知本机关，本机关将予复查。逾期不改正或者改正不符合要求的，"
                "本机关将依照有关法律、法规、规章的规定处理。",
                "责令改正不是行政处罚，不影响本机关对违法行为依法作出处理。",
            ),
        ),
        number=issued.number if issued else "",
        closing=f"承办人：{'、'.join(act.officers)}",
        hands=("收件人（签名或者盖章）",),
    )


def final_report(story: Story, act: Act) -> Body:
    """案件调查终结报告: source, course, facts, evidence, law, discretion, proposal (art. 57)."""
    case = story.case
    filed = f"{cn_date(case.filed_on)}立案（{case.filing_number}）" if case.filed_on else "立案"
    corrected = story.last(act, "order_correction")
    fine = int(act.typed.get("proposed_fine") or 0)
    gains = Decimal(str(act.typed.get("proposed_gains") or 0))
    wanted = [f"罚款{money(fine)}"] if fine else []
    wanted += [f"没收违法所得{money(gains)}"] if gains else []
    proposed = f"建议{'、'.join(wanted)}。" if wanted else "没有提出罚款建议，处理意见见上。"
    limit = range_line(case)
    return Body(
        rows=(
            ("案由", case.item.violation),
            *party_rows(case),
            ("调查人员", "、".join(act.officers)),
        ),
        parts=(
            text(
                "一、案件来源和调查经过",
                f"本案{filed}。立案后执法人员共制作证据材料{len(evidence_lines(story, act))}份，"
                f"{cn_date(act.day)}调查终结。",
            ),
            text("二、违法事实", conduct_line(case), act.said("opinion")),
            text("三、证据", *evidence_lines(story, act)),
            text("四、责令改正情况", _corrected(corrected)),
            text(
                "五、法律依据和裁量",
                f"违反条款：{broken(case) or BLANK}",
                f"处罚依据：{basis(case)}",
                f"法定幅度：{limit}。" if limit else "",
                _decision_term(story),
            ),
            text("六、处理建议", proposed),
        ),
        hands=OFFICER_HANDS,
    )


def _corrected(act: Act | None) -> str:
    if act is None:
        return "没有责令改正的记录。"
    due = f"，期限至{act.day_of('due_on')}" if act.typed.get("due_on") else ""
    return f"{cn_date(act.day)}，{act.said('mode')}{due}：{act.said('content')}"


def _decision_term(story: Story) -> str:
    filed = story.case.filed_on
    if not filed:
        return ""
    days = number("penalty_law_2021.decision_days", on=filed)
    return f"办案期限：自{cn_date(filed)}立案之日起{days.text}内作出决定（{days.citation.text}）。"


def spot_record(story: Story, act: Act) -> Body:
    """现场笔录（当场处罚）: licence shown, conduct, what was found (art. 52, 55)."""
    case = story.case
    return Body(
        rows=(*_record_rows(story, act, case.place), ("违法行为发生时间", conduct_when(case))),
        parts=(
            text("出示证件和告知", _shown(act)),
            text("现场情况", act.said("content") or conduct_line(case)),
            text("核对", "以上笔录已交当事人核对。以下空白。"),
        ),
        hands=(PARTY_HAND, *OFFICER_HANDS, _WITNESS),
    )

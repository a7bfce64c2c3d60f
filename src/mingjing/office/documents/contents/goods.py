"""Papers about goods: registered and kept as evidence, sealed or seized, returned."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.conf import settings

from mingjing.law.numbers import number
from mingjing.law.term import Pause, last_day, term
from mingjing.office.cases.beside.seizure import tests_of
from mingjing.office.documents.contents.common import (
    BLANK,
    OFFICER_HANDS,
    PARTY_HAND,
    broken,
    conduct_line,
    opinion,
    party_rows,
    text,
)
from mingjing.office.documents.remedies import remedies, remedy_notes
from mingjing.office.documents.shapes import Body, Part
from mingjing.office.documents.story import Act, Story
from mingjing.office.web.words import cn_date

_LAW, _COMPULSION = "《中华人民共和国行政处罚法》", "《中华人民共和国行政强制法》"
_WITNESS = "见证人（当事人拒绝签名或者不在场时）"
_SHOWN = (
    "执法人员已出示执法证件，通知当事人到场，当场告知采取措施的理由、依据以及当事人依法享有的权利、"
    "救济途径，并听取当事人的陈述和申辩。"
)


def goods_list(act: Act | None, head: str = "物品清单") -> Part:
    """The goods, one a line with its number, closed so that nothing can be added."""
    said = act.said("goods") if act else ""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    told = [f"{n}．{line.rstrip('。；')}" for n, line in enumerate(lines, 1)]
    return text(head, *(told or [BLANK]), f"以上共{len(lines)}项，以下空白。")


def _asked(story: Story, act: Act, what: str, article: str) -> Body:
    """An approval form: case, goods, reason, and the head's opinion."""
    return Body(
        rows=(
            ("案由", story.case.item.violation),
            *party_rows(story.case),
            ("基本情况", conduct_line(story.case)),
            ("拟采取的措施", what),
            ("物品", act.said("goods") or BLANK),
            ("依据", article),
        ),
        opinions=(opinion("负责人审批意见", act, "reason"),),
    )


def preservation_approval(story: Story, act: Act) -> Body:
    """先行登记保存证据审批表: why it cannot wait, and the head's approval (art. 56)."""
    return _asked(story, act, "先行登记保存证据", f"{_LAW}第五十六条")


def preservation_notice(story: Story, act: Act) -> Body:
    """先行登记保存证据通知书: what is kept, where, how long, and the duties (art. 56)."""
    days = number("penalty_law_2021.preservation_days", on=act.day)
    until = last_day(term("penalty_law_2021.preservation_days", on=act.day), start=act.day)
    return Body(
        rows=(("保存期限", f"自{cn_date(act.day)}起{days.text}，至{cn_date(until)}"),
              ("保存地点和保存人", act.said("kept_at") or BLANK)),
        parts=(
            text("", f"因你（单位）涉嫌“{story.case.item.violation}”，有关证据可能灭失或者以后"
                 f"难以取得，根据{_LAW}第五十六条的规定，经本机关负责人批准，本机关对下列物品先行登记保存。",
                 "在此期间，你（单位）或者有关人员不得销毁或者转移所保存的物品。"
                 f"本机关将在{days.text}内作出处理决定；逾期没有作出的，先行登记保存自行失效。"),
            goods_list(act, "先行登记保存物品清单"),
        ),
        closing=f"执法人员：{'、'.join(act.officers)}",
        hands=(PARTY_HAND, *OFFICER_HANDS, _WITNESS),
    )  # fmt: skip


def preservation_decision(story: Story, act: Act) -> Body:
    """先行登记保存证据处理决定书: what becomes of each (art. 56)."""
    kept = story.earlier(act, "preserve_evidence")
    since = f"{cn_date(kept.day)}，本机关对下列物品先行登记保存。" if kept else ""
    return Body(
        parts=(
            text("", f"{since}根据{_LAW}第五十六条的规定，现决定对所保存的物品作如下处理："
                 f"{act.said('way') or BLANK}。", act.said("reason")),
            goods_list(kept),
        ),
        hands=(f"{PARTY_HAND}；返还的，签收即确认收到全部物品",),
    )  # fmt: skip


def preservation_return(story: Story, act: Act) -> Body:
    """先行登记保存物品返还清单: the measure has lapsed, everything goes back (art. 56)."""
    kept = story.earlier(act, "preserve_evidence")
    return Body(
        rows=(*party_rows(story.case), ("返还时间", act.when),
              ("登记保存日期", cn_date(kept.day) if kept else BLANK)),
        parts=(text("返还原因", "先行登记保存期限届满，没有作出处理决定，措施自行失效。",
                    act.said("reason")),
               goods_list(kept, "返还物品清单")),
        hands=(f"{PARTY_HAND}：全部收到、与清单一致", *OFFICER_HANDS),
    )  # fmt: skip


def _measure(story: Story, act: Act) -> str:
    found = act if act.said("measure") else story.earlier(act, "approve_seizure", "seize_urgently")
    return (found.said("measure") if found else "") or "查封（扣押）"


def _basis(story: Story, act: Act) -> str:
    found = act if act.said("basis") else story.earlier(act, "approve_seizure", "seize_urgently")
    return (found.said("basis") if found else "") or BLANK


def seizure_approval(story: Story, act: Act) -> Body:
    """查封（扣押）审批表: measure, goods, basis, and the head's approval (强制法 18)."""
    return _asked(story, act, _measure(story, act), _basis(story, act))


def late_approval(story: Story, act: Act) -> Body:
    """查封（扣押）补办批准审批表: reported within twenty-four hours (强制法 19)."""
    taken = story.earlier(act, "seize_urgently")
    return Body(
        rows=(
            ("案由", story.case.item.violation),
            *party_rows(story.case),
            ("当场实施的时间", taken.when if taken else BLANK),
            ("当场实施的理由", taken.said("reason") if taken else BLANK),
            ("物品", taken.said("goods") if taken else BLANK),
            ("补办批准的时间", act.when),
        ),
        opinions=(opinion("负责人审批意见", act, "reason"),),
    )


def _until(start: date, days: int, pauses: tuple[Pause, ...] = ()) -> str:
    """The last day of a measure, as its clock counts it."""
    rule = replace(term("compulsion_law_2012.seizure_days", on=start), length=days)
    return cn_date(last_day(rule, start=start, pauses=pauses)) if days else BLANK


def _longer_until(story: Story, act: Act, taken: Act | None) -> str:
    """The last day of a measure with what it is lengthened by, its tests left out."""
    if taken is None:
        return BLANK
    days = int(taken.typed.get("days") or 0) + int(act.typed.get("days") or 0)
    tests = tuple(test for row in story.beside_of(act) for test in tests_of(row))
    return _until(taken.day, days, tests)


def seizure_decision(story: Story, act: Act) -> Body:
    """查封（扣押）决定书: the five statutory items, with the list (强制法 24)."""
    case, measure = story.case, _measure(story, act)
    days, end = act.said("days"), _until(act.day, int(act.typed.get("days") or 0))
    norm = f"违反了{broken(case)}的规定，" if broken(case) else ""
    return Body(
        title=f"{measure}决定书",
        rows=tuple(r for r in party_rows(case) if r[0] != "类型"),
        parts=(
            text("一、理由和依据", conduct_line(case), f"上述行为涉嫌{norm}依照"
                 f"{_basis(story, act)}和{_COMPULSION}第十八条、第二十四条的规定，"
                 f"本机关决定对下列场所、设施或者财物予以{measure}。", act.said("reason")),
            text("二、期限", f"自{cn_date(act.day)}起{days or BLANK}日，至{end}。"
                 "情况复杂需要延长的，另行书面通知并说明理由；检测、检验、检疫或者技术鉴定的期间不计入。"),
            text("三、保管", f"存放地点和保管人：{act.said('kept_at') or BLANK}。"
                 "保管费用由本机关承担。期间任何人不得损毁或者擅自转移、处置。"),
            goods_list(act, "四、清单（一式两份）"),
            text("五、申请行政复议、提起行政诉讼的途径和期限", remedies(act.day, summary=False)),
        ),
        closing=f"执法人员：{'、'.join(act.officers)}",
        hands=("当事人（签名或者盖章）：已收到决定书和清单", *OFFICER_HANDS),
        notes=remedy_notes(act.day),
    )  # fmt: skip


def seizure_record(story: Story, act: Act) -> Body:
    """查封（扣押）现场笔录: who was there, what was told and heard, signatures (强制法 18)."""
    measure = _measure(story, act)
    told = bool(act.typed.get("rights_told")) and bool(act.typed.get("identity_shown"))
    heard = "已听取，当事人的意见：＿＿＿＿＿＿" if act.typed.get("heard") else "没有听取的记录"
    present = "当事人已到场；不到场的，见证人已到场" if act.typed.get("witnessed") else BLANK
    return Body(
        title=f"{measure}现场笔录",
        rows=(
            ("时间", f"{act.when}起，至＿＿时＿＿分"),
            ("地点", story.case.place),
            *party_rows(story.case),
            ("执法人员", "、".join(act.officers)),
            ("到场情况", present),
        ),
        parts=(
            text("出示证件和告知", _SHOWN if told else "（没有出示证件、告知权利的记录）"),
            text("陈述和申辩", heard),
            text("实施情况", f"执法人员当场清点并{measure}下列物品，交付决定书和清单。",
                 act.said("reason")),
            goods_list(act, "物品"),
            text("核对", "以上笔录已交当事人（见证人）核对。以下空白。"),
        ),
        hands=(PARTY_HAND, *OFFICER_HANDS, _WITNESS),
    )  # fmt: skip


def seizure_extension(story: Story, act: Act) -> Body:
    """延长查封（扣押）决定书: how long, and why (强制法 25)."""
    measure, taken = _measure(story, act), story.earlier(act, "seize", "seize_urgently")
    since = (
        f"{cn_date(taken.day)}起对你（单位）的有关物品予以{measure}" if taken else f"予以{measure}"
    )
    return Body(
        title=f"延长{measure}期限决定书",
        parts=(
            text("", f"本机关自{since}。因情况复杂，根据{_COMPULSION}第二十五条的规定，经"
                 f"本机关负责人批准，决定将期限延长{act.said('days') or BLANK}日，"
                 f"至{_longer_until(story, act, taken)}。",
                 f"延长的理由：{act.said('reason_given') or BLANK}",
                 remedies(act.day, summary=False)),
        ),
        hands=("当事人（签名或者盖章）",),
        notes=remedy_notes(act.day),
    )  # fmt: skip


def seizure_release(story: Story, act: Act) -> Body:
    """解除查封（扣押）决定书: the ground, and the goods returned (强制法 28)."""
    measure, taken = _measure(story, act), story.earlier(act, "seize", "seize_urgently")
    since = f"{cn_date(taken.day)}对你（单位）的有关物品予以{measure}。" if taken else ""
    return Body(
        title=f"解除{measure}决定书",
        parts=(
            text("", f"本机关于{since}" if since else "", f"因{act.said('ground') or BLANK}，根据"
                 f"{_COMPULSION}第二十八条的规定，现决定解除{measure}，退还下列财物。",
                 act.said("reason")),
            goods_list(taken, "退还物品清单"),
        ),
        hands=("当事人（签名或者盖章）：财物已全部收到、与清单一致", *OFFICER_HANDS),
    )  # fmt: skip


def seizure_disposal(story: Story, act: Act) -> Body:
    """查封（扣押）物品处理清单: what became of them, on which decision (强制法 27; 处罚法 74)."""
    taken = story.earlier(act, "seize", "seize_urgently")
    return Body(
        rows=(
            *party_rows(story.case),
            ("处理方式", act.said("fate") or BLANK),
            ("所依据的决定", act.said("decision_based") or BLANK),
            ("处理时间", act.when),
            ("处理情况", act.said("reason")),
        ),
        parts=(goods_list(taken),),
        hands=("经办人（签名）", "经办人（签名）", "监督人（签名）"),
    )


def commissioned(story: Story, act: Act, goods: Part, *, to: str) -> Body:
    """A letter to an institute: what is sent, what is asked, and to whom the result goes."""
    return Body(
        to=to or BLANK,
        parts=(
            text("", f"本机关办理“{story.case.item.violation}”一案（{story.case.number}），需要对"
                 "下列物品进行检测、检验、检疫或者鉴定，现委托你机构办理。"),
            goods,
            text("委托事项", act.said("test_what") or BLANK),
            text("要求", "请由具有相应资格的人员办理，出具书面报告，载明委托人、委托事项、"
                 "提交的材料、依据和使用的技术手段、结论，由经办人签名并加盖你机构印章。"
                 "需要提前或者延后出具的，请及时告知本机关。"),
        ),
        closing=f"联系人：{act.by}　联系电话：{settings.ORGAN_PHONE}　"
                f"地址：{settings.ORGAN_ADDRESS}",
        hands=("接收人（签名）：样品与清单一致",),
    )  # fmt: skip


def commission(story: Story, act: Act) -> Body:
    """检测（检验、检疫、鉴定）委托书 for goods that are held (强制法 25)."""
    taken = story.earlier(act, "seize", "seize_urgently")
    return commissioned(story, act, goods_list(taken), to=act.said("tested_by"))


def test_period(story: Story, act: Act) -> Body:
    """检测（检验、检疫、鉴定）期间告知书: those days do not count (强制法 25)."""
    return Body(
        title="检测（检验、检疫、技术鉴定）期间告知书",
        parts=(
            text("", f"对{_measure(story, act)}的物品需要进行检测、检验、检疫或者技术鉴定。根据"
                 f"{_COMPULSION}第二十五条的规定，现将期间告知如下：自{cn_date(act.day)}起至"
                 f"{act.day_of('until') or BLANK}止，不计入{_measure(story, act)}的期限。"
                 "检测、检验、检疫或者技术鉴定的费用由本机关承担。",
                 f"承担机构：{act.said('tested_by') or BLANK}"),
        ),
        hands=("当事人（签名或者盖章）",),
    )  # fmt: skip


def test_result(story: Story, act: Act) -> Body:
    """检测（检验、检疫、鉴定）结果告知书: the party learns the result (强制法 25)."""
    sent = story.earlier(act, "test_seized")
    by = f"{sent.said('tested_by')}于" if sent and sent.said("tested_by") else ""
    return Body(
        title="检测（检验、检疫、技术鉴定）结果告知书",
        parts=(
            text("", f"{by}{cn_date(act.day)}作出的结果如下：", act.said("result")),
        ),
        hands=("当事人（签名或者盖章）",),
    )  # fmt: skip

"""Papers about who acts: recusal, another organ's case, a suspected crime for the police."""

from __future__ import annotations

from mingjing.office.documents.contents.common import (
    BLANK,
    OFFICER_HANDS,
    conduct_line,
    evidence_lines,
    opinion,
    party_rows,
    text,
)
from mingjing.office.documents.contents.goods import goods_list
from mingjing.office.documents.shapes import Body
from mingjing.office.documents.story import Act, Story
from mingjing.office.web.words import cn_date

_LAW = "《中华人民共和国行政处罚法》"
_CRIME = "《行政执法机关移送涉嫌犯罪案件的规定》"
_OVER = ("dispose_preserved", "return_preserved", "release_seizure", "dispose_seized")
_ATTACHED = (
    "涉嫌犯罪案件移送书",
    "涉嫌犯罪案件情况的调查报告",
    "涉案物品清单",
    "有关检验报告或者鉴定结论",
    "其他有关涉嫌犯罪的材料",
)


def recusal_decision(story: Story, act: Act) -> Body:
    """回避决定书: who asked, of whom, what was decided and why (art. 43)."""
    asked = story.earlier(act, "request_recusal")
    whom = asked.said("whom") if asked else BLANK
    by = asked.said("asked_by") if asked else BLANK
    reason = (asked.said("reason") if asked else "") or BLANK
    granted = act.typed.get("result") == "granted"
    return Body(
        title="回避决定书" if granted else "不予回避决定书",
        parts=(
            text(
                "",
                f"{cn_date(asked.day) if asked else ''}，{by}，要求{whom}在"
                f"“{story.case.item.violation}”一案中回避。理由：{reason}",
                f"经审查，根据{_LAW}第四十三条的规定，本机关{act.said('result') or BLANK}。",
                f"理由：{act.said('reason') or BLANK}",
                "决定作出之前，不停止调查。" if not granted else "",
            ),
        ),
    )


def recusal_told(story: Story, act: Act) -> Body:
    """回避决定告知记录: how the party learnt what the decision itself cannot know (art. 43)."""
    asked = story.earlier(act, "request_recusal")
    return Body(
        rows=(
            ("案由", story.case.item.violation),
            ("当事人", story.case.party.name),
            ("申请日期", cn_date(asked.day) if asked else BLANK),
            ("决定的内容", act.said("result") or BLANK),
            ("告知的方式和日期", act.said("receipt") or BLANK),
        ),
        hands=("当事人（签名或者盖章）", "告知人（签名）"),
    )


def negotiation(story: Story, act: Act) -> Body:
    """管辖争议协商记录: both organs, their filing, what was said and agreed (令 55 第 6 条)."""
    dispute = story.earlier(act, "raise_dispute")
    return Body(
        rows=(
            ("案由", story.case.item.violation),
            ("对方机关", dispute.said("other") if dispute else BLANK),
            ("争议内容", dispute.said("content") if dispute else BLANK),
            ("协商结果", act.said("whose") or BLANK),
        ),
        parts=(text("协商记录", act.said("minutes") or BLANK),),
        hands=("本机关代表（签名）", "对方机关代表（签名）"),
    )


def designation_request(story: Story, act: Act) -> Body:
    """报请指定管辖的函: to the common superior, with the dispute (令 55 第 6 条)."""
    dispute = story.earlier(act, "raise_dispute")
    other = dispute.said("other") if dispute else BLANK
    return Body(
        to=act.said("superior_name") or BLANK,
        title="关于报请指定管辖的函",
        parts=(
            text("", f"本机关办理的“{story.case.item.violation}”一案（{story.case.number}），与"
                 f"{other}对管辖发生争议，经协商未能取得一致，现报请指定管辖。",
                 conduct_line(story.case)),
            text("争议和协商情况", dispute.said("content") if dispute else "",
                 act.said("minutes")),
        ),
    )  # fmt: skip


def not_ours(story: Story, act: Act) -> Body:
    """案件移送审批表: why the case is not ours, and whose it is (art. 22)."""
    return Body(
        rows=(
            ("案由", story.case.item.violation),
            *party_rows(story.case),
            ("案情摘要", conduct_line(story.case)),
            ("拟移送机关", act.said("other") or BLANK),
        ),
        opinions=(opinion("负责人审批意见（不属本机关管辖的理由）", act, "not_competent"),),
    )


def transfer_letter(story: Story, act: Act) -> Body:
    """案件移送函: the case goes to the competent organ with everything in it (令 55 第 6 条)."""
    found = story.earlier(act, "find_not_ours")
    settled = story.earlier(act, "raise_dispute")
    to = next((a.said("other") for a in (found, settled) if a and a.said("other")), BLANK)
    reason = found.said("not_competent") if found else ""
    return Body(
        to=to,
        title="案件移送函",
        parts=(
            text("", f"本机关发现“{story.case.item.violation}”一案不属于本机关管辖，根据{_LAW}"
                 "第二十二条和《住房和城乡建设行政处罚程序规定》第六条的规定，现移送你单位处理。",
                 conduct_line(story.case), f"移送理由：{reason}" if reason else ""),
            text("随函移送的材料", *(evidence_lines(story, act) or (BLANK,)), "以上材料附清单。"),
        ),
        closing="请在送达回执上签收，并将处理结果告知本机关。",
    )  # fmt: skip


def transfer_receipt(story: Story, act: Act) -> Body:
    """案件移送回执: the receiving organ signs."""
    return Body(
        rows=(
            ("移送的案件", f"{story.case.number}　{story.case.item.violation}"),
            ("当事人", story.case.party.name),
            ("移送时间", act.when),
            ("签收情况", act.said("receipt") or BLANK),
        ),
        hands=("接收机关（盖章）、接收人（签名）", "移送人（签名）"),
    )


def crime_report(story: Story, act: Act) -> Body:
    """涉嫌犯罪案件情况的调查报告: the special team's report to the principal (规定 5)."""
    return Body(
        rows=(
            ("案由", story.case.item.violation),
            *party_rows(story.case),
            ("涉嫌罪名", act.said("crime") or BLANK),
            ("专案组成员", "、".join(act.officers)),
        ),
        parts=(
            text("一、案件基本情况", conduct_line(story.case)),
            text("二、证据", *(evidence_lines(story, act) or (BLANK,))),
            text("三、核实情况和移送意见", act.said("written") or BLANK),
        ),
        hands=OFFICER_HANDS,
    )


def referral_approval(story: Story, act: Act) -> Body:
    """涉嫌犯罪案件移送审批表: the principal decides within three days (规定 5)."""
    report = story.earlier(act, "report_crime")
    return Body(
        rows=(
            ("案由", story.case.item.violation),
            *party_rows(story.case),
            ("涉嫌罪名", report.said("crime") if report else BLANK),
            ("报告时间", report.when if report else BLANK),
            ("核实情况和意见", report.said("written") if report else BLANK),
            ("决定", act.said("result") or BLANK),
        ),
        opinions=(opinion("正职负责人意见", act, "result", "reason"),),
    )


def referral_letter(story: Story, act: Act) -> Body:
    """涉嫌犯罪案件移送书, with its five attachments (规定 6)."""
    report = story.earlier(act, "report_crime")
    crime = report.said("crime") if report else BLANK
    decided = story.earlier(act, "refer_to_police")
    listed = [f"{n}．{name}" for n, name in enumerate(_ATTACHED[1:], 1)]
    return Body(
        to=act.said("to") or BLANK,
        parts=(
            text("", f"本机关在查处“{story.case.item.violation}”一案中，发现{story.case.party.name}"
                 f"的行为涉嫌{crime}，依照{_CRIME}第五条、第六条的规定，经本机关正职负责人"
                 f"{cn_date(decided.day) if decided else ''}批准，现移送你机关。",
                 conduct_line(story.case)),
            text("附送材料", *listed),
        ),
        closing="请在回执上签字；自接受之日起三日内决定是否立案，并书面通知本机关。",
        hands=("接受机关（盖章）、接受人（签名）",),
    )  # fmt: skip


def _held(story: Story, kept: Act, act: Act) -> str:
    """By which measure goods were taken, when, and what became of it until this act."""
    over = [a for a in story.before(act, *_OVER) if (a.kind, a.row) == (kept.kind, kept.row)]
    fate = f"；{cn_date(over[-1].day)}{over[-1].label}" if over else ""
    return f"{cn_date(kept.day)}{kept.label}的物品{fate}"


def goods_of_crime(story: Story, act: Act) -> Body:
    """涉案物品清单: what was seized or kept in this case (规定 6)."""
    kept = story.before(act, "seize", "seize_urgently", "preserve_evidence")
    none = text("涉案物品", "本案没有查封、扣押或者先行登记保存的物品。以下空白。")
    return Body(
        rows=(("案件", f"{story.case.number}　{story.case.item.violation}"),
              ("当事人", story.case.party.name)),
        parts=tuple(goods_list(k, _held(story, k, act)) for k in kept) or (none,),
        hands=("移送人（签名）", "移送人（签名）", "接收人（签名）"),
    )  # fmt: skip


def handover(story: Story, act: Act) -> Body:
    """涉案物品和材料移交清单: within three days of the police opening the case (规定 12)."""
    sent = story.earlier(act, "hand_to_police")
    return Body(
        rows=(
            ("案件", f"{story.case.number}　{story.case.item.violation}"),
            ("接收机关", sent.said("to") if sent else BLANK),
            ("移交时间", act.when),
            ("告知当事人", "已书面告知" if act.typed.get("party_told") else BLANK),
        ),
        parts=(text("交接清单", act.said("receipt") or BLANK, "以下空白。"),),
        hands=("移交人（签名）", "移交人（签名）", "接收人（签名）"),
    )


def ask_again(story: Story, act: Act) -> Body:
    """提请复议函: the police are asked to think again (规定 9)."""
    sent = story.earlier(act, "hand_to_police")
    told = story.earlier(act, "record_police_decision")
    answer = told.said("receipt") if told else BLANK
    return Body(
        to=sent.said("to") if sent else BLANK,
        title="关于提请复议不予立案决定的函",
        parts=(
            text("", f"你机关{cn_date(told.day) if told else ''}对本机关移送的"
                 f"“{story.case.item.violation}”一案决定不予立案（{answer}）。"
                 f"依照{_CRIME}第九条的规定，现提请复议。"),
            text("理由", act.said("reason") or BLANK),
        ),
    )  # fmt: skip


def ask_prosecutor(story: Story, act: Act) -> Body:
    """建议立案监督的函: the prosecutor is asked to look (规定 9)."""
    told = story.earlier(act, "record_police_decision")
    return Body(
        to=act.said("to") or BLANK,
        title="关于建议进行立案监督的函",
        parts=(
            text("", f"本机关移送的“{story.case.item.violation}”一案，公安机关"
                 f"{cn_date(told.day) if told else ''}决定不予立案。依照{_CRIME}第九条的规定，"
                 "建议你院依法进行立案监督。"),
            text("理由", act.said("reason") or BLANK),
        ),
    )  # fmt: skip

"""Papers after a decision: exhortation, the court's bundle, replies to those who attack it,
and what is said when it no longer stands."""

from __future__ import annotations

from decimal import Decimal

from django.conf import settings

from mingjing.law.numbers import number
from mingjing.office.cases.beside.owing import (
    fate_of,
    fine_due,
    gains_due,
    gains_owed,
    last_payment_day,
    refundable,
    still_owed,
    surcharge_owed,
)
from mingjing.office.cases.models import Case
from mingjing.office.documents.contents.common import (
    BLANK,
    OFFICER_HANDS,
    PARTY_HAND,
    basis,
    broken,
    conduct_line,
    evidence_lines,
    money,
    opinion,
    party_line,
    party_rows,
    penalty_lines,
    text,
)
from mingjing.office.documents.remedies import remedies, remedy_notes
from mingjing.office.documents.shapes import Body, Part
from mingjing.office.documents.story import Act, Story
from mingjing.office.web.words import cn_date, yuan

_LAW, _COMPULSION = "《中华人民共和国行政处罚法》", "《中华人民共和国行政强制法》"
_PIECES = {
    "application": "强制执行申请书",
    "decision": "行政处罚决定书及作出决定的事实、理由和依据",
    "opinions": "当事人的意见及催告情况",
    "target": "申请强制执行标的情况",
    "more": "其他材料",
}


_WAYS = {"reconsideration": "申请行政复议", "litigation": "提起行政诉讼"}
_ENDS = {
    "decide_reconsideration": "申请了行政复议",
    "end_reconsideration": "申请了行政复议",
    "decide_litigation": "提起了行政诉讼",
    "end_suit": "提起了行政诉讼",
}


def _decided(case: Case) -> str:
    day = cn_date(case.decided_on) if case.decided_on else BLANK
    served = cn_date(case.served_on) if case.served_on else BLANK
    return f"本机关于{day}作出{case.decision_number}行政处罚决定，并于{served}送达。"


def _owed(case: Case, act: Act) -> str:
    added = surcharge_owed(case, act.day)
    more = f"，加处罚款{yuan(added)}元" if added else ""
    fine, gains = still_owed(case), gains_owed(case)
    told = [f"罚款{money(fine)}"] if fine or not gains else []
    return "，".join([*told, *([f"没收的违法所得{money(gains)}"] if gains else [])]) + more


def exhortation(story: Story, act: Act) -> Body:
    """履行行政处罚决定催告书: term, mode, amount, and the right to be heard (强制法 35, 54)."""
    case = story.case
    wait = number("compulsion_law_2012.court_exhortation_days", on=act.day)
    return Body(
        parts=(
            text("", _decided(case) + "你（单位）至今没有全部履行决定确定的义务。根据"
                 f"{_COMPULSION}第五十四条的规定，现催告如下："),
            text("一、履行的期限和方式", f"请自收到本催告书之日起{wait.text}内，持决定书到缴款书"
                 "载明的银行缴纳，或者通过缴款书载明的电子支付系统缴纳。"),
            text("二、应当履行的金额", f"{_owed(case, act)}。"),
            text("三、你（单位）的权利", "收到催告书后有权进行陈述和申辩，本机关将充分听取并"
                 "复核。"),
            text("四、后果", f"催告书送达{wait.text}后仍未履行的，本机关将依法申请人民法院强制"
                 "执行。"),
        ),
        closing=f"联系电话：{settings.ORGAN_PHONE}　地址：{settings.ORGAN_ADDRESS}",
        hands=("受送达人（签名或者盖章）",),
    )  # fmt: skip


def answer_to_exhortation(story: Story, act: Act) -> Body:
    """当事人对催告的陈述申辩笔录 (强制法 36)."""
    return Body(
        rows=(("时间", act.when), *party_rows(story.case), ("记录人", "、".join(act.officers))),
        parts=(text("陈述和申辩", act.said("content") or BLANK),
               text("核对", "以上笔录已交当事人核对。以下空白。")),
        hands=(PARTY_HAND, *OFFICER_HANDS),
    )  # fmt: skip


def exhortation_weighed(story: Story, act: Act) -> Body:
    """催告陈述申辩复核意见书 (强制法 36)."""
    stated = story.earlier(act, "hear_exhorted")
    return Body(
        rows=(
            ("当事人", story.case.party.name),
            ("决定书文号", story.case.decision_number),
            ("陈述申辩", stated.said("content") if stated else BLANK),
        ),
        opinions=(opinion("复核意见", act, "adopted", "opinion"),),
    )


def application(story: Story, act: Act) -> Body:
    """强制执行申请书: signed by the head, sealed, dated (强制法 54, 55)."""
    case, told = story.case, story.earlier(act, "exhort")
    wait = number("compulsion_law_2012.court_exhortation_days", on=told.day if told else act.day)
    exhorted = (
        f"本机关于{told.day_of('served_on') or cn_date(told.day)}送达催告书，经催告满{wait.text}，"
        "被申请人仍未履行。" if told else ""
    )  # fmt: skip
    return Body(
        to=act.said("court") or BLANK,
        parts=(
            text("申请人", f"{settings.ORGAN_NAME}，地址：{settings.ORGAN_ADDRESS}，"
                 f"联系电话：{settings.ORGAN_PHONE}。法定代表人（负责人）：＿＿＿＿＿＿。"),
            text("被申请人", f"{case.party.name}；{party_line(case)}。"),
            text("申请事项", f"强制执行{case.decision_number}行政处罚决定：{_owed(case, act)}。"),
            text("事实和理由", _decided(case) + _fate(case), conduct_line(case),
                 *_attacks(story, act), f"被申请人至今没有全部履行决定确定的义务。{exhorted}",
                 f"根据{_COMPULSION}第五十三条的规定，申请强制执行。"),
            text("附", "材料清单及所列材料。"),
        ),
        hands=("行政机关负责人（签名）",),
    )  # fmt: skip


def _fate(case: Case) -> str:
    """What the decision became, where another fine is due than the one it named."""
    due, gains = fine_due(case), gains_due(case)
    if (due, gains) == (case.fine, case.gains):
        return ""
    more = f"、没收的违法所得为{money(gains)}" if case.gains else ""
    return f"该决定{fate_of(case)}，应缴罚款为{money(due)}{more}。"


def _attacks(story: Story, act: Act) -> tuple[str, ...]:
    """How the respondent used the remedies, or that they were not used (art. 53)."""
    lines, ends = [], story.before(act, *_ENDS)
    for ended in ends:
        day = ended.day_of("received_on") or ended.day_of("ended_on") or cn_date(ended.day)
        paper = f"（{ended.said('number')}）" if ended.said("number") else ""
        verdict = ended.said("verdict")
        how = f"结论为{verdict}" if verdict else "没有作出实体处理即终结"
        lines.append(f"被申请人{_ENDS[ended.verb]}，{day}{how}{paper}。")
    if any(ended.verb == "decide_litigation" for ended in ends):
        return tuple(lines)  # a judgment leaves nothing to ask for
    used = {ended.kind for ended in ends}
    unused = [words for kind, words in _WAYS.items() if kind not in used]
    return (*lines, f"被申请人在法定期限内没有{'，也没有'.join(unused)}。")


def bundle(story: Story, act: Act) -> Body:
    """申请强制执行材料清单: the five pieces (强制法 55)."""
    has = [
        (f"{n}．{name}", "已附" if act.typed.get(key) else ("无" if key == "more" else "未附"))
        for n, (key, name) in enumerate(_PIECES.items(), 1)
    ]
    return Body(
        rows=(
            ("申请的案件", f"{story.case.number}　{story.case.decision_number}"),
            ("被申请人", story.case.party.name),
            ("受理法院", act.said("court") or BLANK),
            *has,
        ),
        parts=(text("其他材料", act.said("more")),) if act.said("more") else (),
        hands=("递交人（签名）", "接收人（签名）"),
    )


def _defended(story: Story, act: Act) -> tuple[Part, ...]:
    """Facts, evidence, procedure and law of the decision, from the record; and what was typed."""
    case = story.case
    made = story.last(act, "decide_penalty", "decide_on_the_spot")
    told = story.last(act, "notify_penalty", "notify_on_the_spot")
    norm = f"违反了{broken(case)}的规定；" if broken(case) else ""
    steps = "；".join(
        f"{cn_date(a.day)}{a.label}"
        for a in story.acts
        if a.kind == "case" and a.seq < act.seq and a.verb not in {"register_lead", "pay"}
    )
    return (
        text("一、决定认定的事实和证据", conduct_line(case), *evidence_lines(story, act)),
        text("二、决定的程序", f"{steps}。",
             f"处罚前已于{cn_date(told.day)}告知。" if told else ""),
        text("三、法律适用和处罚内容", f"{norm}处罚依据为{basis(case)}。",
             *(penalty_lines(made) if made else ())),
        text("四、对对方主张的答复", act.said("content") or BLANK),
    )  # fmt: skip


def reconsideration_reply(story: Story, act: Act) -> Body:
    """行政复议答复书, with the evidence, to the reviewing organ (复议法 48, 54)."""
    begun, case = story.earlier(act, "accept_reconsideration"), story.case
    known = f"（{begun.said('number')}）" if begun and begun.said("number") else ""
    return Body(
        to=settings.ORGAN_GOVERNMENT,
        title="行政复议答复书",
        parts=(
            text("", f"{case.party.name}不服本机关{case.decision_number}行政处罚决定申请行政复议"
                 f"一案{known}，现答复如下："),
            *_defended(story, act),
            text("五、请求", "请依法审查，维持本机关的行政处罚决定。"),
            text("附", "作出决定的证据、依据和其他有关材料（附清单）。"),
        ),
    )  # fmt: skip


def statement_of_defence(story: Story, act: Act) -> Body:
    """行政应诉答辩状, with evidence and norms, to the court (行政诉讼法 67)."""
    begun, case = story.earlier(act, "accept_litigation"), story.case
    known = f"（{begun.said('number')}）" if begun and begun.said("number") else ""
    return Body(
        to=(begun.said("court") if begun else "") or BLANK,
        title="行政诉讼答辩状",
        parts=(
            text("答辩人", f"{settings.ORGAN_NAME}，地址：{settings.ORGAN_ADDRESS}。"
                 "法定代表人（负责人）：＿＿＿＿＿＿。"),
            text("", f"{case.party.name}诉本机关{case.decision_number}行政处罚决定一案{known}，"
                 "现答辩如下："),
            *_defended(story, act),
            text("五、请求", "请依法驳回原告的诉讼请求。"),
            text("附", "证据和所依据的规范性文件（附清单）。"),
        ),
    )  # fmt: skip


def _to_do(case: Case) -> tuple[str, ...]:
    """What is left to pay and until when, and what is paid back, after a decision fell."""
    back, last = refundable(case), last_payment_day(case)
    owed: dict[str, int | Decimal] = {"罚款": still_owed(case), "没收的违法所得": gains_owed(case)}
    lines = []
    for what, left in ((w, n) for w, n in owed.items() if n):
        until = f"（至{cn_date(last)}）" if last else ""
        lines.append(f"尚未缴纳的{what}为{money(left)}，请在原决定确定的缴款期限内{until}缴纳；"
                     "期限已经届满的，请立即缴纳。")  # fmt: skip
    if back:
        paid: dict[str, int | Decimal] = {
            "罚款": case.paid,
            "加处罚款": case.surcharge_paid,
            "没收的违法所得": case.gains_paid,
        }
        what = "和".join(w for w, n in paid.items() if n) or "罚款"
        lines.append(f"已经缴纳而不应缴纳的{what}{money(back)}，依法退还，请到本机关办理。")
    return tuple(lines) or ("没有需要继续履行或者退还的罚款。",)


def own_fall(story: Story, act: Act) -> Body:
    """行政处罚决定撤回（更正）决定书: the organ corrects itself, with its reasons (art. 48)."""
    case, changed = story.case, act.typed.get("fall") == "changed"
    left = int(act.typed.get("fine_after") or 0)
    gains = Decimal(str(act.typed.get("gains_after") or 0))
    kept = [f"罚款{money(left)}"] if left else []
    kept += [f"没收违法所得{money(gains)}"] if gains else []
    what = f"变更为{'、'.join(kept)}" if changed and kept else act.said("fall")
    return Body(
        title="行政处罚决定更正决定书" if changed else "行政处罚决定撤销决定书",
        rows=tuple(r for r in party_rows(case) if r[0] != "类型"),
        parts=(
            text("一、原决定", _decided(case)),
            text("二、理由和依据", act.said("reason") or BLANK),
            text("三、决定", f"对{case.decision_number}行政处罚决定，本机关决定：{what}。"),
            text("四、履行", *_to_do(case)),
            text("五、申请行政复议、提起行政诉讼的途径和期限", remedies(act.day, summary=False)),
        ),
        hands=("受送达人（签名或者盖章）",),
        notes=remedy_notes(act.day),
    )  # fmt: skip


def fall_recorded(story: Story, act: Act) -> Body:
    """行政处罚决定效力变动登记表: by whose paper, from which day (art. 48)."""
    return Body(
        rows=(
            ("决定书文号", story.case.decision_number),
            *party_rows(story.case),
            ("决定的效力", act.said("fall") or BLANK),
            ("生效文书", act.said("document") or BLANK),
            ("文书日期", act.day_of("document_on") or BLANK),
            ("登记人", act.by),
        ),
    )


def taken_back(story: Story, act: Act) -> Body:
    """行政处罚决定公开撤回说明: three working days, with the reason in public (art. 48)."""
    days = number("penalty_law_2021.withdrawal_days", on=act.day)
    fell = story.earlier(act, "record_fall", "withdraw_decision")
    return Body(
        rows=(
            ("决定书文号", story.case.decision_number),
            ("决定的效力", fell.said("fall") if fell else BLANK),
            ("撤回时间", act.when),
            ("撤回期限", f"{days.text}内"),
            ("公开说明的理由", act.said("reason") or BLANK),
            ("办理人", act.by),
        ),
    )


def party_told(story: Story, act: Act) -> Body:
    """行政处罚决定变动告知书: the party is told in writing (art. 61)."""
    fell = story.earlier(act, "record_fall", "withdraw_decision")
    by = fell.said("document") if fell else ""
    return Body(
        title="行政处罚决定变动告知书",
        parts=(
            text("", _decided(story.case) + f"该决定已{fell.said('fall') if fell else BLANK}"
                 f"{f'（{by}）' if by else ''}，现书面告知你（单位）。", *_to_do(story.case)),
        ),
        hands=("受送达人（签名或者盖章）",),
    )  # fmt: skip

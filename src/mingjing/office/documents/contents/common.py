"""Pieces that many documents share: the party, the conduct, the penalty in words, signatures."""

from __future__ import annotations

from decimal import Decimal

from mingjing.law.money import capital
from mingjing.law.penalty_kinds import CONFISCATE_GAINS, CONFISCATE_GOODS, FINE
from mingjing.office.cases.confiscated import Confiscated
from mingjing.office.cases.models import Case
from mingjing.office.cases.weighing.picture import weighed_words
from mingjing.office.cases.weighing.readings import applied_item
from mingjing.office.documents.shapes import Opinion, Part
from mingjing.office.documents.story import Act, Story
from mingjing.office.items.norms import norm_of
from mingjing.office.parties.models import PARTY_LABELS, PartyKind
from mingjing.office.parties.numbers import masked
from mingjing.office.web.words import cn_date, yuan

_MARKS = "。；：！？…）"
BLANK = "＿＿＿＿＿＿"
OFFICER_HANDS = ("执法人员（签名）", "执法人员（签名）")
PARTY_HAND = "当事人（签名或者盖章）"
EVIDENCE = (
    *("inspect_site", "question", "take_evidence", "record_on_the_spot"),
    *("take_sample", "record_result"),
)
_PIECES = {
    "inspect_site": "现场检查（勘验）笔录",
    "question": "询问笔录",
    "take_evidence": "证据提取单",
    "record_on_the_spot": "现场笔录",
    "take_sample": "抽样取证凭证",
    "record_result": "检测（检验、鉴定）结果",
}


def party_rows(case: Case) -> tuple[tuple[str, str], ...]:
    """Who the party is; an identity number is never printed in full without a journalled look."""
    party = case.party
    rows = [("当事人", party.name), ("类型", PARTY_LABELS[PartyKind(party.kind)])]
    if party.kind == PartyKind.INDIVIDUAL:
        rows.append(("公民身份号码", masked(party.id_number) if party.id_number else BLANK))
    else:
        rows.append(("统一社会信用代码", party.credit_code or BLANK))
        rows.append(("法定代表人（负责人）", party.legal_representative or BLANK))
    rows.append(("住所（住址）", party.address or BLANK))
    return tuple(rows)


def party_line(case: Case) -> str:
    """The same in one line, for the opening of a letter."""
    return "；".join(f"{label}：{text}" for label, text in party_rows(case)[2:])


def conduct_when(case: Case) -> str:
    """The day or days of the conduct."""
    if case.conduct_until and case.conduct_until != case.conduct_from:
        return f"{cn_date(case.conduct_from)}至{cn_date(case.conduct_until)}"
    return cn_date(case.conduct_from)


def conduct_line(case: Case) -> str:
    """Who did what where and when, in one sentence."""
    what = case.conduct.rstrip("。")
    return f"{conduct_when(case)}，当事人在{case.place}，{what}。"


def broken(case: Case) -> str:
    """The norm that was broken, by statute and article; empty when the item names none."""
    item = case.item
    return f"《{item.violated_statute}》{item.violated_article}" if item.violated_statute else ""


def basis(case: Case) -> str:
    """The norm that gives the penalty: another than the lead's where a newer one is milder."""
    item = applied_item(case)
    return f"《{item.penalty_statute}》{item.penalty_article}"


def range_line(case: Case) -> str:
    """The range of the statute, where it has one."""
    fine = norm_of(applied_item(case)).fine
    span = fine.range(quantity=case.quantity, base=case.fine_base)
    return f"{yuan(span.low)}元至{yuan(span.high)}元" if span else ""


def weighed_lines(case: Case) -> tuple[str, ...]:
    """Which text was applied and how the penalty was weighed, a sentence each (art. 34, 37)."""
    return tuple(f"{line.rstrip('。')}。" for line in weighed_words(case))


def money(fine: int | Decimal) -> str:
    """A sum in figures and in capital characters."""
    return f"人民币{yuan(fine)}元（大写：{capital(fine)}）"


def taken_line(taken: Confiscated) -> str:
    """Goods that are confiscated, and what they are worth where it was determined."""
    worth = f"，价额{money(taken.worth)}" if taken.worth is not None else ""
    return f"{taken.goods}{worth}"


def _kind_line(act: Act, kind: str) -> str:
    taken = act.taken
    if kind == FINE and act.fine:
        return f"{kind}{money(act.fine)}"
    if kind == CONFISCATE_GAINS and taken.gains:
        return f"{kind}{money(taken.gains)}"
    return f"{kind}：{taken_line(taken)}" if kind == CONFISCATE_GOODS and taken.goods else kind


def penalty_lines(act: Act) -> tuple[str, ...]:
    """Each kind of the penalty that an act names on its own line, with what it takes."""
    said = [_kind_line(act, kind) for kind in act.kinds]
    if len(said) == 1:
        return (f"{said[0]}。",)
    return tuple(f"{i}．{text}；" for i, text in enumerate(said[:-1], 1)) + (
        (f"{len(said)}．{said[-1]}。",) if said else ()
    )


def evidence_lines(story: Story, act: Act) -> tuple[str, ...]:
    """The evidence on file before an act, each with its day, and what it records."""
    return tuple(
        f"证据{i}：{_PIECES[a.verb]}（{cn_date(a.day)}{_by(a)}），载明："
        f"{(a.said('content') or a.said('goods')).rstrip('。') or BLANK}"
        for i, a in enumerate(story.before(act, *EVIDENCE), 1)
    )


def _by(act: Act) -> str:
    """Who gave a result."""
    return f"，{act.said('institute')}出具" if act.said("institute") else ""


def opinion(label: str, act: Act | None, *fields: str) -> Opinion:
    """A box of a form: what was written, by whom and when; open when nobody wrote yet."""
    if act is None:
        return Opinion(label, "", "", "")
    said = "。".join(t.rstrip("。") for t in (act.said(f) for f in fields) if t)
    return Opinion(label, f"{said}。" if said else "", act.by, act.when)


def text(head: str, *paragraphs: str) -> Part:
    """A part of the body without its empty paragraphs; lines as typed become paragraphs."""
    lines = [line.strip() for p in paragraphs for line in p.splitlines()]
    return Part(head, tuple(_ended(line) for line in lines if line))


def _ended(line: str) -> str:
    """A paragraph ends with a mark, however it was typed."""
    return line if line[-1] in _MARKS else f"{line}。"

"""Acts in words: titles and fields of the timeline, from labels that the forms already have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from mingjing.law.procedure import Refusal
from mingjing.office.cases.beside.owing import fate_of, refundable
from mingjing.office.cases.clocks import Running, clocks
from mingjing.office.cases.confiscated import Confiscated, goods_words
from mingjing.office.cases.facts import procedure_of
from mingjing.office.cases.forms import FORMS
from mingjing.office.cases.models import Case
from mingjing.office.cases.people import spoken
from mingjing.office.cases.standing import fault_mark, who
from mingjing.office.items.models import AREA_LABELS, Area
from mingjing.office.journal.models import Entry
from mingjing.office.parties.access import told_name
from mingjing.office.web.shapes import Clock, Link, Moment, Notice, Reason, Tone
from mingjing.office.web.words import cn_date, cn_datetime, yuan

LATE_ENTRY = timedelta(hours=24)


def moments(
    case: Case, entries: Sequence[Entry], aside: Sequence[tuple[Entry, Moment]] = ()
) -> list[Moment]:
    """The timeline with what happened beside the case, the newest act first; a late entry shows
    when it was entered."""
    told = [*((e, _moment(case, e)) for e in entries), *aside]
    told.sort(key=lambda pair: (pair[0].occurred_at, pair[0].pk), reverse=True)
    return [shown for _, shown in told]


def _moment(case: Case, entry: Entry) -> Moment:
    form = FORMS[entry.verb].base_fields
    return moment(entry, procedure_of(case).step(entry.verb).label, form)


def moment(entry: Entry, label: str, form: Mapping[str, Any]) -> Moment:
    """One act of the record as the timeline tells it, with what its form asked."""
    late = entry.entered_at - entry.occurred_at > LATE_ENTRY
    return Moment(
        label,
        cn_datetime(entry.occurred_at),
        who(entry),
        faults=tuple(Reason(f["sentence"], f["article"], fault_mark(f)) for f in entry.faults),
        entered=cn_datetime(entry.entered_at) if late else "",
        fields=tuple(_fields(form, _content(entry))),
    )


def _content(entry: Entry) -> dict[str, Any]:
    payload = getattr(entry, "payload", None)
    return dict(payload.content) if payload else {}


def _fields(form: Mapping[str, Any], content: dict[str, Any]) -> list[tuple[str, str]]:
    told = []
    for name, value in content.items():
        if name in form and value not in (None, "", [], False):
            choices = dict(getattr(form[name], "choices", ()) or ())
            told.append((str(form[name].label), _value(name, value, choices)))
    return told


def _value(name: str, value: Any, choices: dict[Any, Any]) -> str:
    if value is True:
        return "是"
    if isinstance(value, int):
        return yuan(value)
    if isinstance(value, list):
        return "、".join(spoken(name, choices.get(v, v)) for v in value)
    return spoken(name, choices.get(value, value))


def head(case: Case) -> list[tuple[str, object]]:
    """Who and what, one line each."""
    item = case.item
    pairs: list[tuple[str, object]] = [
        ("当事人", Link(told_name(case.party), reverse("party", args=[case.party_id]))),
        ("违法行为", case.conduct),
        ("事项", Link(item.violation, reverse("item", args=[item.code]))),
        ("法律依据", _rule(case)),
        ("发生", _when(case)),
        ("地点", case.place),
        ("领域", AREA_LABELS[Area(case.area)]),
        ("承办", case.unit.name),
    ]
    if case.inspection:
        number = case.inspection.number
        pairs.append(("来源", Link(f"检查 {number}", reverse("inspection", args=[number]))))
    if case.turned_from:
        number = case.turned_from.number
        pairs.append(("来源", Link(f"当场处罚 {number} 转入", reverse("case", args=[number]))))
    if case.complaint:
        number = case.complaint.number
        pairs.append(("来源", Link(f"投诉 {number}", reverse("lead", args=[number]))))
    return pairs


def _rule(case: Case) -> str:
    """The rule that judges the conduct: that of its day, or the one the penalty stands on."""
    if case.applied:
        return f"{case.applied.basis}（行为发生日的规定为{case.item.basis}）"
    return f"{case.item.basis}（适用行为发生日的规定）"


def _when(case: Case) -> str:
    if case.conduct_until and case.conduct_until != case.conduct_from:
        return f"{cn_date(case.conduct_from)}至{cn_date(case.conduct_until)}"
    return cn_date(case.conduct_from)


def decision(case: Case) -> list[tuple[str, object]]:
    """What was decided, once it was."""
    if case.outcome == "none":
        return []
    if case.outcome != "penalty":
        words = {"no_penalty": "不予行政处罚", "not_established": "违法事实不能成立"}
        return [("决定", words[case.outcome]), ("文号", case.decision_number)]
    return [
        ("决定", "、".join(case.kinds)),
        ("罚款", f"{yuan(case.fine)} 元"),
        *([("没收违法所得", f"{yuan(case.gains)} 元")] if case.gains else []),
        *([("没收非法财物", _goods(case))] if case.goods else []),
        ("文号", case.decision_number),
        ("已缴", _paid(case)),
        *([("效力", fate)] if (fate := fate_of(case)) else []),
    ]


def _goods(case: Case) -> str:
    return goods_words(Confiscated(goods=case.goods, worth=case.goods_worth))


def _paid(case: Case) -> str:
    """Fine, gains and what was added stand apart: a decided sum is never made greater."""
    added = f"，另缴加处罚款 {yuan(case.surcharge_paid)} 元" if case.surcharge_paid else ""
    if case.gains:
        added += f"，没收的违法所得 {yuan(case.gains_paid)} 元"
    back = f"，须退还 {yuan(refundable(case))} 元" if refundable(case) else ""
    return f"{yuan(case.paid)} 元{added}{back}"


def running(case: Case, today: Any) -> list[Clock]:
    """The terms that run, in words and working days."""
    return [told_clock(r, today) for r in clocks(case) if r.start <= today]


def told_late(barred: Sequence[Refusal]) -> Notice:
    """What only time forbids today may have been done in time; the day that is typed is judged."""
    title = "按今天的日期已不能办理；在期限内已经办理的，请如实填写办理时间补录"
    return Notice("due", title, "；".join(f"{r.sentence}（{r.citation.text}）" for r in barred))


def told_clock(run: Running, today: date) -> Clock:
    """One running term as the page tells it."""
    left, unit = run.left(today), run.term.unit.rest
    tone: Tone
    if run.last < today:
        text, tone = f"已过 {-left} {unit}", "over"
    elif run.last == today:
        text, tone = "今天到期", "due"
    else:
        text, tone = f"还剩 {left} {unit}", "due" if left <= run.warn else ""
    mark = run.term.mark
    note = f"至 {cn_date(run.last)}" + ("" if mark == "V" else f"（{mark.label}）")
    return Clock(run.label, text, tone, article=run.term.citation.text, note=note)

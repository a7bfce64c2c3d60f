"""The weighing as the page shows it: both texts, the range, the benchmark, the like cases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from mingjing.law.cite import Mark
from mingjing.law.discretion import Place, benchmarks, factors
from mingjing.law.fines import Range
from mingjing.law.intime import Comparison, Milder
from mingjing.office.cases.models import Case
from mingjing.office.cases.weighing.judging import placed
from mingjing.office.cases.weighing.like import Fines, fines_of, like_cases
from mingjing.office.cases.weighing.readings import (
    Basis,
    applied_item,
    basis_of,
    counted_of,
    number_of,
    readings,
)
from mingjing.office.items.models import Item
from mingjing.office.items.wording import fine_words
from mingjing.office.journal.shapes import Invalid
from mingjing.office.people.models import Person
from mingjing.office.web.shapes import Notice, Scale, Span
from mingjing.office.web.words import yuan

Form = Mapping[str, Any]
VERDICTS = {
    Milder.NEWER: "新规定较轻：应当适用新规定",
    Milder.OLDER: "新规定较重：应当适用行为时的旧规定",
    Milder.EQUAL: "轻重相同：适用行为时的旧规定",
    Milder.OPEN: "不能只凭数额判断轻重：由办案人员选择并写明理由",
    Milder.UNREAD: "新规定没有读到：核对后写明结果，再适用旧规定",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """The old and the newer text beside each other, as the page prints them."""

    verdict: str
    older: str
    newer: str
    reasons: tuple[str, ...]
    articles: str
    note: str


@dataclass(frozen=True, slots=True)
class Weighing:
    """Everything that the part of the page shows."""

    url: str
    readings: tuple[Reading, ...]
    scale: Scale | None
    notices: tuple[Notice, ...]
    benchmark: str = ""
    benchmark_note: str = ""


def weighing(case: Case, person: Person, day: date, *, form: Form) -> Weighing:
    """How a fine stands, drawn from what was typed or, before that, from what is proposed."""
    found = readings(case, day, form)
    notices: list[Notice] = []
    basis = _basis(case, form, day, notices)
    counted = counted_of(case, form)
    span = basis.limit.fine.range(quantity=counted.quantity, base=counted.base) if basis else None
    spot = _place(case, form, day, basis, notices) if basis and not case.is_summary else None
    item = _item(case, basis)
    like = fines_of(like_cases(person, case, item))
    fine = _fine(case, form)
    if basis and span is None:
        notices.append(_no_range(item))
    elif span and fine is not None:
        notices += _beside(span, spot, fine, reason=case.weighing_reason)
    return Weighing(
        url=reverse("case-weighing", args=[case.number]),
        readings=tuple(reading(c) for c in found),
        scale=_scale(case, span, spot, like, fine),
        notices=tuple(notices),
        benchmark=f"{spot.benchmark.title}（{spot.benchmark.key}）" if spot else "",
        benchmark_note=spot.benchmark.note if spot else "",
    )


def reading(found: Comparison) -> Reading:
    """One comparison in words; documents print the same."""
    cites = "、".join(c.text for c in found.citations)
    mark = found.link.citation.mark
    unsure = "" if mark is Mark.VERIFIED else f"（对应关系：{mark.label}）"
    newer = found.newer
    return Reading(
        verdict=(f"{newer.condition}的：" if newer and newer.condition else "")
        + VERDICTS[found.milder],
        older=f"{found.older.basis}（{_words(found.older.code)}）",
        newer=f"{newer.basis}（{_words(newer.code)}）" + _condition(newer.condition)
        if newer
        else found.link.citation.text,
        reasons=found.reasons,
        articles=cites,
        note=found.link.note + unsure,
    )


def _condition(words: str) -> str:
    return f"；前提：{words}" if words else ""


def _words(code: str) -> str:
    item = Item.objects.filter(code=code).first()
    return fine_words(item) if item else code


def _basis(case: Case, form: Form, day: date, notices: list[Notice]) -> Basis | None:
    """The rule as chosen so far; while a choice is open, the page asks for it."""
    try:
        return basis_of(case, form, day)
    except Invalid as open_question:
        notices.append(Notice("due", "还须选择", "；".join(open_question.errors.values())))
        return None


def _place(
    case: Case, form: Form, day: date, basis: Basis, notices: list[Notice]
) -> Place | None:  # fmt: skip
    try:
        return placed(case, form, day, basis=basis)
    except Invalid as wrong:
        notices.append(Notice("due", "情节须更正", "；".join(wrong.errors.values())))
        return None


def _fine(case: Case, form: Form) -> int | None:
    if "fine" in form:
        return number_of(form.get("fine"))
    if case.outcome == "penalty":
        return case.fine
    return case.notified_fine if case.notified_on else case.proposed_fine


def _item(case: Case, basis: Basis | None) -> Item:
    if basis is None or basis.norm.code == case.item.code:
        return case.item
    return Item.objects.filter(code=basis.norm.code).first() or case.item


def _no_range(item: Item) -> Notice:
    text = f"{item.basis}：{fine_words(item)}。请按地方规定核定，或者先填写计罚的数量、基数。"
    return Notice("info", "没有可以计算的罚款幅度", text)


def _beside(span: Range, spot: Place | None, fine: int, *, reason: str) -> list[Notice]:
    if not span.holds(fine):
        side = (
            "高于法定上限，没有依据" if fine > span.high else "低于法定下限，须有减轻处罚的法定理由"
        )
        return [Notice("over", f"{yuan(fine)} 元{side}", "")]
    if spot is None or spot.within(span).holds(fine):
        return []
    told = f"理由：{reason}" if reason else "须在裁量理由中写明理由。"
    return [Notice("due", f"{yuan(fine)} 元不在“{spot.label}”档内", told)]


def _scale(
    case: Case, span: Range | None, spot: Place | None, like: Fines, fine: int | None
) -> Scale | None:
    """The axis is the statutory range; without one it is what like cases reach."""
    low, high = (span.low, span.high) if span else (0, max(like.most, fine or 0))
    if high <= 0:
        return None
    spans = [Span("法定幅度", span.low, span.high, _between(span), "whole")] if span else []
    if span and spot:
        band = spot.within(span)
        text = f"{_between(band)}，{spot.words}"
        spans.append(Span(f"裁量基准·{spot.label}", band.low, band.high, text))
    spans.append(_like(case, like))
    return Scale(
        "拟处罚款的位置", low, high, spans,
        value=fine, value_label="本案", value_text=f"{yuan(fine)} 元" if fine is not None else "",
        tone="over" if span and fine is not None and not span.holds(fine) else "",
    )  # fmt: skip


def _between(span: Range) -> str:
    return f"{yuan(span.low)} 至 {yuan(span.high)} 元"


def _like(case: Case, like: Fines) -> Span:
    url = reverse("case-weighing", args=[case.number]) + "#like"
    if not like.count:
        return Span("同类案件", 0, 0, "还没有", "like")
    text = f"{like.count} 件，中间一半 {yuan(like.lower)} 至 {yuan(like.upper)} 元，" + (
        f"中位数 {yuan(like.middle)} 元"
    )
    return Span("同类案件", like.lower, like.upper, text, "like", middle=like.middle, url=url)


def kept(case: Case) -> list[tuple[str, object]]:
    """How the penalty of a case was weighed, as its row keeps it: for page and document."""
    known = {f.name: f.label for f in factors()}
    titles = {b.key: f"{b.title}（{b.key}）" for b in benchmarks()}
    item = applied_item(case)
    lines: list[tuple[str, object]] = [
        ("适用的规定", f"{item.basis}，{fine_words(item)}"),
        ("规定的变化", law_words(case)),
        ("裁量基准", titles.get(case.benchmark, case.benchmark)),
        ("裁量情节", "、".join(known.get(name, name) for name in case.factors)),
        ("裁量理由", case.weighing_reason),
        ("计罚的数量", str(case.quantity or "")),
        ("计罚的基数", f"{yuan(case.fine_base)} 元" if case.fine_base else ""),
        ("同时违反的事项", case.also),
        ("与另案不是同一行为", case.another_act),
    ]
    return [(label, value) for label, value in lines if value]


def weighed_words(case: Case) -> list[str]:
    """The weighing in sentences, as notice and decision print it."""
    known = {f.name: f.label for f in factors()}
    titles = {b.key: b.title for b in benchmarks()}
    chosen = "、".join(known.get(name, name) for name in case.factors)
    lines = [
        law_words(case),
        f"本案具有下列情节：{chosen}" if chosen else "",
        f"裁量参照《{titles[case.benchmark]}》（{case.benchmark}）"
        if case.benchmark in titles and not case.is_summary
        else "",
        f"裁量理由：{case.weighing_reason}" if case.weighing_reason else "",
    ]
    return [line for line in lines if line]


def law_words(case: Case) -> str:
    """Which of the two texts was applied and why, in one sentence; empty without a change."""
    if not case.law_choice:
        return ""
    applied, _, against = case.law_choice.partition("/")
    which = "新规定" if applied == against else "行为时的旧规定"
    reason = f"：{case.law_reason}" if case.law_reason else ""
    return f"行为发生后规定有变，比较轻重后适用{which}{reason}"

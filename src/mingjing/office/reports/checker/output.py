"""The answer of an examination as text for a person and as JSON for a program."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mingjing.office.reports.checker.grouping import grouped
from mingjing.office.reports.checker.numerals import show
from mingjing.office.reports.checker.shapes import (
    Bond,
    Checked,
    Coincidence,
    Document,
    Figure,
    Finding,
    Span,
    Verdict,
)
from mingjing.office.reports.checker.words import label_of, unit_class

VERDICTS = {
    Verdict.FAILS: "矛盾",
    Verdict.WARN: "提请注意",
    Verdict.UNDECIDABLE: "无法判定",
    Verdict.HOLDS: "相符",
}
BONDS = {Bond.BOUND: "文中自明", Bond.INFERRED: "推断"}
"""What a verdict rests on, in words."""


def bond_of(f: Finding) -> Bond | None:
    """What a verdict rests on; none where the text leaves it open and nothing was inferred."""
    return None if f.verdict is Verdict.UNDECIDABLE and f.bond is Bond.BOUND else f.bond


BOUNDS = {"exact": "", "at_least": "不少于", "at_most": "不多于", "about": "约"}
KINDS = {
    "measure": "数量",
    "percent": "比例",
    "factor": "倍数",
    "date": "日期",
    "year": "年份",
    "ordinal": "序号",
    "name": "名称中的数字",
    "phrase": "固定说法",
    "claim": "没有数字的说法",
    "implied": "列举所含项数",
}


def as_json(checked: Checked) -> dict[str, Any]:
    """Everything that was read and found, with its places."""
    reading = checked.reading
    document = reading.document
    return {
        "file": document.name,
        "format": document.kind,
        "year": reading.year or None,
        "data_period": reading.cutoff or None,
        "signed": reading.signed or None,
        "fields": list(reading.areas),
        "counts": checked.counts(),
        "figures": [figure_json(f) for f in reading.figures],
        "relations": [_finding(f, document) for f in checked.findings if not f.textual],
        "text": [_finding(f, document) for f in checked.findings if f.textual],
        "not_linked": [_coincidence(c, document) for c in checked.coincidences],
    }


def figure_json(f: Figure) -> dict[str, Any]:
    """A figure with its label, unit, period, field and place."""
    return {
        "id": f.id,
        "kind": f.kind.value,
        "text": f.text,
        "value": None if f.value is None else show(f.value),
        "unit": f.unit,
        "base_value": None if f.base is None else show(f.base),
        "base_unit": unit_class(f.unit),
        "bound": f.bound.value,
        "measure": f.measure,
        "label": f.label,
        "field": f.area,
        "office_unit": f.body,
        "facets": dict(f.facets),
        "period": f.period,
        "year": f.year or None,
        "section": f.section,
        "table": f.table or None,
        "line": f.span.line,
        "start": f.span.start,
        "end": f.span.end,
    }


def _finding(f: Finding, document: Document) -> dict[str, Any]:
    return {
        "rule": f.rule,
        "verdict": f.verdict.value,
        "bond": bond.value if (bond := bond_of(f)) else None,
        "sentence": f.sentence,
        "computation": f.computation,
        "rests_on": [_place(s, document) for s in f.rests_on],
    }


def _coincidence(c: Coincidence, document: Document) -> dict[str, Any]:
    return {
        "sentence": c.sentence,
        "computation": c.computation,
        "rests_on": [_place(s, document) for s in c.rests_on],
    }


def _place(span: Span, document: Document) -> dict[str, Any]:
    return {
        "line": span.line,
        "start": span.start,
        "end": span.end,
        "text": document.words(span),
    }


def as_text(checked: Checked, *, figures: bool = False) -> Iterator[str]:
    """The answer line by line: what fails first, then what is to be looked at."""
    reading = checked.reading
    yield f"{reading.document.name}：{reading.year or '未写明'} 年，{len(reading.figures)} 个数字"
    if reading.cutoff:
        yield f"统计期 {reading.cutoff.replace('/', ' 至 ')}"
    if figures:
        yield from _figures(reading.figures)
    for textual, title in ((False, "数字关系"), (True, "文字与体例")):
        for verdict in Verdict:
            found = [f for f in checked.findings if f.verdict is verdict and f.textual is textual]
            if found:
                yield f"\n{title} · {VERDICTS[verdict]}（{len(found)}）"
                yield from (_line(f) for f in found)
    if checked.coincidences:
        yield f"\n数值相等而不作关联（{len(checked.coincidences)}）"
        yield from (f"  {c.sentence}：{grouped(c.computation)}" for c in checked.coincidences)
    counts = checked.counts()
    yield "\n合计：" + "，".join(f"{VERDICTS[v]} {counts[v.value]}" for v in Verdict)


def _line(f: Finding) -> str:
    places = "、".join(dict.fromkeys(f"{s.line}:{s.start}-{s.end}" for s in f.rests_on[:8]))
    bond = bond_of(f)
    rests = " ".join(x for x in (BONDS[bond] if bond else "", places) if x)
    told = f"  [{f.rule}] {f.sentence}：{grouped(f.computation)}"
    return told + (f"〔依据：{rests}〕" if rests else "")


def _figures(figures: list[Figure]) -> Iterator[str]:
    yield "\n数字（行:起-止 种类 数值 单位 指标 标签 领域 时段）"
    for f in figures:
        value = "" if f.value is None else f"{BOUNDS[f.bound.value]}{show(f.value)}"
        place = f"{f.span.line}:{f.span.start}-{f.span.end}"
        words = [f.id, place, KINDS[f.kind.value], f.text, value, f.unit, label_of(f.measure)]
        yield "  " + " | ".join([*words, f.label, f.area or f.body, f.period])

"""甲是乙的 2.5 倍: two things by name, each with its number in the same paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingjing.office.reports.checker.numerals import show
from mingjing.office.reports.checker.rules.common import exact, spans
from mingjing.office.reports.checker.shapes import Bound, Figure, Finding, Kind, Reading, Verdict
from mingjing.office.reports.checker.words import unit_class

_TIMES = re.compile(
    r"(?P<a>[\u4e00-\u9fff（）()]{2,14})(?:约)?是(?P<b>[\u4e00-\u9fff（）()]{2,14})的(?:近|约)?$"
)
_RANKED = re.compile(r"^.*(?:最[多高大低少小]|居首位?|首位)的?")


def ratios(reading: Reading) -> Iterator[Finding]:
    """Each multiple between two named things."""
    for f in reading.figures:
        if f.table or f.kind is not Kind.FACTOR or f.unit != "倍" or f.value is None:
            continue
        line = reading.document.lines[f.span.line - 1]
        if found := _beside(reading, line, f):
            yield from _weighed(f, *found, found[0].label)
            continue
        m = _TIMES.search(line[: f.span.start])
        if m is None:
            continue
        a, b = (_figure_of(reading, f, _RANKED.sub("", m[n])) for n in ("a", "b"))
        if a is not None and b is not None and a is not b:
            yield from _weighed(f, a, b, m[0])


def _weighed(f: Figure, a: Figure, b: Figure, words: str) -> Iterator[Finding]:
    if unit_class(a.unit) != unit_class(b.unit) or not b.amount or f.value is None:
        return
    if f.bound is not Bound.EXACT or not exact([a, b]):
        return
    real = a.amount / b.amount
    good = abs(real - f.value) <= f.step / 2
    told = f"{a.printed} ÷ {b.printed} = {show(real, 2)} 倍，文中为 {f.text}"
    yield Finding("ratio", Verdict.HOLDS if good else Verdict.FAILS,
                  f"“{words}{f.text}”由文中数字得出", told, spans([f, a, b]))  # fmt: skip


_OF_NUMBER = re.compile(r"[^，。；、\d]{0,4}的(?:约|近)?")
_IS_NUMBER = re.compile(
    r"(?:[，,、（(]?占[^，。；]{0,8}?\d[\d.]*%[）)]?)?[，,]?(?:约|大约)?(?:是|为|相当于)[^，。；\d]{1,12}"
)
_TIME = re.compile(r"上年|去年|前年|同期|年$|上半年|季度|月")


def _beside(reading: Reading, line: str, f: Figure) -> tuple[Figure, Figure] | None:
    """甲 a 万元，是乙 b 万元的 n 倍: both numbers stand before the multiple, joined by 是; two
    years of one thing are growth."""
    near = [x for x in reading.on_line(f.span.line)
            if x.span.end <= f.span.start and x.kind is Kind.MEASURE][-2:]  # fmt: skip
    if len(near) < 2 or not _OF_NUMBER.fullmatch(line[near[1].span.end : f.span.start]):
        return None
    between = line[near[0].span.end : near[1].span.start]
    if not _IS_NUMBER.fullmatch(between) or _TIME.search(between) or near[0].year != near[1].year:
        return None
    return near[0], near[1]


def _figure_of(reading: Reading, f: Figure, name: str) -> Figure | None:
    """The one number before the multiple that is told of a name."""
    found = [x for x in reading.on_line(f.span.line)
             if x.kind is Kind.MEASURE and x.span < f.span and len(name) > 1
             and x.year in {0, reading.year} and x.label.endswith(name)]  # fmt: skip
    return found[0] if len(found) == 1 else None

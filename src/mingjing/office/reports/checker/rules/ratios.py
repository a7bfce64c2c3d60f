"""甲是乙的 2.5 倍: two things by name, each with its number in the same paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingjing.office.reports.checker.numerals import show
from mingjing.office.reports.checker.rules.common import spans
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
        m = _TIMES.search(reading.document.lines[f.span.line - 1][: f.span.start])
        if m is None:
            continue
        a, b = (_figure_of(reading, f, _RANKED.sub("", m[n])) for n in ("a", "b"))
        if a is None or b is None or a is b or not b.amount:
            continue
        if unit_class(a.unit) != unit_class(b.unit) or f.bound is not Bound.EXACT:
            continue
        real = a.amount / b.amount
        good = abs(real - f.value) <= f.step / 2
        words = f"{a.printed} ÷ {b.printed} = {show(real, 2)} 倍，文中为 {f.text}"
        yield Finding("ratio", Verdict.HOLDS if good else Verdict.FAILS,
                      f"“{m[0]}{f.text}”由文中数字得出", words, spans([f, a, b]))  # fmt: skip


def _figure_of(reading: Reading, f: Figure, name: str) -> Figure | None:
    """The one number before the multiple that is told of a name."""
    found = [x for x in reading.on_line(f.span.line)
             if x.kind is Kind.MEASURE and x.span < f.span and len(name) > 1
             and x.year in {0, reading.year} and x.label.endswith(name)]  # fmt: skip
    return found[0] if len(found) == 1 else None

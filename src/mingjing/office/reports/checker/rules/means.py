"""Means told in words: 118 次、1,416 人次，平均每次 12 人; 186 名，人均办案 6.8 起."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from mingjing.office.reports.checker.numerals import show
from mingjing.office.reports.checker.rules.common import exact, spans
from mingjing.office.reports.checker.shapes import Bound, Figure, Finding, Kind, Reading, Verdict
from mingjing.office.reports.checker.words import CASES, unit_class

_EACH = re.compile(
    r"(?:每(?P<unit>[户家辆台]次|[次件宗起卷期场户家人名队])|(?P<short>[人件案宗户次])均)(?!以)[^，。；、\d]{0,8}$"
)
_UNITS = {
    "人": ("人", "名"), "名": ("人", "名"), "次": ("次", "场", "期"), "场": ("场", "次"),
    "期": ("期", "次", "场"), "户": ("户", "家"), "家": ("家", "户"), "卷": ("卷",),
    "户次": ("户次",), "家次": ("家次",), "辆次": ("辆次",), "台次": ("台次",),
    **dict.fromkeys(("件", "案", "宗", "起"), CASES),
}  # fmt: skip
"""What is counted where a mean says 每次, 人均, 案均."""
_NOUN = re.compile(r"每[名户家]([\u4e00-\u9fff]{2})[^，。；]*$")
"""平均每名队员: only the number of 队员 is what it is divided by."""
_CLAUSES = re.compile(r"[。！？]")


def means(reading: Reading) -> Iterator[Finding]:
    """Each mean whose sentence tells one number to divide and one to divide by."""
    for f in reading.figures:
        if f.table or f.kind is not Kind.MEASURE or not f.measure.startswith("rate:"):
            continue
        if f.span.line in reading.plans or f.bound is not Bound.EXACT or f.value is None:
            continue
        line = reading.document.lines[f.span.line - 1]
        m = _EACH.search(line[: f.span.start])
        if m and "分别" not in m[0]:
            start = max((e.end() for e in _CLAUSES.finditer(line[: f.span.start])), default=0)
            yield from _weighed(reading, f, m["unit"] or m["short"], start)


def _weighed(reading: Reading, f: Figure, each: str, start: int) -> Iterator[Finding]:
    here = [x for x in reading.on_line(f.span.line)
            if x.kind is Kind.MEASURE and start <= x.span.start < f.span.start and x.unit
            and x.year in {0, reading.year} and not x.measure.startswith(("change:", "rate:"))
            and not x.facets]  # fmt: skip
    noun = _NOUN.search(reading.document.lines[f.span.line - 1][start : f.span.start])
    below = [x for x in here if x.unit in _UNITS[each] and x.amount
             and not re.search("人口|居民|户籍|常住", x.label)
             and (noun is None or noun[1] in x.label)]  # fmt: skip
    above = [x for x in here if _divided(x, f) and x not in below]
    good = next(((a, b) for a in above for b in below if _fits(f, a, b)), None)
    if good is None and (len(above) != 1 or len(below) != 1):
        return
    a, b = good or (above[0], below[0])
    if not exact([a, b]):
        return
    words = f"{a.text} ÷ {b.text} = {show(_mean(f, a, b), 2)}，文中为 {f.text}"
    yield Finding("mean", Verdict.HOLDS if good else Verdict.FAILS,
                  f"“{f.label}”由同一句的数字得出", words, spans([f, a, b]))  # fmt: skip


def _divided(x: Figure, f: Figure) -> bool:
    """Whether a mean in this unit may come of a number: people of person-times, money of money."""
    people = {"人次", "人", "名"}
    return unit_class(x.unit) == unit_class(f.unit) or {x.unit, f.unit} <= people


def _mean(f: Figure, a: Figure, b: Figure) -> Decimal:
    size = f.amount / f.value if f.value else Decimal(1)
    return a.amount / b.amount / size


def _fits(f: Figure, a: Figure, b: Figure) -> bool:
    size = f.amount / f.value if f.value else Decimal(1)
    off = f.step / size / 2 + (a.step / 2 / b.amount / size if a.step > 1 else 0)
    return abs(_mean(f, a, b) - (f.value or 0)) <= off

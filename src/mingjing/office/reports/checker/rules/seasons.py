"""Quarters and halves of a year told one after the other, and the year or half they make."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from mingjing.office.reports.checker.rules.common import base_text, exact, slack, spans, swap_hint
from mingjing.office.reports.checker.shapes import Figure, Finding, Kind, Reading, Verdict
from mingjing.office.reports.checker.words import unit_class

_NAMED = re.compile(r"(?P<part>[一二三四]季度|上半年|下半年)[^，。；、]{0,10}$")
_COMPLETE = ({"一季度", "二季度", "三季度", "四季度"}, {"上半年", "下半年"})
_HALF = {"一季度", "二季度"}
_BEHIND = re.compile(r"[，、；（]\s*[^，。；\d]{0,12}")
_YEAR = re.compile(r"全年|合计|共|总|累计|中$|其中$|[：:]$")


def seasons(reading: Reading) -> Iterator[Finding]:
    """一季度 a 件、二季度 b 件、三季度 c 件、四季度 d 件，全年 e 件: the four make the year."""
    for number, line in enumerate(reading.document.lines, 1):
        if number in reading.plans or not re.search("季度|半年", line):
            continue
        runs: dict[tuple[str, int], list[tuple[str, Figure]]] = defaultdict(list)
        figures = [f for f in reading.on_line(number) if f.kind is Kind.MEASURE and not f.table
                   and f.year in {0, reading.year}
                   and not f.measure.startswith(("change:", "rate:"))]  # fmt: skip
        earlier = 0
        for f in figures:
            m = _NAMED.search(line[earlier : f.span.start])
            earlier = f.span.end
            if m:
                sentence = line.count("。", 0, f.span.start)
                runs[unit_class(f.unit), sentence].append((m["part"], f))
        for run in runs.values():
            yield from _weighed(reading, line, run, figures)


def _weighed(
    reading: Reading, line: str, run: list[tuple[str, Figure]], figures: list[Figure]
) -> Iterator[Finding]:
    names, parts = [n for n, _ in run], [f for _, f in run]
    half = set(names) == _HALF and reading.span in {"上半年", "半年", "1—6月", "1-6月"}
    if len(names) != len(set(names)) or not (set(names) in _COMPLETE or half):
        return
    if any(re.search("[。；]", line[a.span.end : b.span.start]) for a, b in pairwise(parts)):
        return
    whole = _whole(line, parts, figures) or _elsewhere(reading, parts[0])
    if whole is None or not exact([*parts, whole]):
        return
    total = sum((p.amount for p in parts), Decimal(0))
    words = f"{' + '.join(p.text for p in parts)} = {base_text(total, whole)}，"
    words += f"{whole.label}{whole.text}"
    good = abs(total - whole.amount) <= slack([*parts, whole])
    if not good:
        gap = base_text(abs(total - whole.amount), whole)
        words += f"，相差 {gap}{swap_hint(total, whole.amount)}"
    yield Finding("sum_of_parts", Verdict.HOLDS if good else Verdict.FAILS,
                  "各季度（半年）之和等于全年", words, spans([*parts, whole]))  # fmt: skip


def _elsewhere(reading: Reading, part: Figure) -> Figure | None:
    """The one number that the report tells of the whole year, in another sentence."""
    told = {
        f.amount: f
        for f in reading.whole(part.measure)
        if part.measure and not f.table and unit_class(f.unit) == unit_class(part.unit)
    }
    return next(iter(told.values())) if len(told) == 1 else None


def _whole(line: str, parts: list[Figure], figures: list[Figure]) -> Figure | None:
    """The number of the year: right behind its parts, else right before them in the sentence."""
    first, last = parts[0], parts[-1]
    alike = [f for f in figures if unit_class(f.unit) == unit_class(first.unit) and f not in parts]
    between = {f.id: line[last.span.end : f.span.start] for f in alike if f.span > last.span}
    behind = [f for f in alike if _BEHIND.fullmatch(words := between.get(f.id, ""))
              and _YEAR.search(words)]  # fmt: skip
    if behind:
        return behind[0]
    start = line.rfind("。", 0, first.span.start) + 1
    before = [f for f in alike if start <= f.span.start < first.span.start]
    return before[-1] if before else None

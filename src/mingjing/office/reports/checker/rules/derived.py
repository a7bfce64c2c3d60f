"""Columns that are reckoned from two others of their table: 人均, 件均 and rates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations

from mingjing.office.reports.checker.rules.common import spans
from mingjing.office.reports.checker.shapes import Figure, Finding, Kind, Reading, Verdict

LEAST_ROWS = 3
MOST_COLUMNS = 10
_DERIVED = re.compile(r"[人件案户次]均|率$")
_NOT_A_SOURCE = re.compile(r"[人件案户次]均|率$|占比|比重|比例|同比|增减|增长|增幅|排名|名次|得分")

Cells = dict[int, Figure]


def derived(reading: Reading) -> Iterator[Finding]:
    """Each derived column against the two columns that most of its rows come from; a row that
    does not is wrong. Where no two columns give most rows, nothing is said."""
    by_table: dict[int, dict[str, Cells]] = {}
    for f in reading.figures:
        if f.table and f.label and f.kind in {Kind.MEASURE, Kind.PERCENT} and "·" in f.label:
            columns = by_table.setdefault(f.table, {})
            columns.setdefault(f.label.partition("·")[2], {})[f.span.line] = f
    for columns in by_table.values():
        sources = {n: c for n, c in columns.items() if not _NOT_A_SOURCE.search(n)}
        for name, cells in columns.items():
            if _DERIVED.search(name) and len(sources) <= MOST_COLUMNS and len(cells) >= LEAST_ROWS:
                yield from _column(name, cells, sources)


def _column(name: str, cells: Cells, sources: dict[str, Cells]) -> Iterator[Finding]:
    best: tuple[list[int], tuple[str, str]] | None = None
    for a, b in permutations(sources, 2):
        wrong = [n for n, f in cells.items() if not _fits(f, sources[a].get(n), sources[b].get(n))]
        if best is None or len(wrong) < len(best[0]):
            best = wrong, (a, b)
    if best is None or len(best[0]) * 3 > len(cells):
        return
    wrong, (a, b) = best
    for n in wrong:
        f, x, y = cells[n], sources[a].get(n), sources[b].get(n)
        if x is None or y is None or not y.amount:
            continue
        row = f.label.partition("·")[0]
        words = f"{x.text} ÷ {y.text} = {_ratio(f, x, y):.2f}，表中为 {f.text}"
        words += f"；其余 {len(cells) - len(wrong)} 行由“{a}”除以“{b}”得出"
        yield Finding("table_rate", Verdict.FAILS, f"表中“{row}”{name}由本表得出", words,
                      spans([f, x, y]))  # fmt: skip
    if not wrong:
        yield Finding("table_rate", Verdict.HOLDS, f"表中“{name}”由“{a}”除以“{b}”得出",
                      f"{len(cells)} 行均相符", spans(cells.values()))  # fmt: skip


def _ratio(f: Figure, x: Figure, y: Figure) -> Decimal:
    """The ratio in the unit of the column: per cent, or the unit that is printed."""
    ratio = x.amount / y.amount
    return ratio * 100 if f.kind is Kind.PERCENT else ratio / (f.amount / f.value if f.value else 1)


def _fits(f: Figure, x: Figure | None, y: Figure | None) -> bool:
    if x is None or y is None or not y.amount or f.value is None:
        return False
    places = f.text.rstrip("%％").partition(".")[2]
    step = Decimal(1).scaleb(-len(places))
    return abs(_ratio(f, x, y) - f.value) <= step / 2

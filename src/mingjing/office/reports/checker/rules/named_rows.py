"""A row of a table that the text speaks of by its name: 北闸街罚款 1.58 万元."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingjing.office.reports.checker.rules.common import base_text, name_of, slack, spans, swap_hint
from mingjing.office.reports.checker.shapes import Bound, Figure, Finding, Kind, Reading, Verdict
from mingjing.office.reports.checker.tables import SUM
from mingjing.office.reports.checker.words import narrowed, unit_class

LONGEST = 16
_STOP = re.compile(r"[，。；：（(\t]")
_OTHER = re.compile(
    r"比|较|占|每|均|以[上下]|其中|[两三四五六七八九十]个|等|合计|除|高于|低于|增|减|上年|去年"
)
_PLAIN = re.compile(r"企业|单位|行业|社区|街道|办事处|[镇乡村区县市局队所]|全年|年内|有|被|在")

Rows = dict[tuple[str, str], list[Figure]]


def named_rows(reading: Reading) -> Iterator[Finding]:
    """Each number of the text whose clause begins with the name of a row, against that row."""
    rows: Rows = {}
    names: set[str] = set()
    for f in reading.figures:
        row, _, column = f.label.partition("·")
        told = f.table and f.kind is Kind.MEASURE and column and f.year == reading.year
        if told and len(row) > 1 and not SUM.search(row) and not f.measure.startswith("other:"):
            rows.setdefault((row, f.measure), []).append(f)
            names.add(row)
    seen: set[object] = set()
    for f in reading.measures() if rows else ():
        plain = not (f.table or f.facets or f.total) and f.bound is Bound.EXACT
        if plain and not f.measure.startswith(("change:", "rate:", "other:")):
            for one in _held(reading, f, rows, names):
                if (key := (f.label, f.text, one.rests_on[-1])) not in seen:
                    seen.add(key)
                    yield one


def _held(reading: Reading, f: Figure, rows: Rows, names: set[str]) -> Iterator[Finding]:
    line = reading.document.lines[f.span.line - 1][: f.span.start]
    clause = _STOP.split(line)[-1]
    name = next((clause[:n] for n in range(LONGEST, 1, -1) if clause[:n] in names), "")
    rest = clause[len(name) :]
    if not name or _OTHER.search(rest) or any(n in rest for n in names if len(n) < len(rest)):
        return
    cells = [c for c in rows.get((name, f.measure), ()) if _alike(f, c, name)]
    if not cells or any(_agree(f, c) for c in cells):
        cells = [c for c in cells if _agree(f, c)][:1]
    for cell in cells[:1]:
        good = _agree(f, cell)
        words = f"表中 {cell.label} {cell.text}，第{f.span.line}行“{f.label}{f.text}”"
        if not good:
            gap = base_text(abs(f.amount - cell.amount), f)
            words += f"，相差 {gap}{swap_hint(f.amount, cell.amount)}"
        yield Finding("table_and_text", Verdict.HOLDS if good else Verdict.FAILS,
                      f"{name_of(f.measure)}表文一致", words, spans([f, cell]))  # fmt: skip


def _alike(f: Figure, cell: Figure, name: str) -> bool:
    """Whether the words behind the name narrow the number no more than the head of the column."""
    own = _PLAIN.sub("", narrowed(f.label.removeprefix(name), f.measure))
    head = _PLAIN.sub("", narrowed(cell.label.partition("·")[2], f.measure))
    same = not cell.unit or unit_class(f.unit) == unit_class(cell.unit)
    return own == head and same


def _agree(f: Figure, cell: Figure) -> bool:
    return abs(f.amount - cell.amount) <= slack([f, cell])

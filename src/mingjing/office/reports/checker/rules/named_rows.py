"""A row of a table that the text speaks of by its name: 北闸街罚款 1.58 万元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

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


_TOGETHER = re.compile(
    r"(?P<names>(?:[\u4e00-\u9fff]{2,12}、)+[\u4e00-\u9fff]{2,12}?(?:和[\u4e00-\u9fff]{2,12}?)?)"
    r"(?:(?:等)?[两三四五六七八九十\d]+个?[\u4e00-\u9fff]{1,3})?(?:合计|共计|总计|共)[^，。；、\d]{0,4}$"
)
_KIND_OF_PLACE = re.compile(r"(?:市|县|区|镇|乡|街道?|办事处)$")


def rows_together(reading: Reading) -> Iterator[Finding]:
    """甲、乙、丙三市合计 c 万元: the rows of these names in a table."""
    rows: dict[str, list[Figure]] = {}
    for f in reading.figures:
        row, _, column = f.label.partition("·")
        if f.table and f.kind is Kind.MEASURE and column and not SUM.search(row):
            rows.setdefault(_KIND_OF_PLACE.sub("", row), []).append(f)
    for f in reading.measures() if rows else ():
        if f.table or f.bound is not Bound.EXACT or not f.unit:
            continue
        m = _TOGETHER.search(reading.document.lines[f.span.line - 1][: f.span.start])
        if m is not None:
            yield from _added(f, re.split("[、和]", m["names"]), rows)


def _added(f: Figure, names: list[str], rows: dict[str, list[Figure]]) -> Iterator[Finding]:
    """The cells of one column, of one row for each name; the first name may follow other words."""
    found = [_row_of(names[0], rows, ends=True), *(_row_of(n, rows) for n in names[1:])]
    if not all(found) or len(set(found)) != len(names):
        return
    each = [[c for c in rows[n] if c.measure == f.measure] for n in found]
    if any(len(cells) != 1 for cells in each) or len({c[0].table for c in each}) != 1:
        return
    parts = [cells[0] for cells in each]
    total = sum((p.amount for p in parts), Decimal(0))
    good = abs(total - f.amount) <= slack([*parts, f])
    words = f"表中 {' + '.join(f'{n}{p.text}' for n, p in zip(found, parts, strict=True))} = "
    words += f"{base_text(total, f)}，第{f.span.line}行“{f.text}”"
    words += "" if good else swap_hint(total, f.amount)
    yield Finding("rows_together", Verdict.HOLDS if good else Verdict.FAILS,
                  f"{'、'.join(found)}之和与表一致", words, spans([f, *parts]))  # fmt: skip


def _row_of(name: str, rows: dict[str, list[Figure]], *, ends: bool = False) -> str:
    """The row that a name stands for, or nothing where there is none or more than one."""
    bare = _KIND_OF_PLACE.sub("", name)
    fitting = [r for r in rows if len(r) > 1 and (bare.endswith(r) if ends else bare == r)]
    return fitting[0] if len(fitting) == 1 else ""

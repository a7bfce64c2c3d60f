"""Tables: columns that end in 合计, rows that end in 合计, shares of a column, and the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from mingjing.office.reports.checker.rules.common import base_text, name_of, slack, spans, swap_hint
from mingjing.office.reports.checker.shapes import Figure, Finding, Kind, Reading, Verdict
from mingjing.office.reports.checker.tables import SUM

_PART = re.compile(r"其中|小计|^同比|占比|比重|比例|率|平均|人均|每")
_PAST = re.compile(r"上年|去年|同期")


def grid(reading: Reading) -> Iterator[Finding]:
    """Every table of the report."""
    for index in range(1, len(reading.document.tables) + 1):
        figures = [f for f in reading.figures if f.table == index and f.label]
        counted = [f for f in figures if f.kind is Kind.MEASURE]
        yield from _down(counted)
        yield from _across(counted)
        yield from _table_shares(figures)
        yield from _table_growth(reading, figures)
    yield from _against_text(reading)


def _row(f: Figure) -> str:
    return f.label.partition("·")[0] if "·" in f.label else ""


def _column(f: Figure) -> str:
    return f.label.partition("·")[2] if "·" in f.label else f.label


def _sum(parts: list[Figure], whole: Figure, rule: str, sentence: str) -> Finding:
    total = sum((p.amount for p in parts), Decimal(0))
    gap = total - whole.amount
    terms = " + ".join(p.text for p in parts) if len(parts) <= 12 else f"{len(parts)} 项"
    words = f"{terms} = {base_text(total, whole)}，表中合计 {whole.text}"
    good = abs(gap) <= slack([*parts, whole])
    if not good:
        words += f"，相差 {base_text(abs(gap), whole)}{swap_hint(total, whole.amount)}"
    return Finding(rule, Verdict.HOLDS if good else Verdict.FAILS, sentence, words,
                   spans([*parts, whole]))  # fmt: skip


def _down(figures: list[Figure]) -> Iterator[Finding]:
    """Each column: the rows above 合计 add up to it; 其中 rows do not count."""
    for column in dict.fromkeys(_column(f) for f in figures):
        if _PART.search(column.split("/")[-1]) and not column.startswith("其中"):
            continue
        cells = [f for f in figures if _column(f) == column]
        totals = [f for f in cells if SUM.search(_row(f)) and "小" not in _row(f)]
        parts = [f for f in cells if not SUM.search(_row(f)) and not _PART.search(_row(f))]
        if len(totals) == 1 and len(parts) > 1:
            yield _sum(parts, totals[0], "table_column", f"表中“{column}”一列各行之和等于合计")


def _across(figures: list[Figure]) -> Iterator[Finding]:
    """Each row: the columns of one unit beside 合计 add up to it."""
    for line in dict.fromkeys(f.span.line for f in figures):
        cells = [f for f in figures if f.span.line == line]
        for whole in (f for f in cells if SUM.search(_column(f).split("/")[-1])):
            group = _column(whole).split("/")[:-1]
            parts = [f for f in cells if f is not whole and f.unit == whole.unit
                     and _adds_up(_column(f)) and _column(f).split("/")[:-1] == group]  # fmt: skip
            if len(parts) > 1:
                name = f"“{_row(whole) or '本行'}”"
                yield _sum(
                    parts, whole, "table_row", f"表中{name}一行各列之和等于“{_column(whole)}”"
                )


def _adds_up(column: str) -> bool:
    """Whether a column is a part: no sum, no share, not last year's."""
    return not (_PART.search(column) or _PAST.search(column) or SUM.search(column.split("/")[-1]))


def _table_shares(figures: list[Figure]) -> Iterator[Finding]:
    """A column of shares beside a column of numbers with a total."""
    shares = [
        f for f in figures if f.kind is Kind.PERCENT and re.search("占比|比例|比重", _column(f))
    ]
    if not shares:
        return
    for column in dict.fromkeys(_column(f) for f in figures if f.kind is Kind.MEASURE):
        cells = {f.span.line: f for f in figures if _column(f) == column}
        whole = next((f for f in cells.values() if SUM.search(_row(f))), None)
        if whole is None or not whole.amount:
            continue
        pairs = [(s, cells[s.span.line]) for s in shares if s.span.line in cells]
        wrong = [(s, c) for s, c in pairs if not _is_share(s, c, whole)]
        if len(wrong) * 2 < len(pairs):
            for s, c in wrong:
                real = c.amount / whole.amount * 100
                yield Finding("table_share", Verdict.FAILS, f"表中“{_row(c)}”占比由本表得出",
                              f"{c.text} ÷ {whole.text} = {real:.2f}%，表中为 {s.text}",
                              spans([s, c, whole]))  # fmt: skip
            if not wrong:
                yield Finding("table_share", Verdict.HOLDS, f"表中占比由“{column}”得出",
                              f"{len(pairs)} 行均相符", spans(s for s, _ in pairs))  # fmt: skip
            return


def _table_growth(reading: Reading, figures: list[Figure]) -> Iterator[Finding]:
    """A column of growth beside this year's and last year's number."""
    for f in figures:
        if not re.search(r"同比|增长|增减|增幅", _column(f)):
            continue
        row = [x for x in figures if x.span.line == f.span.line and x is not f
               and x.kind is Kind.MEASURE]  # fmt: skip
        now = [x for x in row if x.year == reading.year and not _PAST.search(_column(x))]
        then = [x for x in row if x.year == reading.year - 1]
        if len(now) != 1 or len(then) != 1 or not then[0].amount:
            continue
        real = (now[0].amount - then[0].amount) / then[0].amount * 100
        good = abs(real - f.amount) <= f.step / 2
        words = f"({now[0].text} - {then[0].text}) ÷ {then[0].text} = {real:.2f}%，表中为 {f.text}"
        yield Finding("table_growth", Verdict.HOLDS if good else Verdict.FAILS,
                      f"表中“{_row(f)}”增减幅由本表得出", words,
                      spans([f, now[0], then[0]]))  # fmt: skip


def _is_share(share: Figure, part: Figure, whole: Figure) -> bool:
    real = part.amount / whole.amount * 100
    return abs(real - share.amount) <= share.step / 2


def _against_text(reading: Reading) -> Iterator[Finding]:
    """The total of a table against the same measure in the text, and row by row for units."""
    for f in reading.figures:
        if not f.table or f.kind is not Kind.MEASURE or f.measure.startswith("other:"):
            continue
        if f.facet("column") or f.facet("part") or not (f.total or f.body or f.area):
            continue
        if f.year != reading.year:
            continue
        for told in reading.measures(f.measure, area=f.area):
            same = (told.body, told.facets) == (f.body, f.facets) and (
                bool(told.body) or not told.among
            )
            if told.table or not same or (told.unit and f.unit and not _units(told, f)):
                continue
            good = abs(told.amount - f.amount) <= slack([told, f])
            words = f"表中 {f.label} {f.text}，第{told.span.line}行“{told.label}{told.text}”"
            if not good:
                gap = base_text(abs(told.amount - f.amount), told)
                words += f"，相差 {gap}{swap_hint(told.amount, f.amount)}"
            yield Finding("table_and_text", Verdict.HOLDS if good else Verdict.FAILS,
                          f"{name_of(f.measure)}表文一致", words, spans([told, f]))  # fmt: skip


def _units(a: Figure, b: Figure) -> bool:
    cases = {"件", "起", "宗", "例"}
    money = {"元", "万元", "亿元"}
    return a.unit == b.unit or {a.unit, b.unit} <= cases or {a.unit, b.unit} <= money

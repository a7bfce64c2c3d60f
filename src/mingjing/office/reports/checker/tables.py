"""The figures of tables: what a cell counts is written at the head of its column and row."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from mingjing.office.reports.checker.figures import built, numbers_of
from mingjing.office.reports.checker.numerals import GROUPED, narrow
from mingjing.office.reports.checker.shapes import Document, Figure, Kind, Reading, Span, Table
from mingjing.office.reports.checker.words import MONEY, UNITS, field_of, measure_of

SUM = re.compile(r"^(?:合\s*计|总\s*计|总数|小\s*计|全\s*部|汇总)$|合计$|总计$")
_NUMBER = re.compile(rf"^\s*(?:{GROUPED.pattern})\s*(?:%|％)?\s*$")
_UNIT = re.compile(r"[（(]\s*(?:单位[：:])?\s*([^（）()]{1,6})\s*[）)]|单位[：:]\s*(\S{1,6})")
_BODY = re.compile(r"(?:街道|大队|中队|支队|镇|乡|科|所|站|局|队|办事处|区|县|市)$")
_TIMES = re.compile(r"^(?:(?:19|20)\d\d年?度?|本年|上年|去年|今年|全年(?:合计)?|合计|数量|数值)$")
_SERIAL = re.compile(r"^序号|^编号|^No|^排名")
_PROCEDURES = (("summary", re.compile(r"简易|当场")), ("ordinary", re.compile(r"普通|一般程序")))


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of a table with the heads of its row and column."""

    span: Span
    row: str
    column: str
    unit: str


def heads(document: Document, table: Table) -> int:
    """How many rows at the top hold no number: they are the heads of the columns."""
    count = 0
    for row in table.rows:
        if any(_NUMBER.match(narrow(document.words(c))) for c in row[1:]):
            break
        count += 1
    return count


def cells(document: Document, table: Table) -> list[Cell]:
    """The cells of a table that hold a number, with the words at their heads."""
    top = heads(document, table)
    out = []
    for row in table.rows[top:]:
        name = _row_name(document, row)
        for at, cell in enumerate(row):
            if not _NUMBER.match(narrow(document.words(cell))):
                continue
            column = _column(document, table.rows[:top], at)
            if _SERIAL.match(column) or not column:
                continue
            unit = _unit_of(column) or _unit_of(name) or _unit_cell(document, row)
            unit = unit or _unit_of(table.caption)
            out.append(Cell(cell, name, column, unit))
    return out


def _row_name(document: Document, row: tuple[Span, ...]) -> str:
    words = [document.words(c).strip() for c in row]
    named = [w for w in words if w and not _NUMBER.match(narrow(w))]
    return named[0] if named else ""


def _unit_cell(document: Document, row: tuple[Span, ...]) -> str:
    """A cell of the row that is nothing but a unit, where a column tells the units."""
    words = (document.words(c).strip() for c in row)
    return next((w for w in words if w in {*UNITS, *MONEY}), "")


def _column(document: Document, rows: tuple[tuple[Span, ...], ...], at: int) -> str:
    words: list[str] = []
    for row in rows:
        if at < len(row):
            word = re.sub(r"\s", "", document.words(row[at]))
            if word and word not in words:
                words.append(word)
    return "/".join(words)


def _unit_of(words: str) -> str:
    m = _UNIT.search(words)
    if not m:
        return "%" if re.search(r"占比|比例|率$|%", words) else ""
    found = (m[1] or m[2] or "").replace("％", "%").strip()
    return found if found in {*UNITS, *MONEY, "%"} else ""


def tabled(reading: Reading) -> list[Figure]:
    """The figures of all tables, and the numbers in their other words."""
    out: list[Figure] = []
    for index, table in enumerate(reading.document.tables, 1):
        read = {c.span: c for c in cells(reading.document, table)}
        for row in table.rows:
            for span in row:
                if span in read:
                    out.append(_figure(reading, read[span], table, index))
                else:
                    out += _loose(reading.document, span, index)
    return out


def _loose(document: Document, span: Span, index: int) -> list[Figure]:
    """Numbers in the words of a cell: extracted, but no measures of the table."""
    found = numbers_of(document.words(span))
    kinds = (Kind.MEASURE, Kind.PERCENT, Kind.FACTOR)
    return [
        replace(
            built(raw, document.words(span), span.line),
            span=Span(span.line, span.start + raw.start, span.start + raw.end),
            kind=Kind.ORDINAL if raw.kind in kinds else raw.kind,
            table=index,
        )
        for raw in found
    ]


def _figure(reading: Reading, cell: Cell, table: Table, index: int) -> Figure:
    words = reading.document.words(cell.span)
    raw = replace(numbers_of(words)[0], unit=cell.unit)
    kind = Kind.PERCENT if cell.unit == "%" or raw.kind is Kind.PERCENT else Kind.MEASURE
    column = _UNIT.sub("", cell.column)
    measure = _measure(cell, table)
    facets = _facets(cell)
    area, body = "", ""
    if not SUM.search(cell.row):
        body = cell.row if _BODY.search(cell.row) else ""
        area = "" if body or facets else field_of(cell.row)
        body = body or ("" if area else cell.row)
        if _told_by_row(cell, column):
            area = body = ""
    base = built(replace(raw, kind=kind), words, cell.span.line)
    return replace(
        base,
        span=cell.span,
        words=cell.span,
        label=f"{cell.row}·{column}" if cell.row else column,
        measure=measure,
        area=area,
        body=body,
        facets=tuple(sorted(facets.items())),
        year=_year(cell, reading.year),
        table=index,
        total=bool(SUM.search(cell.row)) or _told_by_row(cell, column),
    )


def _measure(cell: Cell, table: Table) -> str:
    column, unit = _UNIT.sub("", cell.column), cell.unit
    for words in (column, f"{cell.row}{column}", f"{table.caption}{column}"):
        for guess in (unit,) if unit else ("件", "次", "家", "万元" if "额" in words else "人"):
            if found := measure_of(words, guess):
                return found
    return f"other:{column}"


def _told_by_row(cell: Cell, column: str) -> bool:
    """Whether the row names the measure, and the column only a time (2023年, 本年, 全年合计)."""
    return bool(_TIMES.search(column)) and bool(measure_of(cell.row, cell.unit))


def _facets(cell: Cell) -> dict[str, str]:
    facets = {}
    for name, pattern in _PROCEDURES:
        if pattern.search(cell.column) or pattern.search(cell.row):
            facets["procedure"] = name
    parts = cell.column.split("/")
    if re.search(r"月份?$|季度$|上半年|下半年", cell.row):
        facets["part"] = cell.row
    if not facets and len(parts) > 1 and not SUM.search(parts[-1]):
        facets["column"] = parts[-1]
    return facets


def _year(cell: Cell, year: int) -> int:
    if re.search(r"上年|去年|同期", cell.column) and not re.search(r"同比|增|降", cell.column):
        return year - 1
    named = re.findall(r"((?:19|20)\d\d)年?", cell.column)
    return int(named[-1]) if named else year

"""The figures of tables: what a cell counts is written at the head of its column and row."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from mingjing.office.reports.checker.figures import built, numbers_of
from mingjing.office.reports.checker.numerals import GROUPED, narrow
from mingjing.office.reports.checker.shapes import Document, Figure, Kind, Reading, Span, Table
from mingjing.office.reports.checker.words import MONEY, UNITS, field_of, measure_of

SUM = re.compile(r"^(?:合\s*计|总\s*计|总数|小\s*计|全\s*部|汇总)$|合计$|总计$")
SEASON = re.compile(r"(?:第?[一二三四1-4]季度|\d{1,2}月份?|[一二三四五六七八九十]{1,2}月份?)$")
_CONTINUED = re.compile(r"[（(]?续表?\s*\d*[）)]?\s*$")
_NUMBER = re.compile(rf"^\s*[-−－+＋↑↓▲▼]?\s*(?:{GROUPED.pattern})\s*(?:%|％)?\s*$")
_HEAD_OF = re.compile(r"(?<!单位)[：:](?=[\u4e00-\u9fff])")
"""处罚程序：合计 is a column under a head, as if the head stood in a row of its own."""
_UNIT = re.compile(r"[（(]\s*(?:单位[：:])?\s*([^（）()]{1,6})\s*[）)]|单位[：:]\s*(\S{1,6})")
_PER_UNIT = re.compile(rf"(?<=[\u4e00-\u9fff])/({'|'.join(map(re.escape, UNITS))})$")
"""罚款/元: the unit behind a stroke."""
_BODY = re.compile(r"(?:街道|大队|中队|支队|镇|乡|科|所|站|局|队|办事处|区|县|市)$")
_TIMES = re.compile(r"^(?:(?:19|20)\d\d年?度?|本年|上年|去年|今年|全年(?:合计)?|合计|数量|数值)$")
_SERIAL = re.compile(r"^序号|^编号|^No|^排名")
_PROCEDURES = (("summary", re.compile(r"简易|当场")), ("ordinary", re.compile(r"普通|一般程序")))


_SOME_OF = re.compile(r"从轻|减轻|不予|免[予于]|其他")
"""从轻处罚, 其他行政处罚: some of the penalties."""


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


def torn(document: Document, table: Table) -> bool:
    """Whether the heads of a PDF's table were broken over lines that no longer fit its columns:
    which number stands under which head is then not known."""
    top = table.rows[: heads(document, table)]
    return document.kind == "pdf" and len(top) > 1 and any(
        not document.words(c).strip() for row in top for c in row
    )  # fmt: skip


def families(document: Document) -> list[list[int]]:
    """The tables by number, those together that are parts of one: 续表 under the same rows."""
    out: list[list[int]] = []
    for index, table in enumerate(document.tables, 1):
        last = document.tables[out[-1][0] - 1] if out else None
        if last is not None and _continues(document, last, table):
            out[-1].append(index)
        else:
            out.append([index])
    return out


def _continues(document: Document, first: Table, table: Table) -> bool:
    caption = _CONTINUED.sub("", table.caption)
    if not _CONTINUED.search(table.caption) or caption != _CONTINUED.sub("", first.caption):
        return False
    names = [[_row_name(document, r) for r in t.rows[heads(document, t) :]] for t in (first, table)]
    return names[0] == names[1]


def group_of(column: str) -> tuple[str, ...]:
    """The heads that stand above a column."""
    return tuple(column.split("/")[:-1])


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
            word = _PER_UNIT.sub(r"（\1）", re.sub(r"\s", "", document.words(row[at])))
            words += [w for w in _HEAD_OF.split(word) if w and w not in words]
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
    summed = _summed(reading.document)
    for index, table in enumerate(reading.document.tables, 1):
        read = {c.span: c for c in cells(reading.document, table)}
        broken = torn(reading.document, table)
        parts = _parts_of_a_sum(list(read.values()))
        for row in table.rows:
            for span in row:
                if span in read:
                    cell = read[span]
                    whole = _told_by_row(cell, _UNIT.sub("", cell.column)) and cell.row not in parts
                    figure = _figure(reading, cell, (table, index), whole=whole)
                    out.append(_narrowed(figure, cell, summed[index], broken=broken))
                else:
                    out += _loose(reading.document, span, index)
    return out


def _summed(document: Document) -> dict[int, set[tuple[str, ...]]]:
    """For each table the heads under which it, or a part of it on the next page, has a 合计."""
    out: dict[int, set[tuple[str, ...]]] = {}
    for family in families(document):
        columns = {_UNIT.sub("", c.column) for i in family
                   for c in cells(document, document.tables[i - 1])}  # fmt: skip
        groups = {group_of(c) for c in columns if SUM.search(c.split("/")[-1])}
        out |= dict.fromkeys(family, groups)
    return out


def _narrowed(f: Figure, cell: Cell, summed: set[tuple[str, ...]], *, broken: bool) -> Figure:
    """Beside a column of sums the other columns are kinds and never the whole; under torn heads
    a number is of no measure at all."""
    column = _UNIT.sub("", cell.column)
    last = column.split("/")[-1]
    if broken:
        return replace(f, measure=f"other:{column}", facets=(("column", last),))
    if f.measure == "penalties" and not f.facets and _SOME_OF.search(last):
        return replace(f, facets=(("column", last),))
    if f.facets or f.measure.startswith("other:") or SUM.search(last) or _TIMES.search(last):
        return f
    return replace(f, facets=(("column", last),)) if group_of(column) in summed else f


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


def _parts_of_a_sum(read: list[Cell]) -> set[str]:
    """The rows above a 合计 that all name one measure (日常检查, 专项检查) are its parts."""
    if not any(SUM.search(c.row) for c in read):
        return set()
    named: dict[str, set[str]] = {}
    for c in read:
        if found := measure_of(c.row, c.unit):
            named.setdefault(found, set()).add(c.row)
    return {row for rows in named.values() if len(rows) > 1 for row in rows}


def _figure(reading: Reading, cell: Cell, place: tuple[Table, int], *, whole: bool) -> Figure:
    table, index = place
    words = reading.document.words(cell.span)
    printed = numbers_of(words)[0]
    raw = printed if printed.kind is Kind.PERCENT else replace(printed, unit=cell.unit)
    kind = Kind.PERCENT if cell.unit == "%" or raw.kind is Kind.PERCENT else Kind.MEASURE
    column = _UNIT.sub("", cell.column)
    measure = _measure(cell, table)
    facets = _facets(cell)
    area, body = "", ""
    if not SUM.search(cell.row):
        body = cell.row if _BODY.search(cell.row) else ""
        area = "" if body or facets else field_of(cell.row)
        body = body or ("" if area else cell.row)
        if whole:
            area = body = ""
    if raw.value is not None and re.match(r"\s*[-−－↓▼]", words):
        raw = replace(raw, value=-raw.value)
    base = built(replace(raw, kind=kind), words, cell.span.line)
    return replace(
        base,
        span=cell.span,
        text=words.strip(),
        words=cell.span,
        label=f"{cell.row}·{column}" if cell.row else column,
        measure=measure,
        area=area,
        body=body,
        facets=tuple(sorted(facets.items())),
        year=_year(cell, reading.year),
        table=index,
        total=bool(SUM.search(cell.row)) or whole,
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

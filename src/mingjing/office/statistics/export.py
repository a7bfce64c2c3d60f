"""Figures as JSON and records as CSV, for the console and for the page's export."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any, TextIO

from mingjing.office.statistics.counting import counted
from mingjing.office.statistics.measures import COUNTED_IN, OUT_OF, Rate
from mingjing.office.statistics.queries import checked, figures, opened, parts_of
from mingjing.office.statistics.shapes import (
    FigureValue,
    Indicator,
    Period,
    RecordColumn,
    Rows,
    Scope,
)
from mingjing.office.web.export import harmless

CHUNK = 500
COUNTS_IN = RecordColumn("是否计入分子", lambda row: "是" if getattr(row, COUNTED_IN) else "否")
COUNTS_OUT = RecordColumn("是否计入分母", lambda row: "是" if getattr(row, OUT_OF) else "否")
See = Callable[[Rows], Rows]
"""What a reader may open of counted rows."""


def number(value: int | Decimal | None) -> int | float | None:
    """A value as JSON has it: whole where it is whole."""
    if value is None or isinstance(value, int):
        return value
    return int(value) if value == value.to_integral_value() else float(value)


def figure_json(figure: FigureValue) -> dict[str, Any]:
    """One figure as plain data."""
    told: dict[str, Any] = {
        "indicator": figure.indicator.name,
        "scope": dict(figure.scope),
        "value": number(figure.value),
        "unit": figure.unit,
        "definition": figure.definition,
        "records": figure.records,
        "label": figure.label,
        "version": figure.indicator.version,
        "since": figure.indicator.since.isoformat(),
        "rounding": figure.indicator.rounding,
        "owner": figure.indicator.owner,
    }
    if figure.denominator is not None:
        told |= {"numerator": figure.numerator, "denominator": figure.denominator}
    return told


def figures_json(period: Period) -> list[dict[str, Any]]:
    """Every figure of a period as plain data."""
    return [figure_json(figure) for figure in figures(period)]


def columns_of(found: Indicator) -> tuple[RecordColumn, ...]:
    """The columns of the records; a rate's records say whether they count in."""
    if not isinstance(found.measure, Rate):
        return found.columns
    apart = (COUNTS_OUT,) if found.measure.apart else ()
    return (*found.columns, COUNTS_IN, *apart)


def cell(value: Any) -> str:
    """A value as a spreadsheet may safely open it: no text becomes a formula."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | Decimal):
        return str(value)
    return harmless(str(value))


def lines(found: Indicator, rows: Rows) -> Iterator[list[str]]:
    """The heading and every record, read in pieces so that a year of any size fits."""
    columns = columns_of(found)
    yield [column.label for column in columns]
    ordered: Iterable[Any] = rows.order_by(found.order, "pk").iterator(chunk_size=CHUNK)
    for row in ordered:
        yield [cell(column.read(row)) for column in columns]


def all_of(rows: Rows) -> Rows:
    """For who may see everything: the console, and whoever reaches the whole office."""
    return rows


def part_lines(
    found: Indicator, period: Period, scope: Scope, see: See = all_of
) -> Iterator[list[str]]:
    """Of a sum: every record of every part, told by what all records have."""
    yield ["组成", "记录", "日期"]
    for part in parts_of(found, period):
        rows = opened(part, see(counted(part, period, scope))).order_by(part.order, "pk")
        for row in rows.iterator(chunk_size=CHUNK):
            yield [part.label, cell(str(row)), cell(getattr(row, part.order))]


def told_lines(
    found: Indicator, period: Period, scope: Scope, see: See = all_of
) -> Iterator[list[str]]:
    """The heading and every record behind a figure, of a sum those of its parts."""
    if found.parts:
        return part_lines(found, period, scope, see)
    return lines(found, opened(found, see(counted(found, period, scope))))


def records_csv(name: str, period: Period, scope: Scope, file: TextIO) -> int:
    """Writes the records behind a figure; returns how many there are."""
    found = checked(name, scope, period)
    writer, count = csv.writer(file), -1
    for line in told_lines(found, period, scope):
        writer.writerow(line)
        count += 1
    return count

"""Figures as JSON and records as CSV, for the console and for the page's export."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any, TextIO

from mingjing.office.statistics.measures import COUNTED_IN, Rate
from mingjing.office.statistics.queries import checked, figures, records
from mingjing.office.statistics.shapes import (
    FigureValue,
    Indicator,
    Period,
    RecordColumn,
    Rows,
    Scope,
)

CHUNK = 500
COUNTS_IN = RecordColumn("是否计入分子", lambda row: "是" if getattr(row, COUNTED_IN) else "否")


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
    }
    if figure.denominator is not None:
        told |= {"numerator": figure.numerator, "denominator": figure.denominator}
    return told


def figures_json(period: Period) -> list[dict[str, Any]]:
    """Every figure of a period as plain data."""
    return [figure_json(figure) for figure in figures(period)]


def columns_of(found: Indicator) -> tuple[RecordColumn, ...]:
    """The columns of the records; a rate's records say whether they count in."""
    if isinstance(found.measure, Rate):
        return (*found.columns, COUNTS_IN)
    return found.columns


def cell(value: Any) -> str:
    """A value as a spreadsheet may safely open it: no text becomes a formula."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | Decimal):
        return str(value)
    text = str(value)
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text


def lines(found: Indicator, rows: Rows) -> Iterator[list[str]]:
    """The heading and every record, read in pieces so that a year of any size fits."""
    columns = columns_of(found)
    yield [column.label for column in columns]
    ordered: Iterable[Any] = rows.order_by(found.order, "pk").iterator(chunk_size=CHUNK)
    for row in ordered:
        yield [cell(column.read(row)) for column in columns]


def records_csv(name: str, period: Period, scope: Scope, file: TextIO) -> int:
    """Writes the records behind a figure; returns how many there are."""
    found = checked(name, scope)
    writer, count = csv.writer(file), -1
    for line in lines(found, records(name, period, **scope)):
        writer.writerow(line)
        count += 1
    return count

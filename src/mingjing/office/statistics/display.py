"""From figures to what pages draw: texts, tables, bars, chips."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from mingjing.office.statistics.dimensions import DIMENSIONS
from mingjing.office.statistics.export import columns_of
from mingjing.office.statistics.indicators import INDICATORS
from mingjing.office.statistics.links import indicator_url, record_url
from mingjing.office.statistics.queries import Book
from mingjing.office.statistics.shapes import RATE, FigureValue, Indicator, Period, Scope
from mingjing.office.statistics.words import GROUP_LABELS
from mingjing.office.web.filters import Group
from mingjing.office.web.shapes import Bar, Cell, Chip, Column, Figure, Row, Table
from mingjing.office.web.words import NOTHING, count, yuan

MAIN = ("inspections", "penalties", "fines", "complaints", "duty_rate", "participation_rate")
AREA_COLUMNS = ("inspections", "complaints", "correction_orders", "penalties", "fines")


def value_text(figure: FigureValue) -> str:
    """A value as an office writes it, without its unit."""
    return NOTHING if figure.value is None else number_text(figure.value, figure.unit)


def number_text(value: int | Decimal, unit: str) -> str:
    """A number as an office writes it in this unit."""
    if unit == "元":
        return yuan(value)
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    return count(value)


def with_unit(figure: FigureValue) -> str:
    """A value with its unit."""
    text = value_text(figure)
    if figure.value is None:
        return text
    return f"{text}%" if figure.unit == RATE else f"{text} {figure.unit}"


def parts_text(figure: FigureValue) -> str:
    """Of a rate: its numerator and denominator."""
    if figure.denominator is None:
        return ""
    return f"{count(figure.numerator)} ÷ {count(figure.denominator)}"


def url_of(figure: FigureValue, period: Period) -> str:
    """Where the figure opens; told by another version than that of its days, in that version."""
    found = figure.indicator
    own = INDICATORS[found.name].in_force(period).version
    version = {} if found.version == own else {"version": found.version}
    return indicator_url(found.name, period, {**figure.scope, **version})


def main_figures(book: Book) -> list[Figure]:
    """The year at a glance, each a link with its definition."""
    found = [book.figure(name) for name in MAIN]
    return [
        Figure(
            f.indicator.label,
            value_text(f),
            f.unit,
            url_of(f, book.period),
            f.definition,
            parts_text(f),
        )
        for f in found
    ]


def area_table(book: Book) -> Table:
    """One row per area, the last one the whole; every number opens."""
    grouped = {name: book.by(name, "area") for name in AREA_COLUMNS}
    fines = book.figure("fines").value or 0
    rows = []
    for i, fine in enumerate(grouped["fines"]):
        cells = [_linked(grouped[name][i], book.period) for name in AREA_COLUMNS]
        rows.append(Row("", (fine.scope_text, *cells, share_text(fine.value, fines))))
    whole = [_linked(book.figure(name), book.period) for name in AREA_COLUMNS]
    rows.append(Row("", ("合计", *whole, share_text(fines, fines))))
    heads = [INDICATORS[name] for name in AREA_COLUMNS]
    columns = [
        Column("area", "领域"),
        *(Column(h.name, f"{h.label}（{h.unit}）", kind="number") for h in heads),
        Column("share", "罚款占比", align="right"),
    ]
    return Table(columns, rows)


def share_text(part: int | Decimal | None, whole: int | Decimal) -> str:
    """A share with two decimals; none of nothing."""
    return f"{Decimal(part or 0) * 100 / whole:.2f}%" if whole else NOTHING


def _linked(figure: FigureValue, period: Period) -> Cell:
    return Cell(value_text(figure), url=url_of(figure, period) if figure.records else "")


def bars_by(book: Book, name: str, dimension: str) -> list[Bar]:
    """An indicator over a dimension as bars, the greatest first; nothing where nothing is."""
    found = [f for f in book.by(name, dimension) if f.records]
    total = sum(f.value or 0 for f in found)
    found.sort(key=lambda f: f.value or 0, reverse=True)
    shared = bool(found) and found[0].unit != RATE and bool(total)
    return [
        Bar(
            f.scope_text,
            f.value or 0,
            f"{value_text(f)} {f.unit}",
            url_of(f, book.period),
            share=(Decimal(f.value or 0) / total) if shared else None,
        )
        for f in found
    ]


def catalogue(book: Book) -> list[tuple[str, Table]]:
    """Every indicator by family, with value and definition."""
    columns = (
        Column("label", "指标", kind="link"),
        Column("value", "数值", align="right", kind="link"),
        Column("unit", "单位", kind="link"),
        Column("text", "口径"),
    )
    tables = []
    for group, label in GROUP_LABELS.items():
        found = [book.figure(name) for name, i in INDICATORS.items() if i.group == group]
        tables.append(
            (
                label,
                Table(
                    columns,
                    [
                        Row(
                            url_of(f, book.period),
                            (
                                f.indicator.label,
                                Cell(value_text(f), parts_text(f)),
                                f.unit,
                                f.definition,
                            ),
                        )
                        for f in found
                    ],
                ),
            )
        )
    return tables


def parts_table(book: Book, found: Indicator, scope: Scope) -> Table:
    """Of a sum: the figures that it is made of, each opening to its own records."""
    columns = (
        Column("label", "组成", kind="link"),
        Column("value", "数值", align="right", kind="link"),
        Column("unit", "单位", kind="link"),
        Column("text", "口径"),
    )
    each = [book.figure(part, **scope) for part in found.parts]
    return Table(
        columns,
        [
            Row(url_of(f, book.period), (f.indicator.label, value_text(f), f.unit, f.definition))
            for f in each
        ],
    )


def record_table(found: Indicator, rows: Sequence[Any]) -> tuple[list[Column], list[Row]]:
    """The records of a page, each leading to its own page."""
    told = columns_of(found)
    columns = [
        Column(str(i), c.label, kind=c.kind, hide_on_phone=5 < i < len(told) - 1)
        for i, c in enumerate(told)
    ]
    return columns, [Row(record_url(row), tuple(_cell(c.read(row)) for c in told)) for row in rows]


def _cell(value: Any) -> Any:
    return (
        value
        if value is None or isinstance(value, int | Decimal) or hasattr(value, "isoformat")
        else str(value)
    )


def chips(book: Book, found: Indicator, scope: Scope, dimension: str) -> list[Chip]:
    """The values of one dimension as filters, beside the whole."""
    rest = {k: v for k, v in scope.items() if k != dimension}
    now = scope.get(dimension, "")
    out = [Chip("全部", indicator_url(found.name, book.period, rest), on=not now)]
    for figure in book.by(found.name, dimension):
        value = figure.scope[dimension]
        if figure.records or value == now:
            url = indicator_url(found.name, book.period, {**rest, dimension: value})
            out.append(
                Chip(
                    figure.scope_text,
                    url,
                    on=value == now,
                    count=figure.records if not rest else None,
                )
            )
    return out


def split(rows: list[Group]) -> tuple[Sequence[Chip], list[Group]]:
    """The chips that are always shown, and the rows that wait below them."""
    return (rows[0].chips, rows[1:]) if rows else ((), [])


def chip_rows(book: Book, found: Indicator, scope: Scope) -> list[Group]:
    """One row of filters for each dimension that tells anything apart, the area first."""
    rows = []
    for dimension in DIMENSIONS.values():
        if dimension.name not in found.paths or not dimension.listed:
            continue
        row = chips(book, found, scope, dimension.name)
        if len(row) > 2 or dimension.name in scope:
            rows.append(Group(dimension.label, row))
    return rows

"""Figures and the records behind them: one grouped query per indicator and dimension."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Min

from mingjing.office.cases.models import Case
from mingjing.office.inspections.models import Inspection
from mingjing.office.statistics.dimensions import DIMENSIONS, Dimension, value_text
from mingjing.office.statistics.indicators import (
    INDICATORS,
    Unknown,
    check_scope,
    indicator,
    nearest,
)
from mingjing.office.statistics.measures import Amount
from mingjing.office.statistics.shapes import FigureValue, Indicator, Period, Rows


def counted(found: Indicator, period: Period, scope: Mapping[str, str]) -> Rows:
    """The rows that are counted for an indicator over a scope."""
    rows = found.counted(period)
    for name, value in scope.items():
        rows = rows.filter(DIMENSIONS[name].where(found.paths[name], value))
    return rows


def opened(found: Indicator, rows: Rows) -> Rows:
    """The records that stand for counted rows, with what their columns read."""
    records = found.opens(rows) if found.opens else rows
    return records.select_related(*found.related) if found.related else records


def records(name: str, period: Period, **scope: str) -> Rows:
    """The rows behind a figure; as many as the figure says."""
    found = checked(name, scope)
    return opened(found, counted(found, period, scope))


def checked(name: str, scope: Mapping[str, str]) -> Indicator:
    """The indicator, when it exists and this scope makes sense for it; else raises Unknown."""
    found = indicator(name)
    check_scope(found, dict(scope))
    for dimension, value in scope.items():
        known = DIMENSIONS[dimension]
        if known.closed and value not in known.words():
            words = "、".join(f"{k}（{v}）" for k, v in known.words().items())
            raise Unknown(
                f"{known.label}没有“{value}”这一项{nearest(value, list(known.words()))}"
                f"；全部为：{words}"
            )
    return found


def amount_of(found: Indicator, rows: Rows) -> Amount:
    """The value of an indicator over counted rows."""
    return found.measure.read(rows.order_by().aggregate(**found.measure.aggregates()))


def amounts_by(found: Indicator, dimension: str, rows: Rows) -> dict[str, Amount]:
    """The value for each value of a dimension that occurs in the rows; one query."""
    known = DIMENSIONS[dimension]
    told = rows.order_by().annotate(told=known.expression(found.paths[dimension]))
    groups: Any = told.values("told").annotate(**found.measure.aggregates())
    return {
        known.text_of(row["told"]): found.measure.read(row)
        for row in groups
        if row["told"] not in (None, "")
    }


class Book:
    """The figures of one period, each asked of the database once."""

    def __init__(self, period: Period) -> None:
        self.period = period
        self._whole: dict[str, Amount] = {}
        self._by: dict[tuple[str, str], dict[str, Amount]] = {}
        self._deep: dict[tuple[str, tuple[tuple[str, str], ...]], Amount] = {}
        self._words: dict[str, dict[str, str]] = {}

    def figure(self, name: str, **scope: str) -> FigureValue:
        """One figure; raises Unknown for a name, dimension or value that does not exist."""
        found = checked(name, scope)
        return FigureValue(found, dict(scope), self._amount(found, scope), self.scope_text(scope))

    def by(self, name: str, dimension: str) -> list[FigureValue]:
        """An indicator over every value of a dimension: all of a closed one, else what occurs."""
        found = checked(name, {dimension: next(iter(DIMENSIONS[dimension].words()), "")})
        got, words = self._amounts(found, dimension), self.words(dimension)
        values = (
            list(words)
            if DIMENSIONS[dimension].closed
            else [*(v for v in words if v in got), *sorted(v for v in got if v not in words)]
        )
        return [
            FigureValue(
                found,
                {dimension: v},
                got.get(v, found.measure.read({})),
                value_text(dimension, v, words),
            )
            for v in values
        ]

    def words(self, dimension: str) -> dict[str, str]:
        """The values of a dimension in words."""
        if dimension not in self._words:
            self._words[dimension] = DIMENSIONS[dimension].words()
        return self._words[dimension]

    def scope_text(self, scope: Mapping[str, str]) -> str:
        """A scope in words."""
        return "、".join(value_text(name, value, self.words(name)) for name, value in scope.items())

    def _amount(self, found: Indicator, scope: Mapping[str, str]) -> Amount:
        if not scope:
            if found.name not in self._whole:
                self._whole[found.name] = amount_of(found, found.counted(self.period))
            return self._whole[found.name]
        if len(scope) == 1:
            ((dimension, value),) = scope.items()
            return self._amounts(found, dimension).get(value, found.measure.read({}))
        key = (found.name, tuple(sorted(scope.items())))
        if key not in self._deep:
            self._deep[key] = amount_of(found, counted(found, self.period, scope))
        return self._deep[key]

    def _amounts(self, found: Indicator, dimension: str) -> dict[str, Amount]:
        key = (found.name, dimension)
        if key not in self._by:
            self._by[key] = amounts_by(found, dimension, found.counted(self.period))
        return self._by[key]


def figure(name: str, period: Period, **scope: str) -> FigureValue:
    """One figure of a period."""
    return Book(period).figure(name, **scope)


def listed_dimensions(found: Indicator) -> list[Dimension]:
    """The dimensions through which the list of all figures goes."""
    return [d for d in DIMENSIONS.values() if d.listed and d.name in found.paths]


def figures(period: Period) -> list[FigureValue]:
    """Every indicator as a whole, and over every single value of its listed dimensions."""
    book, out = Book(period), []
    for found in INDICATORS.values():
        out.append(book.figure(found.name))
        for dimension in listed_dimensions(found):
            out.extend(book.by(found.name, dimension.name))
    return out


def first_year(today: date) -> int:
    """The first year of which anything is known; this year in an empty office."""
    days = [
        Inspection.objects.aggregate(day=Min("day"))["day"],
        Case.objects.aggregate(day=Min("decided_on"))["day"],
    ]
    return int(min([d for d in days if d] or [today]).year)

"""Figures and the records behind them: the figures of a page are asked in one question."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Min, Value

from mingjing.office.cases.models import Case
from mingjing.office.inspections.models import Inspection
from mingjing.office.statistics.counting import counted
from mingjing.office.statistics.dimensions import DIMENSIONS, NONE, Dimension, value_text
from mingjing.office.statistics.indicators import (
    INDICATORS,
    Unknown,
    check_scope,
    indicator,
    nearest,
)
from mingjing.office.statistics.inquiry import Inquiry
from mingjing.office.statistics.measures import Amount
from mingjing.office.statistics.shapes import (
    FigureValue,
    Indicator,
    Period,
    Rows,
    Scope,
    Values,
    want,
)


def opened(found: Indicator, rows: Rows) -> Rows:
    """The records that stand for counted rows, with what their columns read."""
    records = found.opens(rows) if found.opens else rows
    return records.select_related(*found.related) if found.related else records


def records(name: str, period: Period, **scope: str) -> Rows:
    """The rows behind a figure; as many as the figure says."""
    found = checked(name, scope, period)
    return opened(found, counted(found, period, scope))


def parts_of(found: Indicator, period: Period) -> list[Indicator]:
    """The indicators that a sum is made of, in the versions of the period; else itself alone."""
    if not found.parts:
        return [found]
    return [indicator(part).in_force(period) for part in found.parts]


def checked(name: str, scope: Mapping[str, str], period: Period | None = None) -> Indicator:
    """The indicator, when it exists and this scope makes sense for it; else raises Unknown.

    With a period it is the version in force then, else the newest.
    """
    found = indicator(name).in_force(period) if period else indicator(name)
    check_scope(found, dict(scope))
    for dimension, value in scope.items():
        known = DIMENSIONS[dimension]
        if known.closed and value != NONE and value not in known.words():
            words = "、".join(f"{k}（{v}）" for k, v in known.words().items())
            raise Unknown(
                f"{known.label}没有“{value}”这一项{nearest(value, list(known.words()))}"
                f"；全部为：{words}"
            )
    return found


class Book:
    """The figures of one period, each asked of the database once: of the daily facts where they
    tell it, else of the rows. A recount asks the rows alone.

    Each indicator is asked in the version in force for the period; with `rules_of`, in that of
    another period, so that two years are told by the same definitions.
    """

    def __init__(
        self,
        period: Period,
        rules_of: Period | None = None,
        *,
        recount: bool = False,
        inquiry: Inquiry | None = None,
    ) -> None:
        self.period = period
        self.rules_of = rules_of or period
        self._inquiry = inquiry or Inquiry(recount=recount)

    @cached_property
    def year_before(self) -> Book:
        """The same days of the year before by the same definitions, asked together with this."""
        return Book(self.period.year_before, self.rules_of, inquiry=self._inquiry)

    def first_day(self, today: date) -> date:
        """The first day of which anything is known, asked once for a page."""
        return self._inquiry.first_day(lambda: first_day(today))

    def rehearse(self, ask: Callable[[], object]) -> None:
        """Lets somebody ask without an answer, so that what they will want is read at once."""
        with self._inquiry.rehearsal():
            ask()

    def indicator(self, name: str, scope: Mapping[str, str]) -> Indicator:
        """The indicator in the version by which this book counts; raises Unknown."""
        return checked(name, scope, self.rules_of)

    def figure(self, name: str, **scope: str) -> FigureValue:
        """One figure; raises Unknown for a name, dimension or value that does not exist."""
        found = self.indicator(name, scope)
        return FigureValue(found, dict(scope), self._amount(found, scope), self.scope_text(scope))

    def by(self, name: str, dimension: str) -> list[FigureValue]:
        """An indicator over every value of a dimension: all of a closed one, else what occurs."""
        found = self.indicator(name, {dimension: next(iter(self.words(dimension)), "")})
        words = self.words(dimension)
        if DIMENSIONS[dimension].named and not words:
            return []
        got = {v: a for (v,), a in self._told(found, (dimension,), {}).items() if v != NONE}
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

    def table(
        self, name: str, dimensions: Sequence[str], scope: Scope
    ) -> dict[Values, FigureValue]:
        """An indicator over every combination of values of some dimensions that occurs within a
        scope; one query, whatever their number (of a sum one for each part)."""
        found = self.indicator(name, scope)
        check_scope(found, dict.fromkeys(dimensions, ""))
        out = {}
        for values, amount in self._told(found, tuple(dimensions), scope).items():
            whole = {**scope, **dict(zip(dimensions, values, strict=True))}
            out[values] = FigureValue(found, whole, amount, self.scope_text(whole))
        return out

    def words(self, dimension: str) -> dict[str, str]:
        """The values of a dimension in words; units and streets have the same."""
        return self._inquiry.words(DIMENSIONS[dimension].words)

    def scope_text(self, scope: Mapping[str, str]) -> str:
        """A scope in words."""
        return "、".join(value_text(name, value, self.words(name)) for name, value in scope.items())

    def _amount(self, found: Indicator, scope: Scope) -> Amount:
        """One figure; within a scope it is read with its neighbours along the last dimension."""
        *outer, last = (*scope,) or ("",)
        by = (last,) if last else ()
        told = self._told(found, by, {name: scope[name] for name in outer})
        return told.get(tuple(scope[name] for name in by)) or found.measure.read({})

    def _told(self, found: Indicator, by: tuple[str, ...], scope: Scope) -> dict[Values, Amount]:
        """The values that occur: the one way by which a figure comes about."""
        if not found.parts:
            return self._inquiry.of(want(found, self.period, by, scope))
        parts = self._parts(found)
        with self._inquiry.rehearsal():
            for part in parts:
                self._told(part, by, scope)
        each = [self._told(part, by, scope) for part in parts]
        values = {value for got in each for value in got}
        return {v: _sum(got[v] for got in each if v in got) for v in values}

    def _parts(self, found: Indicator) -> list[Indicator]:
        return parts_of(found, self.rules_of)


def _sum(amounts: Iterable[Amount]) -> Amount:
    listed = list(amounts)
    return Amount(sum(int(a.value or 0) for a in listed), sum(a.records for a in listed))


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


def first_day(today: date) -> date:
    """The first day of which anything is known; today in an empty office."""
    each = [
        rows.order_by().annotate(all=Value(1)).values("all").annotate(first=Min(column))
        for rows, column in ((Inspection.objects, "day"), (Case.objects, "decided_on"))
    ]
    both: Any = each[0].values_list("first").union(each[1].values_list("first"), all=True)
    days: list[date] = [day for (day,) in both if day]
    return min(days or [today])


def first_year(today: date) -> int:
    """The first year of which anything is known; this year in an empty office."""
    return first_day(today).year

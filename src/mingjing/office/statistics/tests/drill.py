"""Holds figures and rows together: over all indicators, the values of all their dimensions, and
all months.

Each counted row is marked with every condition by which a page would open it, in one query for
each indicator; how many rows a scope opens to is then counted from the marks. Figures come from
the book, as pages ask it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, Case, Value, When

from mingjing.office.statistics.dimensions import DIMENSIONS
from mingjing.office.statistics.indicators import INDICATORS
from mingjing.office.statistics.measures import Distinct
from mingjing.office.statistics.queries import Book, opened
from mingjing.office.statistics.shapes import Indicator, Period, Rows

MONTH = "month"
Scope = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A counted row: its number, what is counted of it, and every condition that it meets."""

    key: int
    thing: Any
    met: frozenset[tuple[str, str]]


def conditions(found: Indicator, book: Book) -> list[tuple[str, str]]:
    """Every value of every dimension, and every month, by which a figure may be asked."""
    listed = [
        (dimension, figure.scope[dimension])
        for dimension in found.paths
        if dimension != MONTH
        for figure in book.by(found.name, dimension)
    ]
    return [*listed, *((MONTH, m) for m in book.period.months if MONTH in found.paths)]


def marked(found: Indicator, rows: Rows, asked: list[tuple[str, str]]) -> list[Marked]:
    """The counted rows with the conditions they meet; one query."""
    flags: dict[str, Any] = {
        f"met_{i}": Case(
            When(DIMENSIONS[name].where(found.paths[name], value), then=Value(True)),
            default=Value(False),
            output_field=BooleanField(),
        )
        for i, (name, value) in enumerate(asked)
    }
    thing = found.measure.column if isinstance(found.measure, Distinct) else "pk"
    told = rows.order_by().annotate(**flags).values_list("pk", thing, *flags)
    return [
        Marked(row[0], row[1], frozenset(a for a, met in zip(asked, row[2:], strict=True) if met))
        for row in told
    ]


def scopes_of(asked: list[tuple[str, str]]) -> Iterator[Scope]:
    """The whole, each value, each month, and each value in each month."""
    months = [one for one in asked if one[0] == MONTH]
    yield ()
    for one in asked:
        yield (one,)
        if one[0] != MONTH:
            yield from ((one, month) for month in months)


def tallied(rows: list[Marked]) -> Counter[Scope]:
    """How many records each scope opens to."""
    things: dict[Scope, set[Any]] = {}
    for row in rows:
        months = [one for one in row.met if one[0] == MONTH]
        scopes: list[Scope] = [(), *((one,) for one in row.met)]
        scopes += [(one, m) for one in row.met if one[0] != MONTH for m in months]
        for scope in scopes:
            things.setdefault(scope, set()).add(row.thing)
    return Counter({scope: len(found) for scope, found in things.items()})


def simple_indicators(period: Period) -> list[Indicator]:
    """Every indicator that has rows of its own, in the version of the period."""
    return [found.in_force(period) for found in INDICATORS.values() if not found.parts]


def told(book: Book, found: Indicator, scope: Scope) -> int:
    """The records of a figure as the book groups them: a value in a month from one table."""
    if len(scope) == 2:
        (dimension, value), (_, month) = scope
        figure = book.table(found.name, (dimension, MONTH), {}).get((value, month))
        return figure.records if figure else 0
    return book.figure(found.name, **dict(scope)).records


def differences(period: Period) -> tuple[int, list[tuple[str, Scope, int, int]]]:
    """How many figures were held against their rows, and those that differ: figure, rows."""
    book, held, wrong = Book(period), 0, []
    for found in simple_indicators(period):
        asked = conditions(found, book)
        counted = tallied(marked(found, found.counted(period), asked))
        for scope in scopes_of(asked):
            held += 1
            figure = told(book, found, scope)
            if figure != counted[scope]:
                wrong.append((found.name, scope, figure, counted[scope]))
    return held, wrong


def opens_to(found: Indicator, rows: Rows) -> int:
    """How many rows a page lists, counted as the page counts them."""
    return opened(found, rows).count()

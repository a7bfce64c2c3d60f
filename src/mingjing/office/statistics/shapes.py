"""What an indicator is made of: a name, a definition, the rows behind it and how they are read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from operator import attrgetter
from typing import Any, Literal

from django.db.models import QuerySet

from mingjing.office.journal.shapes import OFFICE_ZONE
from mingjing.office.statistics.measures import Amount, Measure

Rows = QuerySet[Any]
Scope = Mapping[str, str]
RATE = "%"
Kind = Literal["text", "link", "number", "money", "date"]
"""How a column is set; "link" is a short text that is never broken."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days that count, both included."""

    first: date
    last: date

    @classmethod
    def of_year(cls, year: int, *, until: date | None = None) -> Period:
        """A calendar year; of the running year only what has passed by `until`."""
        last = date(year, 12, 31)
        return cls(date(year, 1, 1), min(last, until) if until else last)

    @property
    def range(self) -> tuple[date, date]:
        """For a filter on a column of days."""
        return self.first, self.last

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """The office's first moment of the period, and the first after it."""
        start = datetime.combine(self.first, time.min, OFFICE_ZONE)
        return start, datetime.combine(self.last + timedelta(days=1), time.min, OFFICE_ZONE)

    def within(self, column: str) -> dict[str, datetime]:
        """A filter on a column of moments."""
        start, end = self.moments
        return {f"{column}__gte": start, f"{column}__lt": end}

    @property
    def whole_year(self) -> int | None:
        """The year, when the period is exactly one calendar year."""
        year = self.first.year
        return year if self == Period.of_year(year) else None

    @property
    def text(self) -> str:
        """The period in words."""
        if self.whole_year:
            return f"{self.whole_year}年"
        first, last = self.first, self.last
        return (
            f"{first.year}年{first.month}月{first.day}日至{last.year}年{last.month}月{last.day}日"
        )


@dataclass(frozen=True, slots=True)
class RecordColumn:
    """One column of the records behind a figure."""

    label: str
    read: Callable[[Any], Any]
    kind: Kind = "text"


def column(
    label: str, path: str, kind: Kind = "text", words: Mapping[Any, str] | None = None
) -> RecordColumn:
    """A column read from a dotted path of the row; `words` puts codes into Chinese."""
    get = attrgetter(path)
    if words is None:
        return RecordColumn(label, get, kind)
    known = {str(key): word for key, word in words.items()}
    return RecordColumn(label, lambda row: known.get(str(get(row)), get(row)), "link")


@dataclass(frozen=True, slots=True)
class Indicator:
    """A published measure. `counted` gives the rows that are counted; where the records are
    something else (the places of inspections), `opens` turns counted rows into records.

    `paths` says by which column of the counted rows each dimension is read; `order` is the
    attribute of a record by which its pages run.
    """

    name: str
    group: str
    label: str
    unit: str
    definition: str
    period_rule: str
    source: str
    counted: Callable[[Period], Rows]
    measure: Measure
    columns: tuple[RecordColumn, ...]
    order: str
    paths: Mapping[str, str]
    opens: Callable[[Rows], Rows] | None = None
    related: tuple[str, ...] = ()

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The names of the dimensions by which it can be told apart."""
        return tuple(self.paths)

    @property
    def text(self) -> str:
        """Definition and period rule in one paragraph."""
        return f"{self.definition}{self.period_rule}"


@dataclass(frozen=True, slots=True)
class FigureValue:
    """A figure: the value of an indicator over a scope, and how many records stand behind it.

    A rate with nothing in its denominator has no value.
    """

    indicator: Indicator
    scope: Scope
    amount: Amount
    scope_text: str = ""

    @property
    def value(self) -> int | Decimal | None:
        """The value in the indicator's unit."""
        return self.amount.value

    @property
    def records(self) -> int:
        """How many rows the drill-down shows."""
        return self.amount.records

    @property
    def numerator(self) -> int | None:
        """Of a rate: what is counted in."""
        return self.amount.numerator

    @property
    def denominator(self) -> int | None:
        """Of a rate: out of what."""
        return self.amount.denominator

    @property
    def unit(self) -> str:
        """The unit of the value."""
        return self.indicator.unit

    @property
    def definition(self) -> str:
        """What counts, by which date, and what does not."""
        return self.indicator.text

    @property
    def label(self) -> str:
        """The indicator's name, with its scope."""
        scope = f"（{self.scope_text}）" if self.scope_text else ""
        return f"{self.indicator.label}{scope}"

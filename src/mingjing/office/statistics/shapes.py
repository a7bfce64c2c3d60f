"""What an indicator is made of: a name, a definition, the rows behind it and how they are read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from operator import attrgetter
from typing import Any, Literal, Protocol

from django.db.models import QuerySet

from mingjing.office.journal.shapes import OFFICE_ZONE
from mingjing.office.statistics.measures import Amount, Measure

Rows = QuerySet[Any]
Scope = Mapping[str, str]
Values = tuple[str, ...]
"""One value for each dimension by which a figure is told apart, in their order."""
Parts = dict[str, int]
"""What a measure is read from, by the names of its aggregates."""
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
    def year_before(self) -> Period:
        """The same days of the year before; the 29th of February becomes the 28th."""
        return Period(_a_year_before(self.first), _a_year_before(self.last))

    @property
    def months(self) -> list[str]:
        """Every month that the period touches, written 2023-03."""
        found, day = [], self.first.replace(day=1)
        while day <= self.last:
            found.append(f"{day:%Y-%m}")
            day = day.replace(year=day.year + day.month // 12, month=day.month % 12 + 1)
        return found

    @property
    def short(self) -> str:
        """The period in few characters, to name a line or a column by."""
        first, last = self.first, self.last
        if first.year == last.year and (first.month, first.day) == (1, 1):
            return f"{first.year}年"
        return f"{first:%Y.%m.%d}–{last:%Y.%m.%d}"

    @property
    def text(self) -> str:
        """The period in words."""
        if self.whole_year:
            return f"{self.whole_year}年"
        first, last = self.first, self.last
        return (
            f"{first.year}年{first.month}月{first.day}日至{last.year}年{last.month}月{last.day}日"
        )


def _a_year_before(day: date) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if is_leap_day else day.day)


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


FIRST_VERSION = date(2021, 7, 15)
"""The day on which the penalty law came into force in the text that all counting rests on."""


class Told(Protocol):
    """What facts tell a figure that rests on other rows than those it counts."""

    def named(self, sources: Sequence[Source]) -> Collection[int]:
        """The things that any of the sources names in the period; raises Untold."""

    def number(self, source: Source) -> int:
        """How many rows a source has in the period; raises Untold."""


class Untold(LookupError):
    """The facts do not tell it: it is asked of the rows."""


@dataclass(frozen=True, slots=True)
class Source:
    """Rows of which facts are kept for the sake of other figures, published nowhere.

    A path "named" tells the things that its rows name: a key, or a list of keys.
    """

    name: str
    counted: Callable[[Period], Rows]
    day: str
    measure: Measure
    paths: Mapping[str, str] = field(default_factory=dict)
    order: str = ""
    parts: tuple[str, ...] = ()
    version: str = "1"
    label: str = ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """A published measure, in one version. `counted` gives the rows that are counted; where the
    records are something else (the places of inspections), `opens` turns counted rows into
    records.

    `paths` says by which column of the counted rows each dimension is read; `order` is the
    attribute of a record by which its pages run. A version holds for periods that begin on or
    after `since`; `because` says why it came to be; `older` are the versions before it, the newest
    first, and a figure of their years stays theirs. With `parts` it is the sum of other indicators
    and has no rows of its own.

    For daily facts: `day` is the column by whose day a row counts, where that is neither the path
    of the month nor `order`. What a figure asks beside its own rows are the sources that it
    `rests_on`; `counted_by` gives the same rows as `counted` out of what facts tell of these. A
    rate of `halves` is, over a period that begins with its year, the rows of the first by those of
    the second.
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
    parts: tuple[str, ...] = ()
    day: str = ""
    rests_on: tuple[Source, ...] = ()
    counted_by: Callable[[Period, Told], Rows] | None = None
    halves: tuple[Source, Source] | None = None
    owner: str = ""
    version: str = "1"
    since: date = FIRST_VERSION
    because: str = ""
    older: tuple[Indicator, ...] = ()

    @property
    def rounding(self) -> str:
        """How its value is rounded."""
        return self.measure.rounding

    @property
    def versions(self) -> tuple[Indicator, ...]:
        """This version and those before it, the newest first."""
        return (self, *self.older)

    def in_force(self, period: Period) -> Indicator:
        """The version by which a period is counted; before the first there is only the first."""
        return next((v for v in self.versions if v.since <= period.first), self.versions[-1])

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The names of the dimensions by which it can be told apart."""
        return tuple(self.paths)

    @property
    def text(self) -> str:
        """Definition and period rule in one paragraph."""
        return f"{self.definition}{self.period_rule}"


def revised(old: Indicator, *, version: str, since: date, **changes: Any) -> Indicator:
    """A new version beside the old; raises ValueError where it would not come after it."""
    if since <= old.since or version in {v.version for v in old.versions}:
        raise ValueError(f"{old.name}: version {version} of {since} does not follow")
    return replace(old, version=version, since=since, older=old.versions, **changes)


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


@dataclass(frozen=True, slots=True)
class Want:
    """One question to the figures: an indicator in one version, over a scope, told apart by some
    dimensions, in a period. Two that ask the same are the same."""

    found: Indicator | Source = field(compare=False)
    period: Period
    by: tuple[str, ...] = ()
    within: tuple[tuple[str, str], ...] = ()
    name: str = field(init=False)
    version: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", self.found.name)
        object.__setattr__(self, "version", self.found.version)

    @property
    def scope(self) -> dict[str, str]:
        """What narrows it."""
        return dict(self.within)


def want(found: Indicator | Source, period: Period, by: Sequence[str], scope: Scope) -> Want:
    """A question; the order in which a scope is written says nothing."""
    return Want(found, period, tuple(by), tuple(sorted(scope.items())))

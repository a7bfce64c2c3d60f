"""Which facts are kept: for each indicator that adds up by days, whole and by each dimension."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from django.apps import apps
from django.db.models import CharField, DateTimeField, Expression, F, Model, Q, TextField, Value
from django.db.models.constants import LOOKUP_SEP
from django.db.models.functions import Cast, Coalesce, TruncDate

from mingjing.office.journal.shapes import OFFICE_ZONE
from mingjing.office.statistics.daily.touches import COVERED, DAYS
from mingjing.office.statistics.dimensions import DIMENSIONS
from mingjing.office.statistics.measures import Count, Distinct, Rate, Sum
from mingjing.office.statistics.shapes import Indicator, Period, Rows, Source

ADDS_UP = (Count, Sum, Rate)
WIDER = "district"
"""The dimension within which the others are kept too: a city reads its districts."""
NOT_WITHIN = ("unit", "street", "city")
"""Units and streets lie in one district each, a district in one city."""
NAMED = "named"
"""The path of a source by which it tells the things that its rows name."""
_PROBE = Period(date(2001, 1, 1), date(2001, 1, 1))
_OTHER = Period(date(2002, 2, 3), date(2004, 5, 6))

Run = tuple[date, date]
Kept = Indicator | Source


@dataclass(frozen=True, slots=True)
class Cut:
    """One indicator, whole or told apart; at most two dimensions, the wider one first."""

    indicator: Kept
    dimensions: tuple[str, ...]
    fingerprint: str

    @property
    def column(self) -> str:
        """Of different things: the column that names them. They are kept by their first day."""
        measure = self.indicator.measure
        return measure.column if isinstance(measure, Distinct) else ""

    @property
    def name(self) -> str:
        """The dimensions in one word."""
        return "+".join(self.dimensions)


def day_path(found: Kept) -> str:
    """The column whose day puts a row into its period."""
    return found.day or found.paths.get("month") or found.order


def is_moment(model: type[Model], path: str) -> bool:
    """Whether a path ends in a moment rather than a day."""
    names = path.split(LOOKUP_SEP)
    for name in names[:-1]:
        model = model._meta.get_field(name).related_model  # type: ignore[assignment]
    return isinstance(model._meta.get_field(names[-1]), DateTimeField)


def day_of(rows: Rows, path: str) -> Expression | F:
    """The office's calendar day of a row."""
    return TruncDate(path, tzinfo=OFFICE_ZONE) if is_moment(rows.model, path) else F(path)


def within_runs(found: Kept, runs: Iterable[Run]) -> Rows:
    """The counted rows of some runs of days, in order."""
    told = sorted(runs)
    rows = found.counted(Period(told[0][0], told[-1][1]))
    return rows if len(told) == 1 else rows.filter(in_runs(rows.model, day_path(found), told))


def in_runs(model: type[Model], path: str, runs: Iterable[Run]) -> Q:
    """Whether a row has its day in one of these runs."""
    either, moments = Q(), is_moment(model, path)
    for first, last in runs:
        either |= (
            Q(**Period(first, last).within(path))
            if moments
            else Q(**{f"{path}__range": (first, last)})
        )
    return either


def telling(found: Kept, dimension: str) -> Expression:
    """A value of a dimension as facts keep it: plain text, nothing as an empty one."""
    path = found.paths[dimension]
    raw = F(path) if dimension == NAMED else DIMENSIONS[dimension].expression(path)
    return Coalesce(Cast(raw, TextField()), Value(""), output_field=CharField())


def grouped(found: Kept, dimensions: tuple[str, ...], rows: Rows) -> Rows:
    """What the rows add up to by day and by the values of the dimensions, as facts."""
    names = columns_of(dimensions)
    values = {n: telling(found, d) for n, d in zip(names, dimensions, strict=True)}
    told = rows.order_by().annotate(fact_day=day_of(rows, day_path(found)), **values)
    grouped: Rows = told.values("fact_day", *names).annotate(**found.measure.aggregates())
    return grouped


def columns_of(dimensions: tuple[str, ...]) -> tuple[str, ...]:
    """The names under which the values of the dimensions are told."""
    return ("fact_within", "fact_value")[2 - len(dimensions) :] if dimensions else ()


def month_end(day: date) -> date:
    """The last day of the month of a day."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def runs_of(days: Iterable[date]) -> list[Run]:
    """Days as runs of neighbours."""
    runs: list[Run] = []
    for day in sorted(set(days)):
        if runs and day - runs[-1][1] == timedelta(days=1):
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return runs


def _tables(sql: str) -> set[str]:
    """The tables of ours that a question reads, below whatever it is nested in."""
    return {
        m._meta.db_table
        for m in apps.get_models(include_auto_created=True)
        if f'"{m._meta.db_table}"' in sql
    }


def _question(found: Kept, dimensions: tuple[str, ...], period: Period = _PROBE) -> tuple[str, Any]:
    rows = grouped(found, dimensions, found.counted(period))
    asked: tuple[str, Any] = rows.query.sql_with_params()
    return asked


def _fingerprint(question: tuple[str, Any], measure: object) -> str:
    return hashlib.sha256(f"{question}{measure}".encode()).hexdigest()


def _by_its_days_alone(found: Kept) -> bool:
    """Values are compared as they are written: a wrapped JSON value equals nothing but itself."""
    one, other = (_question(found, (), probe)[1] for probe in (_PROBE, _OTHER))
    return [repr(a) == repr(b) for a, b in zip(one, other, strict=True)].count(False) == 2


def _by_day(found: Kept) -> bool:
    """Whether the indicator's rows each belong to one day, and its values add up over days; those
    of different things by the first day of each.

    The period must say nothing but which days count: where it enters the question a third time
    (what was closed by its end), days do not make it up.
    """
    if found.parts or not isinstance(found.measure, (*ADDS_UP, Distinct)):
        return False
    if isinstance(found.measure, Distinct):
        fields = found.counted(_PROBE).model._meta.concrete_fields
        if found.measure.column not in {f.name for f in fields if f.is_relation}:
            return False
    if day_path(found) not in {path for _, path in DAYS}:
        return False
    known = (found.counted(_PROBE).model, day_path(found)) in DAYS
    return known and _by_its_days_alone(found)


def _asked(found: Kept) -> tuple[tuple[str, ...], ...]:
    if NAMED in found.paths:
        return ((NAMED,),)
    single = [name for name in found.paths if name != "month"]
    wide = WIDER in found.paths and not isinstance(found.measure, Distinct)
    within = [name for name in single if DIMENSIONS[name].listed] if wide else []
    pairs = [(WIDER, name) for name in within if name not in {WIDER, *NOT_WITHIN}]
    return ((), *((name,) for name in single), *pairs)


@dataclass(frozen=True, slots=True, eq=False)
class _Known:
    """An indicator as a key: itself, and no other that looks the same."""

    indicator: Kept

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Known) and other.indicator is self.indicator

    def __hash__(self) -> int:
        return id(self.indicator)


@lru_cache(maxsize=1024)
def _cuts(known: _Known) -> Mapping[tuple[str, ...], Cut]:
    found, out = known.indicator, dict[tuple[str, ...], Cut]()
    if not _by_day(found):
        return out
    for dimensions in _asked(found):
        question = _question(found, dimensions)
        if not _tables(question[0]) <= COVERED:
            continue
        out[dimensions] = Cut(found, dimensions, _fingerprint(question, found.measure))
    return out if () in out or NAMED in found.paths else {}


def cuts(found: Kept) -> Mapping[tuple[str, ...], Cut]:
    """The facts that are kept of an indicator, by their dimensions; none when it must be
    recounted: its values do not add up over days, or it reads a table whose changes do not say
    which days they touch."""
    return _cuts(_Known(found))


def _below(found: Indicator) -> tuple[Source, ...]:
    return (*found.rests_on, *(found.halves or ()))


def all_cuts(indicators: Iterable[Indicator]) -> list[Cut]:
    """Every series of every version of every indicator; two versions may ask the same question."""
    every: list[Kept] = []
    for found in indicators:
        for version in found.versions:
            every += [version, *_below(version)]
    first: dict[str, Cut] = {}
    for cut in (c for kept in every for c in cuts(kept).values()):
        first.setdefault(cut.fingerprint, cut)
    return list(first.values())

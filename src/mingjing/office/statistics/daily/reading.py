"""Reads figures from daily facts: known days from the facts, touched days from the rows.

A figure is never older than the journal: whatever an act may have moved since the facts were
made is asked of the rows, in one question for all such days.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.db.models import Q, QuerySet, TextField, Value
from django.db.models import Sum as SumOf
from django.db.models.functions import Cast, TruncMonth

from mingjing.office.journal.horizon import Mark
from mingjing.office.statistics.counting import Question, added, narrowed, parts_of_rows
from mingjing.office.statistics.daily import seen
from mingjing.office.statistics.daily.series import (
    NAMED,
    WIDER,
    Cut,
    Run,
    cuts,
    month_end,
    runs_of,
    telling,
    within_runs,
)
from mingjing.office.statistics.daily.touched import TooMany, touched_since
from mingjing.office.statistics.dimensions import NONE, year_and_month
from mingjing.office.statistics.measures import MEASURED
from mingjing.office.statistics.models import DayFact, FactState, MonthFact, Series
from mingjing.office.statistics.shapes import (
    Indicator,
    Parts,
    Period,
    Rows,
    Source,
    Untold,
    Values,
    Want,
    want,
)

MOST_RUNS = 40
"""With more touched stretches than this a recount is the shorter question."""
_DAY = timedelta(days=1)
_COLUMNS = ("within", "value")
_SUMS = {f"sum_{name}": SumOf(name) for name in MEASURED}


def _clean_runs(first: date, last: date, stale: Iterable[Run]) -> list[Run]:
    """The stretches between two days that leave out others, which come in order."""
    runs = []
    for start, end in stale:
        if first < start:
            runs.append((first, min(start - _DAY, last)))
        first = max(first, end + _DAY)
    return [run for run in [*runs, (first, last)] if run[0] <= run[1]]


def _months(first: date, last: date) -> Run | None:
    """The whole months inside a stretch of days; None where there is none."""
    begin = first if first.day == 1 else month_end(first) + _DAY
    end = last if last == month_end(last) else last.replace(day=1) - _DAY
    return (begin, end) if begin < end else None


def month_of(period: Period, month: str) -> Period | None:
    """The days of a period that lie in a month; None where there are none."""
    told = year_and_month(month)
    if told is None:
        return None
    first = date(told[0], told[1], 1)
    first, last = max(first, period.first), min(month_end(first), period.last)
    return Period(first, last) if first <= last else None


class Standing:
    """Where the facts stand, which days were touched since, and which series there are: read once,
    however many periods are asked for. Facts that are ignored tell nothing."""

    def __init__(self, *, ignored: bool = False) -> None:
        self._ignored = ignored

    @cached_property
    def known(self) -> tuple[FactState, set[date]] | None:
        """None where there are no facts, or they are too far behind."""
        state = None if self._ignored else FactState.objects.filter(pk=1).first()
        if state is None:
            return None
        try:
            return state, touched_since(Mark(state.position, state.horizon))
        except TooMany:
            return None

    @cached_property
    def _all(self) -> list[tuple[str, int, str]]:
        return list(Series.objects.values_list("fingerprint", "pk", "cut"))

    @cached_property
    def series(self) -> Mapping[str, int]:
        """Every series by the fingerprint of its question."""
        return {fingerprint: pk for fingerprint, pk, _ in self._all}

    @cached_property
    def depth(self) -> Mapping[int, int]:
        """By how many dimensions each series is told apart."""
        return {pk: len(cut.split("+")) if cut else 0 for _, pk, cut in self._all}

    @property
    def wholes(self) -> frozenset[int]:
        """The series that are not told apart."""
        return frozenset(pk for pk, depth in self.depth.items() if not depth)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the facts tell of a question, and the rows that must be asked beside them."""

    parts: list[tuple[Values, Parts]]
    rows: Rows | None


_Load = tuple[int, bool]
"""A series, and whether its months are told apart."""


class Facts:
    """The facts of one period, with what must be asked of the rows beside them."""

    def __init__(self, period: Period, standing: Standing | None = None) -> None:
        self.period = period
        self._standing = standing or Standing()
        self._loaded: dict[_Load, list[tuple[Values, Parts]]] = {}
        self._names: dict[tuple[str, ...], set[int]] = {}

    def read(self, wants: Sequence[Want]) -> list[Reading | None]:
        """What is told of each question, all of it read in one query; None where it has to be
        recounted."""
        each = [asked for one in wants for asked in (one, *_below(one))]
        self._load({self._needs(one, cut) for one in each if (cut := self._cut(one))})
        return [self._told(one) for one in wants]

    def _told(self, want: Want) -> Reading | None:
        if isinstance(want.found, Indicator) and want.found.halves:
            return self._halved(want, want.found.halves)
        cut = self._cut(want)
        return self._reading(want, cut) if cut else None

    def rows(self, found: Indicator | Source) -> Rows | None:
        """The counted rows of a figure that rests on others, told with what is known of these;
        None when it has to be asked of the rows."""
        if not isinstance(found, Indicator) or found.counted_by is None:
            return None
        try:
            return found.counted_by(self.period, self)
        except Untold:
            return None

    def number(self, source: Source) -> int:
        """How many rows a source has in the period; raises Untold."""
        (reading,) = self.read([want(source, self.period, (), {})])
        if reading is None:
            raise Untold
        return _added_up(source, (), reading).get((), {}).get("records", 0)

    def named(self, sources: Sequence[Source]) -> set[int]:
        """The things that any of the sources names in the period; raises Untold."""
        key = tuple(source.name for source in sources)
        if key not in self._names:
            self._names[key] = self._named(sources)
        return self._names[key]

    def _named(self, sources: Sequence[Source]) -> set[int]:
        told = set[str]()
        readings = self.read([want(source, self.period, (NAMED,), {}) for source in sources])
        for source, reading in zip(sources, readings, strict=True):
            if reading is None:
                raise Untold
            told |= {values[0] for values, _ in reading.parts}
            if reading.rows is not None:
                rows = reading.rows.order_by().annotate(told=telling(source, NAMED))
                told |= set(rows.values_list("told", flat=True).distinct())
        each = [json.loads(text) for text in told - {"", NONE}]
        return {key for keys in each for key in (keys if isinstance(keys, list) else [keys])}

    def _halved(self, want: Want, halves: tuple[Source, Source]) -> Reading | None:
        """A rate of two kinds of rows, each by its own day: over a period that begins its year."""
        if seen.year_of(self.period) is None or "month" in {*want.scope, *want.by}:
            return None
        told = []
        for asked, half in zip(_below(want), halves, strict=True):
            reading = self._told(asked)
            if reading is None:
                return None
            told.append(_added_up(half, want.by, reading))
        whole, part = ({v: p.get("records", 0) for v, p in each.items()} for each in told)
        parts: list[tuple[Values, Parts]] = [
            (v, {"records": n, "whole": n, "part": part.get(v, 0)}) for v, n in whole.items()
        ]
        return Reading(parts, None)

    def _cut(self, want: Want) -> Cut | None:
        if self._state is None or want.scope.get("month") == NONE:
            return None
        dimensions = {*want.by, *want.scope} - {"month"}
        wanted = tuple(sorted(dimensions, key=lambda name: (name != WIDER, name)))
        cut = cuts(want.found).get(wanted)
        if cut is None or cut.fingerprint not in self._standing.series:
            return None
        by_months = "month" in {*want.by, *want.scope}
        return None if cut.column and (by_months or not seen.year_of(self.period)) else cut

    def _needs(self, want: Want, cut: Cut) -> _Load:
        """Of a whole the months are always read: they are few, and seldom asked for alone."""
        monthly = not cut.dimensions or "month" in want.by or "month" in want.scope
        return self._standing.series[cut.fingerprint], monthly

    def _reading(self, want: Want, cut: Cut) -> Reading | None:
        scope = want.scope
        period = month_of(self.period, scope["month"]) if "month" in scope else self.period
        if period is None:
            return Reading([], None)
        names, parts = (*cut.dimensions, "month"), []
        for told, numbers in self._loaded[self._needs(want, cut)]:
            here = dict(zip(names, told, strict=True))
            if all(here[name] == value for name, value in scope.items()):
                parts.append((tuple(here[name] for name in want.by), numbers))
        runs = self._beside(period)
        if not runs:
            return Reading(parts, None)
        rows: Rows | None = None
        if cut.column:
            key = self._standing.series[cut.fingerprint]
            rows = seen.fresh(cut, key, self.period, self._stale, runs)
            if rows is None:
                return None
        else:
            rows = within_runs(want.found, runs)
        return Reading(parts, narrowed(want.found, rows, scope))

    def _load(self, loads: set[_Load]) -> None:
        """Reads series once. Where one whole figure is asked for, all are: a board shows them."""
        if any(series in self._standing.wholes for series, _ in loads - self._loaded.keys()):
            loads |= {(series, True) for series in self._standing.wholes}
        missing = loads - self._loaded.keys()
        for load in missing:
            self._loaded[load] = []
        each = [
            _summed(rows.filter(series__in=keys), monthly=monthly)
            for monthly in (False, True)
            if (keys := [series for series, m in missing if m is monthly])
            for rows in self._clean()
        ]
        if not each:
            return
        for series, within, value, month, *sums in each[0].union(*each[1:], all=True):
            values = (within, value)[2 - self._standing.depth[series] :]
            told = (*(v or NONE for v in values), month[:7])
            parts = {n: int(s) for n, s in zip(MEASURED, sums, strict=True) if s is not None}
            self._loaded[series, bool(month)].append((told, parts))

    def _clean(self) -> list[QuerySet[Any]]:
        """The facts of the days of the period that nothing has touched since: of whole months
        where nothing in them was touched, else of single days."""
        assert self._state is not None
        first = max(self.period.first, self._state.first)
        last = min(self.period.last, self._state.last)
        months, days = Q(), Q()
        for start, end in _clean_runs(first, last, self._stale):
            inner = _months(start, end)
            if inner is None:
                days |= Q(day__range=(start, end))
                continue
            months |= Q(day__range=inner)
            if start < inner[0]:
                days |= Q(day__range=(start, inner[0] - _DAY))
            if inner[1] < end:
                days |= Q(day__range=(inner[1] + _DAY, end))
        return [
            *([MonthFact.objects.filter(months)] if months else []),
            *([DayFact.objects.filter(days)] if days else []),
        ]

    def _beside(self, period: Period) -> list[Run]:
        """The runs of days of a period that the facts do not tell."""
        assert self._state is not None
        runs = [*self._stale]
        runs += [(period.first, self._state.first - _DAY), (self._state.last + _DAY, period.last)]
        cut = [(max(a, period.first), min(b, period.last)) for a, b in runs]
        return [run for run in cut if run[0] <= run[1]]

    @cached_property
    def _known(self) -> tuple[FactState | None, list[Run]]:
        """Where the facts stand, and which of their days are stale; none when they are too far
        behind or do not reach into the period."""
        known = self._standing.known
        if known is None:
            return None, []
        state, touched = known
        if state.last < self.period.first or self.period.last < state.first:
            return None, []
        inside = Period(max(state.first, self.period.first), min(state.last, self.period.last))
        runs = runs_of(day for day in touched if inside.first <= day <= inside.last)
        return (state, runs) if len(runs) <= MOST_RUNS else (None, [])

    @property
    def _state(self) -> FactState | None:
        return self._known[0]

    @property
    def _stale(self) -> list[Run]:
        return self._known[1]


def _below(asked: Want) -> list[Want]:
    """What a figure rests on, as questions of their own."""
    found, period = asked.found, asked.period
    if not isinstance(found, Indicator):
        return []
    halves = [want(half, period, asked.by, asked.scope) for half in found.halves or ()]
    rests = [
        want(source, period, (NAMED,) if NAMED in source.paths else (), {})
        for source in found.rests_on
    ]
    return [*halves, *rests]


def _added_up(found: Source, by: tuple[str, ...], reading: Reading) -> dict[Values, Parts]:
    """What a source comes to, by facts and the rows of touched days."""
    rows = [] if reading.rows is None else [Question(found, by, reading.rows)]
    beside = (told for each in parts_of_rows(rows) for told in each.items())
    return added((*reading.parts, *beside))


def _summed(rows: QuerySet[Any], *, monthly: bool) -> QuerySet[Any]:
    """Facts added up by series and value, and by month where that is asked for."""
    month: Any = Cast(TruncMonth("day"), TextField()) if monthly else Value("")
    told = rows.annotate(month=month).values("series_id", "within", "value", "month")
    names = ("series_id", "within", "value", "month", *_SUMS)
    summed: QuerySet[Any] = told.annotate(**_SUMS).values_list(*names)
    return summed

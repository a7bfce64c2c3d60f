"""Whether the facts are what a full recount gives: zero differences, or the facts are wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Sum as SumOf
from django.db.models.functions import TruncMonth

from mingjing.office.journal.horizon import Mark
from mingjing.office.statistics.daily import seen
from mingjing.office.statistics.daily.series import (
    Cut,
    all_cuts,
    columns_of,
    grouped,
    month_end,
    within_runs,
)
from mingjing.office.statistics.daily.touched import TooMany, touched_since
from mingjing.office.statistics.indicators import INDICATORS
from mingjing.office.statistics.measures import MEASURED
from mingjing.office.statistics.models import DayFact, FactState, MonthFact, Seen, Series
from mingjing.office.statistics.shapes import Period

Told = dict[tuple[date, str, str], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact that the rows do not bear out."""

    series: str
    day: date
    value: str
    kept: tuple[int, ...] | None
    counted: tuple[int, ...] | None

    def __str__(self) -> str:
        return f"{self.series} {self.day} {self.value}：存 {self.kept}，数 {self.counted}"


def differences(span: Period | None = None) -> Iterator[Difference]:
    """Every fact of the span, or of all days known, that a recount of the rows tells otherwise.

    Days that acts have touched since are not asked: they are read from the rows anyway. Of
    different things the whole of a year is asked, where none of its days was touched.
    """
    state = FactState.objects.filter(pk=1).first()
    if state is None:
        return
    first = max(span.first, state.first) if span else state.first
    last = min(span.last, state.last) if span else state.last
    if first > last:
        return
    try:
        stale = touched_since(Mark(state.position, state.horizon))
    except TooMany:
        return
    known = dict(Series.objects.values_list("fingerprint", "pk"))
    for cut in all_cuts(INDICATORS.values()):
        if cut.fingerprint not in known:
            continue
        if cut.column:
            for year in range(first.year, last.year + 1):
                if all(day.year != year for day in stale):
                    yield from _of_things(cut, known[cut.fingerprint], _in_year(state, year))
        else:
            yield from _of(cut, known[cut.fingerprint], Period(first, last), stale)
    yield from _of_months(Period(first.replace(day=1), month_end(last)))


def _of(cut: Cut, key: int, span: Period, stale: set[date]) -> Iterator[Difference]:
    kept, counted = _kept(key, span), _counted(cut, span)
    name = f"{cut.indicator.name} {cut.name}".strip()
    for place in sorted(kept.keys() | counted.keys()):
        day, *values = place
        if day not in stale and kept.get(place) != counted.get(place):
            value = " ".join(filter(None, values))
            yield Difference(name, day, value, kept.get(place), counted.get(place))


def _in_year(state: FactState, year: int) -> Period:
    return Period(max(state.first, date(year, 1, 1)), min(state.last, date(year, 12, 31)))


def _of_things(cut: Cut, key: int, span: Period) -> Iterator[Difference]:
    """Every first day that the rows do not bear out, and every fact that is not their number."""
    name, year = f"{cut.indicator.name} {cut.name}".strip(), span.first.year
    rows = Seen.objects.filter(series=key, year=year)
    kept = set(rows.values_list("day", "value", "thing"))
    asked: Any = seen.firsts(cut, cut.indicator.counted(span))
    told = {(row["fact_day"], row["fact_value"], row["fact_thing"]) for row in asked}
    for day, value, thing in sorted(kept ^ told):
        is_kept = (day, value, thing) in kept
        yield Difference(name, day, f"{value} #{thing}".strip(), *_either((1,), is_kept=is_kept))
    counted = {(d, "", v): (n, 0, 0, 0) for (d, v), n in Counter(k[:2] for k in told).items()}
    facts = _kept(key, span)
    for place in sorted(facts.keys() | counted.keys()):
        if facts.get(place) != counted.get(place):
            yield Difference(name, place[0], place[2], facts.get(place), counted.get(place))


def _either(
    number: tuple[int, ...], *, is_kept: bool
) -> tuple[tuple[int, ...] | None, tuple[int, ...] | None]:
    return (number, None) if is_kept else (None, number)


def _of_months(span: Period) -> Iterator[Difference]:
    """Every month that is not the sum of its days."""
    sums = {f"sum_{name}": SumOf(name) for name in MEASURED}
    names = ("series", "day", "within", "value")
    days = DayFact.objects.filter(day__range=span.range).annotate(month=TruncMonth("day"))
    told: Any = days.values("series", "month", "within", "value").annotate(**sums)
    counted = {
        (row["series"], row["month"], row["within"], row["value"]): tuple(row[n] for n in sums)
        for row in told
    }
    rows = MonthFact.objects.filter(day__range=span.range).values_list(*names, *MEASURED)
    kept = {(s, d, w, v): tuple(numbers) for s, d, w, v, *numbers in rows}
    for place in sorted(kept.keys() | counted.keys()):
        if kept.get(place) != counted.get(place):
            value = " ".join(filter(None, place[2:]))
            name = f"月 {Series.objects.get(pk=place[0])}"
            yield Difference(name, place[1], value, kept.get(place), counted.get(place))


def _kept(key: int, span: Period) -> Told:
    rows = DayFact.objects.filter(series=key, day__range=span.range)
    told = rows.values_list("day", "within", "value", *MEASURED)
    return {(d, w, v): tuple(n or 0 for n in numbers) for d, w, v, *numbers in told}


def _counted(cut: Cut, span: Period) -> Told:
    rows: Any = grouped(cut.indicator, cut.dimensions, within_runs(cut.indicator, [span.range]))
    names, told = columns_of(cut.dimensions), {}
    for row in rows:
        values = ["", "", *(row[name] for name in names)][-2:]
        told[row["fact_day"], values[0], values[1]] = tuple(
            int(row.get(name) or 0) for name in MEASURED
        )
    return told

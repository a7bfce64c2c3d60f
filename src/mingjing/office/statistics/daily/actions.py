"""Makes daily facts from the rows: for a span on demand, and again for the days acts touched.

Facts are no record: nothing is journalled here, and all of it can be made again at any time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection, transaction
from django.db.models import Q
from django.db.models import Sum as SumOf
from django.db.models.functions import TruncMonth

from mingjing.office.journal.horizon import Mark, mark
from mingjing.office.statistics.daily import seen, seen_actions
from mingjing.office.statistics.daily.series import (
    Cut,
    Run,
    all_cuts,
    grouped,
    month_end,
    runs_of,
    within_runs,
)
from mingjing.office.statistics.daily.touched import TooMany, touched_since
from mingjing.office.statistics.dimensions import DIMENSIONS
from mingjing.office.statistics.indicators import INDICATORS
from mingjing.office.statistics.measures import MEASURED
from mingjing.office.statistics.models import DayFact, FactState, MonthFact, Seen, Series
from mingjing.office.statistics.shapes import Period

_TABLE = DayFact._meta.db_table
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Made:
    """What a run did: the days that it made, and how many facts there are of them."""

    days: int
    facts: int


@transaction.atomic
def rebuild(span: Period) -> Made:
    """Makes the facts of a span from the rows, whatever was there; days between it and what was
    known before are made too, so that the facts always reach without a gap."""
    at, state = mark(), _state()
    if state is None:
        state = FactState(pk=1, first=span.first, last=span.last)
        return _weighed(_made(state, at, [span.range], anew=True))
    before = Period(state.first, state.last)
    state.first, state.last = min(span.first, state.first), max(span.last, state.last)
    asked = [
        span.range,
        *_between(span.last, before.first),
        *_between(before.last, span.first),
        *_touched(state),
    ]
    return _weighed(_made(state, at, asked, anew=True))


def _weighed(made: Made) -> Made:
    """After a rebuild the planner of PostgreSQL counts the facts at once. With millions of first
    days that it takes for one, a figure of places costs minutes until its own look comes round."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for model in (DayFact, MonthFact, Seen):
                cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")
    return made


@transaction.atomic
def fold(until: date) -> Made:
    """Makes the days again that acts have touched, and those that have passed until this day."""
    at, state = mark(), _state()
    if state is None:
        return Made(0, 0)
    runs = [*_touched(state)]
    if until > state.last:
        runs.append((state.last + _DAY, until))
        state.last = until
    return _made(state, at, runs, anew=False)


def _state() -> FactState | None:
    """Where the facts stand, locked: two runs at once make one after the other."""
    return FactState.objects.select_for_update().filter(pk=1).first()


def _between(earlier: date, later: date) -> list[Run]:
    """The days strictly between two days."""
    return [(earlier + _DAY, later - _DAY)] if later - earlier > _DAY else []


def _touched(state: FactState) -> list[Run]:
    try:
        days = touched_since(Mark(state.position, state.horizon))
    except TooMany:
        return [(state.first, state.last)]
    return runs_of(day for day in days if state.first <= day <= state.last)


def _made(state: FactState, at: Mark, asked: Sequence[Run], *, anew: bool) -> Made:
    runs = _joined(asked)
    known = {s.fingerprint: s for s in Series.objects.all()}
    empty = _empty()
    cuts = [cut for cut in all_cuts(INDICATORS.values()) if not empty & set(cut.dimensions)]
    old = set(known) - {cut.fingerprint for cut in cuts}
    Series.objects.filter(fingerprint__in=old).delete()
    if runs:
        DayFact.objects.filter(_days(runs)).delete()
    facts, new, by_year = 0, list[Series](), list[Series]()
    for cut in cuts:
        series, days = known.get(cut.fingerprint), runs
        if series is None:
            series, days = _begun(cut), [(state.first, state.last)]
            new.append(series)
        if cut.column:
            facts += seen_actions.fill(series, cut, state, days, anew=anew or series in new)
            by_year.append(series)
        else:
            facts += _fill(series, cut, days)
    _add_up(runs, new, by_year)
    state.position, state.horizon = at.position, at.horizon
    state.save()
    return Made(sum((last - first).days + 1 for first, last in runs), facts)


def _empty() -> set[str]:
    """The dimensions that tell nothing here: an office alone has no districts."""
    return {d.name for d in DIMENSIONS.values() if d.named and not d.words()}


def _begun(cut: Cut) -> Series:
    return Series.objects.create(
        indicator=cut.indicator.name, cut=cut.name, fingerprint=cut.fingerprint
    )


def _joined(runs: Iterable[Run]) -> list[Run]:
    """Runs that may overlap, as runs that do not."""
    out: list[Run] = []
    for first, last in sorted(runs):
        if out and first <= out[-1][1] + _DAY:
            out[-1] = (out[-1][0], max(last, out[-1][1]))
        else:
            out.append((first, last))
    return out


def _days(runs: Sequence[Run]) -> Q:
    told = Q()
    for run in runs:
        told |= Q(day__range=run)
    return told


def _add_up(runs: Sequence[Run], new: Sequence[Series], by_year: Sequence[Series]) -> None:
    """The months that hold any of these days, of series by years those of the whole year, and
    every month of new series, from their days."""
    either = Q(series__in=[series.pk for series in new]) if new else Q()
    for year in seen.years_in(runs) if by_year else ():
        days = (date(year, 1, 1), date(year, 12, 31))
        either |= Q(series__in=[series.pk for series in by_year], day__range=days)
    for first, last in runs:
        either |= Q(day__range=(first.replace(day=1), month_end(last)))
    if not either:
        return
    MonthFact.objects.filter(either).delete()
    kept = DayFact.objects.filter(either).annotate(month=TruncMonth("day"))
    rows = kept.values("series", "month", "within", "value").annotate(
        **{f"sum_{name}": SumOf(name) for name in MEASURED}
    )
    sql, params = rows.query.sql_with_params()
    columns = ("series_id", "day", "within", "value", *MEASURED)
    names = ", ".join(connection.ops.quote_name(name) for name in columns)
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {MonthFact._meta.db_table} ({names}) {sql}", params)


def _fill(series: Series, cut: Cut, runs: Sequence[Run]) -> int:
    """The facts of one series over runs of days, made inside the database in one statement."""
    if not runs:
        return 0
    rows = grouped(cut.indicator, cut.dimensions, within_runs(cut.indicator, runs))
    sql, params = rows.query.sql_with_params()
    asked = cut.indicator.measure.aggregates()
    told = {
        "series_id": "%s",
        "day": "fact_day",
        "within": "fact_within" if len(cut.dimensions) > 1 else "''",
        "value": "fact_value" if cut.dimensions else "''",
        **{name: name if name in asked else "NULL" for name in MEASURED},
    }
    columns = ", ".join(connection.ops.quote_name(name) for name in told)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {_TABLE} ({columns}) SELECT {', '.join(told.values())} "
            f"FROM ({sql}) AS told",
            (series.pk, *params),
        )
        return int(cursor.rowcount)

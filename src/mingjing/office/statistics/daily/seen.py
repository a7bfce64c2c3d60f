"""Different things as facts: each stands once, on the first day of its year on which it is named.

Two days' places may be one place, so counts of different things do not add up over days. Their
first days do, from the beginning of a year to any day of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import CharField, Exists, Expression, F, Min, OuterRef, Q, Value

from mingjing.office.statistics.daily.series import (
    Cut,
    Run,
    day_of,
    day_path,
    in_runs,
    telling,
    within_runs,
)
from mingjing.office.statistics.models import Seen
from mingjing.office.statistics.shapes import Period, Rows

MOST_DAYS, MOST_THINGS = 31, 5_000
"""With more touched days in a year, or more things that began on them, the year is made anew."""


def year_of(period: Period) -> int | None:
    """The year that a period begins with and does not leave: only there first days add up."""
    first, last = period.first, period.last
    return first.year if first == date(first.year, 1, 1) and last.year == first.year else None


def days_in(runs: Sequence[Run]) -> Q:
    """Whether a first day lies in one of these runs."""
    either = Q(pk__in=[])
    for run in runs:
        either |= Q(day__range=run)
    return either


def _named(cut: Cut, rows: Rows) -> Rows:
    """Rows with the thing that each names, and the value under which it stands."""
    value: Expression = Value("", output_field=CharField())
    if cut.dimensions:
        value = telling(cut.indicator, cut.dimensions[0])
    named: Rows = rows.order_by().annotate(fact_thing=F(cut.column), fact_value=value)
    return named


def firsts(cut: Cut, rows: Rows) -> Rows:
    """The first day of each thing among the rows, for each value of the cut."""
    day = Min(day_of(rows, day_path(cut.indicator)))
    told: Rows = _named(cut, rows).values("fact_thing", "fact_value").annotate(fact_day=day)
    return told


def fresh(
    cut: Cut, key: int, period: Period, stale: Sequence[Run], beside: Sequence[Run]
) -> Rows | None:
    """Of a period, the things that the facts of its clean days do not have, in rows with their
    value: those named on the days beside, and those that had begun on a stale day and may be named
    later. None when too many had begun there."""
    found, known = cut.indicator, Seen.objects.filter(series=key, year=period.first.year)
    lost = known.filter(days_in(stale)).values_list("thing", flat=True).distinct()
    listed = list(lost[: MOST_THINGS + 1]) if stale else []
    if len(listed) > MOST_THINGS:
        return None
    rows = within_runs(found, beside)
    if listed:
        rows = found.counted(period)
        rows = rows.filter(
            in_runs(rows.model, day_path(found), beside) | Q(**{f"{cut.column}__in": listed})
        )
    told = known.filter(day__lte=period.last).exclude(days_in(stale))
    clean = told.filter(thing=OuterRef("fact_thing"), value=OuterRef("fact_value"))
    left: Rows = _named(cut, rows).filter(~Exists(clean))
    return left


def years_in(runs: Sequence[Run]) -> list[int]:
    """The years that some days lie in."""
    return sorted({year for a, b in runs for year in range(a.year, b.year + 1)})

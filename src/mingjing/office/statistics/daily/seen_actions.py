"""Makes and moves the first days of different things, and the facts that are made of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import connection

from mingjing.office.statistics.daily import seen
from mingjing.office.statistics.daily.seen import days_in, firsts, years_in
from mingjing.office.statistics.daily.series import Cut, Run, within_runs
from mingjing.office.statistics.models import DayFact, FactState, Seen, Series
from mingjing.office.statistics.shapes import Period, Rows

_TABLE = Seen._meta.db_table


def fill(series: Series, cut: Cut, state: FactState, runs: Sequence[Run], *, anew: bool) -> int:
    """The facts of one series over the years of some runs of days: whole years made anew, or moved
    by what the touched days name now."""
    facts = 0
    for year in years_in(runs):
        span = Period(max(state.first, date(year, 1, 1)), min(state.last, date(year, 12, 31)))
        mine = [(max(a, span.first), min(b, span.last)) for a, b in runs]
        mine = [run for run in mine if run[0] <= run[1]]
        days = sum((last - first + timedelta(days=1)).days for first, last in mine)
        if not mine:
            continue
        if anew or days > seen.MOST_DAYS or not _moved(series, cut, span, mine):
            Seen.objects.filter(series=series, year=year).delete()
            _write(series, year, firsts(cut, cut.indicator.counted(span)))
        facts += _tell(series, year)
    return facts


def _moved(series: Series, cut: Cut, span: Period, runs: Sequence[Run]) -> bool:
    """Finds again what had begun on touched days, then takes what is named there now; False when
    too much had begun there."""
    found, year = cut.indicator, span.first.year
    begun = Seen.objects.filter(days_in(runs), series=series, year=year)
    lost = list(begun.values_list("thing", flat=True).distinct()[: seen.MOST_THINGS + 1])
    if len(lost) > seen.MOST_THINGS:
        return False
    begun.delete()
    if lost:
        rows = found.counted(span).filter(**{f"{cut.column}__in": lost})
        _write(series, year, firsts(cut, rows))
    _write(series, year, firsts(cut, within_runs(found, runs)), where="excluded.day < known.day")
    return True


def _write(series: Series, year: int, told: Rows, where: str = "true") -> None:
    """Keeps first days; one that is known is replaced where the condition says so."""
    sql, params = told.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {_TABLE} AS known (series_id, year, thing, value, day) "
            f"SELECT %s, %s, fact_thing, fact_value, fact_day FROM ({sql}) AS told WHERE true "
            "ON CONFLICT (series_id, year, thing, value) DO UPDATE SET day = excluded.day "
            f"WHERE {where}",
            (series.pk, year, *params),
        )


def _tell(series: Series, year: int) -> int:
    """The facts of a year from its first days."""
    facts = DayFact.objects.filter(series=series)
    facts.filter(day__range=(date(year, 1, 1), date(year, 12, 31))).delete()
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {DayFact._meta.db_table} (series_id, day, within, value, records) "
            f"SELECT series_id, day, '', value, count(*) FROM {_TABLE} "
            "WHERE series_id = %s AND year = %s GROUP BY series_id, day, value",
            (series.pk, year),
        )
        return int(cursor.rowcount)

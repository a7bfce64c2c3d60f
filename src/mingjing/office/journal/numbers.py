"""Gap-free numbers: a counter row per series and year, raised in the transaction that uses it."""

from __future__ import annotations

from django.db.models import F

from mingjing.office.journal.models import Counter


def next_number(series: str, year: int) -> int:
    """The next number of a series in a year; the caller's transaction holds it or gives it back.

    The conditional update locks the counter row, so two writers never read the same number.
    """
    if not Counter.objects.filter(series=series, year=year).update(last=F("last") + 1):
        Counter.objects.get_or_create(series=series, year=year)
        Counter.objects.filter(series=series, year=year).update(last=F("last") + 1)
    return Counter.objects.values_list("last", flat=True).get(series=series, year=year)

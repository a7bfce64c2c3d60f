"""Officers and cars per inspection: the law asks for two officers at least."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from mingjing.law.numbers import NoNumber, number
from mingjing.office.reports.checker.numerals import show
from mingjing.office.reports.checker.rules.common import first, spans, told
from mingjing.office.reports.checker.shapes import Bound, Figure, Finding, Reading, Verdict


def people(reading: Reading) -> Iterator[Finding]:
    """Person-times against inspections, field by field and for the whole office."""
    for area in ["", *reading.areas]:
        officers = first(
            f for f in reading.measures("person_times", area=area) if not f.table and not f.facets
        )
        if officers is None:
            continue
        yield from _two_each(reading, area, officers)
        yield from _per_car(reading, area, officers)


_FROM_AFAR = re.compile(r"非现场|线上|网络|远程|视频")
"""Inspections to which nobody goes."""


def _two_each(reading: Reading, area: str, officers: Figure) -> Iterator[Finding]:
    try:
        least = number("penalty_law_2021.officers_at_least", on=date(reading.year or 1, 12, 31))
    except NoNumber:
        return
    near = [f for f in reading.measures(area=area) if not f.table and not f.facets and not f.body]
    near = [f for f in near if not _FROM_AFAR.search(f.label)]
    visits = [f for f in near if f.measure == "inspections" or (area and f.measure == "places")]
    if any(v.unit == "次" for v in visits):
        visits = [v for v in visits if v.unit not in {"户次", "家次"}]
    visits = [v for v in visits if not v.among] or visits
    if not visits:
        return
    for way in _ways(visits):
        total = sum((v.amount for v in way), Decimal(0))
        if not total:
            continue
        each = officers.amount / total
        base = " + ".join(v.text for v in way)
        words = f"{told(officers)} ÷ ({base}) = {show(each, 2)}"
        thin = each < least.value and officers.bound is not Bound.AT_MOST
        if thin:
            words += f" < {least.value}；{least.citation.text}要求不少于{least.text}，"
            words += "一次出动可含多次检查，请核对"
        yield Finding("two_officers", Verdict.WARN if thin else Verdict.HOLDS,
                      f"“{area or '全部'}”每次检查不少于两名执法人员", words,
                      spans([officers, *way]))  # fmt: skip


def _ways(visits: list[Figure]) -> list[list[Figure]]:
    """All visits together; where one measure stands twice, once with each value."""
    doubled = [v for v in visits if sum(_same(v, w) for w in visits) > 1]
    if not doubled:
        return [visits]
    rest = [v for v in visits if v not in doubled]
    values = {v.amount: v for v in doubled}
    return [[*rest, v] for v in values.values()]


def _same(a: Figure, b: Figure) -> bool:
    return (a.measure, a.label, a.unit) == (b.measure, b.label, b.unit)


def _per_car(reading: Reading, area: str, officers: Figure) -> Iterator[Finding]:
    cars = first(f for f in reading.measures("vehicle_trips", area=area) if not f.table)
    if cars is None or not cars.amount:
        return
    each = officers.amount / cars.amount
    odd = each > 12 or each < 1
    words = f"{told(officers)} ÷ {cars.text} = {show(each, 1)} 人/车次"
    yield Finding("per_vehicle", Verdict.WARN if odd else Verdict.HOLDS,
                  f"“{area or '全部'}”出动人次与车次大致相称", words,
                  spans([officers, cars]))  # fmt: skip

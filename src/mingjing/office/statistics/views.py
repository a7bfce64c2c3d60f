"""Pages of statistics: the year at a glance, and each figure opened to its records."""

from __future__ import annotations

import re
from datetime import date
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date

from mingjing.office.people.access import Reach, reach
from mingjing.office.people.models import Person
from mingjing.office.statistics import display
from mingjing.office.statistics.access import visible_rows
from mingjing.office.statistics.dimensions import DIMENSIONS
from mingjing.office.statistics.export import lines
from mingjing.office.statistics.indicators import Unknown
from mingjing.office.statistics.queries import Book, checked, counted, first_year, opened
from mingjing.office.statistics.shapes import Indicator, Period, Rows
from mingjing.office.web.export import csv_response
from mingjing.office.web.paging import keyset
from mingjing.office.web.shapes import Chip, Figure, Link, Notice, Table
from mingjing.office.web.words import cn_date, count

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)
"""The days between which a period may be asked for."""


def asked_period(request: HttpRequest, today: date) -> Period:
    """The period in the address: a year, or two days; the running year ends today.

    What is no day or year, or lies beyond what an office can have recorded, is not asked for.
    """
    try:
        first = parse_date(request.GET.get("first", ""))
        last = parse_date(request.GET.get("last", ""))
    except ValueError:
        first = last = None
    if first and last and FIRST_DAY <= first <= last <= LAST_DAY:
        return Period(first, last)
    year = request.GET.get("year", "")
    asked = int(year) if re.fullmatch("[0-9]{4}", year) else today.year
    known = asked if FIRST_DAY.year <= asked <= today.year else today.year
    return Period.of_year(known, until=today)


def board(request: HttpRequest) -> HttpResponse:
    """The year at a glance: figures, areas, months, and every indicator with its definition."""
    today = timezone.localdate()
    period = asked_period(request, today)
    book = Book(period)
    years = range(today.year, min(first_year(today), period.first.year) - 1, -1)
    chips = [Chip(f"{y}年", f"?year={y}", on=y == period.first.year) for y in years]
    return render(
        request,
        "statistics/board.html",
        {
            "title": "统计",
            "sub": f"{span(period)}；每个数字都可以打开到记录",
            "actions": [Link("年度报告", "/reports/"), Link("宽缓对照", reverse("leniency"))],
            "chips": chips,
            "notices": _notice_of_reach(cast(Person, request.user)),
            "figures": display.main_figures(book),
            "areas": display.area_table(book),
            "fines": display.bars_by(book, "fines", "area"),
            "inspections": display.months(book, "inspections"),
            "penalties": display.months(book, "penalties"),
            "catalogue": display.catalogue(book),
        },
    )


def indicator(request: HttpRequest, name: str) -> HttpResponseBase:
    """One figure: its definition, its value, and exactly the rows that make it."""
    person = cast(Person, request.user)
    period = asked_period(request, timezone.localdate())
    scope = {d: request.GET[d] for d in DIMENSIONS if request.GET.get(d)}
    try:
        found = checked(name, scope)
    except Unknown as fault:
        raise Http404(str(fault)) from fault
    seen = visible_rows(counted(found, period, scope), person)
    rows = opened(found, seen)
    if request.GET.get("export"):
        told = lines(found, rows)
        return csv_response(f"{found.label}-{period.text}", next(told), told)
    return render(
        request,
        "statistics/indicator.html",
        _page(request, found, period=period, scope=scope, rows=rows),
    )


def _page(
    request: HttpRequest, found: Indicator, *, period: Period, scope: dict[str, str], rows: Rows
) -> dict[str, object]:
    book = Book(period)
    figure = book.figure(found.name, **scope)
    page = keyset(rows, column=found.order, params=request.GET)
    columns, drawn = display.record_table(found, page.rows)
    whole = request.GET.copy()
    for key in ("after", "before"):
        whole.pop(key, None)
    whole["export"] = "csv"
    table = Table(
        columns,
        drawn,
        next_url=page.next_url,
        prev_url=page.prev_url,
        export_url=f"?{whole.urlencode()}" if page.rows else "",
        empty_title="没有记录",
        empty_text="统计期内没有符合口径的记录，或者不在您的查看范围内。",
    )
    parts = display.parts_text(figure)
    first, rest = display.split(display.chip_rows(book, found, scope))
    return {
        "title": figure.label,
        "sub": span(period),
        "table": table,
        "figures": [
            Figure(f"{count(figure.records)} 条记录", display.with_unit(figure), note=parts)
        ],
        "actions": [Link("返回统计", f"/statistics/?year={period.first.year}")],
        "facts": [
            ("口径", found.definition),
            ("计入日期", found.period_rule),
            ("依据", found.source),
        ],
        "notices": _notice_of_less(cast(Person, request.user), figure.records, rows),
        "chips": first,
        "groups": rest,
        "filters_open": any(chip.on for group in rest for chip in group.chips[1:]),
    }


def span(period: Period) -> str:
    """The period with both its days."""
    return f"{cn_date(period.first)}至{cn_date(period.last)}"


def _notice_of_reach(person: Person) -> list[Notice]:
    if reach(person) is Reach.ALL:
        return []
    return [Notice("info", "以下是全委口径的数字", "打开明细时，只列出您有权查看的记录。")]


def _notice_of_less(person: Person, records: int, rows: Rows) -> list[Notice]:
    """Says so when somebody sees fewer rows than the office's figure counts."""
    if reach(person) is Reach.ALL:
        return []
    mine = rows.count()
    if mine == records:
        return []
    return [
        Notice(
            "info",
            f"全委口径共 {count(records)} 条记录，您有权查看其中 {count(mine)} 条",
            "上方数值为全委口径，下方明细和导出只含您有权查看的记录。",
        )
    ]

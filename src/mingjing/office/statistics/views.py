"""Pages of statistics: the year at a glance, and each figure opened to its records."""

from __future__ import annotations

from datetime import date
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from mingjing.office.people.access import Reach, reach
from mingjing.office.people.models import Person
from mingjing.office.statistics import display, exploring, sheets
from mingjing.office.statistics.answering import Answer, answer
from mingjing.office.statistics.asking import VIEWS, ask, asked_period, merged
from mingjing.office.statistics.dimensions import DIMENSIONS
from mingjing.office.statistics.drawn import charts, months_chart
from mingjing.office.statistics.export import told_lines
from mingjing.office.statistics.figure_page import Asked, page_of, span, version_asked
from mingjing.office.statistics.indicators import Unknown
from mingjing.office.statistics.queries import Book, first_day
from mingjing.office.statistics.years import incomparable
from mingjing.office.web.export import csv_response, file_response
from mingjing.office.web.shapes import Chip, Link, Notice


def board(request: HttpRequest) -> HttpResponse:
    """The year at a glance: figures, areas, months, and every indicator with its definition."""
    today = timezone.localdate()
    period, _ = asked_period(request.GET, today)
    book = Book(period)
    began = book.first_day(today)
    compared = None if incomparable(period, period.year_before, began, today) else book.year_before
    years = range(today.year, min(began.year, period.first.year) - 1, -1)
    chips = [Chip(f"{y}年", f"?year={y}", on=y == period.first.year) for y in years]
    return render(
        request,
        "statistics/board.html",
        {
            "title": "统计",
            "sub": f"{span(period)}；每个数字都可以打开到记录",
            "actions": [
                Link("看板", "/board/"),
                Link("统计查询", reverse("explore")),
                Link("统计表", reverse("statistics-tables")),
                Link("数据核实", "/honesty/"),
                Link("年度报告", "/reports/"),
                Link("宽缓对照", reverse("leniency")),
            ],
            "chips": chips,
            "notices": _notice_of_reach(cast(Person, request.user)),
            **_year(book, compared),
        },
    )


def _year(book: Book, compared: Book | None) -> dict[str, object]:
    """The figures of the year; all of them are read in one question."""

    def told() -> dict[str, object]:
        return {
            "figures": display.main_figures(book),
            "areas": display.area_table(book),
            "fines": display.bars_by(book, "fines", "area"),
            "inspections": months_chart("inspections", book, compared),
            "penalties": months_chart("penalties", book, compared),
            "catalogue": display.catalogue(book),
        }

    book.rehearse(told)
    return told()


def indicator(request: HttpRequest, name: str) -> HttpResponseBase:
    """One figure: its definition, its value, and exactly the rows that make it."""
    today = timezone.localdate()
    period, _ = asked_period(request.GET, today)
    scope = {d: request.GET[d] for d in DIMENSIONS if request.GET.get(d)}
    try:
        found = version_asked(name, scope, period, request.GET.get("version", ""))
    except Unknown as fault:
        raise Http404(str(fault)) from fault
    asked = Asked(found, period, scope, cast(Person, request.user), today)
    if request.GET.get("export"):
        told = told_lines(found, period, scope, asked.see)
        return csv_response(f"{found.label}-{period.text}", next(told), told)
    return render(request, "statistics/indicator.html", page_of(asked, request.GET))


def explore(request: HttpRequest) -> HttpResponseBase:
    """Any indicators, grouped, narrowed and compared as one likes; the question is the address."""
    today = timezone.localdate()
    asked = ask(merged(request.GET), today)
    began = first_day(today)
    got = answer(asked, recorded_from=began, today=today)
    match request.GET.get("export"):
        case "csv":
            return csv_response(sheets.name_of(got), sheets.heads(asked), sheets.lines(got))
        case "xlsx":
            address = request.build_absolute_uri(exploring.url_for(asked))
            content = sheets.xlsx(got, address)
            return file_response(f"{sheets.name_of(got)}.xlsx", content, sheets.XLSX)
    return render(
        request, "statistics/explore.html", _explored(request, got, today=today, began=began)
    )


def _explored(request: HttpRequest, got: Answer, *, today: date, began: date) -> dict[str, object]:
    asked, book = got.ask, got.book
    return {
        "title": "统计查询",
        "sub": sheets.under(got),
        "actions": [Link("返回统计", reverse("statistics"))],
        "notices": [
            *_notice_of_reach(cast(Person, request.user)),
            *([Notice("info", "不与上年同期比较增减", got.why)] if got.why else []),
        ],
        "usual": exploring.usual(asked.period, asked),
        "families": exploring.families(asked),
        "groupings": exploring.groupings(asked),
        "filters": exploring.filters(asked, book),
        "filtered": bool(asked.scope),
        "narrowed": exploring.narrowed(asked, book),
        "years": exploring.years(today, began.year, asked.period),
        "ends": exploring.ends(today, asked.period),
        "ask": asked,
        "kept": [(d, v) for d, v in asked.scope.items() if d not in exploring.CHOSEN_FROM],
        "view_words": list(VIEWS.items()),
        "views": exploring.views_of(asked),
        "heading": sheets.title_of(got),
        "charts": charts(got),
        "table": exploring.table(got),
        "downloads": [
            Link("导出 XLSX", exploring.url_for(asked, export="xlsx")),
            Link("导出 CSV", exploring.url_for(asked, export="csv")),
        ],
        "meanings": [(f.indicator.label, f.definition) for f in got.wholes.values()],
    }


def _notice_of_reach(person: Person) -> list[Notice]:
    if reach(person) is Reach.ALL:
        return []
    return [Notice("info", "以下是全委口径的数字", "打开明细时，只列出您有权查看的记录。")]

"""Pages of the statutory tables: all of a year, and one with its cells opened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import cast
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from mingjing.law.penalty_kinds import orders
from mingjing.office.people.access import Reach, reach
from mingjing.office.people.models import Person
from mingjing.office.statistics.asking import asked_period
from mingjing.office.statistics.figure_page import span
from mingjing.office.statistics.links import period_query
from mingjing.office.statistics.queries import Book
from mingjing.office.statistics.sheets import XLSX
from mingjing.office.statistics.tables import pages
from mingjing.office.statistics.tables.build import sheet_of, sheets_of
from mingjing.office.statistics.tables.shapes import Sheet
from mingjing.office.statistics.tables.workbook import workbook
from mingjing.office.web.export import file_response
from mingjing.office.web.shapes import Chip, Link, Notice


def tables(request: HttpRequest) -> HttpResponseBase:
    """Every statutory table of a period with its identities, and what is not kept here."""
    today = timezone.localdate()
    period, wrong = asked_period(request.GET, today)
    book = Book(period)
    book.rehearse(lambda: pages.union_folds(book))
    sheets = sheets_of(book, today=today)
    if request.GET.get("export"):
        return _workbook(sheets, f"行政执法统计表-{period.text}")
    query = urlencode(period_query(period))
    return render(
        request,
        "statistics/tables.html",
        {
            "title": "行政执法统计表",
            "sub": span(period),
            "actions": [
                Link("返回统计", f"/statistics/?{query}"),
                Link("下载全部（XLSX）", f"?{query}&export=xlsx", kind="primary"),
            ],
            "chips": _years(today, book),
            "notices": _notices(request, wrong),
            "table": pages.tables_table(sheets, query),
            "union": pages.union_folds(book),
            "unfolded": bool(request.GET.get("open")),
            "here": query,
        },
    )


def table(request: HttpRequest, form: str) -> HttpResponseBase:
    """One statutory table: each cell opens to its rows, each identity is shown with its terms."""
    today = timezone.localdate()
    period, wrong = asked_period(request.GET, today)
    book, order = Book(period), request.GET.get("order", "")
    try:
        sheet = sheet_of(form, book, today=today, order=order)
    except KeyError as unknown:
        raise Http404(str(unknown)) from unknown
    if request.GET.get("export"):
        return _workbook([sheet], f"{sheet.form.title}-{period.text}")
    query = urlencode(period_query(period))
    return render(
        request,
        "statistics/table.html",
        {
            "title": f"{sheet.form.number}　{sheet.form.title}",
            "sub": span(period),
            "actions": [
                Link("全部统计表", f"{reverse('statistics-tables')}?{query}"),
                Link("下载 XLSX", f"?{query}&order={order}&export=xlsx"),
            ],
            "chips": _years(today, book),
            "orders": _orders(sheet, query),
            "notices": _notices(request, wrong),
            "sheet": sheet,
            "checks": pages.checks_table(sheet),
        },
    )


def _orders(sheet: Sheet, query: str) -> list[Chip]:
    """The orders of severity by which the kinds of penalty may be counted, ours first."""
    if sheet.form.key != "penalties":
        return []
    ours = [Chip("本办采用的顺序", f"?{query}", on=not sheet.order)]
    others = [
        Chip(f"试算：{o.label}", f"?{query}&order={key}", on=key == sheet.order)
        for key, o in orders().items()
    ]
    return [*ours, *others]


def _years(today: date, book: Book) -> list[Chip]:
    period = book.period
    years = range(today.year, min(book.first_day(today), period.first).year - 1, -1)
    return [Chip(f"{y}年", f"?year={y}", on=y == period.first.year) for y in years]


def _workbook(sheets: Sequence[Sheet], name: str) -> HttpResponse:
    return file_response(f"{name}.xlsx", workbook(sheets), XLSX)


def _notices(request: HttpRequest, wrong: Sequence[str]) -> list[Notice]:
    """What of the address was not understood, and how far this reader may open the cells."""
    told = [Notice("due", text) for text in wrong]
    if reach(cast(Person, request.user)) is Reach.ALL:
        return told
    less = Notice("info", "以下是全委口径的数字", "打开明细时，只列出您有权查看的记录。")
    return [*told, less]

"""The page that examines a finished report: a file comes up, a marked text comes back, and
nothing is kept."""

from __future__ import annotations

import re
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from mingjing.office.reports import marking
from mingjing.office.reports.checker.check import check
from mingjing.office.reports.checker.grouping import grouped
from mingjing.office.reports.checker.reading import Unreadable, document_of
from mingjing.office.reports.checker.shapes import Checked, Document
from mingjing.office.reports.forms import CheckForm
from mingjing.office.web.responses import invalid
from mingjing.office.web.shapes import Link

SUB = "任何机关写好的报告：读出每个数字，检验数字之间的关系。文件只用来核对，不保存"
AGAIN = Link("再核对一份", "/reports/check/")


@require_http_methods(["GET", "POST"])
def check_report(request: HttpRequest) -> HttpResponse:
    """Takes a report, and last year's if given; shows the text marked, with the verdicts."""
    form = CheckForm(request.POST or None, request.FILES or None)
    page = {"title": "核对报告", "sub": SUB, "form": form}
    if request.method != "POST":
        return render(request, "reports/check.html", page)
    if not form.is_valid():
        return invalid(request, "reports/check.html", page, part="")
    read: dict[str, Document] = {}
    for name in ("file", "previous"):
        given = form.cleaned_data[name]
        if given:
            try:
                read[name] = _document(given)
            except Unreadable as no:
                form.add_error(name, str(no))
    if form.errors:
        return invalid(request, "reports/check.html", page, part="")
    checked = check(read["file"], read.get("previous"))
    return render(request, "reports/checked.html", _told(checked))


def _document(given: UploadedFile[Any]) -> Document:
    return document_of(given.name or "", given.read())


def _in_words(period: str) -> str:
    """2023-01-01/2023-12-28 as an office writes it; without a first day, until when."""
    said = re.sub(r"(\d{4})-0?(\d+)-0?(\d+)", r"\1年\2月\3日", period)
    return f"截至{said[1:]}" if said.startswith("/") else said.replace("/", "至")


def _told(checked: Checked) -> dict[str, object]:
    reading = checked.reading
    year = f"{reading.year} 年，" if reading.year else "没有读出年度，"
    period = _in_words(reading.cutoff)
    return {
        "title": reading.document.name,
        "sub": f"{year}{len(reading.figures)} 个数字"
        + (f"，统计期 {period}" if period else "，没有写明统计期")
        + "。文件没有保存",
        "actions": [AGAIN],
        "parts": marking.parts(checked),
        "blocks": list(marking.blocks(checked)),
        "coincidences": [(c.sentence, grouped(c.computation)) for c in checked.coincidences],
        "figures": marking.figure_table(reading.figures),
        "count": len(reading.figures),
    }

"""For everybody: every published edition, its figures opened, its files, and the same for
machines."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from mingjing.office.reports.access import public_editions
from mingjing.office.reports.build import draw
from mingjing.office.reports.editions import as_json as told_json
from mingjing.office.reports.editions import document_of, opened
from mingjing.office.reports.models import Edition
from mingjing.office.reports.views.common import TYPES
from mingjing.office.web.export import file_response
from mingjing.office.web.shapes import Column, Row, Table
from mingjing.office.web.words import cn_date

COLUMNS = (Column("title", "报告"), Column("edition", "版次"), Column("day", "公布日期"))


@require_GET
@login_not_required
def public_list(request: HttpRequest) -> HttpResponse:
    """Every edition that was published, the newest first."""
    rows = public_editions().order_by("-report__year", "-number")[:100]
    table = Table(
        COLUMNS,
        [
            Row(
                f"/open/reports/{e.report.year}/{e.number}/",
                (e.texts["title"], f"第 {e.number} 版", cn_date(e.published_on)),
            )
            for e in rows
        ],
        caption="年度执法报告，从近到远",
        empty_title="还没有公布过年度执法报告",
    )
    return render(request, "reports/open_list.html", {"title": "年度执法报告", "table": table})


@require_GET
@login_not_required
def latest(request: HttpRequest, year: int) -> HttpResponse:
    """The edition in force."""
    row = public_editions().filter(report__year=year).order_by("-number").first()
    if row is None:
        raise Http404(str(year))
    return _shown(request, row)


@require_GET
@login_not_required
def edition(request: HttpRequest, year: int, edition: int) -> HttpResponse:
    """One edition at an address that stays."""
    return _shown(request, _found(year, edition))


def _found(year: int, number: int) -> Edition:
    return get_object_or_404(public_editions(), report__year=year, number=number)


def _shown(request: HttpRequest, row: Edition) -> HttpResponse:
    others = public_editions().filter(report=row.report).exclude(pk=row.pk).order_by("-number")
    newer = [e for e in others if e.number > row.number]
    context = {
        "title": row.texts["title"],
        "edition": row,
        "d": document_of(row),
        "files": row.files.defer("content").order_by("kind"),
        "newer": newer[0] if newer else None,
        "older": [e for e in others if e.number < row.number],
    }
    return render(request, "reports/open_report.html", context)


@require_GET
@login_not_required
def figure(request: HttpRequest, year: int, edition: int, told: int) -> HttpResponse:
    """A figure opened: definition, parts, fingerprint of its rows, and the rows that are public."""
    row = _found(year, edition)
    found = opened(row, told)
    if found is None:
        raise Http404(str(told))
    context = {"title": found.label, "edition": row, "f": found}
    return render(request, "reports/open_figure.html", context)


@require_GET
@login_not_required
def download(request: HttpRequest, year: int, edition: int, kind: str) -> HttpResponse:
    """An edition as a file: the bytes that were published. Only what was published before files
    were kept is drawn on demand."""
    row = _found(year, edition)
    if kind not in TYPES:
        raise Http404(kind)
    kept = row.files.filter(kind=kind).first()
    content = bytes(kept.content) if kept else _drawn(request, row, kind)
    name = f"{row.report.title}（第{edition}版）.{kind}"
    response = file_response(name, content, TYPES[kind])
    if kept:
        response["ETag"] = f'"{kept.sha256}"'
    return response


def _drawn(request: HttpRequest, row: Edition, kind: str) -> bytes:
    base = f"{request.scheme}://{request.get_host()}"
    return draw(document_of(row, base_url=base), kind)


@require_GET
@login_not_required
def as_json(request: HttpRequest, year: int, edition: int) -> HttpResponse:
    """An edition for machines."""
    found = told_json(_found(year, edition))
    return JsonResponse(found, json_dumps_params={"ensure_ascii": False, "indent": 1})

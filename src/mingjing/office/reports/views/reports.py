"""The list of reports, a report to read and check, starting one, and its files."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from mingjing.law.instruments.office_reports.report import REPORT
from mingjing.office.journal.entries import entries_of
from mingjing.office.people.pages import ActPage, gated_act, moments
from mingjing.office.reports import actions, pages
from mingjing.office.reports.access import (
    barred_from_writing,
    visible_comments,
    visible_reports,
)
from mingjing.office.reports.build import draw
from mingjing.office.reports.checks import Findings
from mingjing.office.reports.document import compose
from mingjing.office.reports.forms import StartForm
from mingjing.office.reports.freezing import Changed, book_of, changes, examined, ready
from mingjing.office.reports.models import Report
from mingjing.office.reports.queries import KIND, drafts_of, sections_by_key, shape_of
from mingjing.office.reports.sentences import Contradiction
from mingjing.office.reports.standing import beside, steps_of
from mingjing.office.reports.views.common import TYPES, deed_by, person_of, report_of, told
from mingjing.office.web.export import file_response
from mingjing.office.web.shapes import Link, Notice
from mingjing.office.web.words import cn_date

NEW = Link("建立报告", "/reports/new/", "primary")
HEAD = (NEW, Link("核对一份报告", "/reports/check/"), Link("公众查阅", "/open/reports/"))
AT_THE_DESK = timedelta(hours=12)
"""Who typed within this time is told as writing."""


@require_GET
def reports(request: HttpRequest) -> HttpResponse:
    """The annual reports, newest first."""
    rows = list(
        visible_reports(person_of(request))
        .order_by("-year")
        .annotate(written=Count("sections", filter=~Q(sections__body="")))
    )
    written = {row.pk: row.written for row in rows}
    return render(
        request,
        "web/list.html",
        {
            "title": "报告",
            "sub": "年度行政执法报告：几个人一起写，数字由记录得出，审核、签发后公布",
            "actions": HEAD,
            "table": pages.report_table(rows, written, NEW),
        },
    )


def start(request: HttpRequest) -> HttpResponse:
    """Starts the report of a year."""
    today = timezone.localdate()
    year = today.year if today.month == 12 else today.year - 1
    form = StartForm(request.POST or None, initial={"year": year})
    step = REPORT.step("start_report")

    def do() -> str:
        data = form.cleaned_data
        row = actions.start_report(
            deed_by(request, **data), data["year"], until=data["until"], shape=data["shape"]
        )
        return f"/reports/{row.year}/"

    return gated_act(
        request,
        ActPage(
            "建立年度报告",
            step.says,
            step.citation.text,
            changes=("建立一份按章节撰写的报告", "文中数字由统计期内的记录得出"),
            submit_label="建立报告",
            back_url="/reports/",
            done="已建立报告",
        ),
        form,
        do,
        barred=barred_from_writing(person_of(request), today),
    )


@require_GET
def report(request: HttpRequest, year: int) -> HttpResponse:
    """A report to read: figures are links, typed digits are marked, relations are weighed; who
    wrote and who is writing stands at each section."""
    row, person = report_of(request, year), person_of(request)
    book, deed, rows = book_of(row), deed_by(request), sections_by_key(row)
    texts = {key: section.body for key, section in rows.items() if section.body}
    book.rehearse(lambda: (examined(row, book, texts), compose(row, book, bodies=texts)))
    findings, changed = examined(row, book, texts), changes(row)
    entries = list(entries_of(KIND, row.pk))
    composed = compose(row, book, bodies=texts)
    desks = drafts_of(row, timezone.now() - AT_THE_DESK) if row.is_open else {}
    remarks = visible_comments(person, row)
    return render(
        request,
        "reports/report.html",
        {
            "title": row.title,
            "sub": f"统计期：{composed.period} · {REPORT.stage(row.stage).label}",
            "report": row,
            "shape": shape_of(row),
            "d": composed,
            "parts": pages.parts(composed, rows, person, remarks, desks),
            "findings": findings,
            "conflicts": told(row, findings.conflicts),
            "warnings": told(row, findings.soft),
            "mark": True,
            "actions": beside(row, deed),
            "steps": steps_of(row, entries, deed),
            "notices": [*_next(row, texts), *_notices(row, changed, findings)],
            "changed": pages.changed_rows(changed, row, person),
            "editions": row.editions.order_by("-number"),
            "relations": pages.relation_table(findings),
            "unwritten": pages.unwritten(shape_of(row), texts) if row.is_open else [],
            "moments": moments(entries[::-1], pages.VERBS),
        },
    )


def _next(row: Report, texts: dict[str, str]) -> list[Notice]:
    """Where to go on while sections are empty that must be written."""
    missing = pages.missing(shape_of(row), texts) if row.is_open else []
    if not missing:
        return []
    first = missing[0]
    words = "每节先看“这一节写什么”；以前的报告写过同一节的，可以从那份文字开始写。"
    url = reverse("report-section", args=[row.year, first.key])
    link = Link(f"撰写“{first.heading}”", url)
    return [Notice("info", f"还有 {len(missing)} 节没有撰写，写齐后才能送审", words, link)]


def _notices(row: Report, changed: list[Changed], findings: Findings) -> list[Notice]:
    out = []
    if row.is_open and row.reason:
        out.append(Notice("due", "报告已退回修改", row.reason))
    if row.is_open and row.opinion:
        out.append(Notice("due", "审核退回", row.opinion))
    if row.signed_on is None:
        return out
    signed = f"报告已于{cn_date(row.signed_on)}签发"
    if not row.is_frozen:
        return [*out, Notice("due", signed, "签发时没有冻结数字，文中是现在的数字。")]
    words = f"文中是签发时冻结的数字。退回修改后才能改动文字。{pages.values_only(row)}"
    frozen = Notice("ok", signed, words)
    if not changed:
        return [*out, frozen]
    more = Notice(
        "due",
        f"签发后有 {len(changed)} 个数字发生变化",
        "报告仍按签发时的数字，变化列在正文之后；需要更正的，由负责人退回修改后重新签发。",
    )
    return [*out, more, frozen]


@require_GET
def download(request: HttpRequest, year: int, kind: str) -> HttpResponse:
    """The report as a file; 409 with the explanation when it contradicts its figures."""
    row = report_of(request, year)
    try:
        book, _ = ready(row)
    except Contradiction as no:
        context = {
            "title": "报告不能生成",
            "kind": "over",
            "heading": "报告与数字矛盾",
            "text": "；".join(c.text for c in no.conflicts),
            "back_url": f"/reports/{year}/",
        }
        return render(request, "web/message.html", context, status=409)
    if kind not in TYPES:
        raise Http404(kind)
    base = f"{request.scheme}://{request.get_host()}"
    content = draw(compose(row, book, base_url=base), kind)
    draft = "（草稿）" if row.is_open else ""
    return file_response(f"{row.title}{draft}.{kind}", content, TYPES[kind])

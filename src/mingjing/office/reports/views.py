"""Pages of reports: the list, a report to read and check, the editor of a section, downloads."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from mingjing.office.journal.shapes import Deed, Invalid, Refused
from mingjing.office.people.models import Person
from mingjing.office.people.pages import (
    ActPage,
    deed_of,
    gated_act,
    keep_errors,
    moments_of,
    reasons_of,
)
from mingjing.office.reports import actions, pages
from mingjing.office.reports.access import (
    barred_from_signing,
    barred_from_writing,
    visible_reports,
)
from mingjing.office.reports.build import draw
from mingjing.office.reports.checks import examine_section
from mingjing.office.reports.contradictions import Contradiction
from mingjing.office.reports.document import compose, lines_of
from mingjing.office.reports.forms import ReopenForm, SectionForm, SignForm, StartForm
from mingjing.office.reports.freezing import Changed, book_of, changes, examined, ready
from mingjing.office.reports.models import Report
from mingjing.office.reports.queries import bodies, period_of
from mingjing.office.reports.template import BY_KEY, Slot
from mingjing.office.statistics.queries import Book
from mingjing.office.web.responses import invalid, redirect_after, refused
from mingjing.office.web.shapes import Link, Notice
from mingjing.office.web.words import cn_date

NEW = Link("建立报告", "/reports/new/", "primary")
CHECK = Link("核对一份报告", "/reports/check/")
TYPES = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


WRITTEN = "每年的行政执法工作报告按统一章节撰写，文字由人撰写，数字由记录得出。"


def _report(request: HttpRequest, year: int) -> Report:
    return get_object_or_404(visible_reports(cast(Person, request.user)), year=year)


def _deed(request: HttpRequest, form: dict[str, object]) -> Deed:
    now = timezone.now()
    return deed_of([cast(Person, request.user)], at=now, entered_at=now, form=form)


@require_GET
def reports(request: HttpRequest) -> HttpResponse:
    """The annual reports, newest first."""
    rows = list(
        visible_reports(cast(Person, request.user))
        .order_by("-year")
        .annotate(written=Count("sections", filter=~Q(sections__body="")))
    )
    written = {row.pk: row.written for row in rows}
    return render(
        request,
        "web/list.html",
        {
            "title": "报告",
            "sub": "年度行政执法工作报告：文字由人撰写，数字由记录得出",
            "actions": [NEW, CHECK],
            "table": pages.report_table(rows, written, NEW),
        },
    )


def start(request: HttpRequest) -> HttpResponse:
    """Starts the report of a year."""
    form = StartForm(request.POST or None, initial={"year": timezone.localdate().year - 1})

    def do() -> str:
        data = form.cleaned_data
        row = actions.start_report(_deed(request, data), data["year"], until=data["until"])
        return f"/reports/{row.year}/"

    return gated_act(
        request,
        ActPage(
            "建立年度报告",
            "每年的行政执法工作报告按统一章节撰写，统计期一般为 1 月 1 日至 12 月 31 日。",
            "",
            changes=("建立一份按章节撰写的报告", "文中数字由统计期内的记录得出"),
            submit_label="建立报告",
            back_url="/reports/",
            done="已建立报告",
        ),
        form,
        do,
        barred=barred_from_writing(cast(Person, request.user), timezone.localdate()),
    )


@require_GET
def report(request: HttpRequest, year: int) -> HttpResponse:
    """A report to read: figures are links, typed digits are marked, relations are weighed."""
    row = _report(request, year)
    book = book_of(row)
    findings, changed = examined(row, book), changes(row)
    return render(
        request,
        "reports/report.html",
        {
            "title": row.title,
            "sub": f"统计期：{cn_date(row.period_from)}至{cn_date(row.period_until)}",
            "report": row,
            "d": compose(row, book),
            "findings": findings,
            "mark": True,
            "actions": _acts(row, able=not findings.conflicts),
            "notices": _notices(row, changed),
            "changed": pages.changed_table(changed) if changed else None,
            "relations": pages.relation_table(findings),
            "unwritten": pages.unwritten(bodies(row)),
            "moments": moments_of(actions.KIND, row.pk, pages.VERBS),
        },
    )


def _acts(row: Report, *, able: bool) -> list[Link]:
    if row.signed_on:
        return [Link("退回修改", f"/reports/{row.year}/reopen/")]
    return [Link("签发", f"/reports/{row.year}/sign/", "primary")] if able else []


def _notices(row: Report, changed: list[Changed]) -> list[Notice]:
    if row.signed_on is None:
        return []
    signed = f"报告已于{cn_date(row.signed_on)}签发"
    if not row.is_frozen:
        return [Notice("due", signed, "签发时没有冻结数字，文中是现在的数字。")]
    frozen = Notice("ok", signed, "文中是签发时冻结的数字。退回修改后才能改动文字。")
    if not changed:
        return [frozen]
    more = Notice(
        "due",
        f"签发后有 {len(changed)} 个数字发生变化",
        "报告仍按签发时的数字，变化列在正文之后；需要更正的，由负责人退回修改后重新签发。",
    )
    return [more, frozen]


def section(request: HttpRequest, year: int, key: str) -> HttpResponse:
    """Writes one section, with the references at hand and a preview; a text that contradicts
    its figures is sent back (422) unless the author keeps it as a draft."""
    row, slot = _report(request, year), BY_KEY.get(key)
    if slot is None or not slot.writes:
        raise Http404(key)
    if barred := barred_from_writing(cast(Person, request.user), timezone.localdate()):
        page = ActPage(slot.heading, WRITTEN, "", back_url=f"/reports/{year}/")
        return gated_act(request, page, SectionForm(), lambda: "", barred=barred)
    book = Book(period_of(row))
    if request.method != "POST":
        body = bodies(row).get(key, "")
        form = SectionForm(initial={"body": body})
        return render(request, "reports/section.html", _editing(row, slot, book, form, body))
    form = SectionForm(request.POST)
    body = request.POST.get("body", "").replace("\r\n", "\n")
    context = _editing(row, slot, book, form, body)
    if not form.is_valid() or "preview" in request.POST:
        status = 200 if form.is_valid() else 422
        return render(request, "reports/section.html", context, status=status)
    if context["conflicts"] and not form.cleaned_data["keep"]:
        return invalid(request, "reports/section.html", context, part="")
    try:
        actions.write_section(_deed(request, {"key": key}), row, key, body)
    except Refused as no:
        return refused(
            request,
            "reports/section.html",
            {**context, "refusals": reasons_of(no.reasons)},
            part="",
        )
    except Invalid as wrong:
        keep_errors(form, wrong)
        return invalid(request, "reports/section.html", context, part="")
    messages.success(request, f"已保存“{slot.heading}”")
    return redirect_after(request, f"/reports/{year}/#{key}")


def _editing(
    row: Report, slot: Slot, book: Book, form: SectionForm, body: str
) -> dict[str, object]:
    conflicts, warnings = examine_section(slot, body, book) if body else ([], [])
    before, after = pages.neighbours(slot)
    return {
        "title": slot.heading,
        "sub": row.title,
        "form": form,
        "slot": slot,
        "report": row,
        "conflicts": conflicts,
        "warnings": warnings,
        "before": before,
        "after": after,
        "preview": lines_of(body, book),
        "mark": True,
        "helper": pages.helper(slot, book),
    }


def sign(request: HttpRequest, year: int) -> HttpResponse:
    """Signs the report; a contradiction is told and nothing is signed."""
    row = _report(request, year)
    page = ActPage(
        "签发报告",
        "签发前系统再核对一次：文中的合计、其中和各部分，是否与数字相符。",
        "",
        changes=(
            "报告文字锁定，退回后才能修改",
            "文中数字按签发时冻结，以后的记录变化只作提示",
            "落款日期为签发当日",
        ),
        submit_label="签发",
        back_url=f"/reports/{year}/",
        done="已签发",
        confirm="签发后须由负责人退回才能修改。",
    )

    def do() -> str:
        try:
            actions.sign_report(_deed(request, {}), row)
        except Contradiction as no:
            raise Invalid({"": str(no)}) from no
        return f"/reports/{year}/"

    form = SignForm(request.POST if request.method == "POST" else None)
    barred = barred_from_signing(cast(Person, request.user), timezone.localdate())
    return gated_act(request, page, form, do, barred=barred)


def reopen(request: HttpRequest, year: int) -> HttpResponse:
    """Takes the signature back."""
    row, form = _report(request, year), ReopenForm(request.POST or None)

    def do() -> str:
        actions.reopen_report(_deed(request, form.cleaned_data), row, form.cleaned_data["reason"])
        return f"/reports/{year}/"

    return gated_act(
        request,
        ActPage(
            "退回修改",
            "签发的报告需要改动时，由负责人写明理由退回，改后重新签发。",
            "",
            changes=(
                "签发日期取消，各节可以修改",
                "签发时冻结的数字取消，改按现在的记录计算",
                "理由写入办理记录",
            ),
            submit_label="退回修改",
            back_url=f"/reports/{year}/",
            done="已退回修改",
        ),
        form,
        do,
        barred=barred_from_signing(cast(Person, request.user), timezone.localdate()),
    )


@require_GET
def download(request: HttpRequest, year: int, kind: str) -> HttpResponse:
    """The report as a file; 409 with the explanation when it contradicts its figures."""
    row = _report(request, year)
    try:
        book, _ = ready(row)
    except Contradiction as no:
        return render(
            request,
            "web/message.html",
            {
                "title": "报告不能生成",
                "kind": "over",
                "heading": "报告与数字矛盾",
                "text": "；".join(c.text for c in no.conflicts),
                "back_url": f"/reports/{year}/",
            },
            status=409,
        )
    if kind not in TYPES:
        raise Http404(kind)
    base = f"{request.scheme}://{request.get_host()}"
    content = draw(compose(row, book, base_url=base), kind)
    response = HttpResponse(content, content_type=TYPES[kind])
    response["Content-Disposition"] = f'attachment; filename="report-{year}.{kind}"'
    return response

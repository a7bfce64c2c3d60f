"""Each step of a report on one page: submit, review, sign, publish, open again, archive."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from mingjing.law.instruments.office_reports.report import REPORT
from mingjing.office.journal.shapes import Refused
from mingjing.office.people.pages import ActPage, gated_act
from mingjing.office.reports.actions import perform
from mingjing.office.reports.forms import STEP_FORMS
from mingjing.office.reports.models import Report
from mingjing.office.reports.queries import shape_of
from mingjing.office.reports.sentences import Stopped
from mingjing.office.reports.standing import hopeless
from mingjing.office.reports.views.common import deed_by, report_of, told
from mingjing.office.web.shapes import Link, Notice

CHANGES = {
    "submit_report": ("文字锁定，退回后才能修改", "等待没有执笔的法制审核人员审核"),
    "review_report": ("同意的，记下审核时的数字，等待签发", "退回的，各节可以修改"),
    "sign_report": (
        "文中数字和构成数字的记录按签发时冻结",
        "以后的记录变化只作提示，不改动报告",
        "落款日期为签发当日",
    ),
    "publish_report": (
        "成文核对通过、记录没有变化的，公布为新的一版",
        "任何人不登录就能阅读；每个数字都能打开",
        "这一版的文字、数字和记录编号长期保存，不再改动",
    ),
    "reopen_report": (
        "各节可以修改，签发时冻结的数字取消",
        "已公布的一版仍可查阅",
        "理由写入办理记录，随新的一版公开",
    ),
    "archive_report": ("报告不再更正",),
}
CONFIRM = {
    "sign_report": "签发后须由负责人退回才能修改。",
    "publish_report": "公布的一版不能撤销，改动须作为新的一版公布。",
    "archive_report": "归档后不再更正。",
}


def act(request: HttpRequest, year: int, step: str) -> HttpResponse:
    """Goes on with a report, or says why not, each reason with its place in the text."""
    row = report_of(request, year)
    if step not in STEP_FORMS:
        raise Http404(step)
    rule = REPORT.step(step)
    form = STEP_FORMS[step](request.POST if request.method == "POST" else None)

    ways: list[Notice] = []

    def do() -> str:
        try:
            perform(row, step, deed_by(request, **form.cleaned_data))
        except Refused as no:
            ways.extend(_ways(row, no))
            raise
        return f"/reports/{year}/"

    page = ActPage(
        rule.label,
        rule.says,
        rule.citation.text,
        changes=CHANGES[step],
        submit_label=rule.label,
        back_url=f"/reports/{year}/",
        done=f"已登记：{rule.label}",
        confirm=CONFIRM.get(step, ""),
        extra={"sub": row.title, "notices": ways},
    )
    return gated_act(request, page, form, do, barred=hopeless(row, step, deed_by(request)))


def _ways(row: Report, no: Refused) -> list[Notice]:
    """Where each thing that stops the act is mended, each place once."""
    found = told(row, no.conflicts) if isinstance(no, Stopped) else []
    heads = shape_of(row).by_key
    ways = {f.url: Notice("info", f.head, f.fix, Link("到这里修改", f.url)) for f in found if f.url}
    if any(reason.guard == "comments_settled" for reason in no.reasons):
        for remark in row.comments.filter(settled_at=None):
            url = reverse("report-remarks", args=[row.year, remark.key])
            head = f"“{heads[remark.key].heading}”的批注"
            ways.setdefault(url, Notice("info", head, remark.body, Link("去办结", url)))
    return list(ways.values())

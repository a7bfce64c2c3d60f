"""Remarks on a section and who writes it: each an act of its own."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from mingjing.law.cite import cite
from mingjing.law.procedure import Refusal
from mingjing.office.people.pages import ActPage, gated_act
from mingjing.office.reports import actions
from mingjing.office.reports.access import barred_from_writing, may_comment, visible_comments
from mingjing.office.reports.document import lines_of
from mingjing.office.reports.forms import CommentForm, KeeperForm, SettleForm
from mingjing.office.reports.freezing import book_of
from mingjing.office.reports.models import Report
from mingjing.office.reports.queries import section_of
from mingjing.office.reports.views.common import deed_by, person_of, report_of, slot_of

OUTSIDE = Refusal(
    "enforcement", "批注由执法机关人员提出：请由本机关人员登录办理", cite("office_reports", 0)
)
REMARKS = "对某一节的文字提出意见；没有办结的批注，报告不能送审。"


def remarks(request: HttpRequest, year: int, slot: str) -> HttpResponse:
    """The remarks on a section with its text, and a new one."""
    row, person = report_of(request, year), person_of(request)
    shape, found = slot_of(row, slot), section_of(row, slot)
    form = CommentForm(request.POST or None)
    page = ActPage(
        f"批注：{shape.heading}",
        REMARKS,
        cite("office_reports", 0).text,
        submit_label="提出批注",
        back_url=f"/reports/{year}/#{slot}",
        done="已提出批注",
        template="reports/remarks.html",
        extra={
            "sub": row.title,
            "report": row,
            "slot": shape,
            "text": lines_of(found.body, book_of(row)),
            "remarks": visible_comments(person, row).filter(key=slot),
            "may_write": not barred_from_writing(person, timezone.localdate(), found),
        },
    )

    def do() -> str:
        data = form.cleaned_data
        deed = deed_by(request, key=slot, **data)
        actions.comment_section(deed, row, slot, data["body"], quote=data["quote"])
        return f"/reports/{year}/sections/{slot}/remarks/"

    barred = () if may_comment(person) else (OUTSIDE,)
    return gated_act(request, page, form, do, barred=barred)


def settle(request: HttpRequest, year: int, remark: int) -> HttpResponse:
    """Settles a remark, saying how."""
    row, person = report_of(request, year), person_of(request)
    made = get_object_or_404(visible_comments(person, row), pk=remark)
    slot, found = slot_of(row, made.key), section_of(row, made.key)
    form = SettleForm(request.POST or None)
    quote = f"“{made.quote}”：" if made.quote else ""
    page = ActPage(
        f"办结批注：{slot.heading}",
        f"{made.author.name}：{quote}{made.body}",
        "",
        changes=("批注办结，处理情况留痕", "全部办结后报告可以送审"),
        submit_label="办结",
        back_url=f"/reports/{year}/sections/{made.key}/remarks/",
        done="批注已办结",
        extra={"sub": row.title},
    )

    def do() -> str:
        answer = form.cleaned_data["answer"]
        actions.settle_comment(deed_by(request, answer=answer), made, answer)
        return f"/reports/{year}/sections/{made.key}/remarks/"

    own = made.author_id == person.pk
    barred = () if own else barred_from_writing(person, timezone.localdate(), found)
    return gated_act(request, page, form, do, barred=barred)


def keeper(request: HttpRequest, year: int, slot: str) -> HttpResponse:
    """Names who writes a section."""
    row = report_of(request, year)
    shape, found = slot_of(row, slot), section_of(row, slot)
    form = KeeperForm(request.POST or None, initial={"person": found.keeper_id})
    page = ActPage(
        f"指定执笔人：{shape.heading}",
        "各节可以指定执笔人；执笔人只能写指定给他的节，也不能审核和签发这份报告。",
        cite("office_reports", 0).text,
        submit_label="指定",
        back_url=f"/reports/{year}/#{slot}",
        done="已指定执笔人",
        extra={"sub": row.title},
    )

    def do() -> str:
        who = form.cleaned_data["person"]
        actions.assign_section(deed_by(request, person=who), row, slot, who)
        return f"/reports/{year}/#{slot}"

    barred = barred_from_writing(person_of(request), timezone.localdate()) or _locked(row)
    return gated_act(request, page, form, do, barred=barred)


def _locked(row: Report) -> tuple[Refusal, ...]:
    if row.is_open:
        return ()
    sentence = "报告的文字已经锁定：退回修改后才能指定执笔人"
    return (Refusal("open", sentence, cite("office_reports", 0)),)

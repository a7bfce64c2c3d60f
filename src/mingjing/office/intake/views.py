"""Pages of leads: the list, one complaint, taking it in, answering it."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from mingjing.office.intake import actions, queries
from mingjing.office.intake.access import barred_from_working, visible_complaints
from mingjing.office.intake.forms import AnswerForm, ComplaintForm
from mingjing.office.people.models import Person
from mingjing.office.people.pages import ActPage, deed_of, gated_act, moments_of
from mingjing.office.web.export import csv_response
from mingjing.office.web.filters import any_chosen, export_url, groups
from mingjing.office.web.paging import keyset
from mingjing.office.web.shapes import Link, Table

NEW = Link("登记线索", "/leads/new/", "primary")
_REST = (queries.AREA, queries.CHANNEL)


def leads(request: HttpRequest) -> HttpResponseBase:
    """The complaints one may see, newest first."""
    rows = queries.chosen(visible_complaints(cast(Person, request.user)), request.GET)
    if request.GET.get("export"):
        return csv_response("线索", queries.EXPORT, queries.as_export(rows))
    page = keyset(rows, column="received_at", params=request.GET)
    table = Table(
        queries.COLUMNS,
        [queries.as_row(r) for r in page.rows],
        caption="线索，按收到时间从近到远",
        next_url=page.next_url,
        prev_url=page.prev_url,
        export_url=export_url(request.GET) if page.rows else "",
        empty_title="没有符合条件的线索",
        empty_action=NEW,
        empty_text="热线、来信、来访和其他部门转来的线索会出现在这里，答复前都算待办。",
    )
    return render(
        request,
        "web/filtered.html",
        {
            "title": "线索",
            "sub": "投诉举报和转来的线索",
            "actions": [NEW],
            "table": table,
            "chips": queries.STATE.chips(request.GET),
            "groups": groups(_REST, request.GET),
            "filters_open": any_chosen(_REST, request.GET),
        },
    )


def lead(request: HttpRequest, number: str) -> HttpResponse:
    """One complaint: who and what, what may follow, what was done."""
    person = cast(Person, request.user)
    row = get_object_or_404(
        visible_complaints(person).select_related("street", "unit"), number=number
    )
    return render(
        request,
        "intake/lead.html",
        {
            "title": row.number,
            "sub": "已答复" if row.answered_at else "待办",
            "actions": queries.next_acts(row),
            "facts": queries.told(row, person),
            "moments": moments_of(actions.KIND, row.pk, queries.VERBS),
            "lead": row,
        },
    )


def register(request: HttpRequest) -> HttpResponse:
    """Takes in a complaint."""
    person, now = cast(Person, request.user), timezone.now()
    form = ComplaintForm(
        request.POST or None, person=person, initial={"received_at": now, "unit": person.unit_id}
    )

    def do() -> str:
        typed = form.cleaned_data
        deed = deed_of([person], at=now, entered_at=now, form={})
        return f"/leads/{actions.register_complaint(deed, **typed).number}/"

    return gated_act(
        request,
        ActPage(
            "登记线索",
            "投诉、举报和转来的线索逐件登记，核查后答复；反映人的信息只供承办单位使用。",
            "",
            submit_label="登记",
            back_url="/leads/",
            done="已登记线索",
            changes=("取得编号，列入承办单位的待办", "可据此登记检查或立案线索"),
        ),
        form,
        do,
        barred=barred_from_working(person, timezone.localdate(now)),
    )


def answer(request: HttpRequest, number: str) -> HttpResponse:
    """Answers a complaint."""
    person, now = cast(Person, request.user), timezone.now()
    row = get_object_or_404(visible_complaints(person), number=number)
    form = AnswerForm(request.POST or None, initial={"at": now})

    def do() -> str:
        typed = form.cleaned_data
        deed = deed_of([person], at=typed["at"], entered_at=now, form={"answer": typed["answer"]})
        actions.answer_complaint(row.pk, deed, typed["answer"])
        return f"/leads/{row.number}/"

    return gated_act(
        request,
        ActPage(
            f"答复 {row.number}",
            "把核查结果和处理情况如实答复；一件线索答复一次。",
            "",
            submit_label="登记答复",
            back_url=f"/leads/{row.number}/",
            done="已登记答复",
            changes=("线索转为已答复，不再列入待办",),
        ),
        form,
        do,
        barred=barred_from_working(person, timezone.localdate(now)),
    )

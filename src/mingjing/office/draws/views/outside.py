"""Draws of other platforms: taken over with their pools and picks, listed, read."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from mingjing.office.draws import actions, queries
from mingjing.office.draws.access import visible_outside
from mingjing.office.draws.forms import ImportForm
from mingjing.office.draws.outside import Told, people_named, picks_of, places_of
from mingjing.office.intake.access import barred_from_working
from mingjing.office.journal.entries import entries_of
from mingjing.office.journal.shapes import Invalid
from mingjing.office.people.models import Person
from mingjing.office.people.pages import ActPage, deed_of, gated_act, moments
from mingjing.office.web.paging import keyset
from mingjing.office.web.shapes import Link, Table

RULE = "其他平台抽取的对象同样须检查并公布结果；名录和抽取结果照该平台所给的登记。"
TAKE = Link("导入市级结果", "/draws/import/", "primary")


def outside_draws(request: HttpRequest) -> HttpResponse:
    """The draws that other platforms made, newest first."""
    page = keyset(visible_outside(cast(Person, request.user)), column="drawn_on",
                  params=request.GET)  # fmt: skip
    table = Table(
        queries.OUTSIDE_COLUMNS,
        [queries.outside_row(d) for d in page.rows],
        caption="其他平台的随机抽取，从近到远",
        next_url=page.next_url,
        prev_url=page.prev_url,
        empty_title="还没有导入过",
        empty_text="市级平台抽取以后，把名录和抽中的对象、检查人员导入这里。",
        empty_action=TAKE,
    )
    context = {"title": "其他平台的抽取", "sub": "由该平台抽取，没有本机关的证书", "table": table,
               "actions": (TAKE,), "chips": ()}  # fmt: skip
    return render(request, "web/list.html", context)


def outside_draw(request: HttpRequest, key: int) -> HttpResponse:
    """One draw of another platform: its pools, its picks, and the inspections that followed."""
    row = get_object_or_404(visible_outside(cast(Person, request.user)), pk=key)
    entries = list(entries_of("outside_draw", row.pk))
    context = {
        "title": row.draw,
        "sub": row.platform,
        "facts": queries.outside_told(row),
        "picks": queries.outside_picks(row),
        "may_plan": not barred_from_working(cast(Person, request.user), timezone.localdate()),
        "moments": moments(entries[::-1], queries.VERBS),
    }
    return render(request, "draws/outside.html", context)


def take_over(request: HttpRequest) -> HttpResponse:
    """Takes over what another platform drew, each object to be inspected."""
    form = ImportForm(request.POST or None, initial={"day": timezone.localdate()})

    def do() -> str:
        said, now = form.cleaned_data, timezone.localtime()
        day, area = said["day"], said["area"]
        if day > now.date():
            raise Invalid({"day": "抽取日期在将来，请在实际抽取后登记"})
        at = now.replace(year=day.year, month=day.month, day=day.day)
        told = Told(
            said["draw"], said["platform"], area,
            picks_of(said["codes"].splitlines(), area=area, day=day),
            places_of(said["pool"].splitlines()),
            people_named(said["inspectors"].splitlines(), day=day, field="inspectors"),
        )  # fmt: skip
        deed = deed_of([cast(Person, request.user)], at=at, entered_at=now, form={})
        return reverse("draw-outside", args=[actions.take_over(deed, told).pk])

    page = ActPage("导入市级平台的抽取结果", RULE, "《双随机抽查的一般要求》", submit_label="导入",
                   back_url="/draws/outside/", done="已导入", changes=(
                       "每个抽中的对象等待检查，检查后与抽取结果关联",
                       "名录冻结为根和数目，此后不能改动",
                   ))  # fmt: skip
    barred = barred_from_working(cast(Person, request.user), timezone.localdate())
    return gated_act(request, page, form, do, barred=barred)

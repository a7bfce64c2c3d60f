"""Pages of sorties and of orders to correct."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from mingjing.office.inspections import actions, queries
from mingjing.office.inspections.access import visible_orders, visible_sorties
from mingjing.office.inspections.forms import SortieForm
from mingjing.office.intake.access import barred_from_working
from mingjing.office.intake.queries import AREA
from mingjing.office.people.models import Person
from mingjing.office.people.pages import ActPage, deed_of, gated_act, moments_of
from mingjing.office.web.paging import keyset
from mingjing.office.web.shapes import Link, Table

NEW_SORTIE = Link("登记出动", "/inspections/sorties/new/", "primary")
ALL = Link("检查", "/inspections/")


def sorties(request: HttpRequest) -> HttpResponse:
    """The sorties one may see, newest first."""
    rows = visible_sorties(cast(Person, request.user)).select_related("unit")
    if area := AREA.chosen(request.GET):
        rows = rows.filter(area=area)
    page = keyset(rows, column="day", params=request.GET)
    table = Table(
        queries.SORTIE_COLUMNS,
        [queries.sortie_row(r) for r in page.rows],
        caption="出动，按日期从近到远",
        next_url=page.next_url,
        prev_url=page.prev_url,
        empty_title="没有符合条件的出动",
        empty_action=NEW_SORTIE,
        empty_text="每次出动登记一次，人次和车辆由此统计。",
    )
    return render(
        request,
        "web/list.html",
        {
            "title": "出动",
            "sub": "出动的人员、车辆和巡查数量",
            "actions": (ALL, NEW_SORTIE),
            "table": table,
            "chips": AREA.chips(request.GET),
        },
    )


def sortie(request: HttpRequest, number: str) -> HttpResponse:
    """One sortie: who, with what, and what came of it."""
    seen = visible_sorties(cast(Person, request.user)).select_related("unit")
    row = get_object_or_404(seen.prefetch_related("officers", "tallies"), number=number)
    return render(
        request,
        "inspections/sortie.html",
        {
            "title": row.number,
            "sub": row.purpose,
            "facts": queries.sortie_told(row),
            "sortie": row,
            "moments": moments_of("sortie", row.pk, queries.VERBS),
        },
    )


def register_sortie(request: HttpRequest) -> HttpResponse:
    """Registers a sortie."""
    person, now = cast(Person, request.user), timezone.now()
    form = SortieForm(
        request.POST or None,
        person=person,
        initial={"at": now, "unit": person.unit_id, "officers": [person.pk]},
    )

    def do() -> str:
        typed = form.cleaned_data
        deed = deed_of([person], at=typed["at"], entered_at=now, form={})
        row = actions.register_sortie(
            deed,
            area=typed["area"],
            unit=typed["unit"],
            purpose=typed["purpose"],
            vehicles=typed["vehicles"],
            officers=typed["officers"],
            tallies=form.tallies(),
        )
        return f"/inspections/sorties/{row.number}/"

    return gated_act(
        request,
        ActPage(
            "登记出动",
            "出动按次登记：谁去、几辆车、做了什么；人次和辆次由登记累计，不作估算。",
            "",
            submit_label="登记出动",
            back_url="/inspections/sorties/",
            done="已登记出动",
        ),
        form,
        do,
        barred=barred_from_working(person, timezone.localdate(now)),
    )


def orders(request: HttpRequest) -> HttpResponse:
    """The orders to correct one may see, newest first."""
    rows = visible_orders(cast(Person, request.user)).select_related("unit", "party", "inspection")
    if area := AREA.chosen(request.GET):
        rows = rows.filter(area=area)
    page = keyset(rows, column="issued_on", params=request.GET)
    table = Table(
        queries.ORDER_COLUMNS,
        [queries.order_row(r) for r in page.rows],
        caption="责令改正通知书，按作出日期从近到远",
        next_url=page.next_url,
        prev_url=page.prev_url,
        empty_title="没有符合条件的责令改正通知书",
        empty_action=Link("查看检查", "/inspections/"),
        empty_text="发现问题的检查可以责令改正；案件中的责令改正也列在这里。",
    )
    return render(
        request,
        "web/list.html",
        {
            "title": "责令改正",
            "sub": "责令改正不是行政处罚，单独编号、单独统计",
            "actions": (ALL,),
            "table": table,
            "chips": AREA.chips(request.GET),
        },
    )

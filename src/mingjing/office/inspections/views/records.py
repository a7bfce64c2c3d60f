"""Pages of inspections: the list, one inspection, its registration, and the order upon it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, cast
from urllib.parse import urlencode

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.dateparse import parse_date

from mingjing.office.inspections import actions, queries
from mingjing.office.inspections.access import visible_inspections
from mingjing.office.inspections.forms import (
    Checklist,
    FinderForm,
    InspectionForm,
    OrderForm,
    found_places,
)
from mingjing.office.inspections.models import Check, Inspection, Kind, Result
from mingjing.office.inspections.talk_queries import open_talk
from mingjing.office.intake.access import barred_from_working, visible_complaints
from mingjing.office.intake.models import Complaint
from mingjing.office.intake.queries import AREA
from mingjing.office.items.models import AREA_LABELS, Item
from mingjing.office.people.models import Person
from mingjing.office.people.pages import ActPage, clock_of, deed_of, gated_act, moments_of
from mingjing.office.web.export import csv_response
from mingjing.office.web.filters import any_chosen, export_url, groups, key_of
from mingjing.office.web.paging import keyset
from mingjing.office.web.shapes import Link, Table

NEW = Link("补录检查", "/inspections/new/")
MANY = Link("批量补录", "/inspections/many/")
HEAD = (
    Link("现场检查", "/visits/", "primary"),
    Link("手机现场", "/field/"),
    Link("计划", "/plans/"),
    Link("随机抽取", "/draws/"),
    Link("出动", "/inspections/sorties/"),
    Link("责令改正", "/inspections/orders/"),
    NEW,
    MANY,
)
TWO_OFFICERS = "行政处罚法第四十二条、第五十五条"


def inspections(request: HttpRequest) -> HttpResponseBase:
    """The inspections one may see, newest first."""
    seen = visible_inspections(cast(Person, request.user))
    first = seen.order_by("started_at").values_list("day", flat=True).first()
    span = queries.period(request.GET, first=first, today=timezone.localdate())
    rows = queries.chosen(seen, request.GET, queries.in_period(span, request.GET))
    if request.GET.get("export"):
        return csv_response("检查", queries.EXPORT, queries.as_export(rows))
    page = keyset(rows, column="started_at", params=request.GET)
    rest = [queries.KIND, queries.RESULT, *span]
    table = Table(
        queries.COLUMNS,
        [queries.as_row(r) for r in page.rows],
        caption="检查，按时间从近到远",
        next_url=page.next_url,
        prev_url=page.prev_url,
        export_url=export_url(request.GET) if page.rows else "",
        empty_title="没有符合条件的检查",
        empty_action=NEW,
        empty_text="现场检查完成后在这里登记，每次检查一个对象，检查人员不少于两名。",
    )
    return render(
        request,
        "web/filtered.html",
        {
            "title": "检查",
            "sub": queries.heading(request.GET),
            "actions": HEAD,
            "table": table,
            "chips": AREA.chips(request.GET),
            "groups": groups(rest, request.GET),
            "filters_open": any_chosen(rest, request.GET),
        },
    )


def inspection(request: HttpRequest, number: str) -> HttpResponse:
    """One inspection: who and what, what was checked, orders, acts, related folders."""
    row = _row(request, number)
    today = timezone.localdate()
    orders = list(row.orders.all())
    return render(
        request,
        "inspections/inspection.html",
        {
            "title": row.number,
            "sub": queries.name_of(row),
            "actions": queries.next_acts(row),
            "facts": queries.told(row),
            "checks": queries.check_rows(row),
            "orders": orders,
            "clocks": [clock_of("改正期限", o.due_on, today) for o in orders if o.due_on >= today],
            "moments": moments_of("inspection", row.pk, queries.VERBS),
            "related": queries.related(row),
        },
    )


def register(request: HttpRequest) -> HttpResponse:
    """Registers an inspection; area, street and day come first because the checklist and the
    list of objects follow from them."""
    person, now = cast(Person, request.user), timezone.now()
    lead = _lead(request, person)
    asked = _asked(request.GET, lead, timezone.localdate(now))
    day = parse_date(str(asked["day"])) or timezone.localdate(now)
    ready = asked["area"] in AREA_LABELS and bool(key_of(str(asked["street"])))
    extra: dict[str, object] = {
        "finder": FinderForm(initial=asked, person=person, auto_id="finder_%s"),
        "lead": lead,
        "ready": ready,
        "area": asked["area"],
        "post_url": f"{request.path}?{_address(asked, lead)}",
    }
    items = list(Item.objects.filter(area=asked["area"]).in_force(day).order_by("code"))
    checklist = Checklist(items, request.POST if request.method == "POST" else request.GET)
    form = InspectionForm(
        request.POST or None,
        person=person,
        day=day,
        initial=_initial(request, asked, person, now),
        places=found_places(person, street=str(asked["street"]), q=str(asked["q"])),
    )

    def do() -> str:
        return _registered(form, checklist, person, now, lead)

    return gated_act(
        request,
        ActPage(
            "补录检查",
            "检查由两名以上具有执法资格的人员实施，主动出示执法证件，并制作笔录。",
            TWO_OFFICERS,
            submit_label="补录检查",
            back_url="/inspections/",
            done="已补录检查",
            template="inspections/new.html",
            extra={**extra, "checklist": checklist},
        ),
        form,
        do,
        barred=barred_from_working(person, timezone.localdate(now)),
    )


def order(request: HttpRequest, number: str) -> HttpResponse:
    """Issues an order to correct upon an inspection."""
    person, now = cast(Person, request.user), timezone.now()
    row = _row(request, number)
    broken = [c.item.violation for c in row.checks.all() if not c.kept]
    form = OrderForm(
        request.POST or None,
        initial={"at": now, "conduct": (row.finding or "；".join(broken))[:200]},
    )

    def do() -> str:
        typed = form.cleaned_data
        deed = deed_of(
            [*row.officers.all(), person],
            at=typed["at"],
            entered_at=now,
            form={"conduct": typed["conduct"], "due_on": typed["due_on"]},
        )
        actions.issue_order(
            deed,
            inspection=row,
            area=row.area,
            unit=row.unit,
            conduct=typed["conduct"],
            due_on=typed["due_on"],
        )
        return f"/inspections/{row.number}/"

    return gated_act(
        request,
        ActPage(
            f"责令改正 · {queries.name_of(row)}",
            "责令当事人改正或者限期改正违法行为；责令改正不是行政处罚。",
            "行政处罚法第二十八条",
            submit_label="作出责令改正",
            back_url=f"/inspections/{row.number}/",
            done="已作出责令改正",
            changes=("取得责令改正通知书文号", "改正期限届满后复查"),
        ),
        form,
        do,
        barred=barred_from_working(person, timezone.localdate(now)),
    )


def _row(request: HttpRequest, number: str) -> Inspection:
    seen = visible_inspections(cast(Person, request.user)).select_related(
        "place", "party", "unit", "street", "complaint", "sortie"
    )
    return get_object_or_404(
        seen.annotate(open_talk=open_talk()).prefetch_related(
            "officers",
            "orders",
            "lenient_acts",
            Prefetch("checks", Check.objects.select_related("item")),
        ),
        number=number,
    )


def _lead(request: HttpRequest, person: Person) -> Complaint | None:
    """The lead that this inspection answers, if the address names one."""
    number = request.GET.get("complaint")
    if not number:
        return None
    return get_object_or_404(visible_complaints(person).select_related("street"), number=number)


def _asked(params: QueryDict, lead: Complaint | None, today: date) -> dict[str, object]:
    """What the finder knows: what was asked, else what the lead says, else nothing."""
    return {
        "area": params.get("area") or (lead.area if lead else ""),
        "street": params.get("street") or (lead.street_id if lead else ""),
        "q": params.get("q", ""),
        "day": params.get("day") or today.isoformat(),
    }


def _address(asked: dict[str, object], lead: Complaint | None) -> str:
    """What the finder knows, as the query of the form's own address."""
    known = {**asked, "complaint": lead.number} if lead else asked
    return urlencode({name: str(value) for name, value in known.items() if value})


def _initial(
    request: HttpRequest, asked: dict[str, object], person: Person, now: datetime
) -> dict[str, Any]:
    """What the form starts with; typed values come along when the finder asks again."""
    lead = request.GET.get("complaint")
    known: dict[str, Any] = {
        "area": asked["area"],
        "street": asked["street"],
        "unit": person.unit_id,
        "officers": [person.pk],
        "result": Result.CLEAN,
        "kind": Kind.COMPLAINT if lead else Kind.DAILY,
    }
    if asked["day"] == timezone.localdate(now).isoformat():
        known |= {"started_at": now - timedelta(minutes=30), "ended_at": now}
    typed = {
        name: request.GET.getlist(name) if name in ("officers", "tasks") else request.GET[name]
        for name in InspectionForm.base_fields
        if name in request.GET
    }
    return {**known, **typed}


def _registered(
    form: InspectionForm,
    checklist: Checklist,
    person: Person,
    now: datetime,
    lead: Complaint | None,
) -> str:
    """Makes the act and gives the address of the new record."""
    typed = form.cleaned_data
    deed = deed_of(
        [*typed["officers"], person],
        at=typed["ended_at"],
        entered_at=now,
        form={"finding": typed["finding"]},
    )
    row = actions.register_inspection(
        deed, party=None, checks=checklist.answers(), complaint=lead, **form.record()
    )
    return f"/inspections/{row.number}/"

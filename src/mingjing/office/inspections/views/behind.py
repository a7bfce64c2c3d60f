"""Pages behind the figures of a plan: exactly as many rows as the figure, inside and outside, and
the year of one enterprise, visit by visit."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from typing import cast

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from mingjing.law.frequency import cap_on
from mingjing.law.targeting import PART_LABELS
from mingjing.office.inspections import behind, frequency
from mingjing.office.inspections.access import visible_inspections
from mingjing.office.inspections.behind import Show
from mingjing.office.parties.models import Party, PartyKind
from mingjing.office.people.access import Reach, reach
from mingjing.office.people.models import Person
from mingjing.office.plans.access import public_plans, visible_plans
from mingjing.office.plans.models import Plan
from mingjing.office.web.export import csv_response
from mingjing.office.web.filters import export_url, key_of
from mingjing.office.web.shapes import Link, Table

SIZE = 50
Opening = Callable[[list[behind.Behind]], Collection[str]]


def rows(request: HttpRequest, year: int, version: int) -> HttpResponseBase:
    """The rows behind one figure of a plan; each leads to its inspection where one may see it."""
    person = cast(Person, request.user)
    plan = get_object_or_404(visible_plans(person), year=year, version=version)

    def may_open(found: list[behind.Behind]) -> Collection[str]:
        seen = visible_inspections(person).filter(number__in=[r.link for r in found])
        return set(seen.values_list("number", flat=True))

    back = [Link("计划", reverse("plan", args=[year, version]))]
    if plan.stage in {"published", "closed"}:
        back.insert(0, Link("执行进度", reverse("plan-progress", args=[year])))
    return _shown(request, plan, "web/list.html", may_open, back)


@login_not_required
def public_rows(request: HttpRequest, year: int, version: int) -> HttpResponseBase:
    """The same rows for everybody, without the way into the office."""
    plan = get_object_or_404(public_plans(), year=year, version=version)
    back = [Link("执行情况", reverse("open-plan-results", args=[year])),
            Link("计划", reverse("open-plan", args=[year, version]))]  # fmt: skip
    return _shown(request, plan, "inspections/open_rows.html", lambda _: (), back)


def _shown(
    request: HttpRequest, plan: Plan, template: str, may_open: Opening, back: list[Link]
) -> HttpResponseBase:
    params = request.GET
    show, part, code = params.get("show", ""), params.get("part", ""), params.get("task", "")
    task = plan.tasks.filter(code=code).first() if code else None
    if show not in set(Show) or (part and part not in PART_LABELS) or (code and task is None):
        raise Http404
    slots = behind.slots_of(plan, Show(show), timezone.localdate(), code=code, part=part)
    if params.get("export"):
        return csv_response(f"{plan.year}-{plan.version}-{code}-{show}", behind.EXPORT,
                            behind.as_export(behind.told(slots)))  # fmt: skip
    start = key_of(params.get("after"))
    found = behind.told(slots[start : start + SIZE])
    opened = may_open(found)
    table = Table(
        behind.COLUMNS, [behind.as_row(r, may_open=opened) for r in found],
        caption=behind.SHOW_LABELS[Show(show)],
        next_url=_page(request, start + SIZE) if start + SIZE < len(slots) else "",
        prev_url=_page(request, max(start - SIZE, 0)) if start else "",
        export_url=export_url(params) if slots else "",
        empty_title="没有这样的检查或者对象", empty_text="这个数现在是 0。",
    )  # fmt: skip
    context = {"title": f"{behind.SHOW_LABELS[Show(show)]} {len(slots)} 行", "table": table,
               "sub": behind.heading(Show(show), task, part), "actions": back,
               "plan": plan, "chips": ()}  # fmt: skip
    return render(request, template, context)


def _page(request: HttpRequest, start: int) -> str:
    query = request.GET.copy()
    query["after"] = str(start)
    return f"?{query.urlencode()}"


def cap(request: HttpRequest, year: int, party: int) -> HttpResponse:
    """The year of one enterprise: each visit that counts, at whichever of its premises, and each
    that is spared with its ground."""
    person = cast(Person, request.user)
    firms = Party.objects.exclude(kind=PartyKind.INDIVIDUAL)
    row = get_object_or_404(firms, pk=party)
    if reach(person) is Reach.NONE:
        raise Http404
    counted, spared = frequency.year_of(row, year)
    numbers = [n for visit in counted for n in visit.numbers] + [s.number for s in spared]
    seen = visible_inspections(person).filter(number__in=numbers)
    context = {
        "title": row.public_name,
        "sub": f"{year}年的检查：计入 {len(counted)} 次，不计入 {len(spared)} 次",
        "counted": counted,
        "spared": spared,
        "opened": set(seen.values_list("number", flat=True)),
        "cap": cap_on(date(year, 12, 31)),
        "year": year,
    }
    return render(request, "inspections/cap.html", context)

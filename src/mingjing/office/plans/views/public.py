"""For everybody: every published version at an address that stays, and the same for machines."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from mingjing.office.plans import queries
from mingjing.office.plans.access import public_plans
from mingjing.office.plans.models import Plan
from mingjing.office.web.shapes import Table


@login_not_required
def public_list(request: HttpRequest) -> HttpResponse:
    """Every version that was ever published, the superseded ones too."""
    rows = public_plans().prefetch_related("tasks").order_by("-year", "-version")[:100]
    table = Table(
        queries.COLUMNS,
        [
            queries.as_row(p, tasks=len(p.tasks.all()), url=f"/open/plans/{p.year}/{p.version}/")
            for p in rows
        ],
        caption="检查计划，从近到远",
        empty_title="还没有公布过检查计划",
    )
    return render(request, "plans/open_list.html", {"title": "检查计划公开", "table": table})


@login_not_required
def public_plan(request: HttpRequest, year: int, version: int) -> HttpResponse:
    """One version as everybody may read it."""
    row = _found(year, version)
    newer = public_plans().filter(year=year, version__gt=version).order_by("-version").first()
    context = {"title": row.title, "plan": row, "facts": queries.told(row),
               "tasks": queries.lines_of(row), "newer": newer,
               "base": reverse("open-plan", args=[year, version]),
               "items": f"{reverse('open-items')}#h-"}  # fmt: skip
    return render(request, "plans/open_plan.html", context)


@login_not_required
def public_json(request: HttpRequest, year: int, version: int) -> HttpResponse:
    """The same for machines."""
    found = queries.listed(_found(year, version))
    return JsonResponse(found, json_dumps_params={"ensure_ascii": False, "indent": 1})


def _found(year: int, version: int) -> Plan:
    return get_object_or_404(public_plans().select_related("previous"), year=year, version=version)

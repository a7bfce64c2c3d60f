"""Pages of weighing: the fine of a case beside range, benchmark and like cases; equal leniency."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from mingjing.law.leniency import exemptions
from mingjing.office.cases.access import visible_cases
from mingjing.office.cases.weighing.leniency import KIND, SIDE, case_table, group_table
from mingjing.office.cases.weighing.like import like_cases, like_table
from mingjing.office.cases.weighing.panels import typed
from mingjing.office.cases.weighing.picture import kept, weighing
from mingjing.office.cases.weighing.readings import applied_item
from mingjing.office.items.models import Item
from mingjing.office.people.models import Person
from mingjing.office.web.responses import is_htmx

RELATED = ("party", "item", "applied", "unit", "street", "inspection", "complaint")


def weighing_page(request: HttpRequest, number: str) -> HttpResponse:
    """Where the fine stands: in the range, in the benchmark, among like cases; all of these."""
    assert isinstance(request.user, Person)
    rows = visible_cases(request.user).select_related(*RELATED)
    case = get_object_or_404(rows, number=number)
    day = case.decided_on or timezone.localdate()
    part: dict[str, Any] = {
        "weighing": weighing(case, request.user, day, form=typed(request.GET)),
    }
    if is_htmx(request):
        return render(request, "cases/weighing.html#weighing", part)
    context = {
        **part,
        "title": "裁量：本案罚款的位置",
        "sub": f"{case.number} · {case.party.public_name} · {case.item.violation}",
        "kept": kept(case) if case.notified_on or case.decided_on else [],
        "table": like_table(like_cases(request.user, case, applied_item(case)), request.GET),
        "back_url": reverse("case", args=[case.number]),
    }
    return render(request, "cases/weighing.html", context)


def leniency_page(request: HttpRequest) -> HttpResponse:
    """Every rule with who was spared and who, in like facts, was not."""
    assert isinstance(request.user, Person)
    context = {
        "title": "宽缓对照",
        "sub": "同一规定、同类当事人，谁免予处罚，谁在同等情形下仍被处罚",
        "table": group_table(request.user, timezone.localdate()),
    }
    return render(request, "cases/leniency.html", context)


def leniency_item(request: HttpRequest, code: str) -> HttpResponse:
    """The cases of one rule on both sides."""
    assert isinstance(request.user, Person)
    item = get_object_or_404(Item, code=code)
    page = "web/list.html#rows" if is_htmx(request) else "cases/leniency_item.html"
    context = {
        "title": f"宽缓对照 · {item.violation}",
        "sub": f"{item.code} · {item.basis}",
        "table": case_table(request.user, item, request.GET),
        "chips": [*SIDE.chips(request.GET), *KIND.chips(request.GET)[1:]],
        "entries": [e for e in exemptions() if e.item == item.code],
        "back_url": reverse("leniency"),
    }
    return render(request, page, context)

"""The lines of a frozen pool as a list: what stands behind the counts of a draw."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from mingjing.office.draws import queries
from mingjing.office.draws.access import public_draws, visible_draws
from mingjing.office.draws.models import Draw
from mingjing.office.people.models import Person
from mingjing.office.registers.models import REGISTER_LABELS, Register
from mingjing.office.web.filters import key_of
from mingjing.office.web.shapes import Link, Table

SIZE = 50


def pool(request: HttpRequest, number: str, register: str) -> HttpResponse:
    """A frozen pool, for the office."""
    draw = get_object_or_404(visible_draws(cast(Person, request.user)), number=number)
    back = Link("抽取", reverse("draw", args=[number]))
    return _shown(request, draw, register, "web/list.html", back)


@login_not_required
def public_pool_list(request: HttpRequest, number: str, register: str) -> HttpResponse:
    """The same for everybody, from the announcement on."""
    draw = get_object_or_404(public_draws(), number=number)
    back = Link("抽取", reverse("open-draw", args=[number]))
    return _shown(request, draw, register, "draws/open_pool.html", back)


def _shown(
    request: HttpRequest, draw: Draw, register: str, template: str, back: Link
) -> HttpResponse:
    if register not in set(Register):
        raise Http404
    which, params = Register(register), request.GET
    found = queries.pool_lines(
        draw, which, area=params.get("area", ""), risk=params.get("risk", "")
    )
    start = key_of(params.get("after"))
    table = Table(
        queries.POOL_COLUMNS[which],
        [queries.pool_row(one, which) for one in found[start : start + SIZE]],
        caption="按名录的次序",
        next_url=_page(request, start + SIZE) if start + SIZE < len(found) else "",
        prev_url=_page(request, max(start - SIZE, 0)) if start else "",
        empty_title="名录中没有这样的行",
    )
    context = {"title": f"冻结的{REGISTER_LABELS[which]}", "table": table, "chips": (),
               "sub": f"{draw.number} · {len(found)} 行", "actions": [back]}  # fmt: skip
    return render(request, template, context)


def _page(request: HttpRequest, start: int) -> str:
    query = request.GET.copy()
    query["after"] = str(start)
    return f"?{query.urlencode()}"

"""One object over its draws, and what was drawn on another platform."""

from __future__ import annotations

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from mingjing.office.draws import queries
from mingjing.office.draws.access import visible_draws
from mingjing.office.draws.forms import ImportForm
from mingjing.office.inspections.drawn import Drawn, import_draw
from mingjing.office.intake.access import barred_from_working
from mingjing.office.journal.shapes import Invalid
from mingjing.office.people.models import Person
from mingjing.office.people.pages import ActPage, deed_of, gated_act
from mingjing.office.registers.finding import listed_codes, places_named
from mingjing.office.registers.models import RISK_LABELS, ListedObject, Risk
from mingjing.office.registers.queries import area_name

RULE = "两个名录公开并及时更新；每一次增减写明理由。"


def object_page(request: HttpRequest, code: str) -> HttpResponse:
    """One object over the years: the draws it stood in, its chances, whether it was drawn."""
    draws = list(visible_draws(cast(Person, request.user)).exclude(stage="void").order_by("-pk"))
    known = ListedObject.objects.filter(pk__in=listed_codes([code], ever=True)).first()
    if known is None:
        raise Http404
    years, together = queries.life_of(code, draws)
    return render(
        request,
        "draws/object.html",
        {
            "title": known.place.name,
            "sub": f"{code} · {area_name(known.area)} · {RISK_LABELS[Risk(known.risk)]}",
            "years": years,
            "together": together,
        },
    )


def take_over(request: HttpRequest) -> HttpResponse:
    """Takes over what the municipal platform drew, each object to be inspected."""
    form = ImportForm(request.POST or None, initial={"day": timezone.localdate()})

    def do() -> str:
        said, now = form.cleaned_data, timezone.localtime()
        places, unknown = places_named(said["codes"].splitlines())
        if unknown:
            raise Invalid({"codes": f"找不到：{'、'.join(unknown[:10])}；请核对或者先登记场所"})
        at = now.replace(year=said["day"].year, month=said["day"].month, day=said["day"].day)
        deed = deed_of([cast(Person, request.user)], at=at, entered_at=now, form={})
        objects = [Drawn(place, said["area"]) for place in places]
        import_draw(deed, draw=said["draw"], platform=said["platform"], objects=objects)
        return "/draws/"

    page = ActPage("导入市级平台的抽取结果", RULE, "《双随机抽查的一般要求》", submit_label="导入",
                   back_url="/draws/", done="已导入",
                   changes=("每个抽中的对象等待检查，检查后与抽取结果关联",))  # fmt: skip
    barred = barred_from_working(cast(Person, request.user), timezone.localdate())
    return gated_act(request, page, form, do, barred=barred)

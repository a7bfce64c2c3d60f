"""One object over its draws."""

from __future__ import annotations

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from mingjing.office.draws import queries
from mingjing.office.draws.access import visible_draws
from mingjing.office.people.models import Person
from mingjing.office.registers.access import visible_objects
from mingjing.office.registers.finding import listed_codes
from mingjing.office.registers.models import RISK_LABELS, Risk
from mingjing.office.registers.queries import area_name


def object_page(request: HttpRequest, code: str) -> HttpResponse:
    """One object over the years: the draws it stood in, its chances, whether it was drawn."""
    person = cast(Person, request.user)
    known = visible_objects(person).filter(pk__in=listed_codes([code], ever=True)).first()
    if known is None:
        raise Http404
    draws = visible_draws(person).exclude(stage="void")
    years, together = queries.life_of(known.place_id, draws)
    outside = queries.outside_life(known.place_id)
    return render(
        request,
        "draws/object.html",
        {
            "title": known.place.name,
            "sub": f"{code} · {area_name(known.area)} · {RISK_LABELS[Risk(known.risk)]}",
            "years": years,
            "together": together,
            "outside": outside,
        },
    )

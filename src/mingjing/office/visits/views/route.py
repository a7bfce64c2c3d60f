"""The day's route: the list in order with reasons, and the map."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date

from mingjing.law.route import length
from mingjing.office.people.models import Person
from mingjing.office.visits.district import district
from mingjing.office.visits.drawing import draw_map
from mingjing.office.visits.routing import pins_of, route_of, stops_of
from mingjing.office.web.shapes import Link
from mingjing.office.web.words import cn_date, weekday


def route(request: HttpRequest) -> HttpResponse:
    """Where this person goes today, and why in this order."""
    person, now = cast(Person, request.user), timezone.localdate()
    day = parse_date(request.GET.get("day", "")) or now
    land = district()
    stops, start = route_of(stops_of(person, day), land, today=day, unit=person.unit.code)
    pins = pins_of(stops, day)
    metres = length([s.leg for s in stops])
    told = f"{cn_date(day)} {weekday(day)} · {len(stops)} 处"
    context = {
        "title": "今日路线" if day == now else "当日路线",
        "sub": told + (f" · 直线约 {metres / 1000:.1f} 公里" if metres else ""),
        "stops": stops,
        "map": draw_map(land, pins, start=start, label="本区地图和当日各站") if land else "",
        "start": start,
        "unit": person.unit,
        "actions": (Link("现场检查", "/visits/"),),
    }
    return render(request, "visits/route.html", context)

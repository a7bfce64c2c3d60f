"""The stops of a person's day from their visits, in order, each with its reason and its pin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mingjing.law.route import UNRATED, Leg, Point, Stop, ordered
from mingjing.office.parties.models import Place
from mingjing.office.people.models import Person, Role
from mingjing.office.registers.models import RISK_LABELS, ListedObject, Risk
from mingjing.office.visits.district import District
from mingjing.office.visits.drawing import Pin
from mingjing.office.visits.models import Visit
from mingjing.office.visits.queries import waiting_for

RISKS = {Risk.HIGH: 0, Risk.GENERAL: 1, Risk.LOW: 2}
_GOING = ("ready", "approved", "refused", "following")


@dataclass(frozen=True, slots=True)
class StopView:
    """One stop as the page tells it."""

    number: int
    visit: Visit
    leg: Leg
    again: bool


def stops_of(person: Person, day: date) -> list[Visit]:
    """The visits and re-checks that a person has to go to by a day."""
    rows = waiting_for(person, frozenset({Role.OFFICER.value}), day).filter(stage__in=_GOING)
    return [v for v in rows if v.stage != "following" or v.order_runs]


def route_of(
    visits: Sequence[Visit], land: District | None, *, today: date, unit: str
) -> tuple[list[StopView], Point | None]:
    """The visits in the order in which to go, and where the way begins."""
    start = land.station(unit) if land else None
    risks = _risks([v.place_id for v in visits if v.place_id])
    known = {v.number: v for v in visits}
    legs = ordered(
        [
            Stop(v.number, due_on(v), risks.get(v.place_id or 0, UNRATED), point_of(v.place))
            for v in visits
        ],
        today=today,
        start=start,
    )
    return [
        StopView(n, known[leg.stop.key], leg, known[leg.stop.key].stage == "following")
        for n, leg in enumerate(legs, 1)
    ], start


def due_on(row: Visit) -> date:
    """The day that presses: of the re-check where an order runs, else the planned one."""
    return row.order.due_on if row.stage == "following" and row.order else row.planned_on


def point_of(place: Place | None) -> Point | None:
    """Where a place lies, if anybody has said."""
    if place is None or place.longitude is None or place.latitude is None:
        return None
    return float(place.longitude), float(place.latitude)


def pins_of(stops: Sequence[StopView], today: date) -> list[Pin]:
    """The stops as pins; what is overdue is told by its shape and colour too."""
    return [
        Pin(
            s.number, s.leg.stop.at, s.visit.name, f"/visits/{s.visit.number}/",
            "late" if s.leg.stop.due < today else "again" if s.again else "",
        )
        for s in stops if s.leg.stop.at
    ]  # fmt: skip


def _risks(places: Sequence[int]) -> dict[int, int]:
    """The risk class of each place in the register of objects, as a number."""
    listed = ListedObject.objects.filter(until=None, place__in=places)
    return {o.place_id: RISKS[Risk(o.risk)] for o in listed if o.risk in RISK_LABELS}

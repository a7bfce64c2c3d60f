"""Draws that wait for somebody's next step, and which step that is."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from mingjing.law.instruments.random_inspection.draw import DRAW
from mingjing.office.draws.access import visible_draws
from mingjing.office.draws.models import Draw
from mingjing.office.draws.standing import road_of
from mingjing.office.inspections.models import DrawnObject
from mingjing.office.people.models import Person


def next_step(draw: Draw) -> str:
    """The step of its road that a running draw waits for."""
    return next(
        name
        for name in road_of(draw)
        if draw.stage in DRAW.step(name).sources and DRAW.step(name).target != draw.stage
    )


def waiting_for(person: Person, roles: frozenset[str]) -> QuerySet[Draw]:
    """Running draws whose next step is one of this person's posts'. A published one waits for
    nobody's step until each object drawn has its inspection."""
    stages = {
        source
        for name in DRAW.road
        for source in DRAW.step(name).sources
        if roles & set(DRAW.step(name).actors)
    }
    missing = DrawnObject.objects.filter(draw=OuterRef("number"), inspection__isnull=True)
    rows = visible_draws(person).filter(stage__in=stages)
    return rows.exclude(Q(stage="published") & Q(Exists(missing))).order_by("number")

"""The yearly cap asked before anybody goes: when a visit is planned, and again at the door."""

from __future__ import annotations

from datetime import date

from mingjing.law.instruments.field_visit.visit import VISIT
from mingjing.law.procedure import Refusal
from mingjing.office.inspections.frequency import EXEMPT, why_not_plan
from mingjing.office.visits.models import Visit

_OVER = tuple(stage.name for stage in VISIT.stages if stage.final)


def why_not_go(row: Visit, day: date, *, at_the_door: bool) -> tuple[Refusal, ...]:
    """Why this enterprise may not be visited on a day. Planned visits of others count when one is
    planned; at the door only those that have begun."""
    others = Visit.objects.filter(party=row.party_id, planned_on__year=day.year, inspection=None)
    others = others.exclude(pk=row.pk).exclude(stage__in=_OVER).exclude(kind__in=EXEMPT)
    if at_the_door:
        others = others.exclude(started_at=None)
    reserved = others.count() if row.party_id is not None else 0
    return why_not_plan(row.party, day, row.kind, ground=row.ground, reserved=reserved)

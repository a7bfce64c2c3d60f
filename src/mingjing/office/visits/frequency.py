"""The yearly cap asked before anybody goes: at the plan, at the approval, and again at the door."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Q

from mingjing.law.frequency import Frequency, has_happened, over_cap, why_not_again, why_not_told
from mingjing.law.instruments.field_visit.visit import VISIT
from mingjing.law.procedure import Refusal
from mingjing.office.inspections.frequency import EXEMPT, planned
from mingjing.office.journal.shapes import OFFICE_ZONE, Deed
from mingjing.office.visits.models import Visit

ENTERING = ("begin_visit", "begin_at_once")

_OVER = tuple(stage.name for stage in VISIT.stages if stage.final)


def asked(row: Visit, day: date, *, at_the_door: bool) -> Frequency:
    """What the law asks about this visit on a day. Planned visits of others count when one is
    planned or approved; at the door only those that have begun. A visit belongs to the year in
    which it began, whenever it was planned for."""
    others = Visit.objects.filter(_of_year(day.year), party=row.party_id, inspection=None)
    others = others.exclude(pk=row.pk).exclude(stage__in=_OVER).exclude(kind__in=EXEMPT)
    if at_the_door:
        others = others.exclude(started_at=None)
    reserved = others.count() if row.party_id is not None else 0
    return planned(row.party, day, row.kind, ground=row.ground, reserved=reserved)


def _of_year(year: int) -> Q:
    """The visits of a year: begun in it, or planned for it and not yet begun."""
    first, after = (datetime(y, 1, 1, tzinfo=OFFICE_ZONE) for y in (year, year + 1))
    begun = Q(started_at__gte=first, started_at__lt=after)
    return begun | Q(started_at=None, planned_on__year=year)


def why_not_go(row: Visit, deed: Deed, verb: str) -> tuple[Refusal, ...]:
    """Why this enterprise may not be visited. Who tells of a beginning long afterwards is not kept
    from telling it: it has happened, and stands as a fault."""
    entering = verb in ENTERING
    visit = asked(row, deed.day if entering else row.planned_on, at_the_door=entering)
    if entering and has_happened(deed.at, deed.entered_at, on=deed.day):
        return why_not_told(visit)
    return why_not_again(visit)


def is_within_cap(row: Visit, deed: Deed) -> bool:
    """Whether a visit that begins stays within the cap."""
    return not over_cap(asked(row, deed.day, at_the_door=True))

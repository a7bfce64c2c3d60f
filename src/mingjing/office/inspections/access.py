"""Which field work a person may see."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from mingjing.office.inspections.models import (
    CorrectionOrder,
    Inspection,
    Sortie,
    Talk,
)
from mingjing.office.people.access import within_reach
from mingjing.office.people.models import Person


def visible_inspections(person: Person) -> QuerySet[Inspection]:
    """All for the commission and its detachment; one's own unit's; for a street what lies in it."""
    return within_reach(Inspection.objects.all(), person, here=Q(street_id=person.unit_id))


def visible_sorties(person: Person) -> QuerySet[Sortie]:
    """All, or those of one's own unit."""
    return within_reach(Sortie.objects.all(), person)


def visible_orders(person: Person) -> QuerySet[CorrectionOrder]:
    """All, or those of one's own unit; a street also sees orders upon inspections in it."""
    upon = Q(inspection__street_id=person.unit_id)
    return within_reach(CorrectionOrder.objects.all(), person, here=upon)


def visible_talks(person: Person) -> QuerySet[Talk]:
    """The talks upon the inspections that one may see."""
    return Talk.objects.filter(inspection__in=visible_inspections(person))

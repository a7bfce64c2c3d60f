"""Which field work a person may see."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from mingjing.office.inspections.models import CorrectionOrder, Inspection, Sortie
from mingjing.office.people.access import Reach, reach
from mingjing.office.people.models import Person


def visible_inspections(person: Person) -> QuerySet[Inspection]:
    """All for the commission and its detachment; one's own unit's; for a street what lies in it."""
    rows = Inspection.objects.all()
    match reach(person):
        case Reach.ALL:
            return rows
        case Reach.UNIT:
            return rows.filter(unit_id=person.unit_id)
        case Reach.STREET:
            return rows.filter(Q(street_id=person.unit_id) | Q(unit_id=person.unit_id))
    return rows.none()


def visible_sorties(person: Person) -> QuerySet[Sortie]:
    """All, or those of one's own unit."""
    rows = Sortie.objects.all()
    match reach(person):
        case Reach.ALL:
            return rows
        case Reach.UNIT | Reach.STREET:
            return rows.filter(unit_id=person.unit_id)
    return rows.none()


def visible_orders(person: Person) -> QuerySet[CorrectionOrder]:
    """All, or those of one's own unit; a street also sees orders upon inspections in it."""
    rows = CorrectionOrder.objects.all()
    match reach(person):
        case Reach.ALL:
            return rows
        case Reach.UNIT:
            return rows.filter(unit_id=person.unit_id)
        case Reach.STREET:
            return rows.filter(Q(unit_id=person.unit_id) | Q(inspection__street_id=person.unit_id))
    return rows.none()

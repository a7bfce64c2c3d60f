"""Which complaints a person may see."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from mingjing.office.intake.models import Complaint
from mingjing.office.people.access import Reach, reach
from mingjing.office.people.models import Person


def visible_complaints(person: Person) -> QuerySet[Complaint]:
    """All for the commission and its detachment; otherwise what is one's own to handle, and for
    a street also what lies in it."""
    rows = Complaint.objects.all()
    match reach(person):
        case Reach.ALL:
            return rows
        case Reach.UNIT:
            return rows.filter(unit_id=person.unit_id)
        case Reach.STREET:
            return rows.filter(Q(street_id=person.unit_id) | Q(unit_id=person.unit_id))
    return rows.none()

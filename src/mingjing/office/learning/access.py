"""Which trainings and rehearsals a person may see."""

from __future__ import annotations

from django.db.models import QuerySet

from mingjing.office.learning.models import Rehearsal, Training
from mingjing.office.people.access import Reach, reach
from mingjing.office.people.models import Person


def visible_trainings(person: Person) -> QuerySet[Training]:
    """All for the office; a brigade or a street sees those that one of its people attended."""
    rows = Training.objects.all()
    match reach(person):
        case Reach.ALL:
            return rows
        case Reach.UNIT | Reach.STREET:
            return rows.filter(attendances__person__unit_id=person.unit_id).distinct()
    return rows.none()


def visible_rehearsals(person: Person) -> QuerySet[Rehearsal]:
    """All for the office; a brigade or a street sees those of its own people."""
    rows = Rehearsal.objects.all()
    match reach(person):
        case Reach.ALL:
            return rows
        case Reach.UNIT | Reach.STREET:
            return rows.filter(person__unit_id=person.unit_id)
    return rows.none()

"""Which trainings a person may see."""

from __future__ import annotations

from django.db.models import QuerySet

from mingjing.office.learning.models import Training
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

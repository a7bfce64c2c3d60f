"""Which trainings and rehearsals a person may see."""

from __future__ import annotations

from django.db.models import QuerySet

from mingjing.office.learning.models import Rehearsal, Training
from mingjing.office.people.access import within_reach
from mingjing.office.people.models import Person


def visible_trainings(person: Person) -> QuerySet[Training]:
    """All for the office; a brigade or a street sees those that one of its people attended."""
    rows = within_reach(Training.objects.all(), person, path="attendances__person__unit")
    return rows.distinct()


def visible_rehearsals(person: Person) -> QuerySet[Rehearsal]:
    """All for the office; a brigade or a street sees those of its own people."""
    return within_reach(Rehearsal.objects.all(), person, path="person__unit")

"""Which exhibits a person may see: those of the folders they may see."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from mingjing.office.cases.access import visible_cases
from mingjing.office.evidence.models import Exhibit
from mingjing.office.inspections.access import visible_inspections
from mingjing.office.people.access import Reach, reach
from mingjing.office.people.models import Person
from mingjing.office.visits.access import visible_visits


def visible_exhibits(person: Person) -> QuerySet[Exhibit]:
    """Who sees the inspection or the case sees what was taken in it."""
    rows = Exhibit.objects.all()
    if reach(person) is Reach.ALL:
        return rows
    return rows.filter(
        Q(inspection__in=visible_inspections(person))
        | Q(case__in=visible_cases(person))
        | Q(visit__in=visible_visits(person))
    )

"""Which visits a person may see, and what anybody may see of one visit by its code."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from mingjing.office.inspections.access import visible_inspections
from mingjing.office.inspections.models import LenientAct
from mingjing.office.people.access import Reach, reach, within_reach
from mingjing.office.people.models import Person
from mingjing.office.visits.models import Visit


def visible_visits(person: Person) -> QuerySet[Visit]:
    """All for the commission and its detachment; one's own unit's, and those one takes part in;
    for a street what lies in it."""
    taking_part = Q(pk__in=person.visits.values("pk"))
    here = Q(street_id=person.unit_id)
    return within_reach(Visit.objects.all(), person, besides=taking_part, here=here)


def visible_lenient_acts(person: Person) -> QuerySet[LenientAct]:
    """The lenient acts upon the visits and the inspections that one may see."""
    rows = LenientAct.objects.all()
    if reach(person) is Reach.ALL:
        return rows
    upon = Q(inspection__in=visible_inspections(person).values("pk"))
    during = Q(pk__in=visible_visits(person).values("lenient_acts"))
    return rows.filter(upon | during)


def shown_by_code() -> QuerySet[Visit]:
    """The visits whose officers anybody may check who holds the code: approved or begun."""
    return Visit.objects.exclude(stage__in=("new", "planned", "withdrawn"))

"""Which visits a person may see, and what anybody may see of one visit by its code."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from mingjing.office.people.access import Reach, reach
from mingjing.office.people.models import Person
from mingjing.office.visits.models import LenientAct, Visit


def visible_visits(person: Person) -> QuerySet[Visit]:
    """All for the commission and its detachment; one's own unit's, and those one takes part in;
    for a street what lies in it."""
    rows = Visit.objects.all()
    own = Q(unit_id=person.unit_id) | Q(pk__in=person.visits.values("pk"))
    match reach(person):
        case Reach.ALL:
            return rows
        case Reach.UNIT:
            return rows.filter(own)
        case Reach.STREET:
            return rows.filter(own | Q(street_id=person.unit_id))
    return rows.none()


def visible_lenient_acts(person: Person) -> QuerySet[LenientAct]:
    """The lenient acts of the visits that one may see."""
    return LenientAct.objects.filter(visit__in=visible_visits(person))


def shown_by_code() -> QuerySet[Visit]:
    """The visits whose officers anybody may check who holds the code: approved or begun."""
    return Visit.objects.exclude(stage__in=("new", "planned", "withdrawn"))

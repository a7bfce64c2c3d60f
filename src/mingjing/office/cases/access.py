"""What a person may see of cases: one filter, and no second one anywhere."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from mingjing.office.cases.models import Case, Duty
from mingjing.office.parties.access import with_names
from mingjing.office.parties.models import Party, PartyKind
from mingjing.office.people.access import Reach, own_branch, reach
from mingjing.office.people.models import Person


def visible_cases(person: Person) -> QuerySet[Case]:
    """The office sees all; a brigade its own and those its people work on; a street its own."""
    seen = reach(person)
    if seen is Reach.ALL:
        return Case.objects.all()
    if seen is Reach.BRANCH:
        return Case.objects.filter(own_branch(person))
    if seen is Reach.UNIT:
        mine = Duty.objects.filter(case=OuterRef("pk"), person=person)
        return Case.objects.filter(Q(unit_id=person.unit_id) | Exists(mine))
    if seen is Reach.STREET:
        return Case.objects.filter(street_id=person.unit_id)
    return Case.objects.none()


def party_named(case: Case, person: Person, day: date) -> Case:
    """The case with its party marked for this reader (art. 50): who works on the case knows who it
    is about, a stranger reads a masked citizen. A firm costs no query."""
    if case.party.kind == PartyKind.INDIVIDUAL:
        case.party = with_names(Party.objects.all(), person, day).get(pk=case.party_id)
    return case

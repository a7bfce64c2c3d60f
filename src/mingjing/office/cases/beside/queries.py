"""Reads of small procedures: what waits for whom, bounded by what the person may see."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from mingjing.office.cases.access import visible_cases
from mingjing.office.cases.models import Duty, Proceeding
from mingjing.office.cases.queries import SOMEBODY
from mingjing.office.people.models import Person

HELD_ROLES = ("leader", "clerk")
"""Posts that act on every case they see; an officer acts on the cases they work on."""


def sides_waiting_for(person: Person, roles: frozenset[str], today: date) -> QuerySet[Proceeding]:
    """The small procedures whose next step this person may make, the most urgent first.

    What is overdue waits for its officers too, whoever should have acted: a measure whose time
    ran out is undone by them, and a party's time that ran out is theirs to follow.
    """
    mine = Q(awaits__in=[role for role in HELD_ROLES if role in roles])
    if "officer" in roles:
        theirs = Q(awaits="officer") | Q(due_on__lt=today)
        mine |= theirs & Q(_works_on(person))
    return _seen(person).filter(mine).order_by("due_on", "pk")


def sides_waited_on(person: Person, roles: frozenset[str], today: date) -> QuerySet[Proceeding]:
    """The small procedures of this person's cases that now wait for somebody else."""
    waiting = sides_waiting_for(person, roles, today).order_by().values("pk")
    rows = _seen(person).filter(_works_on(person)).exclude(pk__in=waiting)
    return rows.order_by("due_on", "pk")


def _seen(person: Person) -> QuerySet[Proceeding]:
    rows = Proceeding.objects.filter(SOMEBODY, case__in=visible_cases(person).values("pk"))
    return rows.select_related("case__party", "case__item")


def _works_on(person: Person) -> Exists:
    return Exists(Duty.objects.filter(case=OuterRef("case_id"), person=person))

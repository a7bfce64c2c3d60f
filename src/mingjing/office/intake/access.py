"""Which complaints a person may see."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from mingjing.law.cite import cite
from mingjing.law.procedure import Refusal
from mingjing.office.intake.models import Complaint
from mingjing.office.journal.shapes import Deed, Refused
from mingjing.office.people.access import within_reach
from mingjing.office.people.models import Person, Role
from mingjing.office.people.queries import roles_on

_STAFF = frozenset({Role.OFFICER.value, Role.REVIEWER.value, Role.LEADER.value, Role.CLERK.value})


STAFF_ONLY = Refusal(
    "staff",
    "由执法、审核、内勤人员或负责人登记：请交由其中一人办理",
    cite("office_duties", 0),
)


def ask_staff(deed: Deed) -> None:
    """Raises Refused when nobody who acts holds a working post; who supervises only looks."""
    if not any(actor.roles & _STAFF for actor in deed.by):
        raise Refused((STAFF_ONLY,))


def barred_from_working(person: Person, day: date) -> tuple[Refusal, ...]:
    """Why a person may register no work on this day: told before any form is shown."""
    return () if roles_on(person, day) & _STAFF else (STAFF_ONLY,)


def visible_complaints(person: Person) -> QuerySet[Complaint]:
    """All for the commission and its detachment; otherwise what is one's own to handle, and for
    a street also what lies in it."""
    return within_reach(Complaint.objects.all(), person, here=Q(street_id=person.unit_id))

"""Which complaints a person may see."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from mingjing.law.cite import cite
from mingjing.law.procedure import Refusal
from mingjing.office.intake.models import Complaint
from mingjing.office.journal.shapes import Deed, Refused
from mingjing.office.people.access import Reach, reach
from mingjing.office.people.models import Person, Role

_STAFF = frozenset({Role.OFFICER.value, Role.REVIEWER.value, Role.LEADER.value, Role.CLERK.value})


def ask_staff(deed: Deed) -> None:
    """Raises Refused when nobody who acts holds a working post; who supervises only looks."""
    if not any(actor.roles & _STAFF for actor in deed.by):
        raise Refused(
            (
                Refusal(
                    "staff",
                    "由执法、审核、内勤人员或负责人登记：请交由其中一人办理",
                    cite("office_duties", 0),
                ),
            )
        )


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

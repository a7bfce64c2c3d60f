"""Who sees the registers, and who may change them."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from mingjing.law.cite import cite
from mingjing.law.procedure import Refusal
from mingjing.office.journal.shapes import Deed, Refused
from mingjing.office.people.access import Reach, reach
from mingjing.office.people.models import Person, Role
from mingjing.office.people.queries import roles_on
from mingjing.office.registers.models import InspectionItem, ListedInspector, ListedObject, Listing

_KEEPERS = frozenset({Role.CLERK.value, Role.LEADER.value})
KEEPERS_ONLY = Refusal(
    "keeper", "名录由内勤人员或者负责人增减：请交由其中一人办理", cite("office_draws", 0)
)


def visible_listings(person: Person) -> QuerySet[Listing]:
    """The changes of the registers, seen by who sees draws."""
    return Listing.objects.none() if reach(person) is Reach.NONE else Listing.objects.all()


def barred_from_keeping(person: Person, day: date) -> tuple[Refusal, ...]:
    """Why a person may not change a register on this day; empty when they may."""
    return () if roles_on(person, day) & _KEEPERS else (KEEPERS_ONLY,)


def ask_keeper(deed: Deed) -> None:
    """Raises Refused when nobody who acts keeps the registers."""
    if not any(actor.roles & _KEEPERS for actor in deed.by):
        raise Refused((KEEPERS_ONLY,))


def visible_items(person: Person) -> QuerySet[InspectionItem]:
    """The published items, seen by who sees the registers."""
    rows = InspectionItem.objects.all()
    return rows.none() if reach(person) is Reach.NONE else rows


def visible_inspectors(person: Person) -> QuerySet[ListedInspector]:
    """The register of inspectors is public too."""
    rows = ListedInspector.objects.all()
    return rows.none() if reach(person) is Reach.NONE else rows


def visible_objects(person: Person) -> QuerySet[ListedObject]:
    """The register of objects is public; only another department has no eyes here."""
    rows = ListedObject.objects.all()
    return rows.none() if reach(person) is Reach.NONE else rows

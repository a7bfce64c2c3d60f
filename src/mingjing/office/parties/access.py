"""Which parties and places a person may see, and who may register them."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from mingjing.law.cite import cite
from mingjing.law.procedure import Refusal
from mingjing.office.journal.shapes import Deed, Refused
from mingjing.office.parties.models import Party, PartyKind, Place
from mingjing.office.people.access import Reach, reach
from mingjing.office.people.models import Person, Role
from mingjing.office.people.queries import posts_on

_REGISTRARS = frozenset({Role.OFFICER.value, Role.CLERK.value, Role.ADMINISTRATOR.value})
REGISTRARS_ONLY = Refusal(
    "registrar",
    "当事人和场所由执法人员、内勤或系统管理员登记：请交由其中一人办理",
    cite("office_duties", 0),
)


def visible_parties(person: Person) -> QuerySet[Party]:
    """Firms are open to every enforcement unit; a street sees only its own citizens (art. 50)."""
    match reach(person):
        case Reach.ALL | Reach.UNIT:
            return Party.objects.all()
        case Reach.STREET:
            here = Place.objects.filter(party=OuterRef("pk"), street=person.unit_id)
            return Party.objects.filter(
                ~Q(kind=PartyKind.INDIVIDUAL.value) | Q(keeper=person.unit_id) | Exists(here)
            )
        case Reach.NONE:
            return Party.objects.none()


def visible_places(person: Person) -> QuerySet[Place]:
    """The office sees every place; a street sees the places on its ground."""
    match reach(person):
        case Reach.ALL | Reach.UNIT:
            return Place.objects.all()
        case Reach.STREET:
            return Place.objects.filter(street=person.unit_id)
        case Reach.NONE:
            return Place.objects.none()


def may_register(person: Person, day: date) -> bool:
    """Whether a person may register and amend parties and places on this day."""
    return posts_on(day).filter(person=person, role__in=_REGISTRARS).exists()


def barred_from_registering(person: Person, day: date) -> tuple[Refusal, ...]:
    """Why a person may not register parties and places on this day; empty when they may."""
    return () if may_register(person, day) else (REGISTRARS_ONLY,)


def ask_registrar(deed: Deed) -> None:
    """Raises Refused when nobody who acts may register parties and places."""
    if not any(actor.roles & _REGISTRARS for actor in deed.by):
        raise Refused((REGISTRARS_ONLY,))

"""How widely a person sees: the whole office, their own unit, or their own street.

Each app's `visible_…` builds on this one reading of post and unit.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import reduce
from operator import or_
from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from mingjing.law.cite import cite
from mingjing.law.procedure import Refusal
from mingjing.office.journal.shapes import Deed, Refused
from mingjing.office.people.models import Person, Role, Unit, UnitKind
from mingjing.office.people.queries import posts_on


class Reach(StrEnum):
    """How far a person's eyes go."""

    ALL = "all"
    BRANCH = "branch"
    UNIT = "unit"
    STREET = "street"
    NONE = "none"


_REACH = {
    UnitKind.COMMISSION: Reach.ALL,
    UnitKind.DETACHMENT: Reach.ALL,
    UnitKind.SUPERVISOR: Reach.ALL,
    UnitKind.CITY: Reach.ALL,
    UnitKind.PROVINCE: Reach.ALL,
    UnitKind.BRIGADE: Reach.UNIT,
    UnitKind.STREET: Reach.STREET,
    UnitKind.DEPARTMENT: Reach.NONE,
}


def reach(person: Person) -> Reach:
    """The commission, its detachment and the judicial bureau see all; a brigade and a street
    see their own; another department sees nothing here.

    Where a city or province keeps several offices in one place, who sees all of their office sees
    what belongs to their district or city; who stands above them sees all.
    """
    told = _REACH[UnitKind(person.unit.kind)]
    below = person.unit.district or person.unit.city
    return Reach.BRANCH if told is Reach.ALL and below else told


def own_branch(person: Person, path: str = "unit") -> Q:
    """Rows of the units of one's own district, or of one's own city for who stands above it."""
    unit = person.unit
    column, code = ("district", unit.district) if unit.district else ("city", unit.city)
    if not code:
        return Q(pk__in=[])
    return Q(**{f"{path}__{column}" if path else column: code})


_Row = TypeVar("_Row", bound=Model)


def within_reach(
    rows: QuerySet[_Row], person: Person, *, path: str = "unit", besides: Q | None = None,
    here: Q | None = None,
) -> QuerySet[_Row]:  # fmt: skip
    """The rows of a kind that lie within a person's reach: all; those of their district or city;
    those of their unit, which `path` names, and for a street also those that lie `here`. What is
    theirs `besides`, because they take part in it, is theirs wherever it is."""

    def any_of(*ways: Q | None) -> QuerySet[_Row]:
        return rows.filter(reduce(or_, [way for way in ways if way is not None]))

    own = Q(**{path: person.unit_id})
    match reach(person):
        case Reach.ALL:
            return rows
        case Reach.BRANCH:
            return any_of(own_branch(person, path), besides)
        case Reach.UNIT:
            return any_of(own, besides)
        case Reach.STREET:
            return any_of(own, besides, here)
    return rows.none()


ADMINISTRATOR_ONLY = Refusal(
    "administrator",
    "基础资料由系统管理员维护：请联系本单位系统管理员办理",
    cite("office_duties", 0),
)


def may_administer(person: Person, day: date) -> bool:
    """Whether a person may change units, people and the power list on this day."""
    return posts_on(day).filter(person=person, role=Role.ADMINISTRATOR).exists()


def barred_from_administering(person: Person, day: date) -> tuple[Refusal, ...]:
    """Why a person may not change master data on this day; empty when they may."""
    return () if may_administer(person, day) else (ADMINISTRATOR_ONLY,)


def visible_units(person: Person) -> QuerySet[Unit]:
    """The structure of enforcement is public; another department sees its own line only."""
    if reach(person) is Reach.NONE:
        return Unit.objects.filter(pk=person.unit_id)
    return Unit.objects.all()


def visible_people(person: Person) -> QuerySet[Person]:
    """Who enforces, under which certificate, is open to everybody in the office."""
    if reach(person) is Reach.NONE:
        return Person.objects.filter(unit=person.unit_id)
    return Person.objects.all()


def ask_administrator(deed: Deed) -> None:
    """Raises Refused when nobody who acts holds the post of administrator on the day."""
    if not any(Role.ADMINISTRATOR in actor.roles for actor in deed.by):
        raise Refused((ADMINISTRATOR_ONLY,))

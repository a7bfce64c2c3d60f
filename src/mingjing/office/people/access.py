"""How widely a person sees: the whole office, their own unit, or their own street.

Each app's `visible_…` builds on this one reading of post and unit.
"""

from __future__ import annotations

from enum import StrEnum

from mingjing.office.people.models import Person, UnitKind


class Reach(StrEnum):
    """How far a person's eyes go."""

    ALL = "all"
    UNIT = "unit"
    STREET = "street"
    NONE = "none"


_REACH = {
    UnitKind.COMMISSION: Reach.ALL,
    UnitKind.DETACHMENT: Reach.ALL,
    UnitKind.SUPERVISOR: Reach.ALL,
    UnitKind.BRIGADE: Reach.UNIT,
    UnitKind.STREET: Reach.STREET,
    UnitKind.DEPARTMENT: Reach.NONE,
}


def reach(person: Person) -> Reach:
    """The commission, its detachment and the judicial bureau see all; a brigade and a street
    see their own; another department sees nothing here."""
    return _REACH[UnitKind(person.unit.kind)]

"""People named inside a form: kept by key and by the name they bore then."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from mingjing.office.cases.facts import INVESTIGATOR
from mingjing.office.cases.models import Case
from mingjing.office.people.models import Person
from mingjing.office.people.queries import people_with

Named = list[tuple[str, str]]
NAMING = frozenset({"chair", "voters"})
"""The fields of forms in which people are named, of the main road and beside it."""


def named(person: Person) -> str:
    """A person as a form keeps them: key and name."""
    return f"{person.pk} {person.name}"


def spoken(field: str, value: object) -> str:
    """A typed value as it is read: where a field names people, the name without the key."""
    text = str(value).strip()
    return text.partition(" ")[2] if field in NAMING and key_of(text) is not None else text


def offered(roles: tuple[str, ...], day: date) -> Named:
    """The people of these posts on a day, to choose from."""
    people = people_with(roles, day)
    return [(named(p), f"{p.name}（{p.unit.short or p.unit.name}）") for p in people]


def usual_colleague(case: Case, person: Person) -> int | None:
    """Who has investigated in the case beside this person; None where that is not one alone."""
    known = {d.person_id for d in case.duties.all() if d.duty == INVESTIGATOR}
    others = known - {person.pk}
    return others.pop() if person.pk in known and len(others) == 1 else None


def key_of(value: object) -> int | None:
    """The key of a person kept by `named`; None where nobody is named."""
    first = str(value or "").partition(" ")[0]
    return int(first) if first.isdecimal() else None


def keys_of(values: Iterable[object] | None) -> set[int]:
    """The keys of all people named."""
    return {key for key in map(key_of, values or ()) if key is not None}

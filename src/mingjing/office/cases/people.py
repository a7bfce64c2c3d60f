"""People named inside a form: kept by key and by the name they bore then."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from mingjing.office.cases.facts import INVESTIGATOR
from mingjing.office.cases.models import Case
from mingjing.office.people.models import Person
from mingjing.office.people.queries import people_with, posts_between
from mingjing.office.web.words import cn_date

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


def offered(case: Case, roles: tuple[str, ...], day: date) -> Named:
    """Who holds one of these posts, and behind them who held one since the case began: what is
    told late was done by the people of its own day."""
    today = {p.pk: p for p in people_with(roles, day)}
    now = [(named(p), f"{p.name}（{_unit(p)}）") for p in today.values()]
    ended = {
        post.person_id: post
        for post in posts_between(roles, case.registered_on or day, day)
        if post.person_id not in today
    }
    before = [
        (named(p.person), f"{p.person.name}（{_unit(p.person)}，任职至 {cn_date(p.until)}）")
        for p in ended.values()
    ]
    return [*now, *before]


def _unit(person: Person) -> str:
    return person.unit.short or person.unit.name


def out_of_post(values: Iterable[object] | None, roles: tuple[str, ...], day: date) -> str:
    """Why these people cannot be named for an act of a day; empty where all held a post then."""
    keys = keys_of(values)
    held = set(people_with(roles, day).filter(pk__in=keys).values_list("pk", flat=True))
    names = "、".join(spoken("voters", v) for v in values or () if key_of(v) in keys - held)
    return f"{names}在办理之日（{cn_date(day)}）不担任相应职务，请更换" if names else ""


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

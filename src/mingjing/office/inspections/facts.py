"""From officers and checked items to what the law asks of a visit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from mingjing.law.inspection import Visit
from mingjing.law.numbers import number
from mingjing.office.items.models import Item
from mingjing.office.journal.shapes import Actor, Deed
from mingjing.office.parties.models import Party, PartyKind
from mingjing.office.people.models import Person, Role
from mingjing.office.people.queries import actors


def officers_as_of(officers: Sequence[Person], day: date, deed: Deed) -> tuple[Actor, ...]:
    """The officers as they stood on the day of the visit; asks nothing when the deed knows them."""
    known = {a.id: a for a in deed.by}
    if deed.day == day and all(p.pk in known for p in officers):
        return tuple(known[p.pk] for p in officers)
    return actors(officers, day)


def visit(
    *,
    team: Sequence[Actor],
    day: date,
    started_at: datetime,
    ended_at: datetime,
    party: Party | None,
    items: Sequence[Item],
    identity_shown: bool,
) -> Visit:
    """The facts of one visit."""
    enforcing = [a for a in team if Role.OFFICER in a.roles]
    least = number("penalty_law_2021.officers_at_least", on=day).value
    return Visit(
        on=day,
        two_officers=len(enforcing) >= least,
        officers_only=len(enforcing) == len(team),
        certified=all(a.certified for a in enforcing),
        identity_shown=identity_shown,
        ended_after_start=ended_at > started_at,
        enterprise=party is not None and party.kind != PartyKind.INDIVIDUAL,
        item_published=bool(items) and all(in_force(i, day) for i in items),
    )


def in_force(item: Item, day: date) -> bool:
    """Whether an item applies on a day; the same reading as the item set's own."""
    begun = item.effective_from is None or item.effective_from <= day
    return begun and (item.effective_to is None or item.effective_to >= day)

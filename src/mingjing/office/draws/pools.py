"""From registers to pools and back: what is frozen, packed, read again and certified."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from mingjing.law.draw.announce import Plan, Rules, announcement
from mingjing.law.draw.certificate import Drawing, certificate, pool_file, pool_of, written
from mingjing.law.draw.pool import Entry, Pool, Unit, entry
from mingjing.law.draw.selection import Aside, Recused
from mingjing.office.draws.models import Draw, FrozenPool
from mingjing.office.journal.shapes import OFFICE_ZONE
from mingjing.office.parties.models import Party, PartyKind
from mingjing.office.people.models import Person
from mingjing.office.people.queries import certificates_on, officers_on
from mingjing.office.registers.finding import on_the_day
from mingjing.office.registers.models import ListedInspector, ListedObject, Register

UNITS = {Register.OBJECTS: Unit.PLACE, Register.INSPECTORS: Unit.PERSON}
Pools = dict[Register, Pool]


def object_entry(row: ListedObject) -> Entry:
    """A listed place as a line; of a citizen neither name nor number is told."""
    place, party = row.place, row.place.party
    return entry(row.code, place.name, holder=_holder(party), site=place.address,
                 stratum=row.area, risk=row.risk)  # fmt: skip


def _holder(party: Party | None) -> str:
    return party.credit_code if party and party.kind != PartyKind.INDIVIDUAL else ""


def place_of(code: str) -> int:
    """The place that an object's number stands for."""
    return int(code.removeprefix("CS"))


def current_pools(day: date, areas: Iterable[str]) -> Pools:
    """Both registers as they stand on a day: the objects of these areas, and the inspectors who may
    enforce on that day."""
    rows = ListedObject.objects.filter(on_the_day(day), area__in=list(areas))
    objects = (object_entry(row) for row in rows.select_related("place__party"))
    return {
        Register.OBJECTS: Pool(objects, Unit.PLACE),
        Register.INSPECTORS: Pool(_inspectors(day), Unit.PERSON),
    }


def inspector_entry(person: Person, number: str, area: str = "") -> Entry:
    """A listed officer as a line, under the number of the certificate of that day."""
    return entry(number, person.name, holder=f"P{person.pk}", stratum=area)


def certificate_numbers(day: date) -> dict[int, str]:
    """The number of everybody's certificate on a day; of several, the one that lasts longest."""
    rows = certificates_on(day).order_by("valid_until", "pk")
    return dict(rows.values_list("person_id", "number"))


def _inspectors(day: date) -> Iterable[Entry]:
    numbers = certificate_numbers(day)
    rows = ListedInspector.objects.filter(on_the_day(day), person__in=officers_on(day))
    for row in rows.select_related("person"):
        yield inspector_entry(row.person, numbers[row.person_id], row.area)


def roots_of(pools: Pools) -> dict[str, Any]:
    """What of the pools goes into the record."""
    return {
        which.value: {"count": len(pool.entries), "root": pool.root, "strata": pool.counts}
        for which, pool in pools.items()
    }


def packed(pool: Pool) -> bytes:
    """A pool's lines for keeping."""
    return zlib.compress(pool_file(pool).encode())


def frozen_pools(draw: Draw) -> Pools:
    """The pools of a draw as they were frozen."""
    rows = {Register(row.register): row for row in draw.pools.all()}
    return {which: pool_of(_leaves(row), UNITS[which]) for which, row in rows.items()}


def _leaves(row: FrozenPool) -> list[list[str]]:
    lines = zlib.decompress(bytes(row.lines)).decode().splitlines()
    found: list[list[str]] = json.loads("[" + ",".join(lines) + "]")
    return found


def rules_of(draw: Draw) -> Rules:
    """The rules that a draw was frozen with."""
    return Rules(draw.quotas, draw.tickets, draw.per_object)


def announced(draw: Draw, plan: Plan, pools: Pools) -> dict[str, Any]:
    """The announcement of a draw with these pools."""
    return announcement(plan, pools[Register.OBJECTS], pools[Register.INSPECTORS])


def drawing_of(
    draw: Draw,
    pools: Pools,
    *,
    drawn_at: datetime | None = None,
    asides: list[dict[str, str]] | None = None,
    recusals: list[dict[str, str]] | None = None,
) -> Drawing:
    """The draw as the law re-does it; what is handed in stands for what would be added."""
    at = drawn_at or draw.drawn_at
    assert at is not None
    gone = draw.asides if asides is None else asides
    recused = draw.recusals if recusals is None else recusals
    return Drawing(
        announcement=draw.announcement,
        given=draw.given,
        objects=pools[Register.OBJECTS],
        inspectors=pools[Register.INSPECTORS],
        drawn_at=at.astimezone(OFFICE_ZONE),
        asides=[Aside(**a) for a in gone],
        recusals=[Recused(**r) for r in recused],
    )


def certified(drawing: Drawing) -> tuple[str, str]:
    """The text of the certificate and its fingerprint."""
    found = certificate(drawing)
    return written(found), str(found["digest"])


def certificate_of(draw: Draw) -> dict[str, Any]:
    """The certificate as values; empty before anything was drawn."""
    found: dict[str, Any] = json.loads(draw.certificate) if draw.certificate else {}
    return found


def teams_of(draw: Draw, drawn: Sequence[Mapping[str, Any]]) -> dict[int, tuple[int, ...]]:
    """The people drawn for each drawn place, by the keys that the frozen lines hold."""
    keys = {one.id: int(one.holder[1:]) for one in frozen_pools(draw)[Register.INSPECTORS].entries}
    return {
        place_of(one["id"]): tuple(keys[person["id"]] for person in one["inspectors"])
        for one in drawn
    }


def drawn_of(draw: Draw) -> list[dict[str, Any]]:
    """The drawn objects with their inspectors, as the certificate holds them."""
    found: list[dict[str, Any]] = certificate_of(draw).get("drawn", [])
    return found

"""Draws of another platform: its pools and its picks, read from lines, bound by their roots."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mingjing.law.draw.certificate import pool_of
from mingjing.law.draw.pool import Pool, Unit
from mingjing.office.draws.models import OutsideDraw
from mingjing.office.draws.pools import (
    UNITS,
    Pools,
    certificate_numbers,
    inspector_entry,
    object_entry,
)
from mingjing.office.inspections.drawn import Drawn
from mingjing.office.journal.shapes import Invalid
from mingjing.office.parties.models import Place
from mingjing.office.people.models import Person
from mingjing.office.people.queries import officers_on
from mingjing.office.registers.finding import places_named
from mingjing.office.registers.models import ListedObject, Register

_PARTS, _NAMES = re.compile("[；;\t]"), re.compile("[、，,\\s]+")


@dataclass(frozen=True, slots=True)
class Told:
    """What another platform told of a draw: its picks, and its pools where it told them."""

    draw: str
    platform: str
    area: str
    picks: Sequence[Drawn]
    places: Sequence[Place] = ()
    people: Sequence[Person] = ()


def picks_of(lines: Iterable[str], *, area: str, day: date) -> list[Drawn]:
    """The picks: each line an object and, after a semicolon, the people drawn for it; raises
    Invalid for what nobody can tell."""
    rows = [_PARTS.split(line, maxsplit=1) for line in lines if line.strip()]
    places, unknown = places_named(row[0] for row in rows)
    if unknown:
        raise Invalid({"codes": _not_found(unknown, "或者先登记场所")})
    if len(places) < len(rows):
        raise Invalid({"codes": "同一个对象写了两次，请删去一行"})
    teams = [people_named(_NAMES.split(row[1]) if row[1:] else (), day=day, field="codes")
             for row in rows]  # fmt: skip
    return [
        Drawn(place, area, tuple(person.pk for person in team))
        for place, team in zip(places, teams, strict=True)
    ]


def places_of(lines: Iterable[str]) -> list[Place]:
    """The places of a pool; raises Invalid naming those that nobody can tell."""
    places, unknown = places_named(lines)
    if unknown:
        raise Invalid({"pool": _not_found(unknown, "或者先登记场所")})
    return places


def people_named(texts: Iterable[str], *, day: date, field: str) -> list[Person]:
    """Officers of a day by the number of their certificate or by their name, if one alone has it;
    raises Invalid for others."""
    wanted = list(dict.fromkeys(text.strip() for text in texts if text.strip()))
    numbers = {number: key for key, number in certificate_numbers(day).items()}
    people = officers_on(day).distinct() if wanted else Person.objects.none()
    found: list[Person] = []
    unknown: list[str] = []
    for text in wanted:
        fits = [p for p in people if p.name == text or numbers.get(text) == p.pk]
        if len(fits) == 1:
            found.append(fits[0])
        else:
            unknown.append(text)
    if unknown:
        raise Invalid({field: _not_found(unknown, "或者改写执法证号")})
    return found


def _not_found(texts: Sequence[str], otherwise: str) -> str:
    return f"找不到：{'、'.join(texts[:10])}；请核对{otherwise}"


def pools_told(told: Told, day: date) -> Pools:
    """The pools as another platform told them, empty where it did not."""
    numbers = certificate_numbers(day)
    rows = (ListedObject(place=place, area=told.area, risk="") for place in told.places)
    people = (inspector_entry(person, numbers[person.pk]) for person in told.people)
    return {
        Register.OBJECTS: Pool(map(object_entry, rows), Unit.PLACE),
        Register.INSPECTORS: Pool(people, Unit.PERSON),
    }


def packed_pools(pools: Pools) -> bytes:
    """Both pools for keeping."""
    kept = {which.value: [one.leaf for one in pool.entries] for which, pool in pools.items()}
    return zlib.compress(json.dumps(kept, ensure_ascii=False).encode())


def kept_pools(row: OutsideDraw) -> Pools:
    """The pools of an outside draw as they were taken over."""
    kept = json.loads(zlib.decompress(bytes(row.lines)))
    return {which: pool_of(kept[which.value], unit) for which, unit in UNITS.items()}

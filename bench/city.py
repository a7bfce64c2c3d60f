"""A city of sixteen districts made by acts: what the millions of copies are made of.

Each district has a commission, twelve brigades and twelve streets; each brigade two officers with
certificates. Every brigade records one inspection of each of a few patterns, on one day, by acts;
four cases of each month are walked to their end and made public, by acts. BENCH_DISTRICTS,
BENCH_BRIGADES and BENCH_MONTHS make a smaller one.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db import transaction

from bench.setting import brigade_officer
from mingjing.law.day import official_calendar
from mingjing.office.disclosure.actions import publish_decision
from mingjing.office.inspections.actions import register_inspection
from mingjing.office.items.models import Item
from mingjing.office.parties.actions import PartyData, PlaceData, register_party, register_place
from mingjing.office.parties.models import Party, PartyKind, Place
from mingjing.office.people.actions import add_unit
from mingjing.office.people.models import UnitKind
from tests.cast import START, Office, an_item, an_office, at, deed_of, installing, walk_to

DISTRICTS = int(os.environ.get("BENCH_DISTRICTS", "16"))
BRIGADES = int(os.environ.get("BENCH_BRIGADES", "12"))
MONTHS = int(os.environ.get("BENCH_MONTHS", "16"))
BASE = date(2022, 1, 4)
FIRST, LAST = BASE, date(2026, 11, 27)
CASES_FROM = date(2022, 5, 9)
SINCE = date(2021, 8, 1)
AREAS = ("gas", "greening", "waste", "drainage", "air", "road", "heating", "appearance")
PLACES = ("restaurant", "mall", "car_wash", "other")
# Kind, result, spots put right, campaign: what a brigade may meet on its round.
PATTERNS = (
    ("daily", "clean", 0, ""), ("daily", "fixed", 2, ""),
    ("special", "clean", 0, "示例专项"), ("daily", "lead", 0, ""),
    ("random", "clean", 0, ""), ("special", "fixed", 1, "示例专项"),
)  # fmt: skip
PER_BRIGADE = 3


@dataclass(frozen=True, slots=True)
class City:
    """What the copies are made of."""

    inspections: tuple[tuple[int, int], ...]
    """Each inspection made by acts, with the place of its street in the order of streets."""
    places: tuple[int, ...]
    cases: tuple[int, ...]
    parties: tuple[int, ...]


def _crews(office: Office) -> Iterator[Office]:
    """The same office seen by every brigade of the city, each with its own street."""
    deed = installing()
    city = add_unit("CT", "示例市城市管理委员会（虚构）", kind=UnitKind.CITY, deed=deed)
    for d in range(1, DISTRICTS + 1):
        head = add_unit(f"D{d:02d}", f"示例{d}区城管委", kind=UnitKind.COMMISSION, deed=deed,
                        parent=city)  # fmt: skip
        for b in range(1, BRIGADES + 1):
            code = f"{d:02d}{b:02d}"
            unit, street = (add_unit(f"{letter}{code}", f"示例{code}{word}", kind=kind, deed=deed,
                                     parent=head)
                            for letter, word, kind in (("B", "大队", UnitKind.BRIGADE),
                                                       ("S", "街道", UnitKind.STREET)))  # fmt: skip
            yield replace(office, commission=head, brigade=unit, street=street,
                          investigator=brigade_officer(f"b{code}a", unit),
                          second=brigade_officer(f"b{code}b", unit))  # fmt: skip


def _inspect(crew: Office, place: Place, item: Item, n: int, hour: int) -> int:
    kind, result, fixed, campaign = PATTERNS[n % len(PATTERNS)]
    team = [crew.investigator, crew.second]
    kept = result == "clean"
    row = register_inspection(
        deed_of(team, at(BASE, hour + 1)), kind=kind, area=item.area, unit=crew.brigade,
        place=place, party=None, address="", street=crew.street, started_at=at(BASE, hour),
        ended_at=at(BASE, hour, 30), officers=team, checks=[(item, kept)],
        finding="" if kept else "示例情形", fixed_on_the_spot=fixed,
        result=result, campaign=campaign,
    )  # fmt: skip
    return row.pk


def _cases(crews: list[Office], items: list[Item], known: list[Party], months: int) -> list[int]:
    """Ended cases, a third of them summary, spread over the months and the districts."""
    made = []
    for n in range(months * 4):
        day = official_calendar().roll(CASES_FROM + timedelta(days=round(n * 1460 / (months * 4))))
        crew = crews[(n * 37) % len(crews)]
        case = walk_to(crew, "archive", summary=n % 3 == 0, item=items[n % len(items)],
                       party=known[n % len(known)], day=day)  # fmt: skip
        publish_decision(case, "platform", deed_of([crew.clerk], at(case.served_on or day, 20)))
        made.append(case.pk)
    return made


@transaction.atomic
def a_city(months: int = MONTHS) -> City:
    """The city and what was done in it, everything by acts."""
    office = an_office()
    items = [an_item(f"BN{n:03d}", area=area, subject="any") for n, area in enumerate(AREAS)]
    crews = list(_crews(office))
    deed = deed_of([office.investigator], at(SINCE + timedelta(days=1), 8, 30))
    known = [register_party(PartyData(PartyKind.ORGANISATION, f"示例企业第{n}号（虚构）"),
                            deed=deed_of([office.investigator], at(START, 8, 30)))
             for n in range(50)]  # fmt: skip
    places = [register_place(PlaceData(f"示例{kind}（虚构）", kind, "示例路 0 号", crews[0].street),
                             deed=deed) for kind in PLACES]  # fmt: skip
    inspections = []
    for n, crew in enumerate(crews):
        for k in range(PER_BRIGADE):
            place = places[(n + k) % len(places)]
            item = items[(n * 5 + k * 3) % len(items)]
            inspections.append((_inspect(crew, place, item, n + k * 2, 9 + 2 * k), n))
    cases = _cases(crews, items, known, months)
    return City(tuple(inspections), tuple(p.pk for p in places), tuple(cases),
                tuple(p.pk for p in known))  # fmt: skip

"""An office of twelve brigades and a hundred cases of every age and stage, made by acts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db import transaction

from mingjing.law.day import official_calendar
from mingjing.office.cases.models import Case
from mingjing.office.items.models import Item
from mingjing.office.parties.actions import PartyData, register_party
from mingjing.office.parties.models import Party, PartyKind
from mingjing.office.people.actions import add_person, add_unit, appoint, grant_certificate
from mingjing.office.people.models import Person, Role, Unit, UnitKind
from tests.cast import START, Office, an_item, an_office, at, deed_of, installing, walk_to

CREWS = 12
MONTHS = 50
FIRST = date(2022, 5, 9)
SINCE = date(2021, 8, 1)
# Where the open cases stand; most are under investigation, as in any office.
OPEN_AT = ("register_lead", "verify_lead", "file_case", "approve_filing", "approve_filing",
           "approve_filing", "approve_filing", "conclude_investigation", "notify_penalty",
           "decide_penalty")  # fmt: skip
OPEN = 50


@dataclass(frozen=True, slots=True)
class Setting:
    """What the clones are made of."""

    office: Office
    crews: tuple[Office, ...]
    ended: tuple[int, ...]
    open: tuple[int, ...]
    parties: tuple[int, ...]


def brigade_officer(name: str, unit: Unit) -> Person:
    """An officer of a brigade with post and certificate."""
    deed = installing()
    person = add_person(name, f"演示{name}", unit=unit, deed=deed)
    appoint(person, Role.OFFICER, since=SINCE, deed=deed)
    grant_certificate(person, f"ZJ{person.pk:06d}", valid_from=SINCE,
                      valid_until=date(2027, 7, 31), deed=deed)  # fmt: skip
    return person


def _crews(office: Office) -> tuple[Office, ...]:
    """The same office seen by each brigade with two officers of its own."""
    crews = []
    for n in range(CREWS):
        unit = add_unit(f"B{n}", f"示例{n}中队", kind=UnitKind.BRIGADE, deed=installing(),
                        parent=office.commission)  # fmt: skip
        crews.append(replace(office, brigade=unit, investigator=brigade_officer(f"b{n}a", unit),
                             second=brigade_officer(f"b{n}b", unit)))  # fmt: skip
    return tuple(crews)


def _items() -> list[Item]:
    areas = ("gas", "greening", "waste", "drainage", "air", "road")
    return [an_item(f"BN{n:03d}", area=area, subject="any") for n, area in enumerate(areas)]


def _parties(office: Office, count: int) -> list[Party]:
    deed = deed_of([office.investigator], at(START, 8, 30))
    return [register_party(PartyData(PartyKind.ORGANISATION, f"示例企业第{n}号（虚构）"), deed=deed)
            for n in range(count)]  # fmt: skip


@transaction.atomic
def a_hundred(parties: int) -> Setting:
    """Fifty ended cases, one a month for four years, and fifty open ones of the last weeks."""
    office = an_office()
    crews, items, known = _crews(office), _items(), _parties(office, parties)
    ended, running = [], []
    for month in range(MONTHS):
        day = official_calendar().roll(FIRST + timedelta(days=round(month * 30.4)))
        case = walk_to(crews[month % CREWS], "archive", summary=month % 3 == 0,
                       item=items[month % 6], party=known[month % len(known)], day=day)  # fmt: skip
        ended.append(case.pk)
    for n in range(OPEN):
        day = official_calendar().roll(date(2026, 9, 1) + timedelta(days=n))
        case = walk_to(crews[n % CREWS], OPEN_AT[n % len(OPEN_AT)], item=items[n % 6],
                       party=known[-1 - n % len(known)], day=day)  # fmt: skip
        running.append(case.pk)
    assert Case.objects.count() == MONTHS + OPEN
    return Setting(office, crews, tuple(ended), tuple(running), tuple(p.pk for p in known))

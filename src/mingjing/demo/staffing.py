"""Sets up the office by acts: its units, its people, their certificates and posts."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

from mingjing.demo.days import moment
from mingjing.demo.identities import person_name
from mingjing.demo.people import DEMO_PEOPLE, OFFICE_STAFF, OFFICERS_A_BRIGADE
from mingjing.office.items.importer import POWER_LIST, import_items
from mingjing.office.journal.shapes import Deed
from mingjing.office.people.actions import (
    INSTALLER,
    Standing,
    add_person,
    add_unit,
    appoint,
    grant_certificate,
)
from mingjing.office.people.models import Person, Role, Unit, UnitKind

DATA = Path(__file__).parent / "data"
OPENED = date(2022, 9, 1)
_POSTS_SINCE = date(2021, 8, 1)
_CERTIFIED = (date(2021, 8, 1), date(2027, 7, 31))
_ENDING = (date(2021, 12, 20), date(2026, 12, 19))
_LAPSED = (date(2021, 1, 1), date(2025, 12, 31))
_GONE = (date(2018, 1, 1), date(2022, 12, 31))
_NEW = (date(2024, 3, 1), date(2029, 2, 28))
_LAWYER = Standing(legal_qualification_since=date(2014, 3, 1))


@dataclass(slots=True)
class Office:
    """The people by what they do, and the units by what they are."""

    units: dict[str, Unit] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    brigades: list[Unit] = field(default_factory=list)
    streets: list[Unit] = field(default_factory=list)
    officers: dict[int, list[Person]] = field(default_factory=dict)

    def everybody(self) -> list[Person]:
        """All persons, in the order of their coming."""
        return list(self.people.values())

    def by_prefix(self, prefix: str) -> list[Person]:
        """Those whose user name begins so: the reviewers, the leaders, the clerks."""
        return [p for name, p in self.people.items() if name.startswith(prefix)]


def set_up_office() -> Office:
    """Units, people and the power list, as an installer enters them on the first day."""
    deed = Deed(by=(INSTALLER,), at=moment(OPENED, 8), entered_at=moment(OPENED, 8, 5))
    office = Office()
    _add_units(office, deed)
    _People(office, deed).add()
    done = import_items(POWER_LIST, deed)
    if done.faults:
        raise ValueError(f"the power list has faults: {done.faults[:3]}")
    return office


def read(name: str) -> dict[str, Any]:
    """One of the demonstration's data files."""
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))


def _add_units(office: Office, deed: Deed) -> None:
    for row in read("units.toml")["unit"]:
        parent = office.units.get(row.get("parent", ""))
        unit = add_unit(
            row["code"],
            row["name"],
            kind=UnitKind(row["kind"]),
            deed=deed,
            short=row["short"],
            parent=parent,
        )
        office.units[row["code"]] = unit
    office.brigades = [u for u in office.units.values() if u.kind == UnitKind.BRIGADE]
    office.streets = [u for u in office.units.values() if u.kind == UnitKind.STREET]


class _People:
    """Adds people one after the other; those who sign in bear the names of the sign-in page."""

    def __init__(self, office: Office, deed: Deed) -> None:
        self.office, self.deed = office, deed
        self.known = {user: (name, word) for name, _, user, word in DEMO_PEOPLE}
        self.fresh: Iterator[int] = count(len(DEMO_PEOPLE))
        self.certificates = count(1)

    def add(self) -> None:
        """Everybody."""
        for user, code, role, title in OFFICE_STAFF:
            standing = _LAWYER if role == Role.REVIEWER else None
            self._person(user, self.office.units[code], standing=standing)
            self._appoint(user, Role(role), title)
        for place, brigade in enumerate(self.office.brigades):
            self._brigade(place, brigade)
        self._beside()

    def _person(self, user: str, unit: Unit, *, standing: Standing | None = None) -> Person:
        name, word = self.known.get(user) or (person_name(next(self.fresh)), None)
        person = add_person(user, name, unit=unit, deed=self.deed, password=word, standing=standing)
        self.office.people[user] = person
        return person

    def _appoint(
        self,
        user: str,
        role: Role,
        title: str,
        *,
        since: date = _POSTS_SINCE,
        until: date | None = None,
    ) -> None:
        appoint(
            self.office.people[user], role, since=since, until=until, title=title, deed=self.deed
        )

    def _certify(self, person: Person, term: tuple[date, date]) -> None:
        grant_certificate(
            person,
            f"示执证{next(self.certificates):04d}",
            valid_from=term[0],
            valid_until=term[1],
            deed=self.deed,
        )

    def _brigade(self, place: int, brigade: Unit) -> None:
        """Twelve officers; the certificates of a few end soon or have ended since 2023."""
        crew = []
        for n in range(1, OFFICERS_A_BRIGADE + 1):
            first = {(0, 2): "officer", (1, 1): "officer2"}.get((place, n))
            user = first or f"{brigade.code}-{n:02d}"
            person = self._person(user, brigade)
            self._appoint(user, Role.OFFICER, "大队长" if n == 1 else "执法队员")
            self._certify(
                person,
                {11: _ENDING, 12: _LAPSED}.get(n, _CERTIFIED) if place in {1, 3} else _CERTIFIED,
            )
            crew.append(person)
        self.office.officers[brigade.pk] = crew

    def _beside(self) -> None:
        """One who left before 2023, two who came in 2024, and two assistants."""
        left = self._person("203-90", self.office.units["203"])
        self._appoint("203-90", Role.OFFICER, "执法队员", until=_GONE[1])
        self._certify(left, _GONE)
        for code in ("202", "204"):
            new = self._person(f"{code}-21", self.office.units[code])
            self._appoint(f"{code}-21", Role.OFFICER, "执法队员", since=_NEW[0])
            self._certify(new, _NEW)
            self.office.officers[new.unit_id].append(new)
        for code in ("201", "205"):
            self._person(
                f"{code}-80", self.office.units[code], standing=Standing(is_assistant=True)
            )

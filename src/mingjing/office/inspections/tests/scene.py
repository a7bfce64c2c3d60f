"""A place, officers and a lawful visit, built by acts, for the tests of field work."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from mingjing.office.inspections.actions import register_inspection
from mingjing.office.inspections.models import Inspection
from mingjing.office.journal.shapes import Deed
from mingjing.office.parties.actions import PlaceData, register_place
from mingjing.office.parties.models import Place
from tests.cast import START, Office, a_party, at, deed_of

DAY = date(2023, 5, 16)


def a_place(office: Office, name: str = "示例餐饮店甲（虚构）") -> Place:
    """A restaurant of the cast's firm."""
    data = PlaceData(name, "restaurant", f"示例路 12 号 {name}", office.street, a_party(office))
    return register_place(data, deed=deed_of([office.investigator], at(START, 8, 40)))


def a_visit(office: Office, **other: Any) -> dict[str, Any]:
    """The parts of a lawful inspection that found nothing; `other` replaces some of them."""
    parts: dict[str, Any] = {
        "kind": "daily",
        "area": "gas",
        "unit": office.brigade,
        "place": None,
        "party": None,
        "address": "示例路 12 号",
        "street": office.street,
        "started_at": at(DAY, 9, 30),
        "ended_at": at(DAY, 10),
        "officers": [office.investigator, office.second],
        "checks": [],
        "finding": "",
        "fixed_on_the_spot": 0,
        "result": "clean",
    }
    return {**parts, **other}


def inspected(office: Office, **other: Any) -> Inspection:
    """An inspection made by the officers of the visit, entered when it ended."""
    visit = a_visit(office, **other)
    return register_inspection(entered(visit["officers"], visit["ended_at"]), **visit)


def entered(people: list[Any], moment: datetime) -> Deed:
    """A deed entered at the moment it was done."""
    return deed_of(people, moment)

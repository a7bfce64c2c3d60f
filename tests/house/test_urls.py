"""Every address for every character answers as urls.csv says; a new address needs its line.

The table is read by people in review: who may see what. HOUSE_WRITE=1 writes it anew.
"""

from __future__ import annotations

import csv
import os
import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from mingjing.office.people.models import Person
from tests.cast import Office
from tests.house.world import World, a_world, addresses

TABLE = Path(__file__).with_name("urls.csv")
HEAD = ("name", "officer", "reviewer", "leader", "clerk", "supervisor", "administrator",
        "stranger", "signed_out")  # fmt: skip
GAP = re.compile(r"<(?:(\w+):)?(\w+)>")


def characters(office: Office) -> dict[str, Person | None]:
    """Everybody who may knock."""
    return {
        "officer": office.investigator, "reviewer": office.reviewer, "leader": office.leader,
        "clerk": office.clerk, "supervisor": office.supervisor,
        "administrator": office.administrator, "stranger": office.stranger, "signed_out": None,
    }  # fmt: skip


def address(name: str, pattern: str, world: World) -> str:
    """The address with its gaps filled by the row of its folder: `cases/<number>/` by a case."""
    filled = {}
    for gap in GAP.finditer(pattern):
        folder = pattern[: gap.start()].rstrip("/").split("/")[-1]
        key = gap[2] if gap[2] in world.gaps else folder
        assert key in world.gaps, f"{name}: nothing fills <{gap[2]}> of {pattern}; see world.py"
        filled[gap[2]] = world.gaps[key]
    if name == "act":
        filled["number"] = world.open_case.number
    return reverse(name, kwargs=filled)


def answers(world: World) -> dict[str, list[str]]:
    """The code of each address for each character."""
    doors = {}
    for who, person in characters(world.office).items():
        doors[who] = Client(raise_request_exception=False)
        if person:
            doors[who].force_login(person)
    return {
        name: [str(door.get(address(name, pattern, world)).status_code)
               for door in doors.values()]
        for name, pattern in sorted(addresses().items())
    }  # fmt: skip


@pytest.mark.django_db
def test_every_address_answers_each_character_as_the_table_says() -> None:
    world = a_world()
    found = answers(world)
    assert len(found) > 40
    if os.environ.get("HOUSE_WRITE"):
        with TABLE.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(
                [HEAD, *([name, *codes] for name, codes in found.items())]
            )
    with TABLE.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    assert tuple(head) == HEAD
    assert found == {name: codes for name, *codes in rows}
    assert not [name for name, codes in found.items() if any(c >= "500" for c in codes)]
    for name, pattern in addresses().items():
        if name not in {"sign-in", "health"}:
            answer = Client().get(address(name, pattern, world))
            assert answer["Location"].startswith("/sign-in/"), f"{name} answers strangers"

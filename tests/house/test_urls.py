"""Every address for every character answers as urls.csv says; a new address needs its line.

The table is read by people in review: who may see what. HOUSE_WRITE=1 writes it anew.
"""

from __future__ import annotations

import csv
import os

import pytest
from django.test import Client

from tests.house.world import TABLE, World, a_world, address, addresses, characters, table

# What everybody may read without signing in: announced draws and published plans, with their files;
# and the phone's worker, which a browser fetches without a session.
OPEN = {
    "open-draws", "open-draw-check", "open-draw-program", "open-draw", "open-draw-json",
    "open-draw-pool", "open-draw-pool-list", "open-visit", "open-plans", "open-plan",
    "open-plan-json",
    "open-plan-results", "open-plan-results-json", "open-plan-rows", "open-items",
    "open-frequency", "open-home",
    "open-items-json", "field-worker", "open-reports", "open-report", "open-edition",
    "open-figure", "open-report-file", "open-report-json",
}  # fmt: skip


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
                [
                    ["name", *characters(world.office)],
                    *([name, *codes] for name, codes in found.items()),
                ]
            )
    assert table() == (list(characters(world.office)), found)
    assert not [name for name, codes in found.items() if any(c >= "500" for c in codes)]
    for name, pattern in addresses().items():
        if name not in {"sign-in", "health", "check", "check-code"} | OPEN:
            answer = Client().get(address(name, pattern, world))
            assert answer["Location"].startswith("/sign-in/"), f"{name} answers strangers"

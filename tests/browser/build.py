"""Makes a home with the world of the house tests, and tells its addresses as JSON.

Run as a program: a server needs rows that are there, and the record's rows can never be taken
away again, so they must not be in the database of the other tests.
"""

from __future__ import annotations

import json

import django

django.setup()

from django.core.management import call_command  # noqa: E402

from mingjing.office.people.actions import set_password  # noqa: E402
from tests.cast import installing  # noqa: E402
from tests.house.world import a_world, address, addresses, characters  # noqa: E402

PASSWORD = "probe-of-the-house-7"


def main() -> None:
    """Everybody gets the same password; it lives as long as the test."""
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    world = a_world()
    people = {who: person for who, person in characters(world.office).items() if person}
    for person in people.values():
        set_password(person, PASSWORD, deed=installing())
    told = {
        "people": {who: person.username for who, person in people.items()},
        "addresses": {n: address(n, path, world) for n, path in addresses().items()},
        "case": world.open_case.number,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()

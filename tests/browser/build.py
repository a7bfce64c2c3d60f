"""Makes a home with the world of the house tests, and tells its addresses as JSON.

Run as a program: a server needs rows that are there, and the record's rows can never be taken
away again, so they must not be in the database of the other tests.
"""

from __future__ import annotations

import json
from datetime import timedelta

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.utils import timezone  # noqa: E402

from mingjing.office.draws.tests import scene as draws  # noqa: E402
from mingjing.office.inspections.drawn import Drawn, import_draw  # noqa: E402
from mingjing.office.inspections.tests.scene import a_place  # noqa: E402
from mingjing.office.items.models import Item  # noqa: E402
from mingjing.office.people.actions import set_password  # noqa: E402
from mingjing.office.registers.actions import NewObject, list_objects  # noqa: E402
from mingjing.office.registers.models import Risk  # noqa: E402
from mingjing.office.visits.actions import Planned, perform, plan_visit  # noqa: E402
from mingjing.office.visits.models import Visit  # noqa: E402
from mingjing.office.visits.tests.scene import begun, walked  # noqa: E402
from tests.cast import Office, deed_of, installing  # noqa: E402
from tests.house.world import World, a_world, address, addresses, characters  # noqa: E402

PASSWORD = "probe-of-the-house-7"


def _a_visit_for_today(world: World) -> None:
    """An approved visit that waits for the phone."""
    now, people = timezone.now(), world.office
    items = list(Item.objects.filter(area="gas").order_by("code")[:1])
    planned = Planned(
        kind="daily", area="gas", ground="示例年度检查计划", unit=people.brigade,
        street=people.street, planned_on=timezone.localdate(now), address="示例路 100 号",
        officers=[people.investigator, people.second], items=items,
    )  # fmt: skip
    row = plan_visit(planned, deed_of([people.investigator], now))
    perform(row.pk, "approve_visit", deed_of([people.leader], now, passed=True))
    perform(row.pk, "notify_visit", deed_of([people.investigator], now, receipt="电话告知"))


def _drawn_objects_for_today(world: World) -> None:
    """Objects that were drawn with their two officers, and whose visits nobody has asked for: one
    for each test that takes it, since an object asked for is no longer one to begin with."""
    people = world.office
    team = (people.investigator.pk, people.second.pk)
    deed = deed_of([people.clerk], timezone.now())
    for draw, shop in (("示例现场抽取", "示例抽中小店"), ("示例快手抽取", "示例快手小店")):
        drawn = Drawn(a_place(people, f"{shop}（虚构）"), "gas", team)
        import_draw(deed, draw=draw, platform="示例平台", objects=[drawn])


def a_visit_to_make(office: Office) -> Visit:
    """A visit that was announced, of a shop of its own, waiting for its officers."""
    place = a_place(office, "示例小吃店（虚构）")
    return walked(office, "approve_visit", "notify_visit", visit=begun(office, place=place))


def draws_under_way(office: Office) -> dict[str, str]:
    """A draw waiting for its announcement, its commitments, its dice and its secrets each, each
    over an area of its own, and an object; the addresses of what comes next."""
    deed = draws.by(office.clerk, draws.THROWN - timedelta(days=9))
    stages = (
        ("announce_source", "heating", ()),
        ("record_commitments", "road", (draws.announced,)),
        ("record_dice", "waste", (draws.announced, draws.committed)),
        ("reveal_secrets", "greening", (draws.announced, draws.committed, draws.thrown)),
    )
    found = {}
    for n, (verb, area, acts) in enumerate(stages):
        place = a_place(office, f"示例{n}号待抽点（虚构）")
        list_objects(deed, [NewObject(place, area, Risk.LOW, "按信用评定")], "增列")
        wanted = draws.Wanted(f"示例{n}号抽取", {area: 1}, draws.WANTED.tickets, 2)
        row = draws.frozen(office, wanted, draws.THROWN - timedelta(days=8, minutes=-n))
        for act in acts:
            row = act(office, row)
        found[verb] = f"/draws/{row.number}/do/{verb}/"
        found[f"after {row.stage}"] = f"/draws/{row.number}/"
    return {**found, "open": f"/open{found['after thrown']}"}


def main() -> None:
    """Everybody gets the same password; it lives as long as the test."""
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    world = a_world()
    people = {who: person for who, person in characters(world.office).items() if person}
    for person in people.values():
        set_password(person, PASSWORD, deed=installing())
    _a_visit_for_today(world)
    _drawn_objects_for_today(world)
    told = {
        "people": {who: person.username for who, person in people.items()},
        "addresses": {n: address(n, path, world) for n, path in addresses().items()},
        "case": world.open_case.number,
        "draws": draws_under_way(world.office),
        "visit": a_visit_to_make(world.office).number,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()

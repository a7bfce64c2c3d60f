"""The board: each figure opens to exactly its rows, speaks of no person, and costs little."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from mingjing.law.frequency import cap_on
from mingjing.office.desk.board import watched
from mingjing.office.desk.tests.test_today import preserved
from mingjing.office.desk.watching import CONCERNS, counts, opened
from mingjing.office.inspections.tests.scene import inspected
from mingjing.office.people.models import Person
from mingjing.office.registers.actions import NewObject, list_objects
from mingjing.office.visits.tests.scene import begun as a_visit
from tests.beside import begun
from tests.cast import at, deed_of, walk_to
from tests.house.world import World, a_world
from tests.lived import lived_once

DAY = date(2023, 6, 1)


pytestmark = pytest.mark.django_db
world = lived_once(a_world)


def told(person: Person, day: date = DAY) -> dict[str, int]:
    return {key: n for key, n in counts(person, day).items() if n}


def page(person: Person, url: str) -> str:
    client = Client()
    client.force_login(person)
    response = client.get(url)
    assert response.status_code == 200, url
    return response.content.decode()


def test_each_figure_counts_and_opens_to_exactly_its_rows(world: World) -> None:
    """The same rows are counted, listed and linked, for whoever looks."""
    office = world.office
    for person in (office.leader, office.investigator, office.stranger, office.supervisor):
        for day in (DAY, DAY + timedelta(days=400)):
            found = counts(person, day)
            assert set(found) == set(CONCERNS)
            for key, concern in CONCERNS.items():
                rows = list(opened(concern, person, day))
                assert len(rows) == found[key], (person.name, key)
                assert all(concern.line(row, day).url for row in rows)


def test_what_is_over_is_over_and_what_presses_this_week_presses(world: World) -> None:
    office, case = world.office, walk_to(world.office, "approve_filing", day=DAY)
    assert case.due_on is not None and case.awaits == "officer"
    before, after = case.due_on - timedelta(days=1), case.due_on + timedelta(days=1)
    assert case not in opened(CONCERNS["cases-over"], office.leader, before)
    assert case in opened(CONCERNS["cases-week"], office.leader, case.due_on)
    assert case in opened(CONCERNS["cases-over"], office.leader, after)
    assert told(office.stranger, after).get("cases-over", 0) == 0


def test_what_runs_beside_a_case_has_its_own_clock(world: World) -> None:
    row = preserved(world.office)
    assert row.due_on is not None
    for key, day, there in (
        ("sides-over", row.due_on, False),
        ("sides-week", row.due_on, True),
        ("sides-over", row.due_on + timedelta(days=1), True),
    ):
        assert (row in opened(CONCERNS[key], world.office.leader, day)) is there, (key, day)


def test_a_partys_running_right_presses_nobody(world: World) -> None:
    waiting = walk_to(world.office, "notify_penalty", day=DAY)
    assert waiting.awaits == "party"
    for key in ("cases-over", "cases-week"):
        rows = opened(CONCERNS[key], world.office.leader, DAY + timedelta(days=90))
        assert waiting not in rows, key


def test_a_decision_that_should_be_public_is_told_after_its_last_day(world: World) -> None:
    case = walk_to(world.office, "serve", day=DAY)
    assert case.decided_on is not None
    late = CONCERNS["publication-late"]
    assert case not in opened(late, world.office.leader, case.decided_on)
    rows = opened(late, world.office.leader, case.decided_on + timedelta(days=30))
    assert case in rows and world.case not in rows, "what was published is not late"


def test_an_object_of_high_risk_is_told_until_it_is_inspected(world: World) -> None:
    office = world.office
    rule = CONCERNS["high-risk"]
    before = opened(rule, office.leader, date(2024, 6, 1)).count()
    place = a_visit(office, at(DAY, 8, 30)).place
    assert place is not None
    list_objects(
        deed_of([office.clerk], at(DAY)), [NewObject(place, "gas", "high", "气瓶间")], "新增"
    )
    assert opened(rule, office.leader, date(2024, 6, 1)).count() == before + 1
    inspected(office, place=place, started_at=at(date(2024, 3, 4), 9),
              ended_at=at(date(2024, 3, 4), 10))  # fmt: skip
    assert opened(rule, office.leader, date(2024, 6, 1)).count() == before
    assert opened(rule, office.leader, date(2025, 1, 2)).count() == before + 1, "a new year"


def test_a_visit_that_was_not_begun_on_its_day_is_told(world: World) -> None:
    visit = a_visit(world.office, at(DAY, 8, 30))
    late = CONCERNS["visits-late"]
    assert visit not in opened(late, world.office.leader, visit.planned_on)
    assert visit in opened(late, world.office.leader, visit.planned_on + timedelta(days=1))


@pytest.mark.parametrize("key", CONCERNS)
def test_the_page_of_a_figure_says_how_many_rows_it_lists(world: World, key: str) -> None:
    today = timezone.localdate()
    n = counts(world.office.leader, today)[key]
    html = page(world.office.leader, reverse("board-rows", args=[key]))
    assert f"{n} {CONCERNS[key].unit} ·" in html
    assert html.count('<tr><th scope="row"') == min(n, 50)


def test_the_board_names_no_person_and_links_every_figure(world: World) -> None:
    html = page(world.office.leader, reverse("board")).split("<main")[1]
    names = [p.name for p in Person.objects.exclude(pk=world.office.leader.pk)]
    assert names and not [name for name in names if name in html]
    for key in CONCERNS:
        assert reverse("board-rows", args=[key]) in html
    assert reverse("plan-caps", args=[timezone.localdate().year]) in html
    assert "排名" not in html


def test_who_sees_less_is_told_so(world: World) -> None:
    assert "只含您有权查看的记录" in page(world.office.investigator, reverse("board"))
    assert "只含您有权查看的记录" not in page(world.office.leader, reverse("board"))


def test_caps_near_their_limit_are_as_many_as_the_page_behind_lists(world: World) -> None:
    _, risks = watched(world.office.leader, DAY)
    caps = next(f for f in risks if "上限" in f.label)
    assert caps.value == 0 and str(cap_on(DAY).value) in caps.definition
    _, risks = watched(world.office.stranger, DAY)
    assert [f.label for f in risks if "上限" in f.label] == ["企业检查接近或达到上限"]


def test_an_unknown_figure_of_the_board_is_not_found(world: World) -> None:
    client = Client()
    client.force_login(world.office.leader)
    assert client.get("/board/nothing/").status_code == 404


def test_the_board_costs_the_same_with_one_case_and_with_many(world: World) -> None:
    client = Client()
    client.force_login(world.office.leader)
    costs = []
    for more in (0, 6):
        for n in range(more):
            case = walk_to(world.office, "approve_filing", day=DAY + timedelta(days=n))
            begun(
                world.office, case, "preservation", "approve_preservation",
                moment=at(DAY + timedelta(days=n + 20)),
                may_be_lost=True, goods="示例物品", reason="可能灭失",
            )  # fmt: skip
        with CaptureQueriesContext(connection) as seen:
            html = client.get(reverse("board")).content.decode()
        costs.append(len(seen))
    assert costs[0] == costs[1] <= 11
    assert len(re.findall(r"<svg", html)) >= 8

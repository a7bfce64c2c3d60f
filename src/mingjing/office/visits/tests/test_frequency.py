"""The yearly cap before anybody goes: asked at the plan and at the door, spared for complaints."""

from __future__ import annotations

from datetime import date

import pytest

from mingjing.office.inspections.models import Inspection
from mingjing.office.inspections.tests.scene import a_place, inspected
from mingjing.office.journal.shapes import Refused
from mingjing.office.parties.models import Place
from mingjing.office.plans.tests.scene import a_task, published
from mingjing.office.visits.models import Visit
from mingjing.office.visits.tests.scene import CLEAN, DAY, ROAD, begun, go, walked
from tests.cast import Office, an_item, an_office, at

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return an_office()


def test_a_sixth_visit_is_not_planned_but_a_case_is_with_its_ground(office: Office) -> None:
    place = a_place(office)
    full(office, place)
    with pytest.raises(Refused, match="最早2027年1月1日"):
        begun(office, place=place)
    spared = begun(office, place=place, kind="case", ground="示例案件 12 号")
    assert spared.stage == "planned"


def full(office: Office, place: Place) -> None:
    """Five visits that count."""
    for n in range(1, 6):
        day = date(2026, 4, n)
        inspected(office, place=place, started_at=at(day, 9), ended_at=at(day, 10),
                  checks=[(an_item(), True)])  # fmt: skip


def test_planned_visits_hold_their_place_and_give_it_back(office: Office) -> None:
    place = a_place(office)
    for n in range(5):
        begun(office, at(DAY, 8, n), place=place)
    with pytest.raises(Refused, match="已检查5次"):
        begun(office, at(DAY, 8, 30), place=place)
    first = Visit.objects.earliest("pk")
    go(office, first, "withdraw_visit", at(DAY, 9), reason="不再检查")
    assert begun(office, at(DAY, 9, 30), place=place).stage == "planned"


def test_a_visit_serves_the_tasks_it_was_planned_for(office: Office) -> None:
    year = {"first": date(2026, 1, 5), "last": date(2026, 12, 20)}
    plan = published(office, a_task(office, **year), a_task(office, title="第二项", **year),
                     moment=at(date(2026, 1, 2)))  # fmt: skip
    visit = begun(office, place=a_place(office), tasks=list(plan.tasks.all()))
    visit = walked(office, *ROAD, "tell_findings", "end_visit", visit=visit, forms=CLEAN)
    assert visit.inspection is not None
    codes = {t.code for t in visit.inspection.tasks.all()}
    assert codes == {"RW2026-01", "RW2026-02"}


def test_at_the_door_the_cap_is_asked_again(office: Office) -> None:
    place = a_place(office)
    visit = walked(office, "approve_visit", "notify_visit", visit=begun(office, place=place))
    full(office, place)
    with pytest.raises(Refused, match="上限5次"):
        go(office, visit, "begin_visit", at(DAY, 11))


def test_a_visit_that_began_within_the_cap_is_told_to_its_end(office: Office) -> None:
    place = a_place(office)
    visit = walked(office, *ROAD, visit=begun(office, place=place), forms=CLEAN)
    full(office, place)
    visit = go(office, visit, "tell_findings", at(DAY, 11))
    visit = go(office, visit, "end_visit", at(DAY, 11, 30))
    assert visit.inspection_id and Inspection.objects.count() == 6

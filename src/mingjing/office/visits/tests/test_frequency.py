"""The yearly cap before anybody goes: asked at the plan and at the door, spared for complaints."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from mingjing.law.frequency import AT_ONCE
from mingjing.law.numbers import Number, number
from mingjing.office.inspections.models import Inspection
from mingjing.office.inspections.tests.scene import a_place, inspected
from mingjing.office.journal.models import FaultRecord
from mingjing.office.journal.shapes import Deed, Refused
from mingjing.office.parties.models import Party, Place
from mingjing.office.plans.tests.scene import a_task, published
from mingjing.office.visits.actions import begin_at_once, perform
from mingjing.office.visits.models import Visit
from mingjing.office.visits.queries import told
from mingjing.office.visits.tests.scene import CLEAN, DAY, FORMS, ROAD, begun, go, planned, walked
from tests.cast import Office, an_item, an_office, at, deed_of

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
    with pytest.raises(Refused, match="已检查0次、另已安排5次"):
        begun(office, at(DAY, 8, 30), place=place)
    first = Visit.objects.earliest("pk")
    go(office, first, "withdraw_visit", at(DAY, 9), reason="不再检查")
    assert begun(office, at(DAY, 9, 30), place=place).stage == "planned"


def test_a_visit_counts_in_the_year_in_which_it_began(office: Office) -> None:
    place, eve, new_year = a_place(office), date(2025, 12, 30), date(2026, 1, 5)
    for n in range(5):
        late = begun(office, at(date(2025, 12, 29), 9, n), place=place, planned_on=eve)
    late = walked(office, "approve_visit", "notify_visit", visit=late, moment=at(eve, 9))
    with pytest.raises(Refused, match="已检查0次、另已安排5次"):
        begun(office, at(eve, 10), place=place, planned_on=date(2025, 12, 31))
    late = go(office, late, "begin_visit", at(new_year, 9))
    assert late.inspection is None
    again = begun(office, at(eve, 15), place=place, planned_on=date(2025, 12, 31))
    assert again.stage == "planned", "of the old year one is free again"
    for n in range(4):
        begun(office, at(new_year, 10, n), place=place, planned_on=DAY)
    with pytest.raises(Refused, match="已检查0次、另已安排5次"):
        begun(office, at(new_year, 11), place=place, planned_on=DAY)


def test_a_visit_serves_the_tasks_it_was_planned_for(office: Office) -> None:
    year = {"first": date(2026, 1, 5), "last": date(2026, 12, 20)}
    plan = published(office, a_task(office, **year), a_task(office, title="第二项", **year),
                     moment=at(date(2026, 1, 2)))  # fmt: skip
    visit = begun(office, place=a_place(office), tasks=list(plan.tasks.all()))
    lines = dict(told(visit, []))
    assert lines["合并的任务"] == ("RW2026-01 餐饮燃气专项检查（示例）；RW2026-02 第二项")
    assert "联合部门" not in lines
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


def test_a_plan_is_not_approved_once_the_cap_is_reached_but_it_is_sent_back(office: Office) -> None:
    place = a_place(office)
    visit = begun(office, place=place)
    full(office, place)
    with pytest.raises(Refused, match="上限5次"):
        go(office, visit, "approve_visit", at(DAY, 9))
    visit = go(office, visit, "approve_visit", at(DAY, 9), passed=False, reason="已达上限")
    assert visit.stage == "withdrawn"


def told_later(office: Office, verb: str, moment: datetime, minutes: int, **form: Any) -> Deed:
    """An act of the two officers that reaches the office later, as from a phone without signal."""
    made = deed_of([office.investigator, office.second], moment, **{**FORMS.get(verb, {}), **form})
    return replace(made, entered_at=moment + timedelta(minutes=minutes))


def test_who_already_went_in_is_recorded_with_the_fault_and_who_stands_at_the_door_is_stopped(
    office: Office,
) -> None:
    place = a_place(office)
    visit = walked(office, "approve_visit", "notify_visit", visit=begun(office, place=place))
    full(office, place)
    with pytest.raises(Refused, match="上限5次"):
        perform(visit.pk, "begin_visit", told_later(office, "begin_visit", at(DAY, 11), 5))
    row = perform(visit.pk, "begin_visit", told_later(office, "begin_visit", at(DAY, 11), 6))
    assert row.stage == "on_site" and over_cap_of(row) == 1
    row = go(office, row, "record_checks", at(DAY, 11, 10), **CLEAN["record_checks"])
    row = go(office, row, "tell_findings", at(DAY, 11, 20))
    row = go(office, row, "end_visit", at(DAY, 11, 30))
    assert Inspection.objects.count() == 6 and over_cap_of(row) == 1


def test_of_two_phones_that_tell_the_fifth_beginning_at_once_the_later_stands_as_the_sixth(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = a_place(office)
    visit = walked(office, "approve_visit", "notify_visit", visit=begun(office, place=place))

    def waits_for_the_other(*parties: Party | None) -> None:
        if not Inspection.objects.exists():
            full(office, place)

    monkeypatch.setattr("mingjing.office.visits.actions.counted_alone", waits_for_the_other)
    row = perform(visit.pk, "begin_visit", told_later(office, "begin_visit", at(DAY, 11), 6))
    assert over_cap_of(row) == 1


def over_cap_of(row: Visit) -> int:
    """How often the file of a visit says that it was one too many."""
    rows = FaultRecord.objects.filter(subject_kind="visit", subject_id=row.pk, watch="over_cap")
    return rows.count()


def test_a_visit_at_once_that_happened_without_signal_is_recorded_with_the_fault(
    office: Office,
) -> None:
    place = a_place(office)
    full(office, place)
    wanted, form = planned(office, place=place), {"identity_shown": True, "vehicle": ""}
    with pytest.raises(Refused, match="上限5次"):
        begin_at_once(wanted, told_later(office, "begin_at_once", at(DAY), 1, **form))
    row = begin_at_once(wanted, told_later(office, "begin_at_once", at(DAY), 90, **form))
    assert over_cap_of(row) == 1
    spared = replace(wanted, kind="case", ground=" ")
    with pytest.raises(Refused, match="须写明依据"):
        begin_at_once(spared, told_later(office, "begin_at_once", at(DAY, 13), 90, **form))


def test_the_five_minutes_of_a_visit_are_those_of_its_day_in_the_office(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[date] = []

    def remembering(name: str, *, on: date) -> Number:
        if name == AT_ONCE:
            asked.append(on)
        return number(name, on=on)

    monkeypatch.setattr("mingjing.law.frequency.number", remembering)
    night = at(date(2027, 1, 1), 0, 20).astimezone(UTC)  # as a phone tells it: still 2026 there
    form = {"identity_shown": True, "vehicle": ""}
    begin_at_once(planned(office), told_later(office, "begin_at_once", night, 90, **form))
    assert set(asked) == {date(2027, 1, 1)}


def test_a_visit_within_the_cap_told_late_is_no_fault(office: Office) -> None:
    form = {"identity_shown": True, "vehicle": ""}
    row = begin_at_once(planned(office), told_later(office, "begin_at_once", at(DAY), 90, **form))
    assert over_cap_of(row) == 0

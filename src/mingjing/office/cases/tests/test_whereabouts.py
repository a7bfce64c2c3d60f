"""Nobody investigates in two places in the same minute; a record that says so stands as a fault."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from mingjing.office.cases.models import Case
from mingjing.office.inspections.tests.scene import a_place, inspected
from mingjing.office.journal.entries import entries_of
from mingjing.office.people.models import Role
from tests.cast import Office, also, at, do, walk_to

DAY = date(2023, 5, 16)
TEN = at(DAY, 10)
FIRST, SECOND = "示例路 1 号", "示例街 99 号"


def faults(case: Case) -> list[str]:
    entry = entries_of("case", case.pk).last()
    assert entry is not None
    return [f["watch"] for f in entry.faults]


def two_cases(office: Office) -> tuple[Case, Case]:
    """Both under investigation at the same address, an hour after each other."""
    one = walk_to(office, "approve_filing", day=date(2023, 5, 8))
    return one, walk_to(office, "approve_filing", day=date(2023, 5, 9))


def questioned(office: Office, case: Case, moment: datetime, place: str, **more: Any) -> Case:
    return do(office, case, "question", moment, evidence_place=place, **more)


def test_the_same_officer_in_two_places_in_one_minute_is_told(office: Office) -> None:
    one, other = two_cases(office)
    questioned(office, one, TEN, FIRST)
    case = questioned(office, other, TEN.replace(second=40), SECOND)
    assert faults(case) == ["in_two_places"] and faults(one) == []


@pytest.mark.parametrize(("place", "minute"), [(FIRST, 0), (SECOND, 1)])
def test_another_minute_or_the_same_place_is_no_fault(
    office: Office, place: str, minute: int
) -> None:
    one, other = two_cases(office)
    questioned(office, one, TEN, FIRST)
    assert faults(questioned(office, other, TEN.replace(minute=minute), place)) == []


def test_other_officers_may_be_elsewhere(office: Office) -> None:
    one, other = two_cases(office)
    questioned(office, one, TEN, FIRST)
    pair = [also(office, "third", Role.OFFICER), also(office, "fourth", Role.OFFICER)]
    assert faults(questioned(office, other, TEN, SECOND, by=pair)) == []


def test_two_records_of_one_case_in_one_minute_are_its_own_affair(office: Office) -> None:
    one, _ = two_cases(office)
    questioned(office, one, TEN, FIRST)
    assert faults(questioned(office, one, TEN, SECOND)) == []


def test_a_record_within_an_inspection_elsewhere_is_told(office: Office) -> None:
    inspection = inspected(office, place=a_place(office))
    _, other = two_cases(office)
    middle = inspection.started_at + (inspection.ended_at - inspection.started_at) / 2
    assert faults(questioned(office, other, middle, SECOND)) == ["in_two_places"]
    assert faults(questioned(office, other, middle, inspection.address)) == []
    assert faults(questioned(office, other, inspection.ended_at, SECOND)) == []

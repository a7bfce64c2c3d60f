"""From acts to questions: faults planted by acts are asked about, an honest half-year is not."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from mingjing.law.honesty.shapes import Found
from mingjing.law.honesty.weigh import weigh
from mingjing.office.evidence.actions import Taken, take_exhibit
from mingjing.office.evidence.models import Exhibit
from mingjing.office.evidence.tests.scene import stored_picture
from mingjing.office.honesty.material import material_of
from mingjing.office.honesty.tests.scene import honest, inspect
from mingjing.office.inspections.actions import issue_order
from mingjing.office.intake.actions import register_complaint
from mingjing.office.parties.actions import PlaceData, register_place
from mingjing.office.parties.models import Place
from mingjing.office.visits.tests.scene import begun, go
from tests.beside import begun as begun_beside
from tests.beside import went_on
from tests.cast import START, Office, a_party, an_office, at, deed_of, walk_to

pytestmark = pytest.mark.django_db
DAY = date(2023, 5, 16)
YEAR = (date(2023, 1, 1), date(2023, 12, 31))


@pytest.fixture
def office() -> Office:
    return an_office()


def asked(since: date = YEAR[0], until: date = YEAR[1]) -> dict[str, list[Found]]:
    found: dict[str, list[Found]] = {}
    for one in weigh(material_of(since, until)).found:
        found.setdefault(one.rule, []).append(one)
    return found


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_an_honest_half_year_is_not_asked_about(office: Office, seed: int) -> None:
    assert honest(office, seed, since=date(2023, 2, 1), days=181) > 100
    weighed = weigh(material_of(date(2023, 2, 1), date(2023, 7, 31)))
    assert weighed.tests >= 4 and weighed.found == ()


def test_work_entered_a_month_later_in_one_sitting_is_asked_about(office: Office) -> None:
    for n in range(12):
        start = at(DAY - timedelta(days=n), 9, 3 * n)
        end = start + timedelta(minutes=20 + n)
        inspect(office, start, 20 + n, address=f"示例路 {n} 号",
                late=at(date(2023, 6, 20), 15, n) - end)  # fmt: skip
    [burst] = asked()["entry_burst"]
    assert len(burst.lines) == 12 and burst.unit == office.brigade.pk
    assert {line.ref.kind for line in burst.lines} == {"inspection"}


def test_durations_that_are_all_alike_and_words_that_are_all_alike(office: Office) -> None:
    words = "后厨与用餐区之间没有隔断，报警装置未通电，已当场教育"
    for n in range(24):
        inspect(office, at(date(2023, 3, 1) + timedelta(days=n)), 30, address=f"示例路 {n} 号",
                finding=words if n < 4 else "")  # fmt: skip
    found = asked()
    [same], [alike] = found["same_duration"], found["same_words"]
    assert len(same.lines) == 24 and len(alike.lines) == 4


def test_the_door_keeps_two_inspections_apart_and_the_rule_sees_what_it_cannot(
    office: Office,
) -> None:
    """An open visit and an inspection elsewhere: neither act alone can know of the other."""
    moment = at(date(2026, 5, 12), 8, 30)
    visit = begun(office, moment)
    for n, verb in enumerate(("approve_visit", "notify_visit", "begin_visit", "record_checks")):
        visit = go(office, visit, verb, moment + timedelta(minutes=10 + 30 * n))
    row = inspect(office, moment + timedelta(minutes=80), 20, address="示例路 99 号")
    [found] = asked(date(2026, 1, 1), date(2026, 6, 30))["two_places"]
    assert {line.ref.number for line in found.lines} == {visit.number, row.number}
    assert set(found.persons) == {office.investigator.pk, office.second.pk}


def place(office: Office, name: str, north: str) -> Place:
    data = PlaceData(name, "restaurant", f"示例路 {name}", office.street, a_party(office),
                     longitude=Decimal("117.2"), latitude=Decimal(north))  # fmt: skip
    return register_place(data, deed=deed_of([office.investigator], at(START, 8, 40)))


def test_no_time_for_the_way_between(office: Office) -> None:
    one, far = place(office, "甲（虚构）", "39.10"), place(office, "乙（虚构）", "39.30")
    inspect(office, at(DAY, 9), 30, address=one.address, place=one)
    inspect(office, at(DAY, 9, 32), 30, address=far.address, place=far)
    assert len(asked()["too_far"]) == 2  # each of the two officers is asked where they were


def test_an_order_by_somebody_whose_certificate_ran_out(office: Office) -> None:
    row = inspect(office, at(DAY, 9), 30, address="示例路 1 号", finding="通道堆放杂物，已教育",
                  party=a_party(office))  # fmt: skip
    issue_order(deed_of([office.expired], at(DAY, 10)), area="gas", unit=office.brigade,
                conduct="通道堆放杂物", due_on=date(2023, 5, 23), inspection=row)  # fmt: skip
    [found] = asked()["no_certificate"]
    assert found.persons == (office.expired.pk,)


def test_an_order_before_its_inspection_and_a_check_before_its_complaint(office: Office) -> None:
    row = inspect(office, at(DAY, 9), 30, address="示例路 1 号", finding="通道堆放杂物，已教育",
                  party=a_party(office))  # fmt: skip
    issue_order(deed_of([office.investigator], at(DAY, 8)), area="gas", unit=office.brigade,
                conduct="通道堆放杂物", due_on=date(2023, 5, 23), inspection=row)  # fmt: skip
    complaint = register_complaint(
        deed_of([office.clerk], at(DAY, 15)), channel="hotline", area="gas",
        received_at=at(DAY, 14), content="示例反映", place="示例路 1 号", street=office.street,
        unit=office.brigade,
    )  # fmt: skip
    inspect(office, at(DAY, 11), 30, address="示例路 2 号", kind="complaint", complaint=complaint,
            late=timedelta(hours=6))  # fmt: skip
    found = asked()["out_of_order"]
    assert {f.sentence.split("：")[0] for f in found} == {
        "责令改正早于检查开始",
        "核查早于收到投诉",
    }


def taken(office: Office, moment: datetime, *, grey: int = 100, **other: Any) -> Exhibit:
    """A photograph taken at a moment, kept in the folder that `other` names."""
    shot = Taken(stored_picture(grey).sha256, "photo", moment)
    deed = replace(deed_of([office.investigator], at(DAY, 20)), entered_at=at(DAY, 20))
    return take_exhibit(shot, deed, by=office.investigator, **other)


def test_photographs_outside_the_work_and_one_photograph_for_two_visits(office: Office) -> None:
    one = inspect(office, at(DAY, 9), 30, address="示例路 1 号")
    two = inspect(office, at(DAY, 11), 30, address="示例路 2 号")
    taken(office, at(DAY, 9, 10), inspection=one, grey=10)
    assert asked() == {}
    late = taken(office, at(DAY, 16), inspection=one, grey=11)
    taken(office, at(DAY, 11, 10), inspection=two, grey=10)
    found = asked()
    [apart], [twice] = found["recording_apart"], found["same_picture"]
    assert [line.ref.number for line in apart.lines] == [late.number]
    assert len(twice.lines) == 2


def test_goods_taken_without_a_recording(office: Office) -> None:
    case = walk_to(office, "verify_lead", day=DAY)
    row = begun_beside(
        office, case, "preservation", "approve_preservation", moment=at(date(2023, 5, 17)),
        may_be_lost=True, goods="示例物品", reason="可能灭失",
    )  # fmt: skip
    assert "recording_missing" not in asked()  # approved is not taken
    moment = at(date(2023, 5, 17), 10)
    went_on(office, row, "preserve_evidence", moment=moment, identity_shown=True,
            goods="示例物品", relevant=True, list_given=True, kept_at="示例库房")  # fmt: skip
    [found] = asked()["recording_missing"]
    assert [line.ref.number for line in found.lines] == [case.number]
    shot = Taken(stored_picture(40).sha256, "photo", moment)
    take_exhibit(shot, deed_of([office.investigator], moment), by=office.investigator, case=case)
    assert "recording_missing" not in asked()


def test_what_was_done_by_acts_is_counted_whole(office: Office) -> None:
    """Every inspection is one piece of work, and each of its officers one spell."""
    made = honest(office, 9, since=date(2023, 4, 3), days=40)
    material = material_of(*YEAR)
    assert len(list(material.works)) == len(list(material.acts)) == made
    spells = Counter(s.ref for s in material.spells)
    assert set(spells.values()) == {2} and len(spells) == made
    assert material.enforcing == 2 * made and material.uncertified == ()
    before = material_of(date(2023, 1, 1), date(2023, 4, 2))
    assert not list(before.works) and not list(before.spells)

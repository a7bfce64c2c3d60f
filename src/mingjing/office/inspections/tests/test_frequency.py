"""The yearly cap at the door: five visits, no sixth, but what a complaint or a case asks for."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from mingjing.office.inspections.frequency import counts_of, why_not_plan
from mingjing.office.inspections.models import Inspection
from mingjing.office.inspections.tests.scene import a_place, a_visit, inspected
from mingjing.office.intake.actions import register_complaint
from mingjing.office.intake.models import Complaint
from mingjing.office.journal.models import FaultRecord
from mingjing.office.journal.shapes import Refused
from mingjing.office.parties.actions import PlaceData, register_place
from mingjing.office.parties.models import Place
from tests.cast import START, Office, an_item, an_office, at, deed_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return an_office()


def times(office: Office, place: Place, count: int, **other: Any) -> list[Inspection]:
    """So many lawful visits, one a day."""
    days = [date(2023, 5, 16) + timedelta(days=n) for n in range(count)]
    return [
        inspected(office, place=place, started_at=at(d, 9), ended_at=at(d, 10), **other)
        for d in days
    ]


def a_complaint(office: Office) -> Complaint:
    return register_complaint(
        deed_of([office.clerk], at(date(2023, 6, 1))), channel="hotline", area="gas",
        received_at=at(date(2023, 6, 1), 8), content="示例反映燃气味", place="示例路 12 号",
        street=office.street, unit=office.brigade,
    )  # fmt: skip


def sixth(office: Office, place: Place, **other: Any) -> Inspection:
    day = date(2023, 6, 2)
    return inspected(office, place=place, started_at=at(day, 9), ended_at=at(day, 10), **other)


def faults_of(row: Inspection) -> list[str]:
    """What stands as a fault beside an inspection's record."""
    rows = FaultRecord.objects.filter(subject_kind="inspection", subject_id=row.pk)
    return [watch for watch in rows.values_list("watch", flat=True) if watch == "over_cap"]


def test_a_sixth_visit_that_happened_is_recorded_and_stands_as_a_fault(office: Office) -> None:
    place = a_place(office)
    within = times(office, place, 5)
    assert [faults_of(row) for row in within] == [[]] * 5
    row = sixth(office, place)
    assert Inspection.objects.count() == 6 and faults_of(row) == ["over_cap"]
    page = door(office).get(f"/inspections/{row.number}/").content.decode()
    assert "第 6 次，上限 5 次，超过上限" in page
    assert "另有5次检查在案，连同本次超过公布的上限5次" in page
    assert "超过上限" in door(office).get(f"/plans/2023/caps/{place.party_id}/").content.decode()


def test_a_visit_of_january_told_after_five_bears_the_fault_and_no_other_claims_one(
    office: Office,
) -> None:
    place, day = a_place(office), date(2023, 1, 9)
    times(office, place, 5)
    early = inspected(office, place=place, started_at=at(day, 9), ended_at=at(day, 10))
    assert faults_of(early) == ["over_cap"]
    page = door(office).get(f"/inspections/{early.number}/").content.decode()
    assert "第 1 次，上限 5 次" in page and "此前已检查" not in page
    last = Inspection.objects.latest("started_at")
    assert faults_of(last) == []
    told = door(office).get(f"/inspections/{last.number}/").content.decode()
    assert "第 6 次，上限 5 次，超过上限" in told and "已作为" not in told


def test_who_comes_back_the_minute_the_first_visit_ends_comes_a_second_time(office: Office) -> None:
    place, day = a_place(office), date(2023, 5, 16)
    times(office, place, 1)
    again = inspected(office, place=place, started_at=at(day, 10), ended_at=at(day, 11))
    page = door(office).get(f"/inspections/{again.number}/").content.decode()
    assert "第 2 次，上限 5 次" in page and "合并" not in page


def test_what_is_planned_is_still_refused(office: Office) -> None:
    place = a_place(office)
    times(office, place, 5)
    [reason] = why_not_plan(place.party, date(2023, 6, 2), "daily")
    assert reason.guard == "within_cap"
    assert "已检查5次" in reason.sentence and "最早2024年1月1日" in reason.sentence


def test_another_place_of_the_same_firm_counts_too(office: Office) -> None:
    place = a_place(office)
    times(office, place, 5)
    other = a_place(office, "示例餐饮店乙（虚构）")
    assert other.party_id == place.party_id
    assert faults_of(sixth(office, other)) == ["over_cap"]


def test_a_complaint_comes_through_with_its_lead_as_ground(office: Office) -> None:
    place = a_place(office)
    times(office, place, 5)
    lead = a_complaint(office)
    row = sixth(office, place, kind="complaint", complaint=lead)
    assert row.ground == f"线索 {lead.number}" and faults_of(row) == []


def test_a_single_case_comes_through_with_a_ground_and_not_without(office: Office) -> None:
    place = a_place(office)
    times(office, place, 5)
    with pytest.raises(Refused, match="须写明依据"):
        sixth(office, place, kind="case")
    assert sixth(office, place, kind="case", ground="示例案件 12 号").ground == "示例案件 12 号"


def test_what_is_spared_does_not_count_against_later_visits(office: Office) -> None:
    place = a_place(office)
    times(office, place, 5, kind="case", ground="示例案件 12 号")
    assert sixth(office, place).kind == "daily"


def test_two_records_of_one_coming_count_once(office: Office) -> None:
    place = a_place(office)
    rows = times(office, place, 4)
    twin = rows[-1]
    inspected(office, place=place, area="waste", started_at=twin.started_at,
              ended_at=twin.ended_at)  # fmt: skip
    assert faults_of(sixth(office, place)) == []
    over = inspected(office, place=place, started_at=at(date(2023, 7, 3)),
                     ended_at=at(date(2023, 7, 3), 10))  # fmt: skip
    assert faults_of(over) == ["over_cap"]


def test_at_the_cap_the_second_record_of_the_last_coming_is_still_told(office: Office) -> None:
    place = a_place(office)
    last = times(office, place, 5)[-1]
    row = inspected(office, place=place, area="waste", started_at=last.started_at,
                    ended_at=last.ended_at)  # fmt: skip
    page = door(office).get(f"/inspections/{row.number}/").content.decode()
    assert f"第 5 次（与 {last.number} 合并为一次），上限 5 次" in page


def test_the_next_year_begins_anew_and_so_does_the_year_before(office: Office) -> None:
    place = a_place(office)
    times(office, place, 5)
    for day in (date(2024, 1, 2), date(2023, 1, 4)):
        reasons = why_not_plan(place.party, day, "daily")
        assert bool(reasons) is (day.year == 2023)


def test_what_is_no_enterprise_has_no_cap(office: Office) -> None:
    deed = deed_of([office.investigator], at(START, 8, 40))
    place = register_place(
        PlaceData("示例绿地（虚构）", "green", "示例路口", office.street), deed=deed
    )
    times(office, place, 6)
    assert Inspection.objects.count() == 6


def door(office: Office) -> Client:
    client = Client()
    client.force_login(office.investigator)
    return client


def test_the_page_shows_the_count_takes_the_complaint_and_asks_a_case_for_its_ground(
    office: Office,
) -> None:
    item, place = an_item(), a_place(office)
    times(office, place, 5)
    assert counts_of([place.party_id or 0], date(2023, 6, 2)) == {
        place.party_id: "今年已查 5 次，上限 5 次"}  # fmt: skip
    lead, client = a_complaint(office), door(office)
    ask = f"/inspections/new/?area=gas&street={office.street.pk}&day=2023-06-02&q=示例"
    page = client.get(ask).content.decode()
    assert "今年已查 5 次，上限 5 次" in page
    typed = {
        **{k: v for k, v in a_visit(office).items() if isinstance(v, str | int)},
        "place": place.pk, "street": office.street.pk, "unit": office.brigade.pk,
        "officers": [office.investigator.pk, office.second.pk], "identity_shown": "on",
        "started_at": "2023-06-02T09:00", "ended_at": "2023-06-02T10:00",
        f"check-{item.pk}": "kept",
    }  # fmt: skip
    case = client.post(ask, {**typed, "kind": "case"})
    assert case.status_code == 409 and "须写明依据" in case.content.decode()
    yes = client.post(f"{ask}&complaint={lead.number}", {**typed, "kind": "complaint"})
    assert yes.status_code == 303
    told = client.get(yes["Location"]).content.decode()
    assert "超过上限" not in told
    assert f"不计入：线索 {lead.number}" in told

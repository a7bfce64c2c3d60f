"""Complaints: taken in, answered once, seen by those whose work they are."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mingjing.office.intake.access import visible_complaints
from mingjing.office.intake.actions import answer_complaint, register_complaint
from mingjing.office.intake.models import Complaint
from mingjing.office.journal.entries import entries_of
from mingjing.office.journal.models import Entry
from mingjing.office.journal.shapes import Invalid, Refused
from mingjing.office.people.models import Person
from tests.cast import Office, an_office, at, deed_of

pytestmark = pytest.mark.django_db
DAY = date(2023, 5, 16)


@pytest.fixture
def office() -> Office:
    return an_office()


def a_complaint(office: Office, **other: Any) -> Complaint:
    parts: dict[str, Any] = {
        "channel": "hotline",
        "area": "drainage",
        "received_at": at(DAY, 8, 30),
        "content": "污水流入雨水井",
        "place": "示例路 3 号",
        "street": office.street,
        "unit": office.brigade,
        "complainant": "演示反映人",
        "contact": "00000000",
        **other,
    }
    return register_complaint(deed_of([office.clerk], at(DAY, 9)), **parts)


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_a_complaint_gets_a_number_of_its_year_and_who_complained_stays_out_of_the_entry(
    office: Office,
) -> None:
    row = a_complaint(office)
    assert (row.number, a_complaint(office).number) == ("TS2023-0001", "TS2023-0002")
    entry = entries_of("complaint", row.pk).get()
    assert "演示反映人" not in str(entry.changes) and "00000000" not in str(entry.changes)
    assert entry.payload.content["private"] == {"complainant": "演示反映人", "contact": "00000000"}


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"channel": "rumour"}, "channel"),
        ({"area": "space"}, "area"),
        ({"content": " "}, "content"),
        ({"received_at": at(DAY, 9, 1)}, "received_at"),
    ],
)
def test_what_cannot_be_used_is_sent_back_and_takes_no_number(
    office: Office, other: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as caught:
        a_complaint(office, **other)
    assert set(caught.value.errors) == {field}
    assert a_complaint(office).number == "TS2023-0001"


def test_the_street_must_be_a_street(office: Office) -> None:
    with pytest.raises(Invalid) as caught:
        a_complaint(office, street=office.brigade)
    assert set(caught.value.errors) == {"street"}


def test_who_supervises_takes_in_nothing(office: Office) -> None:
    office_entries = Entry.objects.count()
    with pytest.raises(Refused):
        register_complaint(
            deed_of([office.supervisor], at(DAY, 9)),
            channel="hotline",
            area="gas",
            received_at=at(DAY, 8),
            content="气味",
            place="示例路",
            street=office.street,
            unit=office.brigade,
        )
    assert Entry.objects.count() == office_entries


def test_an_answer_is_given_once_and_not_before_the_complaint(office: Office) -> None:
    row = a_complaint(office)
    early = deed_of([office.investigator], at(DAY, 8))
    with pytest.raises(Invalid, match="早于收到时间"):
        answer_complaint(row.pk, early, "已处理")
    answered = answer_complaint(row.pk, deed_of([office.investigator], at(DAY, 15)), " 已处理 ")
    assert (answered.answer, answered.answered_at) == ("已处理", at(DAY, 15))
    with pytest.raises(Invalid, match="已经答复"):
        answer_complaint(row.pk, deed_of([office.investigator], at(DAY, 16)), "再次")
    assert [e.verb for e in entries_of("complaint", row.pk)] == [
        "register_complaint",
        "answer_complaint",
    ]


def test_each_sees_what_is_theirs(office: Office) -> None:
    row = a_complaint(office)
    for person in (office.clerk, office.leader, office.investigator, office.supervisor):
        assert list(visible_complaints(person)) == [row]
    assert not visible_complaints(office.stranger).exists()


def test_another_brigade_gets_404_and_only_the_handlers_read_who_complained(office: Office) -> None:
    row = a_complaint(office)
    url = f"/leads/{row.number}/"
    for path in (url, f"{url}answer/"):
        assert signed_in(office.stranger).get(path).status_code == 404
    assert "演示反映人" in signed_in(office.investigator).get(url).content.decode()
    assert "演示反映人" not in signed_in(office.leader).get(url).content.decode()
    exported = signed_in(office.investigator).get("/leads/?export=csv")
    text = b"".join(exported).decode()
    assert row.number in text and "演示反映人" not in text


def test_the_record_leads_on_to_inspection_and_case(office: Office) -> None:
    row = a_complaint(office)
    page = signed_in(office.investigator).get(f"/leads/{row.number}/").content.decode()
    assert f"/visits/new/?complaint={row.number}" in page
    assert f"/cases/new/?complaint={row.number}" in page


def test_a_list_costs_the_same_with_1_and_with_50_rows(office: Office) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert client.get("/leads/").status_code == 200
        return len(seen)

    client = signed_in(office.clerk)
    a_complaint(office)
    client.get("/leads/")
    one = count()
    for n in range(49):
        a_complaint(office, received_at=at(DAY, 8) - timedelta(minutes=n))
    assert count() == one <= 8


def test_the_chips_filter(office: Office) -> None:
    first, second = a_complaint(office), a_complaint(office, area="gas", channel="visit")
    answer_complaint(first.pk, deed_of([office.investigator], at(DAY, 15)), "已处理")
    client = signed_in(office.clerk)
    for query, seen, hidden in (
        ("state=open", second, first),
        ("state=answered", first, second),
        ("area=gas", second, first),
        ("channel=visit", second, first),
    ):
        page = client.get(f"/leads/?{query}").content.decode()
        assert seen.number in page and hidden.number not in page


def test_the_forms_answer_303_and_422(office: Office) -> None:
    client, now = signed_in(office.investigator), timezone.localtime()
    typed = {
        "channel": "visit",
        "received_at": f"{now - timedelta(minutes=3):%Y-%m-%dT%H:%M}",
        "area": "gas",
        "content": "气味",
        "street": office.street.pk,
        "place": "示例路 1 号",
        "unit": office.brigade.pk,
    }
    assert client.post("/leads/new/", {**typed, "content": ""}).status_code == 422
    answer = client.post("/leads/new/", typed)
    row = Complaint.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, f"/leads/{row.number}/")
    answered = client.post(
        f"/leads/{row.number}/answer/", {"at": f"{now:%Y-%m-%dT%H:%M}", "answer": "已到场处理"}
    )
    assert answered.status_code == 303
    row.refresh_from_db()
    assert row.answer == "已到场处理"

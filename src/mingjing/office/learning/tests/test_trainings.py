"""Trainings: held, attended by name, seen by those who were there."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mingjing.office.journal.entries import entries_of
from mingjing.office.journal.shapes import Invalid, Refused
from mingjing.office.learning.actions import hold_training
from mingjing.office.learning.models import Training
from mingjing.office.people.models import Person
from tests.cast import Office, an_office, at, deed_of

pytestmark = pytest.mark.django_db
DAY = date(2023, 6, 8)


@pytest.fixture
def office() -> Office:
    return an_office()


def a_training(office: Office, **other: Any) -> Training:
    parts: dict[str, Any] = {
        "kind": "city_plan",
        "title": "程序与证据",
        "held_on": DAY,
        "place": "会议室",
        "attendees": [office.investigator, office.second],
    }
    return hold_training(deed_of([office.clerk], at(DAY, 17)), **{**parts, **other})


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_attendance_is_kept_by_name_each_once(office: Office) -> None:
    row = a_training(office, attendees=[office.investigator, office.second, office.investigator])
    assert set(row.attendees.all()) == {office.investigator, office.second}
    entry = entries_of("training", row.pk).get()
    assert entry.payload.content["attendees"] == [office.investigator.pk, office.second.pk]


def test_no_training_without_people_title_kind_or_before_it_was_held(office: Office) -> None:
    with pytest.raises(Invalid) as caught:
        a_training(office, kind="party", title=" ", attendees=[], held_on=DAY + timedelta(days=1))
    assert set(caught.value.errors) == {"kind", "title", "attendees", "held_on"}
    with pytest.raises(Refused):
        hold_training(
            deed_of([office.supervisor], at(DAY, 17)),
            kind="city_plan",
            title="课",
            held_on=DAY,
            place="",
            attendees=[office.investigator],
        )
    assert not Training.objects.exists()


def test_a_brigade_sees_what_its_people_attended(office: Office) -> None:
    row = a_training(office)
    url = f"/learning/{row.pk}/"
    assert signed_in(office.stranger).get(url).status_code == 404
    page = signed_in(office.investigator).get(url).content.decode()
    assert "演示甲、演示乙" in page and "2 人次" in page


def test_a_list_costs_the_same_with_1_and_with_50_rows(office: Office) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert client.get("/learning/").status_code == 200
        return len(seen)

    client = signed_in(office.clerk)
    a_training(office)
    client.get("/learning/")
    one = count()
    for n in range(49):
        a_training(office, title=f"第 {n} 课")
    assert count() == one <= 8


def test_the_form_registers_with_303(office: Office) -> None:
    client = signed_in(office.clerk)
    typed = {
        "kind": "observation",
        "title": "观摩",
        "held_on": f"{timezone.localdate()}",
        "place": "",
        "attendees": [office.investigator.pk],
    }
    assert client.post("/learning/new/", {**typed, "attendees": []}).status_code == 422
    answer = client.post("/learning/new/", typed)
    assert answer.status_code == 303
    assert answer["Location"] == f"/learning/{Training.objects.get().pk}/"

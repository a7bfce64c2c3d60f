"""Today tells of a talk once its day has come, to the officers whose inspection it follows."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingjing.office.desk.tasks import groups
from mingjing.office.inspections.models import Talk
from mingjing.office.inspections.talk_queries import waiting_for
from mingjing.office.inspections.talks import found_talk, perform_talk
from mingjing.office.inspections.tests.scene import DAY, a_place, inspected
from mingjing.office.people.models import Person
from mingjing.office.web.shapes import Task
from tests.cast import Office, an_item, an_office, at, deed_of

LATER = DAY + timedelta(days=9)
OFFICER = frozenset({"officer"})


@pytest.fixture
def office(db: None) -> Office:
    return an_office()


def asked(office: Office) -> Talk:
    row = inspected(office, place=a_place(office), checks=[(an_item(), False)], result="lead",
                    finding="报警器断电")  # fmt: skip
    form: dict[str, Any] = {"with_whom": "店长", "where": "会议室", "topic": "用气安全",
                            "appointed_at": at(LATER, 10)}  # fmt: skip
    return found_talk(row, "invite_to_talk", deed_of([office.clerk], at(DAY, 15), **form))


def today(person: Person, day: date) -> list[tuple[str, Task]]:
    found = groups((), day, talks=waiting_for(person, OFFICER, day))
    return [(group.label, task) for group in found for task in group.tasks]


def test_a_talk_stands_in_today_from_its_day_until_it_was_told(office: Office) -> None:
    talk = asked(office)
    assert today(office.investigator, LATER - timedelta(days=1)) == []
    [(label, task)] = today(office.investigator, LATER)
    assert (label, task.clock.text, task.clock.tone) == ("今天", "今天 10:00", "due")
    assert task.action.label == "记录约谈"
    assert task.action.url == f"/inspections/talks/{talk.number}/do/record_talk/"
    [(label, task)] = today(office.second, LATER + timedelta(days=5))
    assert (label, task.clock.tone) == ("已过期", "over")
    told = {"content": "电话通知后未到，等到十一点"}
    perform_talk(talk.pk, "record_absence", deed_of([office.clerk], at(LATER, 11), **told))
    assert today(office.investigator, LATER) == []


def test_who_was_not_there_and_who_is_no_officer_is_not_asked(office: Office) -> None:
    asked(office)
    assert today(office.clerk, LATER) == [] and today(office.stranger, LATER) == []
    assert not waiting_for(office.investigator, frozenset({"reviewer"}), LATER).exists()


def test_a_talk_that_was_put_off_waits_for_its_new_day(office: Office) -> None:
    talk = asked(office)
    moved = {"reason": "对方外出", "appointed_at": at(LATER + timedelta(days=3), 9)}
    perform_talk(talk.pk, "put_off_talk", deed_of([office.clerk], at(LATER, 9), **moved))
    assert today(office.investigator, LATER) == []
    assert len(today(office.investigator, LATER + timedelta(days=3))) == 1


def test_ten_talks_are_read_in_one_query(office: Office) -> None:
    talk = asked(office)
    form = {
        "with_whom": "店长",
        "where": "会议室",
        "topic": "用气安全",
        "appointed_at": at(LATER, 9),
    }
    for _ in range(9):
        found_talk(talk.inspection, "invite_to_talk", deed_of([office.clerk], at(DAY, 16), **form))
    with CaptureQueriesContext(connection) as caught:
        assert len(today(office.investigator, LATER)) == 10
    assert len(caught) == 1

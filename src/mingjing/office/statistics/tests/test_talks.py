"""Talks are counted by their own day, whenever the inspection was, and open to their rows."""

from datetime import date, timedelta

import pytest
from django.test import Client

from mingjing.office.inspections.models import LenientAct
from mingjing.office.inspections.talks import found_talk, perform_talk
from mingjing.office.inspections.tests.scene import DAY, a_place, inspected
from mingjing.office.statistics.queries import figure
from mingjing.office.statistics.shapes import Period
from mingjing.office.visits.tests.scene import ROAD, go, walked
from tests.cast import an_office, at, deed_of

pytestmark = pytest.mark.django_db
SAID = {"with_whom": "店长", "content": "讲清规定", "response": "promised"}


def counted(first: date, last: date) -> object:
    return figure("talks", Period(first, last)).value


def test_a_talk_after_the_end_counts_on_its_day_and_an_absence_never() -> None:
    office = an_office()
    row, later = inspected(office, place=a_place(office)), DAY + timedelta(days=9)
    asked = {"with_whom": "店长", "where": "会议室", "topic": "用气安全", "appointed_at": at(later)}
    for verb, who in (("record_talk", 2), ("record_absence", 1)):
        by = [office.investigator, office.second][:who]
        talk = found_talk(row, "invite_to_talk", deed_of(by, at(DAY, 15), **asked))
        perform_talk(talk.pk, verb, deed_of(by, at(later, 15), **SAID))
    assert counted(later, later) == 1
    assert counted(DAY, later - timedelta(days=1)) == 0
    client = Client()
    client.force_login(office.investigator)
    page = client.get(f"/statistics/talks/?first={later}&last={later}").content.decode()
    assert "讲清规定" in page and row.number in page
    client.force_login(office.stranger)
    page = client.get(f"/statistics/talks/?first={later}&last={later}").content.decode()
    assert row.number not in page


def test_a_talk_while_an_order_runs_counts_too() -> None:
    office = an_office()
    visit = walked(office, *ROAD, "order_correction", "tell_findings", "end_to_follow")
    assert visit.inspection is not None and not visit.inspection.talk_held
    later = at(visit.inspection.day + timedelta(days=3))
    go(office, visit, "hold_talk", later, findings=[], **SAID)
    assert counted(later.date(), later.date()) == 1
    assert LenientAct.objects.get().inspection == visit.inspection

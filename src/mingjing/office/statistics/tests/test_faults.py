"""Faults open to those who see what they stand on, whatever it is."""

from datetime import date, timedelta

import pytest
from django.test import Client

from mingjing.office.inspections.tests.scene import a_place, inspected
from mingjing.office.journal.models import FaultRecord
from mingjing.office.people.models import Person
from mingjing.office.statistics.access import visible_rows
from mingjing.office.statistics.counting import counted
from mingjing.office.statistics.indicators import INDICATORS
from mingjing.office.statistics.shapes import Period
from tests.cast import an_office, at

pytestmark = pytest.mark.django_db
YEAR = Period.of_year(2023)


def seen_by(person: Person) -> int:
    return visible_rows(counted(INDICATORS["faults"], YEAR, {}), person).count()


def test_a_brigade_opens_the_faults_of_its_own_inspections_and_no_stranger_does() -> None:
    office = an_office()
    place = a_place(office)
    for n in range(6):
        day = date(2023, 5, 16) + timedelta(days=n)
        row = inspected(office, place=place, started_at=at(day, 9), ended_at=at(day, 10))
    assert FaultRecord.objects.get().subject_kind == "inspection"
    assert seen_by(office.investigator) == 1
    assert seen_by(office.stranger) == 0
    client = Client()
    client.force_login(office.investigator)
    page = client.get("/statistics/faults/?year=2023").content.decode()
    assert f'href="/inspections/{row.number}/"' in page

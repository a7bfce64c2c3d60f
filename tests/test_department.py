"""Another department has a line of its own and no eyes here: it opens no record of the office."""

import pytest
from django.test import Client

from mingjing.office.people.actions import add_unit
from mingjing.office.people.models import Person, UnitKind
from mingjing.office.reports.actions import reopen_report
from mingjing.office.reports.tests.scene import went, written
from mingjing.office.statistics.tests.world import a_year
from tests.cast import at, deed_of, installing
from tests.house.world import GAP, a_world, address, addresses

pytestmark = pytest.mark.django_db

# The power list and what follows from it, figures, and the relations between them are read by all
# who have a line; no record can be told from them.
READ = {"board-rows", "indicator", "item", "leniency-item", "statistics-table"}


def somebody_elsewhere() -> Client:
    """The door of a person of another department."""
    unit = add_unit("D1", "示例水务局", kind=UnitKind.DEPARTMENT, deed=installing())
    person = Person.objects.create(username="elsewhere", name="演示外单位某", unit=unit)
    client = Client(raise_request_exception=False)
    client.force_login(person)
    return client


def test_another_department_opens_no_record() -> None:
    world, outside = a_world(), Client()
    client = somebody_elsewhere()
    opened = set()
    for name, pattern in addresses().items():
        if GAP.search(pattern):
            url = address(name, pattern, world)
            if client.get(url).status_code == 200 and outside.get(url).status_code != 200:
                opened.add(name)
    assert opened == READ


def test_another_department_reads_a_report_while_it_is_public_and_never_its_making() -> None:
    office, client = a_year().office, somebody_elsewhere()
    row = went(office, written(office), "publish_report")
    assert client.get("/reports/2023/").status_code == 200
    assert client.get("/reports/2023/sections/cases/versions/").status_code == 404
    reopen_report(deed_of([office.leader], at(row.published_on, 18)), row, "补写一段")
    assert client.get("/reports/2023/").status_code == 404
    assert "2023" not in client.get("/reports/").content.decode().split("<main")[1]
    assert client.get("/open/reports/2023/").status_code == 200

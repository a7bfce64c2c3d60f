"""Draws stand in Today of whoever makes their next step, and as one more in the frame's count."""

from datetime import date

import pytest
from django.test import Client

from mingjing.office.desk.tasks import groups
from mingjing.office.draws.tests import scene
from mingjing.office.draws.waiting import waiting_for
from mingjing.office.people.models import Person
from tests.cast import Office, an_office

pytestmark = pytest.mark.django_db
DAY = date(2023, 4, 12)


@pytest.fixture
def office() -> Office:
    return an_office()


def asked(person: Person, role: str) -> list[str]:
    """The buttons of somebody's draws in Today."""
    rows = waiting_for(person, frozenset({role}))
    return [t.action.label for group in groups((), DAY, draws=rows) for t in group.tasks]


def test_a_draw_waits_for_who_makes_its_next_step_until_it_is_public(office: Office) -> None:
    scene.registers(office)
    draw = scene.frozen(office)
    assert asked(office.leader, "leader") == ["公告随机数来源"]
    assert asked(office.clerk, "clerk") == []
    draw = scene.announced(office, draw)
    assert asked(office.leader, "leader") == []
    assert asked(office.clerk, "clerk") == ["登记见证人承诺"]
    draw = scene.thrown(office, scene.committed(office, draw))
    assert asked(office.clerk, "clerk") == ["公开见证人密语"]
    assert asked(office.investigator, "officer") == []


def test_a_public_draw_waits_for_nobody_while_objects_are_to_be_inspected(office: Office) -> None:
    scene.registers(office)
    draw = scene.drawn(office)
    assert asked(office.clerk, "clerk") == ["公布证书"]
    scene.published(office, draw)
    assert asked(office.clerk, "clerk") == asked(office.leader, "leader") == []


def test_a_public_source_waits_for_its_figure_and_counts_in_the_frame(office: Office) -> None:
    scene.registers(office)
    scene.announced(office, scene.frozen(office), scene.figure())
    assert asked(office.clerk, "clerk") == ["登记公开的随机数"]
    client = Client()
    client.force_login(office.clerk)
    page = client.get("/").content.decode()
    assert "登记公开的随机数" in page and "随机数产生于" in page
    shown = [t for group in client.get("/").context["groups"] for t in group.tasks]
    nav = {item.key: item for item in client.get("/").context["frame"].nav}
    assert nav["today"].count == len(shown)

"""The public page of the yearly cap: the figure with its source, totals, and no firm by name."""

from __future__ import annotations

import pytest
from django.test import Client

from mingjing.office.config.commands.honesty import silences
from mingjing.office.inspections.progress import CapYear, cap_years
from mingjing.office.inspections.tests.scene import a_place
from mingjing.office.inspections.tests.test_frequency import a_complaint, sixth, times
from tests.cast import an_item, an_office

pytestmark = pytest.mark.django_db


def test_a_year_is_told_in_totals_and_the_page_names_no_firm() -> None:
    office = an_office()
    an_item()
    place = a_place(office)
    times(office, place, 5)
    assert cap_years([2023]) == [CapYear(2023, firms=1, full=1, over=0, complaints=0, cases=0)]
    sixth(office, place, kind="complaint", complaint=a_complaint(office))
    assert cap_years([2023]) == [CapYear(2023, firms=1, full=1, over=0, complaints=1, cases=0)]
    page = Client().get("/open/frequency/").content.decode()
    assert "不超过" in page and "投诉举报" in page
    assert place.party is not None and place.party.name not in page


def test_the_front_door_leads_a_stranger_to_everything_public() -> None:
    client = Client()
    home = client.get("/open/").content.decode()
    for place in ("frequency", "plans", "draws", "draws/check", "reports", "registers/items"):
        assert f'href="/open/{place}/"' in home
        assert client.get(f"/open/{place}/").status_code == 200
    assert 'href="/open/"' in client.get("/sign-in/").content.decode()
    lost = client.get("/open/nothing/").content.decode()
    assert 'href="/open/"' in lost and "/search/" not in lost


def test_what_cannot_be_judged_is_one_line_for_the_units_that_share_it() -> None:
    rows = [{"label": "月末", "why": "太少", "unit": unit} for unit in ("一队", "二队", "")]
    assert silences(rows) == ["不能判断  月末：太少（一队、二队、全办）"]

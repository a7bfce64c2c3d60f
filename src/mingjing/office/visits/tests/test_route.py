"""The route of a day: whose visits, in which order, on which map."""

from __future__ import annotations

import json
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from mingjing.office.parties.actions import PlaceData, register_place
from mingjing.office.parties.models import Place
from mingjing.office.visits.models import Visit
from mingjing.office.visits.tests.scene import begun, walked
from tests.cast import START, Office, a_party, an_office, at, deed_of

pytestmark = pytest.mark.django_db
LAND = {
    "type": "FeatureCollection",
    "features": [
        {"type": "Feature", "properties": {"kind": "street", "code": "S1", "name": "示例街"},
         "geometry": {"type": "Polygon", "coordinates": [[
             [118.6, 38.6], [118.7, 38.6], [118.7, 38.7], [118.6, 38.7], [118.6, 38.6]]]}},
        {"type": "Feature", "properties": {"kind": "road", "name": "示例<路>"},
         "geometry": {"type": "LineString", "coordinates": [[118.6, 38.65], [118.7, 38.65]]}},
        {"type": "Feature", "properties": {"kind": "station", "code": "W1", "name": "一大队"},
         "geometry": {"type": "Point", "coordinates": [118.61, 38.61]}},
        {"type": "Feature", "properties": {"kind": "unknown"},
         "geometry": {"type": "Point", "coordinates": [0, 0]}},
    ],
}  # fmt: skip


@pytest.fixture
def office() -> Office:
    return an_office()


@pytest.fixture
def land(settings: Any, tmp_path: Path) -> None:
    settings.DISTRICT_MAP = tmp_path / "district.geojson"
    settings.DISTRICT_MAP.write_text(json.dumps(LAND), encoding="utf-8")


def place(office: Office, name: str, east: str, north: str) -> Place:
    data = PlaceData(name, "restaurant", f"示例路 {name}", office.street, a_party(office),
                     Decimal(east), Decimal(north))  # fmt: skip
    return register_place(data, deed=deed_of([office.investigator], at(START, 8, 50)))


def ready(office: Office, where: Place, *, days: int = 0) -> Visit:
    start = timezone.localtime() - timedelta(hours=3)
    row = begun(office, start, place=where, planned_on=timezone.localdate() + timedelta(days=days))
    return walked(office, "approve_visit", "notify_visit", visit=row, moment=start)


def page(office: Office) -> str:
    client = Client()
    client.force_login(office.investigator)
    answer = client.get("/visits/route/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_day_is_told_in_order_with_reasons_and_drawn(office: Office, land: None) -> None:
    far = ready(office, place(office, "远店（示例）", "118.690000", "38.690000"))
    near = ready(office, place(office, "近店（示例）", "118.620000", "38.620000"))
    late = ready(office, place(office, "迟店（示例）", "118.650000", "38.650000"), days=-2)
    ready(office, place(office, "明天店（示例）", "118.650000", "38.660000"), days=1)
    told = page(office)
    order = [told.index(f"/visits/{v.number}/") for v in (late, near, far)]
    assert order == sorted(order) and "明天店" not in told
    assert "已过期 2 日" in told and "今天到期" in told and "距出发地" in told
    assert told.count('class="pin ') == 3 and 'class="start"' in told
    assert "示例&lt;路&gt;" in told and "示例街" in told


def test_without_a_map_the_order_is_still_told(office: Office, settings: Any) -> None:
    settings.DISTRICT_MAP = Path("/nonexistent/district.geojson")
    ready(office, place(office, "近店（示例）", "118.620000", "38.620000"))
    told = page(office)
    assert (
        "近店（示例）" in told and "没有本区地图" in told and '<svg class="districtmap' not in told
    )


def test_an_order_whose_day_has_come_is_on_the_way(office: Office, land: None) -> None:
    start = timezone.localtime() - timedelta(days=8)
    row = begun(office, start, place=place(office, "复查店（示例）", "118.62", "38.62"),
                planned_on=start.date())  # fmt: skip
    forms: dict[str, dict[str, Any]] = {
        "approve_visit": {"passed": True},
        "notify_visit": {"receipt": "电话"},
        "begin_visit": {"identity_shown": True, "vehicle": ""},
        "record_checks": {"checks": [["TJ021", False, "没有报警装置"], ["TJ022", True, ""]]},
        "order_correction": {"due_on": timezone.localdate()},
        "tell_findings": {"receipt": "签收"},
        "end_to_follow": {},
    }
    walked(office, *forms, visit=row, forms=forms, moment=start)
    assert "复查</span>" in page(office)

"""Pages of the registers: changes by forms with a reason."""

from __future__ import annotations

import pytest
from django.utils import timezone

from mingjing.office.draws.tests.scene import some_places
from mingjing.office.registers.models import ListedInspector, ListedObject, Listing
from tests.cast import Office, an_office
from tests.doors import door, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return an_office()


def test_registers_are_changed_by_forms_with_a_reason(office: Office) -> None:
    places = some_places(office, 4)
    clerk, when = door(office.clerk), f"{timezone.localtime():%Y-%m-%dT%H:%M}"
    form = {"kind": "other", "area": "gas", "risk": "low", "risk_reason": "信用良好", "codes": "",
            "reason": "年度名录", "at": when}  # fmt: skip
    assert clerk.post("/registers/objects/add/", form).status_code == 303
    assert ListedObject.objects.filter(until=None).count() == 4
    twice = clerk.post("/registers/objects/add/", {**form, "codes": f"CS{places[0].pk:06d}"})
    assert twice.status_code == 422 and "已经在名录中" in text(twice)
    none = clerk.post("/registers/objects/add/", {**form, "kind": ""})
    assert none.status_code == 422 and "选择一个类别" in text(none)
    out = {"codes": f"CS{places[0].pk:06d} CS{places[1].pk:06d}", "reason": "已注销", "at": when}
    assert clerk.post("/registers/objects/remove/", out).status_code == 303
    again = clerk.post("/registers/objects/remove/", out)
    assert again.status_code == 422 and "不在名录中" in text(again)
    people = {"people": [office.second.pk], "area": "", "reason": "持证在岗", "at": when}
    assert clerk.post("/registers/inspectors/add/", people).status_code == 303
    row = ListedInspector.objects.get()
    gone = {"people": [row.pk], "reason": "调离", "at": when}
    assert clerk.post("/registers/inspectors/remove/", gone).status_code == 303
    page = text(clerk.get("/registers/"))
    assert Listing.objects.count() == 4 and "已注销" in page and "检查人员移出 1" in page
    high = text(clerk.get("/registers/objects/?area=gas&risk=high"))
    assert "没有符合条件的对象" in high
    low = text(clerk.get(f"/registers/objects/?risk=low&street={office.street.pk}"))
    assert f"CS{places[2].pk:06d}" in low and "信用良好" in low and "2 个对象" in low
    assert f"CS{places[0].pk:06d}" not in low
    assert "不能修改" in text(door(office.investigator).get("/registers/"))

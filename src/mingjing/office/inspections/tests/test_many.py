"""One finding at many premises: each its own record under the same law, all or none."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from mingjing.office.inspections.models import Inspection, LenientAct
from mingjing.office.inspections.tests.scene import DAY, a_place
from mingjing.office.journal.models import Entry
from mingjing.office.parties.models import Place
from tests.cast import Office, an_item, an_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return an_office()


@pytest.fixture
def places(office: Office) -> list[Place]:
    return [a_place(office, f"示例店{n}（虚构）") for n in "甲乙丙"]


def sent(office: Office, lines: str, **other: Any) -> Any:
    item = an_item()
    client = Client()
    client.force_login(office.investigator)
    data = {
        "area": "gas", "day": DAY.isoformat(), "kind": "special", "campaign": "报警装置专项",
        "officers": [office.investigator.pk, office.second.pk], "identity_shown": "on",
        "broken": [item.pk], "finding": "报警装置没有通电", "result": "fixed", "fixed": "1",
        "lines": lines, **other,
    }  # fmt: skip
    return client.post("/inspections/many/?area=gas", data)


def code(place: Place) -> str:
    return f"CS{place.pk:06d}"


def test_each_line_becomes_an_inspection_of_its_own(office: Office, places: list[Place]) -> None:
    a, b, c = places
    answer = sent(office, f"{code(a)} 9:10-9:25\n{b.name} 9:30 9:40\n\n{code(c)} 10：00 至 10：12")
    assert answer.status_code == 303, answer.content.decode()
    rows = list(Inspection.objects.order_by("pk"))
    assert [r.place for r in rows] == places
    assert len({r.number for r in rows}) == 3
    assert [(r.ended_at - r.started_at).seconds // 60 for r in rows] == [15, 10, 12]
    assert all(r.finding == "报警装置没有通电" and r.result == "fixed" for r in rows)
    assert all(r.officers.count() == 2 and r.checks.get().kept is False for r in rows)
    assert Entry.objects.filter(verb="register_inspection").count() == 3


def test_one_unlawful_line_keeps_all_of_them_out_and_is_named(
    office: Office, places: list[Place]
) -> None:
    a, b, c = places
    answer = sent(office, f"{code(a)} 9:10-9:25\n{code(b)} 9:20-9:40\n{code(c)} 11:00-10:50")
    told = answer.content.decode()
    assert answer.status_code == 422
    assert "第 2 行" in told and "正在另一处检查" in told
    assert "第 3 行" in told and "检查结束时间须晚于开始时间" in told and "第 1 行" not in told
    assert not Inspection.objects.exists()


def test_what_cannot_be_read_is_told_line_by_line(office: Office, places: list[Place]) -> None:
    answer = sent(
        office, f"{code(places[0])} 早上\nCS999999 9:10-9:20\n{code(places[1])} 23:10-24:00"
    )
    told = answer.content.decode()
    assert answer.status_code == 422
    for words in ("第 1 行看不懂", "第 2 行：没有或者不止一个“CS999999”", "第 3 行：时间不对"):
        assert words in told
    assert not Inspection.objects.exists()


def test_two_hundred_lines_are_read_and_one_more_is_sent_back(office: Office) -> None:
    rows = [f"CS9{n:05d} 9:10-9:20" for n in range(201)]
    assert "一次最多 200 处" in sent(office, "\n".join(rows)).content.decode()
    assert "一次最多" not in sent(office, "\n".join(rows[1:])).content.decode()


def test_the_law_of_one_is_the_law_of_many(office: Office, places: list[Place]) -> None:
    answer = sent(office, f"{code(places[0])} 9:10-9:25", officers=[office.investigator.pk])
    assert answer.status_code == 422 and "执法人员不得少于两人" in answer.content.decode()
    answer = sent(office, f"{code(places[0])} 9:10-9:25", identity_shown="")
    assert "出示执法证件" in answer.content.decode() and not Inspection.objects.exists()


def test_the_area_is_asked_first(office: Office) -> None:
    item, client = an_item(), Client()
    client.force_login(office.investigator)
    first = client.get("/inspections/many/").content.decode()
    assert "?area=gas" in first and "先选领域" in first and "<textarea" not in first
    second = client.get("/inspections/many/?area=gas").content.decode()
    assert item.violation in second and "<textarea" in second


def test_a_lenient_act_is_told_once_and_counted_at_each_of_the_premises(
    office: Office, places: list[Place]
) -> None:
    a, b, _ = places
    spoken = {"spoken_kind": "educate", "with_whom": "现场负责人", "content": "讲清用气规定",
              "response": "promised", "result": "taught", "fixed": "0"}  # fmt: skip
    lines = f"{code(a)} 9:10-9:25\n{code(b)} 9:30-9:40"
    answer = sent(office, lines, **spoken | {"content": " "})
    assert answer.status_code == 422 and "请填写内容" in answer.content.decode()
    assert not LenientAct.objects.exists() and not Inspection.objects.exists()
    assert sent(office, lines, **spoken).status_code == 303
    acts = list(LenientAct.objects.select_related("inspection__place").order_by("pk"))
    assert [(x.inspection.place if x.inspection else None) for x in acts] == [a, b]
    assert {(x.kind, x.with_whom, x.day) for x in acts} == {("educate", "现场负责人", DAY)}
    assert Entry.objects.filter(verb="educate", subject_kind="lenient_act").count() == 2


def test_officers_stand_unit_by_unit_and_the_own_unit_is_open(office: Office) -> None:
    client = Client()
    client.force_login(office.leader)
    an_item()
    page = client.get("/inspections/many/?area=gas").content.decode().split("符合的事项")[0]
    folds = page.split('<details class="fold"')[1:]
    assert len(folds) > 1, "who sees all units chooses among all of them"
    opened = [f for f in folds if f.startswith(" open>")]
    assert [office.leader.unit.short in f.split("</summary>")[0] for f in opened] == [True]
    assert office.investigator.name in "".join(f for f in folds if f not in opened)
    client.force_login(office.investigator)
    page = client.get("/inspections/many/?area=gas").content.decode().split("符合的事项")[0]
    assert '<details class="fold"' not in page and office.investigator.name in page

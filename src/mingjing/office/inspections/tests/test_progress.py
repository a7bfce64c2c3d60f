"""A plan carried out: planned, done, overdue; merged visits; caps and hit rates on their pages."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from mingjing.law.targeting import Part
from mingjing.office.inspections.frequency import occasions
from mingjing.office.inspections.models import Inspection
from mingjing.office.inspections.progress import judged, merges_of, near_cap, progress_of
from mingjing.office.inspections.tests.scene import a_place, inspected
from mingjing.office.inspections.tests.test_frequency import times
from mingjing.office.journal.shapes import Invalid
from mingjing.office.parties.models import Place
from mingjing.office.plans.actions import perform, select_by_risk, select_named
from mingjing.office.plans.models import Plan, Selected
from mingjing.office.plans.tests.scene import a_task, by, drafted, listed, published, task_of
from mingjing.office.registers.actions import NewObject, list_objects
from mingjing.office.registers.models import ListedObject
from tests.cast import Office, an_item, an_office, at
from tests.doors import door

pytestmark = pytest.mark.django_db
SELECTED = date(2023, 1, 10)


@pytest.fixture
def office() -> Office:
    return an_office()


def visit(office: Office, place: Place, day: date, *tasks: Any, **other: Any) -> Inspection:
    return inspected(office, place=place, started_at=at(day, 9), ended_at=at(day, 10),
                     tasks=list(tasks), **other)  # fmt: skip


def two_tasks(office: Office) -> tuple[Plan, Place]:
    """Two tasks that name the same restaurant, one of them with another department."""
    place = a_place(office)
    rows = [NewObject(place, "gas", "high", "上年度有处罚")]
    list_objects(by(office.clerk, at(date(2023, 1, 4))), rows, "年度名录")
    plan = published(office, a_task(office, target=2, last=date(2023, 6, 30)),
                     a_task(office, kind="joint", title="燃气联合检查", target=1,
                            departments=["示范区市场监督管理局"]))  # fmt: skip
    for n in range(2):
        select_named(by(office.clerk, at(SELECTED, 9 + n)), task_of(plan, n),
                     list(ListedObject.objects.all()), "重复投诉")  # fmt: skip
    return plan, place


def test_one_visit_serves_two_tasks_and_counts_once_for_the_cap(office: Office) -> None:
    plan, place = two_tasks(office)
    [merge] = merges_of(plan, date(2023, 3, 1))
    assert [t.code for t in merge.tasks] == ["RW2023-01", "RW2023-02"]
    assert merge.departments == ["示范区市场监督管理局"]
    assert (merge.first, merge.last) == (date(2023, 3, 1), date(2023, 6, 30))
    row = visit(office, place, date(2023, 3, 2), *merge.tasks)
    assert [(p.done, p.overdue) for p in progress_of(plan, date(2023, 3, 3))] == [(1, 0), (1, 0)]
    assert merges_of(plan, date(2023, 3, 3)) == []
    made = occasions([place.party_id or 0], 2023)[place.party_id or 0]
    assert [o.numbers for o in made] == [[row.number]]


def test_what_is_left_after_the_time_of_a_task_is_overdue(office: Office) -> None:
    plan, place = two_tasks(office)
    visit(office, place, date(2023, 3, 2), task_of(plan, 0), checks=[(an_item(), False)],
          result="fixed", fixed_on_the_spot=1, finding="软管老化")  # fmt: skip
    [first, second] = progress_of(plan, date(2023, 7, 1))
    assert (first.done, first.found, first.overdue, first.share) == (1, 1, 1, 50)
    assert (second.done, second.overdue) == (0, 0)


def test_a_visit_serves_only_tasks_in_force_and_within_their_time(office: Office) -> None:
    plan, place = two_tasks(office)
    with pytest.raises(Invalid, match="检查不在其中"):
        visit(office, place, date(2023, 7, 3), task_of(plan, 0))
    told = {"summary": "提前办结，情况另附总结。", "tasks_done": False}
    perform(plan.pk, "close_plan", by(office.clerk, at(date(2023, 8, 1)), **told))
    with pytest.raises(Invalid, match="不在执行中的计划"):
        visit(office, place, date(2023, 8, 3), task_of(plan, 1))


def test_progress_opens_to_its_inspections_and_merging_to_the_form(office: Office) -> None:
    plan, place = two_tasks(office)
    row = visit(office, place, date(2023, 3, 2), task_of(plan, 0))
    client = door(office.investigator)
    page = client.get("/plans/2023/progress/").content.decode()
    assert "/plans/2023/1/rows/?show=done&amp;task=RW2023-01" in page and "逾期" in page
    behind = client.get("/plans/2023/1/rows/?show=done&task=RW2023-01").content.decode()
    assert f"/inspections/{row.number}/" in behind
    rows = client.get("/inspections/?task=RW2023-01").content.decode()
    assert row.number in rows and "计划任务 RW2023-01 的检查" in rows
    assert row.number not in client.get("/inspections/?task=RW2023-02").content.decode()
    assert row.number not in client.get("/inspections/?task=RW2023-01&found=1").content.decode()
    record = client.get(f"/inspections/{row.number}/").content.decode()
    assert "/plans/2023/progress/#RW2023-01" in record
    assert client.get("/plans/2022/progress/").status_code == 404


def test_the_form_offers_the_tasks_of_the_day_and_takes_several(office: Office) -> None:
    year = timezone.localdate().year
    start = timezone.localtime() - timedelta(minutes=3)
    span = {"first": date(year, 1, 1), "last": date(year, 12, 31)}
    plan = published(office, a_task(office, **span), a_task(office, title="第二项", **span),
                     year=year,
                     moment=start.replace(second=0, microsecond=0) - timedelta(days=1))  # fmt: skip
    item, place, client = an_item(), a_place(office), door(office.investigator)
    ask = f"/inspections/new/?area=gas&street={office.street.pk}&q=示例"
    assert "完成哪些计划任务" in client.get(ask).content.decode()
    typed = {
        "area": "gas", "street": office.street.pk, "place": place.pk, "kind": "special",
        "unit": office.brigade.pk, "officers": [office.investigator.pk, office.second.pk],
        "identity_shown": "on", "started_at": f"{start:%Y-%m-%dT%H:%M}",
        "ended_at": f"{start + timedelta(minutes=2):%Y-%m-%dT%H:%M}", "result": "clean",
        f"check-{item.pk}": "kept", "tasks": [t.pk for t in plan.tasks.all()],
    }  # fmt: skip
    assert client.post(ask, typed).status_code == 303
    assert Inspection.objects.get().tasks.count() == 2


def test_the_page_of_caps_shows_who_is_near_and_who_is_full(office: Office) -> None:
    place = a_place(office)
    published(office)
    times(office, place, 3)
    [near] = near_cap(2023)
    assert (len(near.visits), near.full) == (3, False)
    client = door(office.leader)
    assert "接近上限" in client.get("/plans/2023/caps/").content.decode()
    for n in (1, 2):
        visit(office, place, date(2023, 8, n))
    page = client.get("/plans/2023/caps/").content.decode()
    assert "已达上限" in page and ">5</a> / 5" in page


def test_hit_rates_of_both_parts_stand_side_by_side_with_their_rows(office: Office) -> None:
    places = {p.pk: p for p in listed(office)}
    plan = published(office, a_task(
        office, method="risk", target=6, share=30, source="示例彩票第 3 期"))  # fmt: skip
    select_by_risk(by(office.clerk, at(SELECTED)), task_of(plan), "0731942")
    broken = {"checks": [(an_item(), False)], "result": "fixed", "fixed_on_the_spot": 1,
              "finding": "软管老化"}  # fmt: skip
    rows = list(Selected.objects.select_related("listed").order_by("pk"))
    for n, row in enumerate(rows[:5]):
        found = broken if row.part == Part.RISK and n % 2 else {}
        visit(office, places[row.listed.place_id], date(2023, 2, 1) + timedelta(days=n),
              task_of(plan), **found)  # fmt: skip
    [one] = judged(plan)
    told = {r.part: (r.selected, r.made, r.hits) for r in one.rates}
    risky = [n for n, row in enumerate(rows[:5]) if row.part == Part.RISK]
    assert told[Part.RANDOM] == (2, 5 - len(risky), 0)
    assert told[Part.RISK] == (4, len(risky), sum(n % 2 for n in risky))
    assert "可能是偶然的" in one.says
    page = Client().get("/open/plans/2023/results/").content.decode()
    assert "随机部分" in page and "按风险部分" in page and "尚未检查" in page
    machine = json.loads(Client().get("/open/plans/2023/results.json").content)
    assert len(machine["targeting"][0]["rows"]) == 6 and machine["tasks"][0]["done"] == 5


def test_the_year_is_closed_with_its_figures_filled_in(office: Office) -> None:
    plan, place = two_tasks(office)
    visit(office, place, date(2023, 3, 2), task_of(plan, 0))
    clerk = door(office.clerk)
    page = clerk.get("/plans/2023/1/close/").content.decode()
    assert "餐饮燃气专项检查（示例）：计划 2 次，完成 1 次，发现问题 0 次" in page
    form = {
        "summary": "完成一次，其余因停业没有检查。",
        "at": f"{timezone.localtime():%Y-%m-%dT%H:%M}",
    }
    assert clerk.post("/plans/2023/1/close/", form).status_code == 303
    told = clerk.get("/plans/2023/1/").content.decode()
    assert "有任务没有完成就办结" in told
    assert "其余因停业" in Client().get("/open/plans/2023/1/").content.decode()


def test_nothing_of_a_draft_is_public(office: Office) -> None:
    drafted(office)
    assert Client().get("/open/plans/2023/results/").status_code == 404

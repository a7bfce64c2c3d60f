"""Pages of plans: from the first form to the public page, amended as a version."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from mingjing.office.plans.models import Plan, Task
from mingjing.office.plans.tests.scene import (
    a_task,
    an_inspection_item,
    drafted,
    listed,
    published,
    task_of,
)
from tests.cast import Office, an_office
from tests.doors import door, text

pytestmark = pytest.mark.django_db
OPEN = ("/open/plans/", "/open/plans/2023/1/", "/open/plans/2023/1.json")


@pytest.fixture
def office() -> Office:
    return an_office()


def now() -> str:
    return f"{timezone.localtime():%Y-%m-%dT%H:%M}"


def typed(office: Office, **other: Any) -> dict[str, Any]:
    """A task as one types it."""
    year = timezone.localdate().year
    return {
        "kind": "joint", "title": "供热联合检查（示例）", "area": "gas", "unit": office.brigade.pk,
        "first": f"{year}-01-01", "last": f"{year}-12-31", "target": 3, "method": "all",
        "share": "", "source": "", "checks": [an_inspection_item(office).pk],
        "departments": "示范区公用事业中心",
        "why": "采暖期安全", "at": now(), **other,
    }  # fmt: skip


def test_a_plan_is_made_by_forms_and_everybody_can_read_it(office: Office) -> None:
    clerk, leader = door(office.clerk), door(office.leader)
    year = timezone.localdate().year
    begun = clerk.post("/plans/new/", {"year": year, "title": "年度行政检查计划", "at": now()})
    assert begun.status_code == 303
    home = begun["Location"]
    empty = clerk.post(f"{home}do/submit_plan/", {"at": now()})
    assert empty.status_code == 409 and "先列入任务" in text(empty)
    lacking = clerk.post(f"{home}tasks/new/", typed(office, departments=""))
    assert lacking.status_code == 409 and "须写明参加的部门名称" in text(lacking)
    unknown = clerk.post(f"{home}tasks/new/", typed(office, checks=[777]))
    assert unknown.status_code == 422 and not Task.objects.exists()
    form = text(clerk.get(f"{home}tasks/new/"))
    assert "JC91 示例检查事项（燃气，1 项检查内容）" in form
    assert clerk.post(f"{home}tasks/new/", typed(office)).status_code == 303
    code = Task.objects.get().code
    assert clerk.post(f"{home}tasks/{code}/", typed(office, target=7)).status_code == 303
    assert Task.objects.get().target == 7
    assert clerk.post(f"{home}do/submit_plan/", {"at": now()}).status_code == 303
    assert Client().get(f"/open{home}").status_code == 404
    back = leader.post(f"{home}do/approve_plan/", {"passed": "no", "opinion": "", "at": now()})
    assert back.status_code == 409 and "写明要改什么" in text(back)
    yes = {"passed": "yes", "opinion": "", "at": now()}
    assert leader.post(f"{home}do/approve_plan/", yes).status_code == 303
    assert clerk.post(f"{home}do/publish_plan/", {"at": now()}).status_code == 303
    page = text(Client().get(f"/open{home}"))
    assert "供热联合检查" in page and "联合 示范区公用事业中心" in page and "不超过 5 次" in page
    told = json.loads(text(Client().get(f"/open{home[:-1]}.json")))
    assert told["tasks"][0]["departments"] == ["示范区公用事业中心"]
    assert (told["visits_per_enterprise"], told["version"]) == (5, 1)


def test_who_may_not_draft_reads_why_and_who_may(office: Office) -> None:
    answer = door(office.investigator).get("/plans/new/")
    assert answer.status_code == 409 and "内勤" in text(answer)


def test_an_old_version_stays_at_its_address_and_leads_to_the_new_one(office: Office) -> None:
    plan, clerk, leader = published(office), door(office.clerk), door(office.leader)
    start = {"reason": "增加扬尘治理专项", "at": now()}
    amended = clerk.post("/plans/2023/1/do/draft_amendment/", start)
    assert amended["Location"] == "/plans/2023/2/"
    assert "办理时间早于" not in text(clerk.get("/plans/2023/2/"))
    drop = clerk.post("/plans/2023/2/tasks/RW2023-01/drop/", {"at": now()})
    assert drop.status_code == 303 and not Task.objects.filter(plan__version=2).exists()
    form = typed(office, first="2023-03-01", last="2023-12-01")
    assert clerk.post("/plans/2023/2/tasks/new/", form).status_code == 303
    assert Task.objects.get(plan__version=2).code == "RW2023-02"
    clerk.post("/plans/2023/2/do/submit_plan/", {"at": now()})
    leader.post("/plans/2023/2/do/approve_plan/", {"passed": "yes", "opinion": "", "at": now()})
    assert clerk.post("/plans/2023/2/do/publish_plan/", {"at": now()}).status_code == 303
    plan.refresh_from_db()
    assert plan.stage == "superseded"
    old = text(Client().get("/open/plans/2023/1/"))
    assert "已由新的一版代替" in old and "/open/plans/2023/2/" in old and "增加扬尘治理专项" in old


def test_objects_are_selected_by_the_declared_share_on_a_page(office: Office) -> None:
    listed(office)
    task = task_of(published(office, a_task(
        office, method="risk", target=5, share=40, source="示例彩票 2023 年第 3 期")))  # fmt: skip
    clerk, home = door(office.clerk), f"/plans/2023/1/tasks/{task.code}/"
    assert "还没有选定对象" in text(clerk.get(f"{home}objects/"))
    assert "随机部分 2 个" in text(clerk.get(f"{home}select/"))
    assert clerk.post(f"{home}select/", {"figure": "0731942", "at": now()}).status_code == 303
    page = text(clerk.get(f"{home}objects/"))
    assert page.count("随机部分") == 2 and page.count("按风险部分") == 3 and "0731942" in page
    twice = clerk.post(f"{home}select/", {"figure": "1", "at": now()})
    assert twice.status_code == 422 and "不得重选" in text(twice)


def test_a_draft_is_nobodys_business_outside(office: Office) -> None:
    drafted(office)
    assert [Client().get(url).status_code for url in OPEN] == [200, 404, 404]
    assert Plan.objects.count() == 1 and "还没有公布过检查计划" in text(Client().get(OPEN[0]))


def test_the_list_costs_the_same_with_one_and_with_many(
    office: Office, django_assert_max_num_queries: Any
) -> None:
    published(office)
    clerk = door(office.clerk)
    clerk.get("/plans/")
    with django_assert_max_num_queries(9):
        assert "2023年度检查计划" in text(clerk.get("/plans/"))

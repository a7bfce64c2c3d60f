"""A plan from its draft to its close: what refuses, what a new version does, what is selected."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError

from mingjing.law.instruments.office_plans.plan import PlanAttempt
from mingjing.office.journal.entries import entries_of
from mingjing.office.journal.models import FaultRecord
from mingjing.office.journal.once import once
from mingjing.office.journal.shapes import Invalid, Refused
from mingjing.office.plans import actions
from mingjing.office.plans.access import public_plans, tasks_in_force
from mingjing.office.plans.actions import (
    draft_amendment,
    draft_plan,
    perform,
    select_by_risk,
    select_named,
    set_task,
)
from mingjing.office.plans.models import Plan, Selection
from mingjing.office.plans.tests.scene import (
    BY_RISK,
    DAY,
    a_task,
    an_inspection_item,
    by,
    drafted,
    listed,
    made_public,
    published,
    task_of,
)
from mingjing.office.registers.actions import withdraw_item
from mingjing.office.registers.models import ListedObject
from tests.cast import Office, an_office, at, everything_written

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return an_office()


def test_a_plan_goes_its_road_and_keeps_the_cap_of_its_day(office: Office) -> None:
    plan = published(office)
    assert (plan.stage, plan.version, plan.cap, plan.published_on) == ("published", 1, 5, DAY)
    verbs = [e.verb for e in entries_of("plan", plan.pk)]
    assert verbs == ["draft_plan", "set_task", "submit_plan", "approve_plan", "publish_plan"]
    assert [t.code for t in tasks_in_force()] == ["RW2023-01"]


@pytest.mark.parametrize(("other", "guard"), [
    ({"title": " "}, "task_sound"),
    ({"target": 0}, "task_sound"),
    ({"area": "moon"}, "task_sound"),
    ({"last": date(2024, 1, 2)}, "task_sound"),
    ({"checks": []}, "items_published"),
    ({"kind": "joint"}, "departments_named"),
    ({"method": "risk", "share": 19, "source": "示例彩票"}, "share_declared"),
    ({"method": "risk", "share": 20}, "share_declared"),
    ({**BY_RISK, "figure_on": None}, "share_declared"),
    ({**BY_RISK, "figure_on": date(2023, 12, 21)}, "share_declared"),
    ({**BY_RISK, "figure_on": DAY}, "figure_ahead"),
])  # fmt: skip
def test_a_task_lacks_one_thing(office: Office, other: dict[str, Any], guard: str) -> None:
    plan = draft_plan(by(office.clerk, at(DAY)), 2023, "2023年度检查计划（示例）")
    task = a_task(office, **other)
    before = everything_written()
    with pytest.raises(Refused) as no:
        set_task(plan.pk, task, by(office.clerk, at(DAY, 10)))
    assert [r.guard for r in no.value.reasons] == [guard]
    assert everything_written() == before and not plan.tasks.exists()


def test_an_item_that_is_not_in_force_in_the_time_of_the_task_is_refused(office: Office) -> None:
    plan = draft_plan(by(office.clerk, at(DAY)), 2023, "2023年度检查计划（示例）")
    later = an_inspection_item(office, "JC98", since=date(2024, 1, 1))
    gone = an_inspection_item(office, "JC97")
    withdraw_item(by(office.clerk, at(DAY, 9, 30)), gone.code, "条例修订")
    for wrong in ([later], [gone], []):
        with pytest.raises(Refused, match="已公布并在任务期间有效"):
            set_task(plan.pk, a_task(office, checks=wrong), by(office.clerk, at(DAY, 10)))


def test_one_plan_a_year_and_nothing_empty_is_submitted(office: Office) -> None:
    plan = draft_plan(by(office.clerk, at(DAY)), 2023, "2023年度检查计划（示例）")
    with pytest.raises(Refused, match="已经有计划"):
        draft_plan(by(office.clerk, at(DAY, 10)), 2023, "另一份")
    with pytest.raises(Refused, match="还没有任务"):
        perform(plan.pk, "submit_plan", by(office.clerk, at(DAY, 11)))
    perform(plan.pk, "withdraw_plan", by(office.clerk, at(DAY, 12), reason="另拟"))
    assert draft_plan(by(office.clerk, at(DAY, 13)), 2023, "另一份").version == 2


def test_who_submitted_does_not_approve_and_who_returns_says_why(office: Office) -> None:
    plan = drafted(office)
    perform(plan.pk, "submit_plan", by(office.clerk, at(DAY, 10)))
    with pytest.raises(Refused) as no:
        perform(plan.pk, "approve_plan", by(office.clerk, at(DAY, 11), passed=True))
    assert {r.guard for r in no.value.reasons} == {"post_fits", "approver_apart"}
    with pytest.raises(Refused, match="写明要改什么"):
        perform(plan.pk, "approve_plan", by(office.leader, at(DAY, 11), passed=False, opinion=""))
    back = perform(plan.pk, "approve_plan",
                   by(office.leader, at(DAY, 12), passed=False, opinion="补上道桥"))  # fmt: skip
    assert (back.stage, back.opinion) == ("draft", "补上道桥")


def test_a_published_plan_is_not_changed_but_amended_as_a_new_version(office: Office) -> None:
    first = published(office)
    with pytest.raises(Refused, match="不再列入或者修改任务"):
        set_task(first.pk, a_task(office), by(office.clerk, at(DAY, 16)))
    moment = at(date(2023, 6, 1))
    with pytest.raises(Refused, match="须写明理由"):
        draft_amendment(by(office.clerk, moment, reason=" "), first)
    second = draft_amendment(by(office.clerk, moment, reason="增加扬尘治理专项"), first)
    with pytest.raises(Refused, match="没有办完"):
        draft_amendment(by(office.clerk, moment, reason="再改"), first)
    added = set_task(second.pk, a_task(office, title="扬尘治理", area="air"),
                     by(office.clerk, moment + timedelta(minutes=5)))  # fmt: skip
    assert added.code == "RW2023-02"
    made_public(office, second, moment + timedelta(hours=1))
    assert [(p.version, p.stage) for p in Plan.objects.order_by("version")] == [
        (1, "superseded"), (2, "published")]  # fmt: skip
    assert first.tasks.count() == 1 and second.tasks.count() == 2
    assert {t.plan_id for t in tasks_in_force()} == {second.pk}
    assert public_plans().count() == 2


def test_a_dropped_code_is_not_given_again(office: Office) -> None:
    plan = drafted(office, a_task(office), a_task(office, title="第二项"))
    perform(plan.pk, "drop_task", by(office.clerk, at(DAY, 10), code="RW2023-01"))
    task = set_task(plan.pk, a_task(office, title="第三项"), by(office.clerk, at(DAY, 11)))
    assert [t.code for t in plan.tasks.order_by("code")] == ["RW2023-02", "RW2023-03"]
    changed = a_task(office, title="第三项（改）", code=task.code)
    set_task(plan.pk, changed, by(office.clerk, at(DAY, 12)))
    assert plan.tasks.get(code=task.code).title == "第三项（改）"


def test_a_close_needs_its_summary_and_tells_what_was_left(office: Office) -> None:
    plan = published(office)
    end = at(date(2023, 12, 29))
    with pytest.raises(Refused, match="年度总结"):
        perform(plan.pk, "close_plan", by(office.clerk, end, summary="完成", tasks_done=True))
    told = by(office.clerk, end, summary="各项任务的完成情况另附，一项没有完成。", tasks_done=False)
    done = perform(plan.pk, "close_plan", told)
    assert done.stage == "closed"
    assert [f.watch for f in FaultRecord.objects.filter(entry__subject_kind="plan")] == [
        "tasks_left"]  # fmt: skip


def test_objects_are_named_with_a_reason_but_not_beside_a_choice_by_risk(office: Office) -> None:
    listed(office)
    plan, rows = published(office), list(ListedObject.objects.all()[:3])
    deed = by(office.clerk, at(date(2023, 1, 10)))
    with pytest.raises(Invalid, match="为什么查"):
        select_named(deed, task_of(plan), rows, " ")
    assert select_named(deed, task_of(plan), rows, "上年度有投诉").objects_selected.count() == 3


def a_moment_earlier(monkeypatch: pytest.MonkeyPatch, first: Callable[[], object]) -> None:
    """Somebody else makes the same act after this one was examined and before it is kept; what
    the law weighed of the later one saw nothing of the earlier."""
    plans = actions.PLANS

    def late(*told: Any) -> Any:
        monkeypatch.setattr(actions, "once", once)
        first()
        unaware = replace(plans, attempt=lambda row, verb, deed: PlanAttempt())
        monkeypatch.setattr(actions, "PLANS", unaware)
        return once(*told)

    monkeypatch.setattr(actions, "PLANS", plans)
    monkeypatch.setattr(actions, "once", late)


def test_of_two_who_select_at_once_the_later_is_told_and_nothing_is_kept_twice(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed(office)
    chosen = a_task(office, **BY_RISK, target=6)
    plan = published(office, chosen, a_task(office, title="逐一列明"))
    risk, named = task_of(plan), task_of(plan, 1)
    clerk, rows = by(office.clerk, at(date(2023, 1, 10))), list(ListedObject.objects.all()[:3])

    def by_risk() -> Selection:
        return select_by_risk(clerk, risk, "0731942")

    def by_name() -> Selection:
        return select_named(clerk, named, rows, "上年度有投诉")

    for code, field, select in ((risk.code, "figure", by_risk), (named.code, "codes", by_name)):
        a_moment_earlier(monkeypatch, select)
        with pytest.raises(Invalid, match="刚才另有人已经为这项任务选定了对象") as no:
            select()
        assert set(no.value.errors) == {field}
        entry = entries_of("selection", Selection.objects.get(code=code).pk)
        assert entry.count() == 1


def test_of_two_who_begin_or_amend_a_plan_at_once_the_later_is_told(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk = by(office.clerk, at(DAY, 8))
    with monkeypatch.context() as only:
        a_moment_earlier(only, lambda: draft_plan(clerk, 2024, "先到的计划"))
        with pytest.raises(Invalid, match="刚才另有人已经") as no:
            draft_plan(clerk, 2024, "后到的计划")
        assert set(no.value.errors) == {"title"}
    assert Plan.objects.get(year=2024).title == "先到的计划"
    old = published(office)
    amending = by(office.clerk, at(date(2023, 5, 8)), reason="增加扬尘治理专项")
    with monkeypatch.context() as only:
        a_moment_earlier(only, lambda: draft_amendment(amending, old))
        with pytest.raises(Invalid, match="刚才另有人已经") as no:
            draft_amendment(amending, old)
        assert set(no.value.errors) == {"reason"}
    assert Plan.objects.filter(year=2023).count() == 2


def test_a_fault_of_the_database_that_is_no_second_row_stays_one() -> None:
    with pytest.raises(IntegrityError), once(Plan.objects.none(), {"title": "x"}):
        raise IntegrityError("something else")

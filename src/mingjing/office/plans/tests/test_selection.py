"""The choice by risk: what anybody computes again, and what nobody moves once the figure is out."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import transaction

from mingjing.law.targeting import Candidate, choose, target_seed
from mingjing.office.journal.shapes import Deed, Invalid, Refused
from mingjing.office.plans.actions import draft_amendment, perform, select_by_risk, set_task
from mingjing.office.plans.models import Plan, Selection, Task
from mingjing.office.plans.tests.scene import (
    BY_RISK,
    DAY,
    FIGURE_ON,
    a_task,
    by,
    drafted,
    listed,
    made_public,
    published,
    task_of,
)
from mingjing.office.registers.actions import NewObject, list_objects, unlist_objects
from mingjing.office.registers.models import ListedObject, Risk
from tests.cast import Office, an_office, at

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return an_office()


def risky(office: Office) -> Plan:
    return published(office, a_task(office, **BY_RISK, target=6))


def test_the_selection_is_what_anybody_computes_from_plan_pool_and_figure(office: Office) -> None:
    listed(office)
    task = task_of(risky(office))
    chosen = select_by_risk(by(office.clerk, at(date(2023, 1, 10))), task, "0731942")
    rows = chosen.objects_selected.select_related("listed")
    assert Counter(r.part for r in rows) == {"random": 2, "risk": 4}
    pool = [Candidate(o.code, o.risk) for o in ListedObject.objects.all()]
    again = choose(pool, target_seed(chosen.declared, "0731942"), total=6, percent=30)
    assert {(r.listed.code, r.part, r.ticket) for r in rows} == {
        (c.id, c.part.value, c.ticket) for c in again}  # fmt: skip
    with pytest.raises(Invalid, match="不得重选"):
        select_by_risk(by(office.clerk, at(date(2023, 1, 11))), task, "1111111")
    assert Selection.objects.count() == 1


def entered(deed: Deed, day: date) -> Deed:
    """The same act, entered later than it is told to have been done."""
    return replace(deed, entered_at=at(day, 9))


def chosen_of(office: Office, task: Task) -> set[tuple[int, str, str, str]]:
    """What a task would select, to the ticket; the attempt leaves nothing behind."""
    with transaction.atomic():
        row = select_by_risk(by(office.clerk, at(date(2023, 1, 12))), task, "0731942")
        rows = set(row.objects_selected.values_list("listed__place", "part", "risk", "ticket"))
        transaction.set_rollback(True)
    return rows


def test_no_change_after_the_figure_is_out_moves_the_choice(office: Office) -> None:
    places = listed(office)
    plan = risky(office)
    first = chosen_of(office, task_of(plan))
    assert len(first) == 6
    out = FIGURE_ON
    # Lines told to have gone, come, or changed their class before: all entered when it was out.
    rows = list(ListedObject.objects.order_by("pk")[:5])
    unlist_objects(entered(by(office.clerk, at(DAY, 9)), out), rows, "停业")
    back = [NewObject(p, "gas", Risk.HIGH, "重新评定") for p in places[:5]]
    list_objects(entered(by(office.clerk, at(DAY, 10)), out), back, "重新评定")
    assert chosen_of(office, task_of(plan)) == first
    # An amendment for another reason, published when it was out, is no second throw.
    amended = draft_amendment(by(office.clerk, at(date(2023, 1, 11)), reason="增加任务"), plan)
    set_task(
        amended.pk, a_task(office, title="另一项"), by(office.clerk, at(date(2023, 1, 11), 10))
    )
    amended = made_public(office, amended, at(date(2023, 1, 11), 11))
    assert chosen_of(office, task_of(amended)) == first


def test_what_was_known_the_day_before_the_figure_counts(office: Office) -> None:
    places = listed(office)
    task = task_of(risky(office))
    first = chosen_of(office, task)
    gone = list(ListedObject.objects.filter(place__in=places[:5]))
    unlist_objects(by(office.clerk, at(date(2023, 1, 9))), gone, "停业")
    later = chosen_of(office, task)
    assert later != first and len(later) == 4


@pytest.mark.parametrize("other", [
    {"target": 7}, {"share": 40}, {"source": "另一种彩票"}, {"area": "road"},
    {"figure_on": date(2023, 1, 9)},
])  # fmt: skip
def test_another_declaration_needs_another_figure(office: Office, other: dict[str, Any]) -> None:
    listed(office)
    plan, told = risky(office), {**BY_RISK, "target": 6}
    amended = draft_amendment(by(office.clerk, at(DAY, 16), reason="改任务"), plan)
    task, late = task_of(amended), date(2023, 1, 11)
    with pytest.raises(Refused, match="公布以后才产生"):
        data = a_task(office, **{**told, **other}, code=task.code)
        set_task(amended.pk, data, by(office.clerk, at(late)))
    # Written before the figure is out, but published after it, however early that is told to be.
    if "figure_on" not in other:
        set_task(amended.pk, data, by(office.clerk, at(DAY, 17)))
        perform(amended.pk, "submit_plan", by(office.clerk, at(DAY, 18)))
        perform(amended.pk, "approve_plan",
                by(office.leader, at(DAY, 19), passed=True, opinion=""))  # fmt: skip
        with pytest.raises(Refused) as no:
            perform(amended.pk, "publish_plan", entered(by(office.clerk, at(DAY, 20)), late))
        assert [r.guard for r in no.value.reasons] == ["figure_ahead"]
        assert (
            perform(amended.pk, "publish_plan", by(office.clerk, at(DAY, 21))).stage == "published"
        )


def test_another_declaration_does_not_come_in_by_another_way_of_choosing(office: Office) -> None:
    """Declared beside a task that lists all, published, and then called a choice by risk."""
    listed(office)
    plan, late = risky(office), date(2023, 1, 11)
    told = {**BY_RISK, "target": 7, "figure_on": FIGURE_ON}
    aside = draft_amendment(by(office.clerk, at(late), reason="全部检查"), plan)
    code = task_of(aside).code
    every = a_task(office, **{**told, "method": "all"}, code=code)
    set_task(aside.pk, every, by(office.clerk, at(late, 10)))
    aside = made_public(office, aside, at(late, 11))
    back = draft_amendment(by(office.clerk, at(late, 15), reason="还是按风险"), aside)
    with pytest.raises(Refused, match="公布以后才产生"):
        set_task(back.pk, a_task(office, **told, code=code), by(office.clerk, at(late, 16)))


def test_what_was_selected_may_be_amended(office: Office) -> None:
    listed(office)
    plan = risky(office)
    select_by_risk(by(office.clerk, at(date(2023, 1, 10))), task_of(plan), "0731942")
    late = date(2023, 1, 11)
    amended = draft_amendment(by(office.clerk, at(late), reason="再多查几次"), plan)
    data = a_task(office, **BY_RISK, target=7, code=task_of(amended).code)
    set_task(amended.pk, data, by(office.clerk, at(late, 10)))
    assert made_public(office, amended, at(late, 11)).stage == "published"


def test_the_figure_is_not_there_before_its_day_and_a_plan_of_before_says_what_to_do(
    office: Office,
) -> None:
    listed(office)
    task = task_of(risky(office))
    with pytest.raises(Invalid, match="1月10日才公布"):
        select_by_risk(by(office.clerk, at(date(2023, 1, 9))), task, "0731942")
    task.figure_on = None  # as a migration leaves a task of before the rule
    with pytest.raises(Invalid, match="变更计划补写"):
        select_by_risk(by(office.clerk, at(date(2023, 1, 10))), task, "0731942")


def test_nothing_is_selected_before_the_share_is_public(office: Office) -> None:
    listed(office)
    plan = drafted(office, a_task(office, method="risk", share=30, source="示例彩票"))
    with pytest.raises(Invalid, match="公布以后"):
        select_by_risk(by(office.clerk, at(date(2023, 1, 10))), task_of(plan), "0731942")
    with pytest.raises(Refused):
        select_by_risk(by(office.investigator, at(date(2023, 1, 10))), task_of(plan), "07")

"""Plans made by acts, for the tests of plans and of what carries them out."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from mingjing.office.draws.tests.scene import some_places
from mingjing.office.items.models import Item
from mingjing.office.journal.shapes import Deed
from mingjing.office.parties.models import Place
from mingjing.office.people.models import Person
from mingjing.office.plans.actions import draft_plan, perform, set_task
from mingjing.office.plans.facts import TaskData
from mingjing.office.plans.models import Plan, Task
from mingjing.office.registers.actions import (
    NewItem,
    NewObject,
    Point,
    list_objects,
    publish_items,
)
from mingjing.office.registers.models import InspectionItem, Risk
from tests.cast import Office, an_item, at, deed_of

DAY, FIGURE_ON = date(2023, 1, 5), date(2023, 1, 10)
BY_RISK: dict[str, Any] = {
    "method": "risk", "share": 30, "source": "示例彩票中心 2023 年第 3 期号码",
}  # fmt: skip
RISKS = (Risk.HIGH, Risk.GENERAL, Risk.LOW)


def by(person: Person, moment: datetime, **form: Any) -> Deed:
    """An act of one person."""
    return deed_of([person], moment, **form)


def an_inspection_item(
    office: Office, code: str = "JC91", *powers: Item, area: str = "gas", since: date = DAY
) -> InspectionItem:
    """A published inspection item with a line of its checklist for each item of the power list."""
    known = InspectionItem.objects.filter(code=code).first()
    if known:
        return known
    points = [Point(f"有没有{power.violation}？", "看现场", power.violation, power)
              for power in powers or (an_item(),)]  # fmt: skip
    new = NewItem(code, "示例检查事项", area, "城镇燃气管理条例", since, points)
    return publish_items(by(office.clerk, at(DAY, 8)), [new], "年度清单（示例）")[0]


def a_task(office: Office, **other: Any) -> TaskData:
    """A special campaign of gas that runs all year; a choice by risk has its figure on the 10th."""
    parts: dict[str, Any] = {
        "kind": "special", "method": "all", "title": "餐饮燃气专项检查（示例）", "area": "gas",
        "unit": office.brigade, "first": date(2023, 1, 9), "last": date(2023, 12, 20), "target": 4,
        "checks": [an_inspection_item(office)], "why": "上年度隐患集中",
        "figure_on": FIGURE_ON if other.get("method") == "risk" else None,
    }  # fmt: skip
    return TaskData(**{**parts, **other})


def drafted(
    office: Office, *tasks: TaskData, moment: datetime | None = None, year: int = 0
) -> Plan:
    """A draft with tasks, of the year of its moment unless another is named."""
    start = moment or at(DAY)
    year = year or start.year
    plan = draft_plan(by(office.clerk, start), year, f"{year}年度检查计划（示例）")
    for n, task in enumerate(tasks or (a_task(office),), 1):
        set_task(plan.pk, task, by(office.clerk, start + timedelta(minutes=n)))
    return plan


def published(
    office: Office, *tasks: TaskData, moment: datetime | None = None, year: int = 0
) -> Plan:
    """A plan made public."""
    plan = drafted(office, *tasks, moment=moment, year=year)
    return made_public(office, plan, (moment or at(DAY)) + timedelta(hours=1))


def made_public(office: Office, plan: Plan, moment: datetime) -> Plan:
    """A draft submitted, approved and published."""
    perform(plan.pk, "submit_plan", by(office.clerk, moment))
    perform(plan.pk, "approve_plan",
            by(office.leader, moment + timedelta(minutes=20), passed=True, opinion=""))  # fmt: skip
    return perform(plan.pk, "publish_plan", by(office.clerk, moment + timedelta(minutes=40)))


def task_of(plan: Plan, n: int = 0) -> Task:
    """The n-th task of a plan."""
    return plan.tasks.order_by("code").select_related("plan")[n]


def listed(office: Office, count: int = 9) -> list[Place]:
    """Places of one area in the register, of every class."""
    places = some_places(office, count)
    rows = [NewObject(p, "gas", RISKS[n % 3], "按信用和隐患评定") for n, p in enumerate(places)]
    list_objects(by(office.clerk, at(DAY, 8, 50)), rows, "年度名录")
    return places

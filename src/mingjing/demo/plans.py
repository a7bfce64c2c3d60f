"""The plans of the demonstration: 2023 from its draft to its close, and the plan of today's year.

A plan is made before its year; each visit then names the tasks of the plan in force that it serves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from mingjing.demo.crew import Crew
from mingjing.demo.days import later, minutes, moment
from mingjing.demo.diary import Diary
from mingjing.demo.staffing import DATA, read
from mingjing.demo.visits import Visit
from mingjing.office.inspections.progress import progress_of, summary_of
from mingjing.office.plans.access import tasks_in_force
from mingjing.office.plans.actions import (
    draft_amendment,
    draft_plan,
    perform,
    select_by_risk,
    select_named,
    set_task,
)
from mingjing.office.plans.facts import TaskData
from mingjing.office.plans.models import Plan, Selected, Task
from mingjing.office.registers.actions import withdraw_item
from mingjing.office.registers.importing import import_items
from mingjing.office.registers.models import ListedObject
from mingjing.office.registers.queries import items_of_year

Spec = Mapping[str, Any]
_BEFORE, _PUBLIC = (12, 20), (12, 26)
_END = (12, 29)
_PUBLISHED, _RENEWED = date(2022, 12, 16), date(2026, 8, 15)
_WITHDRAWN = {"JC03": "JC13", "JC05": "JC15", "JC09": "JC19"}
_NOW: tuple[Spec, ...] = (
    {"kind": "random", "method": "draw", "title": "燃气双随机抽查", "area": "gas", "target": 4},
    {"kind": "random", "method": "draw", "title": "排水双随机抽查", "area": "drainage",
     "target": 2},
    {"kind": "key", "method": "risk", "title": "餐饮燃气安全重点检查", "area": "gas", "target": 40,
     "share": 25, "source": "示例数字彩票五位中奖号码（虚构）", "figure": "90233",
     "takes": {"selected": True, "kinds": ["daily", "random"]}},
    {"kind": "joint", "method": "asked", "title": "餐饮燃气、油烟联合检查", "area": "gas",
     "target": 8, "checks": ["JC01", "JC09", "JC19"],
     "departments": ["示范区市场监督管理局", "示范区生态环境局"],
     "takes": {"selected": True, "kinds": ["daily"]}},
)  # fmt: skip


class PlanBook:
    """Notes the acts of the plans, and knows which tasks a visit serves."""

    def __init__(self, crew: Crew, diary: Diary) -> None:
        self._crew, self._diary = crew, diary
        self._clerk = [crew.office.people["clerk"]]
        self._leader = [crew.office.people["leader"]]
        self._takes: dict[str, Spec] = {}
        self._figures: dict[str, str] = {}
        self._seen: Counter[str] = Counter()
        self._chosen: dict[str, set[int]] = {}

    def tasks_of(self, visit: Visit) -> list[Task]:
        """The tasks of the plan in force that a visit serves."""
        day, area = visit.errand.day, visit.errand.area
        rows = tasks_in_force().filter(plan__year=day.year, area=area)
        tasks = rows.filter(first__lte=day, last__gte=day).select_related("plan").order_by("code")
        return [task for task in tasks if self._serves(task, visit)]

    def _serves(self, task: Task, visit: Visit) -> bool:
        takes = self._takes.get(task.code, {})
        if visit.kind not in takes.get("kinds", ()):
            return False
        if takes.get("selected"):
            return visit.place is not None and visit.place.pk in self._selected(task.code)
        if "of" not in takes:
            return True
        self._seen[task.code] += 1
        return (self._seen[task.code] - 1) % takes["of"] in takes["nth"]

    def _selected(self, code: str) -> set[int]:
        if not self._chosen.get(code):
            rows = Selected.objects.filter(selection__code=code)
            self._chosen[code] = set(rows.values_list("listed__place", flat=True))
        return self._chosen[code]

    def note(self, today: date) -> None:
        """The list of inspection items, the plans that have ended, and that of today's year."""
        self._noted(moment(_PUBLISHED, 9), partial(self._publish_items, "inspection_items.csv"))
        if today > _RENEWED:
            self._noted(moment(_RENEWED, 9), self._renew_items)
        for spec in read("plans.toml")["plan"]:
            if date(spec["year"], *_END) < today:
                self._past(spec)
        if today > date(today.year, 3, 1):
            self._present(today)

    def _renew_items(self, at: datetime) -> None:
        """The code of 2026 takes the place of two statutes; their items are published anew."""
        self._publish_items("inspection_items_2026.csv", at)
        for old, new in _WITHDRAWN.items():
            reason = f"依据由生态环境法典代替，见 {new}"
            withdraw_item(self._crew.deed(self._clerk, at + minutes(2)), old, reason)

    def _publish_items(self, name: str, at: datetime) -> None:
        content = (DATA / name).read_bytes()
        taken = import_items(content, self._crew.deed(self._clerk, at), "年度检查事项清单（示例）")
        if taken.faults:
            raise ValueError(f"the list of inspection items: {taken.faults[0].sentence}")

    def _past(self, spec: Spec) -> None:
        year, found = spec["year"], list[Plan]()
        drafted, public = date(year - 1, *_BEFORE), date(year - 1, *_PUBLIC)
        self._noted(moment(drafted, 10), partial(self._draft, found, spec))
        self._noted(moment(public, 9), partial(self._make_public, found))
        self._noted(moment(later(date(year, 1, 1), 1), 8, 20), partial(self._select, year))
        if amended := spec.get("amendment"):
            start, end = moment(amended["drafted"], 10), moment(amended["published"], 9)
            self._noted(start, partial(self._amend, found, amended))
            self._noted(end, partial(self._make_public, found))
        self._noted(moment(date(year, *_END), 16), partial(self._close, found))

    def _present(self, today: date) -> None:
        found, year = list[Plan](), today.year
        chosen = moment(later(today, -25), 9)
        tasks = [{**told, "figure_on": chosen.date()} if "share" in told else told for told in _NOW]
        spec = {"year": year, "title": f"{year}年度行政检查计划（示例）", "task": tasks}
        self._noted(moment(later(date(year, 1, 1), 3), 10), partial(self._draft, found, spec))
        self._noted(moment(later(date(year, 1, 1), 6), 9), partial(self._make_public, found))
        self._noted(chosen, partial(self._select, year))
        self._noted(chosen + minutes(30), partial(self._name, year))

    def _noted(self, at: datetime, act: Any) -> None:
        self._diary.note(at + minutes(5), partial(act, at))

    def _draft(self, found: list[Plan], spec: Spec, at: datetime) -> None:
        plan = draft_plan(self._crew.deed(self._clerk, at), spec["year"], spec["title"])
        self._fill(plan, spec["task"], at)
        found.append(plan)

    def _amend(self, found: list[Plan], spec: Spec, at: datetime) -> None:
        deed = self._crew.deed(self._clerk, at, reason=spec["reason"])
        plan = draft_amendment(deed, found[-1])
        self._fill(plan, spec["task"], at)
        found.append(plan)

    def _fill(self, plan: Plan, specs: Any, at: datetime) -> None:
        for n, spec in enumerate(specs, 1):
            deed = self._crew.deed(self._clerk, at + timedelta(seconds=20 * n))
            task = set_task(plan.pk, self._data(plan.year, spec), deed)
            self._takes[task.code] = spec.get("takes", {"kinds": ["random"]})
            self._figures[task.code] = spec.get("figure", "")

    def _data(self, year: int, spec: Spec) -> TaskData:
        first, last = spec.get("first", date(year, 1, 3)), date(year, 12, 28)
        known = items_of_year(first)
        checks = known.filter(code__in=spec["checks"]) if "checks" in spec else known.filter(
            area=spec["area"])  # fmt: skip
        return TaskData(
            kind=spec["kind"], method=spec["method"], title=f"{spec['title']}（示例）",
            area=spec["area"], unit=self._crew.office.brigades[0], first=first, last=last,
            target=spec["target"], checks=list(checks), departments=spec.get("departments", ()),
            why=spec.get("why", ""), share=spec.get("share"), source=spec.get("source", ""),
            figure_on=spec.get("figure_on"),
        )  # fmt: skip

    def _make_public(self, found: list[Plan], at: datetime) -> None:
        plan, deed = found[-1], self._crew.deed
        perform(plan.pk, "submit_plan", deed(self._clerk, at - minutes(60)))
        perform(plan.pk, "approve_plan",
                deed(self._leader, at - minutes(30), passed=True, opinion="同意"))  # fmt: skip
        perform(plan.pk, "publish_plan", deed(self._clerk, at))

    def _select(self, year: int, at: datetime) -> None:
        for task in tasks_in_force().filter(plan__year=year, method="risk").select_related("plan"):
            select_by_risk(self._crew.deed(self._clerk, at), task, self._figures[task.code])

    def _name(self, year: int, at: datetime) -> None:
        """The joint task names some of what the task by risk selected, and others."""
        task = tasks_in_force().select_related("plan").get(plan__year=year, kind="joint")
        both = Selected.objects.filter(selection__code__startswith=f"RW{year}", part="risk")
        chosen = [s.listed for s in both.select_related("listed").order_by("ticket")[:5]]
        others = ListedObject.objects.filter(until=None, area=task.area, selected=None)
        rows = [*chosen, *others.order_by("pk")[: task.target - len(chosen)]]
        deed = self._crew.deed(self._clerk, at)
        select_named(deed, task, rows, "上年度有投诉的餐饮场所（示例）")

    def _close(self, found: list[Plan], at: datetime) -> None:
        rows = progress_of(found[-1], at.date())
        done = all(row.done >= row.task.target for row in rows)
        deed = self._crew.deed(self._clerk, at, summary=f"{summary_of(rows)}。", tasks_done=done)
        perform(found[-1].pk, "close_plan", deed)

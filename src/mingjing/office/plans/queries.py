"""What the pages of plans read: rows, a plan told in lines, a plan for machines."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django.db.models import Q, QuerySet

from mingjing.law.instruments.office_plans.plan import PLAN
from mingjing.law.targeting import PART_LABELS, Part
from mingjing.office.items.models import AREA_LABELS, Area
from mingjing.office.journal.shapes import OFFICE_ZONE
from mingjing.office.people.models import Person, Role
from mingjing.office.plans.access import visible_plans
from mingjing.office.plans.models import (
    METHOD_LABELS,
    TASK_LABELS,
    Method,
    Plan,
    Selected,
    Selection,
    Task,
    TaskKind,
)
from mingjing.office.registers.finding import known_at, on_the_day
from mingjing.office.registers.models import RISK_LABELS, ListedObject, Risk
from mingjing.office.web.shapes import Cell, Column, Row, Tone
from mingjing.office.web.words import cn_date

VERBS = {
    "select_by_risk": "选定对象",
    "select_named": "列明对象",
    **{step.name: step.label for step in PLAN.steps},
}
TONES: dict[str, Tone] = {"published": "ok", "closed": "ok", "submitted": "due"}
COLUMNS = (
    Column("version", "年度和版次", kind="link"),
    Column("title", "计划"),
    Column("tasks", "任务", kind="number"),
    Column("published", "公布", kind="date"),
    Column("stage", "办到哪一步", kind="badge"),
)
NAMED = "逐一列明"
NEXT = {
    "draft": "set_task",
    "submitted": "approve_plan",
    "approved": "publish_plan",
    "published": "close_plan",
}


def waiting_for(person: Person, roles: frozenset[str], day: date) -> QuerySet[Plan]:
    """What this person has to do: approve as a leader; finish, publish and close as a clerk."""
    wanted = Q(pk__in=())
    if Role.LEADER in roles:
        wanted |= Q(stage="submitted")
    if Role.CLERK in roles:
        wanted |= Q(stage__in=("draft", "approved")) | Q(stage="published", year__lt=day.year)
    return visible_plans(person).filter(wanted).order_by("year", "version")


def next_step(plan: Plan) -> str:
    """The act that a plan waits for."""
    return NEXT[plan.stage]


def as_row(plan: Plan, *, tasks: int, url: str) -> Row:
    """One line of the list."""
    stage = PLAN.stage(plan.stage)
    return Row(
        url,
        (
            f"{plan.year}-{plan.version}",
            Cell(plan.title, sub=plan.reason),
            Cell(tasks, url=f"{url}#h-tasks"),
            plan.published_on,
            Cell(stage.label, tone=TONES.get(plan.stage, "")),
        ),
    )


def told(plan: Plan) -> list[tuple[str, object]]:
    """Who and what of a plan, one line each."""
    lines: list[tuple[str, object]] = [
        ("年度", f"{plan.year}年，第 {plan.version} 版"),
        ("现在", PLAN.stage(plan.stage).label),
    ]
    if plan.previous:
        lines.append(("变更理由", plan.reason))
    if plan.opinion:
        lines.append(("意见", plan.opinion))
    if plan.published_on:
        lines.append(("公布日期", cn_date(plan.published_on)))
    if plan.cap:
        lines.append(("同一企业每年检查", f"不超过 {plan.cap} 次（本办设定）；投诉举报和个案除外"))
    if plan.closed_on:
        lines += [("办结日期", cn_date(plan.closed_on)), ("年度总结", plan.summary)]
    return lines


def tasks_of(plan: Plan) -> QuerySet[Task]:
    """The tasks of a plan in the order of their codes."""
    return plan.tasks.select_related("unit", "plan").prefetch_related("checks").order_by("code")


def kind_of(task: Task) -> str:
    """What a task is, in a word."""
    return TASK_LABELS[TaskKind(task.kind)]


def area_of(task: Task) -> str:
    """The area of a task."""
    return AREA_LABELS[Area(task.area)]


def method_of(task: Task) -> str:
    """How the objects of a task are found, in a sentence."""
    told = METHOD_LABELS[Method(task.method)]
    if task.method == Method.RISK:
        when = f"，{cn_date(task.figure_on)}公布" if task.figure_on else ""
        return f"{told} {task.share}%，随机数取自{task.source}{when}"
    return told


def lines_of(plan: Plan) -> list[tuple[Task, str, str, str]]:
    """The tasks of a plan with their words: kind, area, how objects are found."""
    return [(t, kind_of(t), area_of(t), method_of(t)) for t in tasks_of(plan)]


def selected_of(code: str) -> tuple[Selection | None, QuerySet[Selected]]:
    """The selection of a task, if there is one, with its objects."""
    rows = Selected.objects.filter(selection__code=code).select_related("listed__place__street")
    return Selection.objects.filter(code=code).first(), rows.order_by("part", "ticket", "pk")


def register_before(figure_on: date, area: str) -> QuerySet[ListedObject]:
    """The register of an area as it was known when the day of a figure began."""
    begins = datetime.combine(figure_on, time.min, OFFICE_ZONE)
    return ListedObject.objects.filter(known_at(begins), area=area)


def pool_day(chosen: Selection) -> date | None:
    """The declared day of the figure; selections of before the rule have none."""
    told = chosen.declared.get("figure_on")
    return date.fromisoformat(told) if told else None


def pool_of(chosen: Selection, area: str) -> QuerySet[ListedObject]:
    """What a selection selected from: the register before its figure, or of its own day where
    the plan declared no day for the figure."""
    if figure_on := pool_day(chosen):
        return register_before(figure_on, chosen.declared["area"])
    return ListedObject.objects.filter(on_the_day(chosen.day), area=area)


def part_name(part: str) -> str:
    """How an object came to be selected, in a word."""
    return PART_LABELS[Part(part)] if part in set(Part) else NAMED


def risk_name(risk: str) -> str:
    """The class of an object, in a word."""
    return RISK_LABELS[Risk(risk)]


def listed(plan: Plan) -> dict[str, Any]:
    """One published version for machines."""
    return {
        "year": plan.year,
        "version": plan.version,
        "title": plan.title,
        "stage": plan.stage,
        "reason": plan.reason,
        "published_on": plan.published_on.isoformat() if plan.published_on else None,
        "visits_per_enterprise": plan.cap,
        "summary": plan.summary,
        "tasks": [_task(task) for task in tasks_of(plan)],
    }


def _task(task: Task) -> dict[str, Any]:
    return {
        "code": task.code,
        "kind": task.kind,
        "title": task.title,
        "area": task.area,
        "unit": task.unit.name,
        "first": task.first.isoformat(),
        "last": task.last.isoformat(),
        "target": task.target,
        "method": task.method,
        "random_share_percent": task.share,
        "random_source": task.source,
        "random_figure_on": task.figure_on.isoformat() if task.figure_on else None,
        "departments": task.departments,
        "inspection_items": [item.code for item in task.checks.all()],
        "why": task.why,
    }

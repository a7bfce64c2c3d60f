"""Yearly plans in Today: what waits for approval, for publication, or to be finished."""

from __future__ import annotations

from django.urls import reverse

from mingjing.law.instruments.office_plans.plan import PLAN
from mingjing.office.people.pages import cited
from mingjing.office.plans.models import Plan
from mingjing.office.plans.queries import next_step
from mingjing.office.web.shapes import Clock, Link, Task


def plan_task(row: Plan) -> Task:
    """One plan as a line of Today, with the act that it waits for."""
    step, here = PLAN.step(next_step(row)), reverse("plan", args=[row.year, row.version])
    return Task(
        clock=Clock("", "待办"),
        title=row.title,
        sub=f"{row.year}年，第 {row.version} 版",
        why=step.says,
        url=here,
        article=cited(step.citation),
        action=Link(step.label, here, "primary"),
    )

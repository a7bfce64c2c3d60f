"""Where a plan stands for one person: each step done, open, or waiting, with the reasons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from mingjing.law.instruments.office_plans.plan import PLAN, PlanAttempt
from mingjing.law.procedure import Refusal, Step, why_not
from mingjing.office.journal.models import Entry
from mingjing.office.journal.shapes import Deed
from mingjing.office.people.road import coming_step, done_step
from mingjing.office.plans.facts import facts_of, people_of
from mingjing.office.plans.models import Plan
from mingjing.office.web.shapes import Link, StepView

_ENDED = ("superseded", "withdrawn")
_APART = frozenset({"approver_apart"})


def hopeless(plan: Plan, verb: str, deed: Deed) -> tuple[Refusal, ...]:
    """What refuses a step whatever is typed: where the plan stands, and who wants to act."""
    return why_not(PLAN, plan.stage, facts_of(plan, deed.day), step=verb,
                   attempt=people_of(plan, verb, deed))  # fmt: skip


def url_of(plan: Plan, verb: str) -> str:
    """Where a step is made."""
    if verb == "set_task":
        return reverse("task-new", args=[plan.year, plan.version])
    if verb == "close_plan":
        return reverse("plan-close", args=[plan.year, plan.version])
    return reverse("plan-act", args=[plan.year, plan.version, verb])


def steps_of(plan: Plan, entries: Sequence[Entry], deed: Deed) -> list[StepView]:
    """The main road as the page's vertical line."""
    made = {entry.verb: entry for entry in entries}
    first = "draft_amendment" if plan.previous_id else "draft_plan"
    order = [stage.name for stage in PLAN.stages]
    views = []
    for name in (first, *PLAN.road[1:]):
        step = PLAN.step(name)
        past = step.target is None or order.index(step.target) <= order.index(plan.stage)
        if name in made and past and not (name == "set_task" and plan.stage == "draft"):
            views.append(done_step(step, made[name]))
        elif plan.stage not in _ENDED:
            views.append(_open(plan, step, deed))
    return views


def _open(plan: Plan, step: Step[Any, Any], deed: Deed) -> StepView:
    lawful = why_not(PLAN, plan.stage, facts_of(plan, deed.day), step=step.name,
                     attempt=PlanAttempt())  # fmt: skip
    return coming_step(step, lawful=lawful, mine=hopeless(plan, step.name, deed),
                       apart=_APART, url=url_of(plan, step.name))  # fmt: skip


def beside(plan: Plan, deed: Deed) -> list[Link]:
    """What may be done beside the road by this person: amend, or withdraw."""
    links = []
    if plan.stage == "published" and not _barred_from_amending(plan, deed):
        links.append(Link("变更计划", url_of(plan, "draft_amendment")))
    if not hopeless(plan, "withdraw_plan", deed):
        links.append(Link("撤回", url_of(plan, "withdraw_plan"), "danger"))
    return links


def _barred_from_amending(plan: Plan, deed: Deed) -> bool:
    fresh = Plan(year=plan.year, previous=plan)
    return not people_of(fresh, "draft_amendment", deed).post_fits

"""Where a plan stands for one person: each step done, open, or waiting, with the reasons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from mingjing.law.actors import called
from mingjing.law.instruments.office_plans.plan import PLAN, PlanAttempt
from mingjing.law.procedure import Refusal, Step, why_not
from mingjing.office.journal.models import Entry
from mingjing.office.journal.shapes import Deed
from mingjing.office.people.pages import reasons_of
from mingjing.office.plans.facts import facts_of, people_of
from mingjing.office.plans.models import Plan
from mingjing.office.web.shapes import Link, StepView
from mingjing.office.web.words import cn_datetime

_ENDED = ("superseded", "withdrawn")


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
            views.append(_done(step, made[name]))
        elif plan.stage not in _ENDED:
            views.append(_open(plan, step, deed))
    return views


def _done(step: Step[Any, Any], entry: Entry) -> StepView:
    who = "、".join(a["name"] for a in entry.actors)
    return StepView(step.name, step.label, "done", when=cn_datetime(entry.occurred_at), who=who,
                    article=step.citation.text)  # fmt: skip


def _open(plan: Plan, step: Step[Any, Any], deed: Deed) -> StepView:
    lawful = why_not(PLAN, plan.stage, facts_of(plan, deed.day), step=step.name,
                     attempt=PlanAttempt())  # fmt: skip
    article = step.citation.text
    if lawful:
        return StepView(step.name, step.label, "later", reasons=reasons_of(lawful), article=article)
    if reasons := hopeless(plan, step.name, deed):
        note = f"等待{called(step.actors)}办理"
        apart = tuple(r for r in reasons if r.guard == "approver_apart")
        return StepView(step.name, step.label, "open", note=note, article=article,
                        reasons=reasons_of(apart))  # fmt: skip
    return StepView(step.name, step.label, "open", note=step.says, article=article, primary=True,
                    url=url_of(plan, step.name), action=step.label)  # fmt: skip


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

"""Rows to law: where a plan stands, and what is true of an attempt to go on with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from mingjing.law.instruments.office_plans.plan import PLAN, PlanAttempt, PlanFacts
from mingjing.law.numbers import number
from mingjing.office.items.models import AREA_LABELS
from mingjing.office.journal.shapes import Deed, Invalid
from mingjing.office.people.models import Unit
from mingjing.office.plans.models import (
    METHOD_LABELS,
    TASK_LABELS,
    Method,
    Plan,
    Selection,
    Task,
    TaskKind,
)
from mingjing.office.registers.models import InspectionItem

Judged = dict[str, Any]
# What a plan declares of a selection by risk: with the figure, the whole choice follows from it.
DECLARED = ("area", "target", "share", "source", "figure_on")
SHARE = "office_plans.random_share_percent"
_LEAST_SUMMARY = 10
COLUMNS = ("kind", "method", "title", "area", "unit", "first", "last", "target", "why", "share",
           "source", "figure_on")  # fmt: skip


@dataclass(frozen=True, slots=True)
class TaskData:
    """One line of a plan as it is typed; an empty `code` is a new line."""

    kind: str
    method: str
    title: str
    area: str
    unit: Unit
    first: date
    last: date
    target: int
    checks: Sequence[InspectionItem]
    code: str = ""
    departments: Sequence[str] = ()
    why: str = ""
    share: int | None = None
    source: str = ""
    figure_on: date | None = None

    def told(self) -> dict[str, Any]:
        """The line as plain values, for the law and for the record."""
        values = {name: getattr(self, name) for name in COLUMNS}
        return {**values, "code": self.code, "departments": list(self.departments),
                "checks": [item.code for item in self.checks]}  # fmt: skip


def facts_of(row: Plan, day: date) -> PlanFacts:
    """Where a plan stands in law."""
    return PlanFacts(filled=row.pk is not None and row.tasks.exists())


def attempt_of(row: Plan, verb: str, deed: Deed) -> PlanAttempt:
    """What is true of one attempt; raises Invalid where the form lacks what it is judged by."""
    people, judge = people_of(row, verb, deed), _JUDGES.get(verb)
    if judge is None or row.stage not in PLAN.step(verb).sources:
        return people  # out of turn is refused without asking what was typed
    try:
        return replace(people, **judge(row, deed))
    except KeyError as missing:
        raise Invalid({str(missing.args[0]): "请填写这一项"}) from missing


def people_of(row: Plan, verb: str, deed: Deed) -> PlanAttempt:
    """What is true of the people of an attempt, before anything is typed."""
    step = PLAN.step(verb)
    mine = {actor.id for actor in deed.by}
    return PlanAttempt(
        post_fits=bool(deed.by) and all(a.roles & set(step.actors) for a in deed.by),
        approver_apart=not mine & set(row.submitters),
    )


def _drafting(row: Plan, deed: Deed) -> Judged:
    rest = Plan.objects.filter(year=row.year).exclude(stage="withdrawn")
    return {"only_plan": not rest.exists()}


def _amending(row: Plan, deed: Deed) -> Judged:
    waiting = Plan.objects.filter(year=row.year, stage__in=("draft", "submitted", "approved"))
    stands = row.previous is not None and row.previous.stage == "published"
    return {"one_at_a_time": stands and not waiting.exists(), **_reasoned(row, deed)}


def _reasoned(row: Plan, deed: Deed) -> Judged:
    return {"reason_given": bool(str(deed.form["reason"] or "").strip())}


def _task(row: Plan, deed: Deed) -> Judged:
    said = deed.form
    checks = InspectionItem.objects.filter(code__in=said["checks"])
    return {
        "task_sound": _is_sound(row, said),
        "items_published": bool(checks) and all(_holds(c, said, deed) for c in checks),
        "departments_named": said["kind"] != TaskKind.JOINT or bool(said["departments"]),
        "share_declared": said["method"] != Method.RISK or _is_declared(said),
        "figure_ahead": _is_ahead(row, said["code"], said, deed),
    }


def _is_sound(row: Plan, said: Mapping[str, Any]) -> bool:
    known = (
        said["kind"] in TASK_LABELS
        and said["method"] in METHOD_LABELS
        and said["area"] in AREA_LABELS
    )
    first, last = said["first"], said["last"]
    within = first <= last and {first.year, last.year} == {row.year}
    return known and within and said["target"] > 0 and bool(said["title"].strip())


def _holds(item: InspectionItem, said: Mapping[str, Any], deed: Deed) -> bool:
    """Whether an item is published by now and in force for a part of the task's time."""
    begun = item.published_on <= deed.day and item.since <= said["last"]
    return begun and (item.until is None or item.until > said["first"])


def _is_declared(said: Mapping[str, Any]) -> bool:
    least, share = number(SHARE, on=said["first"]).value, said["share"]
    enough = share is not None and least <= share <= 100 and bool(said["source"].strip())
    return enough and said["figure_on"] is not None and said["figure_on"] <= said["last"]


def _is_ahead(row: Plan, code: str, said: Mapping[str, Any], deed: Deed) -> bool:
    """Whether nobody can know the figure yet, by the hour of the entry: who could publish another
    declaration after it is out could try which one pleases. What the published version declared
    already, and what was selected already, may go on as it is."""
    day = said["figure_on"]
    if said["method"] != Method.RISK or day is None or day > deed.as_entered().day:
        return True
    if code and Selection.objects.filter(code=code).exists():
        return True
    chosen_so = Task.objects.filter(plan=row.previous_id, code=code, method=Method.RISK)
    old = chosen_so.values(*DECLARED).first()
    return old is not None and all(old[name] == said[name] for name in DECLARED)


def _publishing(row: Plan, deed: Deed) -> Judged:
    tasks = row.tasks.values("code", "method", *DECLARED)
    return {"figure_ahead": all(_is_ahead(row, told["code"], told, deed) for told in tasks)}


def _dropping(row: Plan, deed: Deed) -> Judged:
    return {"last_task": not row.tasks.exclude(code=deed.form["code"]).exists()}


def _approving(row: Plan, deed: Deed) -> Judged:
    passed = bool(deed.form["passed"])
    return {"passed": passed, "reason_given": bool(str(deed.form.get("opinion") or "").strip())}


def _superseding(row: Plan, deed: Deed) -> Judged:
    return {"successor_public": row.successors.filter(stage="published").exists()}


def _closing(row: Plan, deed: Deed) -> Judged:
    told = str(deed.form["summary"] or "").strip()
    return {"summary_given": len(told) >= _LEAST_SUMMARY, "tasks_done": deed.form["tasks_done"]}


_JUDGES: Mapping[str, Callable[[Plan, Deed], Judged]] = {
    "draft_plan": _drafting,
    "draft_amendment": _amending,
    "set_task": _task,
    "drop_task": _dropping,
    "approve_plan": _approving,
    "publish_plan": _publishing,
    "supersede_plan": _superseding,
    "close_plan": _closing,
    "withdraw_plan": _reasoned,
}

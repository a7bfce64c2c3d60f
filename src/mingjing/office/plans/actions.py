"""What can be done with a plan: draft, fill, submit, approve, publish, amend, close; select."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from django.db import transaction

from mingjing.law.frequency import cap_on
from mingjing.law.instruments.office_plans.plan import PLAN
from mingjing.law.targeting import Candidate, choose, target_seed
from mingjing.office.journal.door import act, record
from mingjing.office.journal.once import once
from mingjing.office.journal.shapes import Deed, Folder, Invalid
from mingjing.office.plans.facts import COLUMNS, DECLARED, TaskData, attempt_of, facts_of
from mingjing.office.plans.models import Method, Plan, Selected, Selection, Task
from mingjing.office.plans.queries import register_before
from mingjing.office.registers.access import ask_keeper
from mingjing.office.registers.models import ListedObject
from mingjing.office.web.words import cn_date

PLANS: Folder[Plan] = Folder(
    kind="plan",
    model=Plan,
    procedure=lambda row: PLAN,
    facts=facts_of,
    attempt=attempt_of,
    settle=lambda row: None,
    label=str,
)


EARLIER = "刚才另有人已经为这一年拟订了计划，这里没有再建一份；您填写的内容还在，请先查看那一份"
SELECTED = "刚才另有人已经为这项任务选定了对象，这里没有再选；您填写的内容还在，请返回任务查看"


def draft_plan(deed: Deed, year: int, title: str) -> Plan:
    """Begins the plan of a year; raises Refused or Invalid."""
    if not title.strip():
        raise Invalid({"title": "请填写计划名称"})
    version = Plan.objects.filter(year=year).count() + 1
    row = Plan(year=year, version=version, title=title.strip(), procedure=PLAN.name)
    with (
        once(Plan.objects.filter(year=year, version=version), {"title": EARLIER}),
        act(PLANS, row, "draft_plan", deed) as doing,
    ):
        doing.row.drafted_at = deed.at
    return row


def draft_amendment(deed: Deed, old: Plan) -> Plan:
    """Begins a new version of a published plan with its tasks; `form`: reason."""
    old = Plan.objects.get(pk=old.pk)
    version = Plan.objects.filter(year=old.year).count() + 1
    row = Plan(
        year=old.year, version=version, title=old.title, previous=old, procedure=PLAN.name,
        reason=str(deed.form.get("reason", "")).strip(), drafted_at=deed.at,
    )  # fmt: skip
    with (
        once(Plan.objects.filter(year=old.year, version=version), {"reason": EARLIER}),
        act(PLANS, row, "draft_amendment", deed) as doing,
    ):
        doing.row.save()
        for task in old.tasks.order_by("code"):
            checks = list(task.checks.all())
            task.pk, task.plan, task._state.adding = None, doing.row, True
            task.save()
            task.checks.set(checks)
    return row


def set_task(plan_id: int, data: TaskData, deed: Deed) -> Task:
    """Takes a task into a draft, or changes one; the code of a new task is given here."""
    told = replace(deed, form={**deed.form, **data.told()})
    with transaction.atomic(), act(PLANS, plan_id, "set_task", told) as doing:
        code = data.code or _next_code(doing.row)
        task = Task.objects.filter(plan=doing.row, code=code).first()
        if data.code and task is None:
            raise Invalid({"code": f"计划中没有任务 {data.code}"})
        task = task or Task(plan=doing.row, code=code)
        for name in COLUMNS:
            setattr(task, name, getattr(data, name))
        task.title, task.departments = data.title.strip(), [d for d in data.departments if d]
        task.save()
        task.checks.set(data.checks)
    return task


def _next_code(plan: Plan) -> str:
    """The next code of the year: a code once given is never given to another task."""
    used = Task.objects.filter(plan__year=plan.year).values_list("code", flat=True)
    last = max((int(code.rpartition("-")[2]) for code in used), default=0)
    return f"RW{plan.year}-{last + 1:02d}"


def perform(plan_id: int, verb: str, deed: Deed) -> Plan:
    """Makes one step of a plan; raises Refused with every reason, or Invalid."""
    with transaction.atomic():
        with act(PLANS, plan_id, verb, deed) as doing:
            _EFFECTS[verb](doing.row, deed)
        if verb == "publish_plan" and doing.row.previous_id is not None:
            perform(doing.row.previous_id, "supersede_plan", deed)
    return doing.row


def _drop(row: Plan, deed: Deed) -> None:
    found = Task.objects.filter(plan=row, code=deed.form["code"])
    if not found.exists():
        raise Invalid({"code": "计划中没有这项任务"})
    for task in found:
        task.checks.clear()
    found.delete()


def _submit(row: Plan, deed: Deed) -> None:
    row.submitters = [actor.id for actor in deed.by]


def _approve(row: Plan, deed: Deed) -> None:
    row.opinion = str(deed.form.get("opinion") or "").strip()


def _publish(row: Plan, deed: Deed) -> None:
    row.published_on, row.cap = deed.day, cap_on(deed.day).value


def _supersede(row: Plan, deed: Deed) -> None:
    """Nothing but the stage."""


def _close(row: Plan, deed: Deed) -> None:
    row.summary, row.closed_on = str(deed.form["summary"]).strip(), deed.day


def _withdraw(row: Plan, deed: Deed) -> None:
    row.opinion = str(deed.form["reason"]).strip()


_EFFECTS: dict[str, Callable[[Plan, Deed], None]] = {
    "drop_task": _drop,
    "submit_plan": _submit,
    "approve_plan": _approve,
    "publish_plan": _publish,
    "supersede_plan": _supersede,
    "close_plan": _close,
    "withdraw_plan": _withdraw,
}


def declared_of(task: Task) -> dict[str, object]:
    """What the plan declared about a selection before the figure was known; the seed is bound to
    it. The version of the plan is no part of it, or an amendment would be another throw."""
    told = {name: getattr(task, name) for name in DECLARED}
    return {"task": task.code, **told, "figure_on": task.figure_on and task.figure_on.isoformat()}


def select_by_risk(deed: Deed, task: Task, figure: str) -> Selection:
    """Selects the objects of a task: the declared share at random, the rest by risk. Plan and
    register are those of before the day of the figure: who could change either now could try
    which of them pleases."""
    ask_keeper(deed)
    deed = deed.as_entered()
    figure_on = _refuse_selection(task, figure, deed.day)
    rows = register_before(figure_on, task.area)
    pool = {row.code: row for row in rows.select_related("place")}
    declared = declared_of(task)
    seed = target_seed(declared, figure.strip())
    found = choose(
        (Candidate(code, row.risk) for code, row in pool.items()), seed,
        total=task.target, percent=task.share or 0,
    )  # fmt: skip
    if not found:
        raise Invalid({"figure": f"{cn_date(figure_on)}零时名录中这一领域还没有对象，"
                                 "请先列入名录，再以计划变更另定随机数的公布日期"})  # fmt: skip
    row = Selection(
        code=task.code, day=deed.day, figure=figure.strip(), seed=seed, declared=declared,
        pool=len(pool),
    )  # fmt: skip
    with once(Selection.objects.filter(code=task.code), {"figure": SELECTED}):
        with record(row, "select_by_risk", deed, kind="selection"):
            pass
        Selected.objects.bulk_create(
            Selected(selection=row, listed=pool[one.id], part=one.part.value,
                     risk=pool[one.id].risk, ticket=one.ticket)
            for one in found
        )  # fmt: skip
    return row


def _refuse_selection(task: Task, figure: str, day: date) -> date:
    """The day of the figure; raises Invalid where nothing can be selected by it."""
    errors = {}
    if task.plan.stage != "published":
        errors["figure"] = "计划公布以后才能选对象"
    elif task.method != Method.RISK:
        errors["figure"] = "这项任务不按风险选查，请逐一列明对象"
    elif not figure.strip():
        errors["figure"] = f"请照原样抄录公布的随机数：{task.source}"
    elif Selection.objects.filter(code=task.code).exists():
        errors["figure"] = "这项任务已经选过对象，不得重选"
    elif task.figure_on is None:
        errors["figure"] = "计划没有写明随机数公布的日期，请变更计划补写将来的一天"
    elif day < task.figure_on:
        errors["figure"] = f"随机数要到{cn_date(task.figure_on)}才公布，请在那天公布以后抄录"
    if errors or task.figure_on is None:
        raise Invalid(errors)
    return task.figure_on


def select_named(deed: Deed, task: Task, rows: Sequence[ListedObject], reason: str) -> Selection:
    """Names the objects of a task one by one, with the reason."""
    ask_keeper(deed)
    errors = {}
    if task.plan.stage != "published":
        errors["codes"] = "计划公布以后才能列明对象"
    elif task.method == Method.RISK:
        errors["codes"] = "这项任务按风险选查，不能另外指定对象"
    elif not rows:
        errors["codes"] = "请写明对象编号"
    elif Selection.objects.filter(code=task.code).exists():
        errors["codes"] = "这项任务已经列过对象"
    if not reason.strip():
        errors["reason"] = "请写明为什么查这些对象"
    if errors:
        raise Invalid(errors)
    row = Selection(code=task.code, day=deed.day, pool=len(rows), reason=reason.strip())
    told = replace(deed, form={**deed.form, "objects": [r.code for r in rows]})
    with once(Selection.objects.filter(code=task.code), {"codes": SELECTED}):
        with record(row, "select_named", told, kind="selection"):
            pass
        Selected.objects.bulk_create(
            Selected(selection=row, listed=one, part="named", risk=one.risk) for one in rows
        )
    return row

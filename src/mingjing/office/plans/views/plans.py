"""Pages of plans in the office: the list, one version with its steps, each act."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from mingjing.law.instruments.office_plans.plan import PLAN
from mingjing.law.procedure import why_not
from mingjing.office.journal.entries import entries_of
from mingjing.office.journal.shapes import Deed
from mingjing.office.people.models import Person
from mingjing.office.people.pages import ActPage, deed_of, gated_act, moments
from mingjing.office.plans import queries
from mingjing.office.plans.access import visible_plans
from mingjing.office.plans.actions import draft_amendment, draft_plan, perform
from mingjing.office.plans.facts import facts_of, people_of
from mingjing.office.plans.forms import STEP_FORMS, DatedForm, PlanForm, ReasonForm
from mingjing.office.plans.models import Plan
from mingjing.office.plans.standing import beside, hopeless, steps_of
from mingjing.office.web.paging import keyset
from mingjing.office.web.shapes import Link, Table

NEW = Link("拟订计划", "/plans/new/", "primary")
HEAD = (Link("名录", "/registers/"), Link("公众查阅", "/open/plans/"), NEW)


def plans(request: HttpRequest) -> HttpResponse:
    """The plans in all their versions, newest first."""
    rows = visible_plans(person_of(request)).prefetch_related("tasks")
    page = keyset(rows, column="drafted_at", params=request.GET)
    table = Table(
        queries.COLUMNS,
        [queries.as_row(p, tasks=len(p.tasks.all()), url=plan_url(p)) for p in page.rows],
        caption="检查计划，从近到远",
        next_url=page.next_url,
        prev_url=page.prev_url,
        empty_title="还没有检查计划",
        empty_text="年初拟订计划：随机抽查、重点领域、专项检查、部门联合检查；批准后公布。",
        empty_action=NEW,
    )
    context = {"title": "检查计划", "sub": "先有计划，后有检查；计划公开，改动留痕",
               "table": table, "actions": HEAD, "chips": ()}  # fmt: skip
    return render(request, "web/list.html", context)


def plan(request: HttpRequest, year: int, version: int) -> HttpResponse:
    """One version: its tasks, its steps with reasons, its timeline."""
    row = found(request, year, version)
    entries, deed = list(entries_of("plan", row.pk)), deed_by(request)
    context = {
        "title": row.title,
        "sub": f"第 {row.version} 版 · {PLAN.stage(row.stage).label}",
        "facts": queries.told(row),
        "steps": steps_of(row, entries, deed),
        "actions": [*_reading(row), *beside(row, deed)],
        "plan": row,
        "tasks": queries.lines_of(row),
        "base": plan_url(row),
        "items": "/registers/items/",
        "items_end": "/",
        "may_edit": not hopeless(row, "set_task", deed),
        "moments": moments(entries[::-1], queries.VERBS),
    }
    return render(request, "plans/plan.html", context)


def _reading(row: Plan) -> list[Link]:
    if row.stage not in {"published", "closed"}:
        return []
    return [Link("执行进度", f"/plans/{row.year}/progress/", "primary"),
            Link("公众页面", f"/open{plan_url(row)}")]  # fmt: skip


def begin(request: HttpRequest) -> HttpResponse:
    """Begins the plan of a year."""
    now, step = timezone.localtime(), PLAN.step("draft_plan")
    initial = {"at": now, "year": now.year, "title": f"{now.year}年度行政检查计划"}
    form = PlanForm(request.POST or None, initial=initial)
    page = ActPage(
        step.label, step.says, step.citation.text, submit_label=step.label, back_url="/plans/",
        done="已拟订，请列入任务", changes=("接着逐项列入任务", "由没有提交它的负责人批准后公布"),
    )  # fmt: skip

    def do() -> str:
        said = form.cleaned_data
        return plan_url(draft_plan(deed_by(request, said["at"]), said["year"], said["title"]))

    attempt = people_of(Plan(), "draft_plan", deed_by(request))
    barred = why_not(PLAN, "new", PLAN.facts(), step="draft_plan", attempt=attempt)
    return gated_act(request, page, form, do, barred=barred)


def act(request: HttpRequest, year: int, version: int, step: str) -> HttpResponse:
    """Goes on with a plan, or says why not."""
    row, now = found(request, year, version), timezone.localtime()
    if step == "draft_amendment":
        return _amend(request, row)
    if step not in STEP_FORMS:
        raise Http404
    rule = PLAN.step(step)
    form = STEP_FORMS[step](request.POST or None, initial={"at": now})
    target = PLAN.stage(rule.target or row.stage).label
    page = ActPage(
        rule.label, rule.says, rule.citation.text, submit_label=rule.label,
        back_url=plan_url(row), done=f"已登记：{rule.label}",
        changes=(f"进入“{target}”", "记入留痕，不能删改"), extra={"sub": row.title},
    )  # fmt: skip

    def do() -> str:
        perform(row.pk, step, deed_by(request, form.cleaned_data["at"], **form.typed()))
        return plan_url(row)

    return gated_act(request, page, form, do, barred=hopeless(row, step, deed_by(request)))


def _amend(request: HttpRequest, old: Plan) -> HttpResponse:
    """Begins a new version of a published plan."""
    rule = PLAN.step("draft_amendment")
    form: DatedForm = ReasonForm(request.POST or None, initial={"at": timezone.localtime()})
    page = ActPage(
        rule.label, rule.says, rule.citation.text, submit_label=rule.label,
        back_url=plan_url(old), done="已拟订变更，请修改任务后提交",
        changes=("任务从这一版带过来，在新的一版中修改", "新的一版公布以前，这一版继续有效"),
    )  # fmt: skip

    def do() -> str:
        deed = deed_by(request, form.cleaned_data["at"], **form.typed())
        return plan_url(draft_amendment(deed, old))

    fresh = Plan(year=old.year, previous=old)
    attempt = people_of(fresh, "draft_amendment", deed_by(request))
    facts = facts_of(fresh, timezone.localdate())
    barred = why_not(PLAN, "new", facts, step="draft_amendment", attempt=attempt)
    return gated_act(request, page, form, do, barred=barred)


def plan_url(row: Plan) -> str:
    """The address of one version."""
    return reverse("plan", args=[row.year, row.version])


def found(request: HttpRequest, year: int, version: int) -> Plan:
    """One version that this person may see."""
    rows = visible_plans(person_of(request)).select_related("previous")
    return get_object_or_404(rows, year=year, version=version)


def person_of(request: HttpRequest) -> Person:
    """Who asks."""
    return cast(Person, request.user)


def deed_by(request: HttpRequest, at: datetime | None = None, **form: object) -> Deed:
    """An attempt to act by whoever asks."""
    now = timezone.localtime()
    return deed_of([person_of(request)], at=at or now, entered_at=now, form=form)

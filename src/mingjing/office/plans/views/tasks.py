"""Pages of the tasks of a plan: take in, change, drop, and select their objects."""

from __future__ import annotations

from datetime import date

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from mingjing.law.instruments.office_plans.plan import PLAN
from mingjing.law.targeting import random_count
from mingjing.office.people.pages import ActPage, gated_act
from mingjing.office.plans import queries
from mingjing.office.plans.actions import perform, select_by_risk, select_named, set_task
from mingjing.office.plans.forms import DatedForm, FigureForm, NamedForm, TaskForm, initial_of
from mingjing.office.plans.models import Method, Plan, Task
from mingjing.office.plans.standing import hopeless
from mingjing.office.plans.views.plans import deed_by, found, person_of, plan_url
from mingjing.office.registers.access import barred_from_keeping
from mingjing.office.registers.finding import listed_codes
from mingjing.office.registers.models import ListedObject


def new(request: HttpRequest, year: int, version: int) -> HttpResponse:
    """Takes a task into a draft."""
    row = found(request, year, version)
    initial = {"first": date(year, 1, 1), "last": date(year, 12, 31), "method": Method.ALL.value}
    return _edited(request, row, "", initial)


def edit(request: HttpRequest, year: int, version: int, code: str) -> HttpResponse:
    """Changes a task of a draft."""
    row = found(request, year, version)
    return _edited(request, row, code, initial_of(get_object_or_404(row.tasks, code=code)))


def _edited(request: HttpRequest, row: Plan, code: str, initial: dict[str, object]) -> HttpResponse:
    rule = PLAN.step("set_task")
    form = TaskForm(request.POST or None, day=date(row.year, 1, 1),
                    initial={**initial, "at": timezone.localtime()})  # fmt: skip
    title = f"修改任务 {code}" if code else "列入任务"
    page = ActPage(title, rule.says, rule.citation.text, submit_label=title, done=f"已{title}",
                   back_url=plan_url(row), extra={"sub": row.title})  # fmt: skip

    def do() -> str:
        set_task(row.pk, form.data_of(code), deed_by(request, form.cleaned_data["at"]))
        return plan_url(row)

    return gated_act(request, page, form, do, barred=hopeless(row, "set_task", deed_by(request)))


def drop(request: HttpRequest, year: int, version: int, code: str) -> HttpResponse:
    """Drops a task of a draft."""
    row, rule = found(request, year, version), PLAN.step("drop_task")
    task = get_object_or_404(row.tasks, code=code)
    form = DatedForm(request.POST or None, initial={"at": timezone.localtime()})
    page = ActPage(f"删去任务 {code}", rule.says, rule.citation.text, submit_label="删去",
                   back_url=plan_url(row), done="已删去", extra={"sub": task.title})  # fmt: skip

    def do() -> str:
        perform(row.pk, "drop_task", deed_by(request, form.cleaned_data["at"], code=code))
        return plan_url(row)

    return gated_act(request, page, form, do, barred=hopeless(row, "drop_task", deed_by(request)))


def objects(request: HttpRequest, year: int, version: int, code: str) -> HttpResponse:
    """The objects of a task: how they were selected, each with its part and ticket."""
    row = found(request, year, version)
    task = _task(row, code)
    selection, rows = queries.selected_of(code)
    context = {
        "title": f"{code} 的检查对象",
        "sub": task.title,
        "task": task,
        "plan": row,
        "method": queries.method_of(task),
        "selection": selection,
        "figure_on": queries.pool_day(selection) if selection else None,
        "rows": [(r, queries.part_name(r.part), queries.risk_name(r.risk)) for r in rows],
    }
    return render(request, "plans/objects.html", context)


def select(request: HttpRequest, year: int, version: int, code: str) -> HttpResponse:
    """Selects the objects of a task, once."""
    row = found(request, year, version)
    task, now = _task(row, code), {"at": timezone.localtime()}
    risky = task.method == Method.RISK
    form: forms.Form = (FigureForm if risky else NamedForm)(request.POST or None, initial=now)
    drawn = random_count(task.target, task.share or 0)
    told = (f"随机部分 {drawn} 个先从整个名录中抽出，每个对象一支签",
            f"其余 {task.target - drawn} 个按风险等级从高到低") if risky else ()  # fmt: skip
    page = ActPage(
        "选定检查对象", queries.method_of(task), "《本机关年度检查计划办法》",
        submit_label="选定对象", back_url=f"{plan_url(row)}tasks/{code}/objects/",
        done="已选定", changes=(*told, "选定以后不得重选", "种子、签和结果公开，任何人可以验算"),
        extra={"sub": f"{code} · {task.title}"},
    )  # fmt: skip

    def do() -> str:
        said = form.cleaned_data
        deed = deed_by(request, said.get("at"))
        if risky:
            select_by_risk(deed, task, said["figure"])
        else:
            keys = listed_codes(said["codes"].split())
            select_named(deed, task, list(ListedObject.objects.filter(pk__in=keys)), said["reason"])
        return page.back_url

    barred = barred_from_keeping(person_of(request), timezone.localdate())
    return gated_act(request, page, form, do, barred=barred)


def _task(row: Plan, code: str) -> Task:
    if row.stage in {"draft", "submitted", "approved", "withdrawn"}:
        raise Http404
    return get_object_or_404(row.tasks.select_related("plan"), code=code)

"""Pages of a plan as it is carried out: progress, caps, merging, hit rates, the year's close."""

from __future__ import annotations

from datetime import date
from typing import cast

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from mingjing.law.frequency import cap_on
from mingjing.law.instruments.office_plans.plan import PLAN
from mingjing.office.inspections import progress
from mingjing.office.inspections.access import visible_inspections
from mingjing.office.inspections.forms import CloseForm
from mingjing.office.people.models import Person
from mingjing.office.people.pages import ActPage, deed_of, gated_act
from mingjing.office.plans.access import public_plans, visible_plans
from mingjing.office.plans.actions import perform
from mingjing.office.plans.models import Plan
from mingjing.office.plans.standing import hopeless
from mingjing.office.web.shapes import Figure, Link


def progress_page(request: HttpRequest, year: int) -> HttpResponse:
    """Planned, done and overdue, task by task; each figure opens to its inspections."""
    plan, today = _plan(request, year), timezone.localdate()
    rows = progress.progress_of(plan, today)
    context = {
        "title": f"{year}年检查计划执行进度",
        "sub": f"第 {plan.version} 版 · {PLAN.stage(plan.stage).label}",
        "plan": plan,
        "rows": rows,
        "base": reverse("plan-rows", args=[year, plan.version]),
        "figures": _totals(rows, reverse("plan-rows", args=[year, plan.version])),
        "actions": [
            Link("可以合并的检查", f"/plans/{year}/merge/", "primary"),
            Link("年度次数", f"/plans/{year}/caps/"),
            Link("发现率", f"/plans/{year}/targeting/"),
            Link("计划", f"/plans/{year}/{plan.version}/"),
        ],
    }
    return render(request, "inspections/progress.html", context)


def _totals(rows: list[progress.TaskProgress], base: str) -> list[Figure]:
    return [
        Figure("任务", len(rows), "项", "#tasks"),
        Figure("计划检查", sum(r.task.target for r in rows), "次", f"{base}?show=planned",
               "各任务计划数相加；合并检查的，一次检查在每项任务中各算一次。"),
        Figure("已完成", sum(r.done for r in rows), "次", f"{base}?show=done",
               "登记为完成该任务的检查，按任务相加。"),
        Figure("还差", sum(r.left for r in rows), "次", f"{base}?show=left",
               "任务期间内还要完成的检查：已选定的对象在等待检查，其余还没有确定对象。"),
        Figure("逾期未完成", sum(r.overdue for r in rows), "次", f"{base}?show=overdue",
               "任务期间已过而没有检查的次数。"),
        Figure("发现问题", sum(r.found for r in rows), "次", f"{base}?show=found",
               "结果不是“未发现问题”的检查，按任务相加。"),
    ]  # fmt: skip


def caps(request: HttpRequest, year: int) -> HttpResponse:
    """The enterprises at the yearly cap or close to it, with the visits that count."""
    _see(request)
    rows = progress.near_cap(year)
    numbers = [n for row in rows for visit in row.visits for n in visit.numbers]
    context = {
        "title": f"{year}年企业检查次数",
        "sub": "接近、达到和超过上限的企业",
        "year": year,
        "cap": cap_on(date(year, 12, 31)),
        "rows": rows,
        "opened": _opened(request, numbers),
    }
    return render(request, "inspections/caps.html", context)


def merging(request: HttpRequest, year: int) -> HttpResponse:
    """Objects that several tasks wait for: one visit can serve them all."""
    plan, today = _plan(request, year), timezone.localdate()
    context = {
        "title": "可以合并的检查",
        "sub": "综合查一次：同一对象的几项任务一次办完，年度次数只算一次",
        "year": year,
        "rows": progress.merges_of(plan, today),
    }
    return render(request, "inspections/merging.html", context)


def targeting(request: HttpRequest, year: int) -> HttpResponse:
    """Both hit rates side by side, with their rows."""
    plan = _plan(request, year)
    found = progress.judged(plan)
    numbers = [t.inspection.number for j in found for t in j.rows if t.inspection]
    context = {
        "title": f"{year}年选查的发现率",
        "sub": "按风险选查和随机部分并列，选得准不准由此判断",
        "judged": found,
        "opened": _opened(request, numbers),
        "base": reverse("plan-rows", args=[year, plan.version]),
    }
    return render(request, "inspections/targeting.html", context)


def close(request: HttpRequest, year: int, version: int) -> HttpResponse:
    """Closes the year with a summary that begins with what was done."""
    seen = visible_plans(cast(Person, request.user))
    plan = get_object_or_404(seen, year=year, version=version)
    rule, now = PLAN.step("close_plan"), timezone.localtime()
    rows = progress.progress_of(plan, now.date())
    told = {"at": now, "summary": progress.summary_of(rows)}
    form = CloseForm(request.POST or None, initial=told)
    back = f"/plans/{year}/{version}/"
    page = ActPage(
        rule.label, rule.says, rule.citation.text, submit_label=rule.label, back_url=back,
        done="已办结", changes=("总结随计划公布", "没有完成的任务如实记录"),
        extra={"sub": plan.title},
    )  # fmt: skip

    def do() -> str:
        said = form.cleaned_data
        done = all(row.done >= row.task.target for row in rows)
        deed = deed_of([cast(Person, request.user)], at=said["at"], entered_at=now,
                       form={"summary": said["summary"], "tasks_done": done})  # fmt: skip
        perform(plan.pk, "close_plan", deed)
        return back

    deed = deed_of([cast(Person, request.user)], at=now, entered_at=now, form={})
    return gated_act(request, page, form, do, barred=hopeless(plan, "close_plan", deed))


@login_not_required
def public_results(request: HttpRequest, year: int) -> HttpResponse:
    """For everybody: progress and hit rates of a published plan."""
    plan = _public(year)
    rows = progress.progress_of(plan, timezone.localdate())
    context = {
        "title": f"{year}年检查计划执行情况",
        "plan": plan,
        "rows": rows,
        "judged": progress.judged(plan),
        "base": reverse("open-plan-rows", args=[year, plan.version]),
    }
    return render(request, "inspections/open_results.html", context)


@login_not_required
def public_results_json(request: HttpRequest, year: int) -> HttpResponse:
    """The same for machines."""
    found = progress.results_of(_public(year), timezone.localdate())
    return JsonResponse(found, json_dumps_params={"ensure_ascii": False, "indent": 1})


def _opened(request: HttpRequest, numbers: list[str]) -> set[str]:
    """Which of these inspections the reader may open."""
    seen = visible_inspections(cast(Person, request.user)).filter(number__in=numbers)
    return set(seen.values_list("number", flat=True))


def _public(year: int) -> Plan:
    plan = progress.plan_in_force(year)
    if plan is None or not public_plans().filter(pk=plan.pk).exists():
        raise Http404
    return plan


def _see(request: HttpRequest) -> None:
    """Who sees no plan sees none of its figures."""
    if not visible_plans(cast(Person, request.user)).exists():
        raise Http404


def _plan(request: HttpRequest, year: int) -> Plan:
    _see(request)
    plan = progress.plan_in_force(year)
    if plan is None:
        raise Http404
    return plan

"""Today in groups: overdue, today, this week, later; each with its clock, reason and one button."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from mingjing.law.cite import Citation, Mark
from mingjing.office.cases.beside.facts import pressing, side_of
from mingjing.office.cases.beside.standing import act_url, next_step
from mingjing.office.cases.clocks import CORRECTION, Running, clocks, correction
from mingjing.office.cases.facts import procedure_of
from mingjing.office.cases.models import Case, Proceeding
from mingjing.office.cases.queries import week_end
from mingjing.office.cases.standing import actors
from mingjing.office.cases.turns import PARTY, turn
from mingjing.office.desk.draw_tasks import draw_task
from mingjing.office.desk.plan_tasks import plan_task
from mingjing.office.desk.report_tasks import report_task
from mingjing.office.desk.visit_tasks import talk_day, talk_task, task_of
from mingjing.office.draws.models import Draw
from mingjing.office.inspections.models import Talk
from mingjing.office.plans.models import Plan
from mingjing.office.reports.models import Report
from mingjing.office.visits.models import Visit
from mingjing.office.visits.routing import due_on
from mingjing.office.web.shapes import Clock, Link, Task, Tone

RIGHTS = {"defence", "hearing"}
COURT = "court"


@dataclass(frozen=True, slots=True)
class Group:
    """One heading of Today with its tasks."""

    label: str
    tasks: list[Task]


def groups(
    cases: Iterable[Case],
    today: date,
    *,
    beside: Iterable[Proceeding] = (),
    rechecks: Iterable[Case] = (),
    visits: Iterable[Visit] = (),
    plans: Iterable[Plan] = (),
    talks: Iterable[Talk] = (),
    reports: Iterable[Report] = (),
    draws: Iterable[Draw] = (),
    roles: frozenset[str] = frozenset(),
) -> list[Group]:
    """Tasks under their headings, the nearest first; empty headings are left out."""
    found = [_of_case(case, today) for case in cases]
    found += [_of_side(row, today, roles) for row in beside]
    found += [_of_order(case, today) for case in rechecks]
    days = [(run.last if run else today, _heading(run, today), task) for run, task in found]
    days += [(due_on(v), _day_heading(due_on(v), today), task_of(v, today)) for v in visits]
    days += [(today, "今天", plan_task(plan)) for plan in plans]
    days += [(talk_day(t), _day_heading(talk_day(t), today), talk_task(t, today)) for t in talks]
    days += [(today, "今天", report_task(row, today)) for row in reports]
    days += [(today, "今天", draw_task(row)) for row in draws]
    days.sort(key=lambda row: row[0])
    named: dict[str, list[Task]] = {"已过期": [], "今天": [], "本周": [], "以后": []}
    for _, heading, task in days:
        named[heading].append(task)
    return [Group(label, tasks) for label, tasks in named.items() if tasks]


def watched(cases: Iterable[Case], today: date, *, beside: Iterable[Proceeding] = ()) -> list[Task]:
    """What others have to do, with their clock."""
    mine = [_task(case, _watched_clock(case, today), today, acting=False) for case in cases]
    return mine + [_of_side(row, today, frozenset())[1] for row in beside]


def _of_case(case: Case, today: date) -> tuple[Running | None, Task]:
    run = _claim(case, today) or _deciding_clock(case)
    return run, _task(case, run, today, acting=True)


def _of_order(case: Case, today: date) -> tuple[Running | None, Task]:
    """A written order to correct whose term ends: the button is to look again."""
    run, step = correction(case), procedure_of(case).step("recheck_correction")
    return run, Task(
        clock=_clock(run, today),
        title=f"{case.number} · {case.party.public_name}",
        sub=case.item.violation,
        why=step.says,
        url=reverse("case", args=[case.number]),
        article=_cited(step.citation),
        action=Link(step.label, reverse("act", args=[case.number, step.name]), "primary"),
    )


def _claim(case: Case, today: date) -> Running | None:
    """A fine long overdue: what presses is that the court can be asked only for a while."""
    return next((r for r in clocks(case) if r.key == COURT and r.start < today), None)


def _of_side(row: Proceeding, today: date, roles: frozenset[str]) -> tuple[Running | None, Task]:
    """A small procedure whose next lawful step is a button for who may make it."""
    side, here = side_of(row), reverse("case", args=[row.case.number])
    run = min(pressing(row), key=lambda r: r.last, default=None)
    step = next_step(row, today)
    mine = step is not None and bool(roles & set(step.actors))
    why = run.label if run else step.says if step else ""
    if step and not mine:
        why = f"等{actors(step)}：{step.label}"
    action = Link("查看", here, "quiet")
    if step and mine:
        action = Link(step.label, act_url(row, step.name), "primary")
    title = f"{row.case.number} · {side.procedure.label} · {row.case.party.public_name}"
    return run, Task(
        clock=_clock(run, today),
        title=title,
        sub=side.procedure.stage(row.stage).label,
        why=why,
        url=here,
        article=_cited(run.term.citation if run else step.citation if step else None),
        action=action,
    )


def _watched_clock(case: Case, today: date) -> Running | None:
    """While a party's right runs, that is what one waits for; afterwards the office's own duty."""
    rights = [r for r in clocks(case) if r.key in RIGHTS and r.last >= today]
    if turn(case).actor == PARTY and rights:
        return max(rights, key=lambda r: r.last)
    return _deciding_clock(case)


def _deciding_clock(case: Case) -> Running | None:
    """The clock of the office's own duty: a party's ended right presses nobody any more."""
    own = [r for r in clocks(case) if r.key not in {*RIGHTS, COURT, CORRECTION}]
    return min(own, key=lambda r: r.last, default=None)


def _heading(run: Running | None, today: date) -> str:
    if run is None:
        return "今天"
    if run.last >= today and run.key == COURT and run.left(today) <= run.warn:
        return "今天"
    return _day_heading(run.last, today)


def _day_heading(due: date, today: date) -> str:
    if due < today:
        return "已过期"
    if due == today:
        return "今天"
    return "本周" if due <= week_end(today) else "以后"


def _task(case: Case, run: Running | None, today: date, *, acting: bool) -> Task:
    here, next_turn = reverse("case", args=[case.number]), turn(case)
    step = procedure_of(case).step(next_turn.step) if next_turn.step else None
    if acting and step:
        action = Link(step.label, reverse("act", args=[case.number, step.name]), "primary")
    else:
        action = Link("查看", here, "quiet")
    why = run.label if run else (step.says if step else "")
    if not acting and step:
        why = f"等{'当事人' if next_turn.actor == 'party' else actors(step)}：{step.label}"
    return Task(
        clock=_clock(run, today),
        title=f"{case.number} · {case.party.public_name}",
        sub=case.item.violation,
        why=why,
        url=here,
        article=_cited(run.term.citation if run else step.citation if step else None),
        action=action,
    )


def _cited(citation: Citation | None) -> str:
    """The article in words; a rule that nobody has verified says so."""
    if citation is None:
        return ""
    known = citation.mark in {Mark.VERIFIED, Mark.DESIGN}
    return citation.text + ("" if known else f"（{citation.mark.label}）")


def _clock(run: Running | None, today: date) -> Clock:
    if run is None:
        return Clock("", "待办")
    left, unit = run.left(today), run.term.unit.rest
    if run.last < today:
        return Clock(run.label, f"超 {-left} {unit}", "over")
    if run.last == today:
        return Clock(run.label, "今天到期", "due")
    return Clock(run.label, f"还剩 {left} {unit}", _tone(run, left, today))


def _tone(run: Running, left: int, today: date) -> Tone:
    """A term presses in its own last days, and in the week in which it ends."""
    return "due" if left <= run.warn or run.last <= week_end(today) else ""

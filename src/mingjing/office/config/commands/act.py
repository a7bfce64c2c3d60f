"""Acting on a case from the command line, through the same door as the pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import typer
from django.db import transaction
from django.http import QueryDict
from django.utils import timezone

from mingjing.law.procedure import Refusal, Step
from mingjing.office.cases.actions import perform
from mingjing.office.cases.earliest import words
from mingjing.office.cases.facts import procedure_of
from mingjing.office.cases.forms import FORMS
from mingjing.office.cases.models import Case
from mingjing.office.cases.standing import hopeless, possible
from mingjing.office.config.commands.act_beside import days_of, make, place_of, steps_beside
from mingjing.office.documents.actions import issue_due
from mingjing.office.journal.shapes import OFFICE_ZONE, Deed, Invalid, Refused
from mingjing.office.people.models import Person
from mingjing.office.people.queries import actors

app = typer.Typer(no_args_is_help=True, help="在命令行办理案件的一步，与页面走同一道门。")


def _case(number: str) -> Case:
    found = Case.objects.select_related("party", "item", "unit").filter(number=number).first()
    if found is None:
        raise typer.BadParameter(f"没有案件 {number}")
    return found


def _people(names: list[str]) -> list[Person]:
    rows = {p.username: p for p in Person.objects.select_related("unit").filter(username__in=names)}
    missing = [n for n in names if n not in rows]
    if missing:
        raise typer.BadParameter(f"没有用户 {'、'.join(missing)}")
    return [rows[n] for n in names]


@app.command()
def steps(
    number: str = typer.Argument(help="案号，如 P2026-0003"),
    by: str = typer.Option(..., help="用户名"),
) -> None:
    """列出每一步现在能不能办，以及不能办的理由和条文；附带程序的步骤列在后面，带其编号。"""
    case, now = _case(number), timezone.localtime()
    deed = Deed(by=actors(_people([by]), now.date()), at=now, entered_at=now)
    for place in possible(case, deed):
        when = _days(case, place.of_case, deed)
        _tell(place.step, (*place.of_case, *place.of_person), when=when)
    for where, step, reasons, when in steps_beside(case, deed):
        _tell(step, reasons, where=where, when=when)


def _days(case: Case, reasons: Sequence[Refusal], deed: Deed) -> dict[str, str]:
    """By guard the earliest day, where only time is in the way."""
    return {r.guard: words(case, r.guard, deed.day) for r in reasons}


def _tell(
    step: Step[Any, Any],
    reasons: Sequence[Refusal],
    *,
    where: str = "",
    when: Mapping[str, str] | None = None,
) -> None:
    typer.echo(f"{'可办' if not reasons else '不可'}  {step.name}  {step.label}  {where}".rstrip())
    for reason in reasons:
        earliest = (when or {}).get(reason.guard, "")
        typer.echo(f"        {reason.sentence}（{reason.citation.text}）{earliest}")


@app.command("do")
def do_(
    number: str = typer.Argument(help="案号；附带程序的后续步骤用其编号，如 P2026-0003-1"),
    step: str = typer.Argument(help="步骤"),
    by: list[str] = typer.Option(..., help="办理人用户名；两人的写两次"),
    at: str = typer.Option("", help="办理时间 2026-11-25T10:00；默认现在"),
    given: list[str] = typer.Option([], "--set", help="字段=值；多选的写多次"),
) -> None:
    """办理一步；违法的一步会被拒绝，并说明理由和条文。"""
    people, now = _people(by), timezone.localtime()
    moment = _moment(at) if at else now.replace(second=0, microsecond=0)
    by_whom = actors(people, timezone.localtime(moment).date())
    deed, data = Deed(by=by_whom, at=moment, entered_at=now), _data(given, moment)
    place = place_of(number, step)
    case = place.case if place else _case(number)
    try:
        with transaction.atomic():  # the paper is part of the act
            if place:
                told = make(place, step, deed, people=people, data=data)
            else:
                told = _made(case, step, deed, people=people, data=data)
            issue_due(case.pk, Deed(by=by_whom, at=now, entered_at=now))
        typer.echo(told)
    except Refused as no:
        days = days_of(place, no.reasons, deed) if place else _days(case, no.reasons, deed)
        for reason in no.reasons:
            told = f"拒绝：{reason.sentence}（{reason.citation.text}）{days[reason.guard]}"
            typer.echo(told, err=True)
        raise typer.Exit(1) from no
    except Invalid as wrong:
        for name, sentence in wrong.errors.items():
            typer.echo(f"输入有误：{name}：{sentence}", err=True)
        raise typer.Exit(2) from wrong


def _moment(typed: str) -> datetime:
    try:
        moment = datetime.fromisoformat(typed)
    except ValueError as wrong:
        raise typer.BadParameter(f"办理时间须像 2026-11-25T10:00，不能是 {typed}") from wrong
    return moment if moment.tzinfo else moment.replace(tzinfo=OFFICE_ZONE)


def _data(given: list[str], moment: datetime) -> QueryDict:
    """What the page's form would have sent."""
    data = QueryDict(mutable=True)
    for pair in given:
        name, _, value = pair.partition("=")
        data.appendlist(name, value)
    data.setdefault("at", moment.strftime("%Y-%m-%dT%H:%M"))
    return data


def _made(case: Case, step: str, deed: Deed, *, people: list[Person], data: QueryDict) -> str:
    """A step of the case through the page's form. As on the page: nobody is asked to mend a form
    for a step that may not be made anyway."""
    table = procedure_of(case)
    if step not in {s.name for s in table.steps} or step not in FORMS:
        raise typer.BadParameter(f"{table.label}没有步骤 {step}")
    form = FORMS[step](data, case=case, person=people[0], step=step, now=deed.at)
    if not form.is_valid():
        if reasons := hopeless(case, step, deed):
            raise Refused(reasons)
        raise Invalid({n: "；".join(map(str, errors)) for n, errors in form.errors.items()})
    done = perform(case.pk, step, replace(deed, form=form.typed()))
    stage = table.stage(done.stage).label
    return f"{done.number} 已办理：{table.step(step).label}，现处于“{stage}”"

"""Records held against each other on the command line: what does not fit, and what is asked."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date, datetime
from typing import Any

import typer
from django.utils import timezone

from mingjing.law.honesty.rules import RULES
from mingjing.law.honesty.shapes import Found
from mingjing.law.honesty.weigh import Weighed, weigh
from mingjing.office.honesty.actions import fingerprint_of, run_check
from mingjing.office.honesty.material import material_of
from mingjing.office.honesty.models import Question
from mingjing.office.journal.shapes import Invalid, Refused
from mingjing.office.people.models import Person, Unit
from mingjing.office.people.pages import deed_of

app = typer.Typer(no_args_is_help=True, help="数据核实：记录之间对不上的地方，请有关单位说明。")
_DAY = ["%Y-%m-%d"]


@app.callback()
def chapter() -> None:
    """数据核实：记录之间对不上的地方，请有关单位说明。"""


@app.command()
def run(
    since: datetime = typer.Option(..., "--from", formats=_DAY, help="起日"),
    until: datetime = typer.Option(..., "--to", formats=_DAY, help="止日"),
    by: str = typer.Option("", help="用户名：以此人的名义提出核实事项；不给则只核对，不提出"),
    as_json: bool = typer.Option(False, "--json", help="以 JSON 输出"),
) -> None:
    """按公布的规则核对一段时间的记录；给出 --by 时把对不上的提为核实事项。"""
    first, last = since.date(), until.date()
    if last < first:
        raise typer.BadParameter("止日早于起日")
    told = _told(_raised(by, first, last) if by else weigh(material_of(first, last)))
    if as_json:
        typer.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    for one in told["found"]:
        number = f"{one['question']}  " if one["question"] else ""
        typer.echo(
            f"{number}{one['label']}  {one['unit']}  {one['rows_count']} 条  {one['sentence']}"
        )
    for line in silences(told["silent"]):
        typer.echo(line)
    typer.echo(
        f"对不上 {len(told['found'])} 处；统计检验 {told['tests']} 个，一并控制误报；"
        f"不能判断 {len(told['silent'])} 处。提出不等于认定。"
    )


def silences(rows: list[dict[str, str]]) -> list[str]:
    """What could not be judged, one line for each rule and reason, with the units that share it."""
    units: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        units[row["label"], row["why"]].append(row["unit"] or "全办")
    return [
        f"不能判断  {label}：{why}（{'、'.join(dict.fromkeys(names))}）"
        for (label, why), names in units.items()
    ]


def _raised(by: str, first: date, last: date) -> Weighed:
    person = Person.objects.select_related("unit").filter(username=by).first()
    if person is None:
        raise typer.BadParameter(f"没有用户 {by}")
    now = timezone.localtime()
    try:
        made = run_check(deed_of([person], at=now, entered_at=now, form={}), first, last)
    except (Refused, Invalid) as no:
        typer.echo(str(no), err=True)
        raise typer.Exit(1) from no
    typer.echo(f"{made.check.number}：新提出 {len(made.questions)} 项", err=True)
    return made.weighed


def _told(weighed: Weighed) -> dict[str, Any]:
    units = dict(Unit.objects.values_list("pk", "name"))
    prints = {fingerprint_of(f): f for f in weighed.found}
    known = dict(
        Question.objects.filter(fingerprint__in=prints).values_list("fingerprint", "number")
    )
    return {
        "found": [_one(f, units, known.get(p, "")) for p, f in prints.items()],
        "silent": [
            {"rule": s.rule, "label": RULES[s.rule].label, "unit": units.get(s.unit, ""),
             "why": s.why}
            for s in weighed.silent
        ],
        "asked": dict(weighed.asked),
        "tests": weighed.tests,
        "held_back": weighed.held_back,
    }  # fmt: skip


def _one(found: Found, units: dict[int, str], number: str) -> dict[str, Any]:
    return {
        "question": number, "rule": found.rule, "label": RULES[found.rule].label,
        "unit": units.get(found.unit, ""), "sentence": found.sentence, "chance": found.chance,
        "rows_count": len(found.lines),
        "rows": [{"kind": x.ref.kind, "number": x.ref.number, "note": x.note}
                 for x in found.lines],
    }  # fmt: skip

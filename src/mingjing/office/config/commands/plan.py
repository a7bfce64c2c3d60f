"""Yearly plans: as published, as carried out, and whether an enterprise may be visited again."""

from __future__ import annotations

import json
from datetime import date, datetime

import typer
from django.utils import timezone

from mingjing.office.inspections.frequency import EXEMPT, warning_of, why_not_plan
from mingjing.office.inspections.models import KIND_LABELS
from mingjing.office.inspections.progress import plan_in_force, progress_of, results_of
from mingjing.office.parties.models import Party
from mingjing.office.plans.models import Plan
from mingjing.office.plans.queries import listed

app = typer.Typer(no_args_is_help=True, help="年度检查计划：内容、执行进度、企业检查次数。")


@app.command()
def show(
    year: int = typer.Option(..., help="年度"),
) -> None:
    """以 JSON 输出执行中的一版计划。"""
    typer.echo(json.dumps(listed(_plan(year)), ensure_ascii=False, indent=1))


@app.command()
def progress(
    year: int = typer.Option(..., help="年度"),
    as_json: bool = typer.Option(False, "--json", help="以 JSON 输出，连同发现率和逐个对象"),
) -> None:
    """各任务的计划、完成、逾期和发现问题的次数。"""
    plan, today = _plan(year), timezone.localdate()
    if as_json:
        typer.echo(json.dumps(results_of(plan, today), ensure_ascii=False, indent=1))
        return
    for p in progress_of(plan, today):
        typer.echo(
            f"{p.task.code}  计划 {p.task.target}  完成 {p.done}  逾期 {p.overdue}  "
            f"发现问题 {p.found}  {p.task.title}"
        )


@app.command("may-visit")
def may_visit(
    code: str = typer.Argument(help="企业的统一社会信用代码"),
    on: datetime = typer.Option(..., formats=["%Y-%m-%d"], help="拟检查的日期"),
    kind: str = typer.Option("daily", help="检查类型：" + "、".join(KIND_LABELS)),
    ground: str = typer.Option("", help="投诉举报和个案的依据：线索、案件或者交办的编号"),
) -> None:
    """判断企业在某日可否再查一次；不可的以状态 1 结束，并说明理由、依据和最早日期。"""
    party = Party.objects.filter(credit_code=code.upper()).first()
    if party is None or kind not in set(KIND_LABELS):
        typer.echo("没有这个企业，或者没有这种检查类型", err=True)
        raise typer.Exit(2)
    day: date = on.date()
    reasons = why_not_plan(party, day, kind, ground=ground)
    for reason in reasons:
        typer.echo(f"{reason.sentence}（{reason.citation.text}）")
    if reasons:
        raise typer.Exit(1)
    spared = f"不计入年度次数：{ground}" if kind in EXEMPT else ""
    typer.echo(spared or warning_of(party, day, kind) or "可以检查")


def _plan(year: int) -> Plan:
    plan = plan_in_force(year)
    if plan is None:
        typer.echo(f"{year} 年没有公布的检查计划", err=True)
        raise typer.Exit(1)
    return plan

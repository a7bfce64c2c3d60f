"""Daily facts: made from the rows, kept up, and held against a full recount."""

from __future__ import annotations

from datetime import date, datetime
from itertools import islice

import typer
from django.utils import timezone
from rich.console import Console

from mingjing.office.statistics.daily import actions
from mingjing.office.statistics.daily.checking import differences
from mingjing.office.statistics.models import DayFact, FactState
from mingjing.office.statistics.queries import first_year
from mingjing.office.statistics.shapes import Period

app = typer.Typer(no_args_is_help=True, help="统计的日汇总：按日预先加总，随时可以从记录重建。")
console = Console(stderr=True)
SHOWN = 20
DAY = ["%Y-%m-%d"]
FROM = typer.Option(None, "--from", formats=DAY, help="第一天，如 2023-01-01")
TO = typer.Option(None, "--to", formats=DAY, help="最后一天")


def _span(first: datetime | None, last: datetime | None) -> Period:
    """The days asked for; without them from the first year of which anything is known to today."""
    today = timezone.localdate()
    begin = first.date() if first else date(first_year(today), 1, 1)
    end = last.date() if last else max(today, begin)
    if end < begin:
        typer.echo(f"最后一天 {end} 早于第一天 {begin}：请核对 --from 和 --to", err=True)
        raise typer.Exit(2)
    return Period(begin, end)


@app.command()
def rebuild(first: datetime | None = FROM, last: datetime | None = TO) -> None:
    """从记录重建一段时间的日汇总；不写日期的重建全部。"""
    with console.status("重建日汇总"):
        made = actions.rebuild(_span(first, last))
    typer.echo(f"重建 {made.days} 天，共 {made.facts} 条日汇总")


@app.command()
def fold() -> None:
    """把上次以来有办理动作的日子重新加总；可以定时运行。"""
    made = actions.fold(timezone.localdate())
    typer.echo(f"更新 {made.days} 天，共 {made.facts} 条日汇总")


@app.command()
def check(first: datetime | None = FROM, last: datetime | None = TO) -> None:
    """把日汇总与从记录重新数出的结果逐条比较；有差异时以 1 退出。"""
    state = FactState.objects.filter(pk=1).first()
    if state is None:
        typer.echo("还没有日汇总：请先运行 mingjing statistics rebuild", err=True)
        raise typer.Exit(1)
    span = _span(first, last) if first or last else None
    with console.status("逐条比较"):
        found = list(islice(differences(span), SHOWN + 1))
    for each in found[:SHOWN]:
        typer.echo(str(each))
    if found:
        more = "，以上只列出一部分" if len(found) > SHOWN else ""
        typer.echo(f"日汇总与记录不符{more}：请运行 mingjing statistics rebuild", err=True)
        raise typer.Exit(1)
    told = f"{state.first} 至 {state.last} 的 {DayFact.objects.count()} 条日汇总"
    typer.echo(f"{told}与重新数出的结果没有差异")

"""Figures and the annual report."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

import typer
from rich.console import Console

from mingjing.office.reports.build import NoReport
from mingjing.office.reports.build import build as build_report
from mingjing.office.reports.contradictions import Contradiction
from mingjing.office.statistics.export import figures_json, records_csv
from mingjing.office.statistics.indicators import Unknown
from mingjing.office.statistics.shapes import Period

app = typer.Typer(no_args_is_help=True, help="统计数字与年度报告。")
console = Console(stderr=True)


def _year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31))


@app.command()
def figures(
    year: int = typer.Option(..., help="年度"),
    as_json: bool = typer.Option(False, "--json", help="以 JSON 输出"),
) -> None:
    """全部统计数字，每个带定义、范围、单位和背后的记录数。"""
    listed = figures_json(_year(year))
    if as_json:
        typer.echo(json.dumps(listed, ensure_ascii=False, indent=1))
        return
    for row in listed:
        scope = " ".join(f"{k}={v}" for k, v in row["scope"].items())
        typer.echo(f"{row['indicator']:24} {scope:28} {row['value']} {row['unit']}")


@app.command()
def records(
    indicator: str = typer.Argument(help="指标名，如 fines"),
    year: int = typer.Option(..., help="年度"),
    area: str = typer.Option(""),
    procedure: str = typer.Option(""),
    channel: str = typer.Option(""),
    kind: str = typer.Option(""),
    where: list[str] = typer.Option([], help="其他维度，如 training=city_plan，可以写多次"),
) -> None:
    """打印某个数字背后的每一条记录（CSV）。"""
    given = {
        "area": area,
        "procedure": procedure,
        "channel": channel,
        "kind": kind,
        **{key: value for key, _, value in (word.partition("=") for word in where)},
    }
    scope = {k: v for k, v in given.items() if v}
    try:
        records_csv(indicator, _year(year), scope, sys.stdout)
    except Unknown as no:
        typer.echo(str(no), err=True)
        raise typer.Exit(1) from no


@app.command()
def build(
    year: int = typer.Option(..., help="年度"),
    out: Path = typer.Option(Path("out"), help="输出目录"),
    base: str = typer.Option("http://127.0.0.1:8000", help="数字链接到的网站地址"),
) -> None:
    """生成年度报告（HTML、DOCX、PDF）；数字互相矛盾时停下并说明。"""
    try:
        with console.status("核对数字并生成报告"):
            result = build_report(year, out, base)
    except (Contradiction, NoReport) as no:
        typer.echo(str(no), err=True)
        raise typer.Exit(1) from no
    for file in result.files:
        typer.echo(str(file))
    for note in result.notes:
        typer.echo(note)
    for warning in result.warnings:
        typer.echo(f"提示：{warning}", err=True)

"""Figures and the annual report."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

import typer
from django.utils import timezone
from rich.console import Console

from mingjing.law.penalty_kinds import orders
from mingjing.office.reports.build import NoReport
from mingjing.office.reports.build import build as build_report
from mingjing.office.reports.checker.check import check as check_document
from mingjing.office.reports.checker.output import as_json as checked_json
from mingjing.office.reports.checker.output import as_text
from mingjing.office.reports.checker.reading import Unreadable, document_of
from mingjing.office.reports.checker.shapes import Document, Verdict
from mingjing.office.reports.contradictions import Contradiction
from mingjing.office.statistics.export import figures_json, records_csv
from mingjing.office.statistics.indicators import Unknown
from mingjing.office.statistics.queries import Book
from mingjing.office.statistics.shapes import Period
from mingjing.office.statistics.tables.build import sheets_of
from mingjing.office.statistics.tables.shapes import Sheet
from mingjing.office.statistics.tables.workbook import check_text, sheet_json, workbook

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
def tables(
    year: int = typer.Option(..., help="年度"),
    as_json: bool = typer.Option(False, "--json", help="以 JSON 输出，每格带指标、范围和记录数"),
    xlsx: Path | None = typer.Option(None, "--xlsx", help="写成 XLSX 文件"),
    order: str = typer.Option("", help="按另一种罚种轻重顺序试算，如 merged"),
) -> None:
    """行政执法统计年报的各表：数字、填报口径、勾稽关系；没有登记的写明，不填 0。"""
    try:
        sheets = sheets_of(Book(_year(year)), today=timezone.localdate(), order=order)
    except KeyError as no:
        typer.echo(f"没有这种罚种轻重顺序：{no}，可用的有：{'、'.join(orders())}", err=True)
        raise typer.Exit(1) from no
    if xlsx:
        xlsx.write_bytes(workbook(sheets))
        typer.echo(str(xlsx))
    if as_json:
        typer.echo(json.dumps([sheet_json(s) for s in sheets], ensure_ascii=False, indent=1))
    elif not xlsx:
        for sheet in sheets:
            _print(sheet)
    if any(sheet.failing for sheet in sheets):
        raise typer.Exit(1)


def _print(sheet: Sheet) -> None:
    typer.echo(f"{sheet.form.number} {sheet.form.title}（{sheet.period.text}）")
    for line in sheet.lines:
        told = (
            f"{' '.join(filter(None, (head.group, head.label)))} {entry.text}"
            for head, entry in zip(sheet.form.heads, line.entries, strict=True)
        )
        typer.echo(f"  {line.label}：{'；'.join(told)}")
    for check in sheet.failing:
        typer.echo(f"  不符：{check_text(check)}")
    holding = sum(check.holds is True for check in sheet.checks)
    typer.echo(f"  勾稽关系 {holding} 项相符，{len(sheet.failing)} 项不符")


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


def _read(file: Path) -> Document:
    try:
        return document_of(file.name, file.read_bytes())
    except (Unreadable, OSError) as no:
        typer.echo(f"{file}：{no}", err=True)
        raise typer.Exit(2) from no


@app.command()
def check(
    file: Path = typer.Argument(help="报告文件：TXT、DOCX、PDF 或 HTML，任何机关的都可以"),
    previous: Path | None = typer.Option(None, help="上一年的报告，用来比较两年"),
    as_json: bool = typer.Option(False, "--json", help="以 JSON 输出，数字和依据都带行列位置"),
    figures: bool = typer.Option(False, "--figures", help="同时列出全部数字"),
    strict: bool = typer.Option(False, "--strict", help="有矛盾时以 1 退出"),
) -> None:
    """核对一份写好的报告：读出每个数字，检验数字之间的关系，指出文字上的毛病。

    结论分四种：相符、矛盾、无法判定、提请注意，每条都带计算和所依据的文字位置。
    没有印出的数字不代填，数值相等不等于同一件事。
    """
    checked = check_document(_read(file), _read(previous) if previous else None)
    if as_json:
        typer.echo(json.dumps(checked_json(checked), ensure_ascii=False, indent=1))
    else:
        for line in as_text(checked, figures=figures):
            typer.echo(line)
    if strict and any(f.verdict is Verdict.FAILS for f in checked.findings):
        raise typer.Exit(1)

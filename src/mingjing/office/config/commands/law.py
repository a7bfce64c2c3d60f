"""The law as pages and figures: print the procedures, explore every situation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import typer
from rich.console import Console
from rich.table import Table

from mingjing.law.explore import bearings, broken, walk
from mingjing.law.printed import printed_pages
from mingjing.law.shelf import ALL
from mingjing.office.config.commands.law_examine import acts_, examine_

app = typer.Typer(no_args_is_help=True, help="程序：打印、穷举检查。")
console = Console()
app.command("acts")(acts_)
app.command("examine")(examine_)


@app.command("print")
def print_(
    out: Path = typer.Option(Path("docs/law"), help="输出目录"),
    check: bool = typer.Option(False, help="只检查是否与现有文件一致"),
) -> None:
    """把每个程序写成可供法制人员核签的页面。"""
    stale = []
    for name, text in printed_pages().items():
        file = out / name
        if check:
            if not file.exists() or file.read_text(encoding="utf-8") != text:
                stale.append(name)
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        console.print(f"{file}")
    if stale:
        console.print("[red]已过期[/red]：" + "、".join(stale) + "；请运行 mingjing law print")
        raise typer.Exit(1)


@app.command()
def explore(
    procedure: str = typer.Argument("", help="程序名，如 ordinary、summary、seizure"),
    every: bool = typer.Option(False, "--all", help="逐一检查全部程序，列成一表"),
    as_json: bool = typer.Option(False, "--json", help="以 JSON 输出"),
) -> None:
    """走遍每一种可能的情形：无死路、无闲步、安全语句全部成立、每个条件都承重。"""
    if not every and procedure not in ALL:
        raise typer.BadParameter(f"没有程序“{procedure}”；可选：{'、'.join(ALL)}，或者 --all")
    names = tuple(ALL) if every else (procedure,)
    results = {name: _explored(*ALL[name]) for name in names}
    if as_json:
        told = list(results.values()) if every else results[procedure]
        typer.echo(json.dumps(told, ensure_ascii=False))
    elif every:
        _show_all(results)
    else:
        _show(results[procedure])
    if any(map(_wrong, results.values())):
        raise typer.Exit(1)


WRONGS = ("stuck", "unused", "idle", "broken", "redundant")


def _wrong(result: dict[str, Any]) -> bool:
    """Whether anything at all is wrong with a procedure."""
    return any(result[key] for key in WRONGS)


def _explored(table: Any, sentences: Any) -> dict[str, Any]:
    found, bearing = walk(table), bearings(table, sentences)
    return {
        "procedure": table.name,
        "situations": len(found.situations),
        "moves": len(found.moves),
        "stuck": len(found.stuck),
        "unused": list(found.unused),
        "idle": list(found.idle),
        "sentences": len(sentences),
        "broken": [name for name, _ in broken(table, sentences)],
        "guards": len(bearing),
        "load_bearing": sum(1 for b in bearing if b.falls),
        "redundant": [f"{b.step}.{b.guard}" for b in bearing if not b.falls],
    }


LABELS = {
    "procedure": "程序",
    "situations": "情形（situations）",
    "moves": "走法（moves）",
    "stuck": "死路（stuck）",
    "unused": "从不发生的步骤",
    "idle": "不改变任何事的步骤",
    "sentences": "安全语句",
    "broken": "被违反的安全语句",
    "guards": "条件（逐步计）",
    "load_bearing": "承重的条件（load-bearing）",
    "redundant": "多余的条件",
}


def _show(result: dict[str, Any]) -> None:
    shown = Table(show_header=False, box=None)
    for key, label in LABELS.items():
        value = result[key]
        shown.add_row(label, "、".join(value) or "无" if isinstance(value, list) else str(value))
    console.print(shown)


COLUMNS = ("situations", "moves", "stuck", "sentences", "guards", "load_bearing")


def _show_all(results: dict[str, dict[str, Any]]) -> None:
    """One row for each procedure, and what is wrong with it in full below the table."""
    shown = Table(box=None, padding=(0, 1, 0, 0))
    shown.add_column("程序", no_wrap=True)
    for key in COLUMNS:
        shown.add_column(f"{LABELS[key].partition('（')[0]}\n{key}", justify="right", no_wrap=True)
    shown.add_column("", overflow="fold")
    for name, result in results.items():
        shown.add_row(name, *(str(result[key]) for key in COLUMNS), ALL[name][0].label)
    sums = (str(sum(r[key] for r in results.values())) for key in COLUMNS)
    shown.add_row("合计", *sums, f"{len(results)}个程序")
    console.print(shown)
    for name, result in results.items():
        for key in WRONGS:
            if result[key]:
                console.print(f"[red]{name}[/red] {LABELS[key]}：{result[key]}")

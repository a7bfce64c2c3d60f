"""The acts of the law as a list, and the judgement of a written scenario."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import typer
from rich.console import Console
from rich.table import Table

from mingjing.law.acts import acts, as_rows
from mingjing.law.examine import PowerItem, ScenarioError, examine, power_items
from mingjing.office.items.importer import POWER_LIST

console = Console()


def acts_(as_json: bool = typer.Option(False, "--json", help="以 JSON 输出")) -> None:
    """列出情景文件可以写的全部行为：英文名、中文名、条文、程序、由谁、字段（* 为必填）。"""
    rows = as_rows(acts())
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    table = Table(box=None, padding=(0, 2, 0, 0))
    table.add_column("行为", no_wrap=True)
    table.add_column("名称、条文、由谁、程序", overflow="fold")
    table.add_column("字段", overflow="fold")
    for row in rows:
        fields = "、".join(f["name"] + "*" * f["required"] for f in row["fields"])
        where = "、".join(row["procedures"])
        told = (row["label"], row["article"], "、".join(row["who"]), where)
        table.add_row(row["act"], " · ".join(told), fields)
    console.print(table)


def examine_(
    file: Path = typer.Argument(help="情景文件（JSON），格式见 docs/mechanisms/examination.md"),
) -> None:
    """按现行程序逐一评判一个书面情景，以 JSON 作答；文件有错时说明在哪一处。"""
    try:
        answer = examine(_loaded(file), items=shipped_items())
    except ScenarioError as error:
        typer.echo(f"错误：{error}", err=True)
        raise typer.Exit(2) from error
    typer.echo(json.dumps(answer, ensure_ascii=False, indent=1))


def shipped_items() -> dict[str, PowerItem]:
    """The power list that comes with the program."""
    with POWER_LIST.open(encoding="utf-8", newline="") as rows:
        return power_items(csv.DictReader(rows))


def _loaded(file: Path) -> Any:
    try:
        text = file.read_text(encoding="utf-8")
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except OSError as error:
        raise ScenarioError("", f"无法读取 {file}：{error.strerror}") from error
    except ScenarioError:
        raise
    except ValueError as error:  # not JSON, or not UTF-8
        raise ScenarioError("", f"不是 UTF-8 编码的 JSON：{error}") from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of the file; a name told twice would hide what was told first."""
    told = dict(pairs)
    for name in told:
        if [key for key, _ in pairs].count(name) > 1:
            raise ScenarioError(name, "同一对象中重复写了这一项")
    return told


def _no_number(word: str) -> Any:
    raise ScenarioError("", f"{word} 不是 JSON 的数")

"""The power list: import, and find what applied on a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import typer
from django.http import QueryDict
from django.utils import timezone

from mingjing.office.items.importer import import_items
from mingjing.office.items.queries import items_on
from mingjing.office.journal.shapes import Deed
from mingjing.office.people.actions import INSTALLER

app = typer.Typer(no_args_is_help=True, help="权责清单：导入、查找。")


@app.command("import")
def import_(file: Path = typer.Argument(help="CSV 或 XLSX 文件")) -> None:
    """导入权责清单；有错误时逐行逐列说明，什么都不改。"""
    now = timezone.localtime()
    result = import_items(file, Deed(by=(INSTALLER,), at=now, entered_at=now))
    for fault in result.faults:
        typer.echo(f"第 {fault.row} 行 {fault.column}“{fault.value}”：{fault.sentence}", err=True)
    if result.faults:
        typer.echo("没有改动任何数据：请改正以上各处后重新导入。", err=True)
        raise typer.Exit(1)
    typer.echo(
        f"新增 {result.added} 项，变更 {result.amended} 项，未变 {result.unchanged} 项；"
        f"清单中有而文件中没有的 {result.absent} 项保持原样。"
    )


@app.command()
def find(
    words: str = typer.Argument(help="违法行为的关键词"),
    on: str = typer.Option("", help="行为发生日，如 2023-05-10；默认今天"),
) -> None:
    """按关键词查找行为发生日有效的事项。"""
    day = date.fromisoformat(on) if on else timezone.localdate()
    asked = QueryDict(mutable=True)
    asked["find"] = words
    for item in items_on(day, asked).order_by("code"):
        typer.echo(f"{item.code}\t{item.violation}\t{item.basis}")

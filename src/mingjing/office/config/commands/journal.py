"""The record: does it still tell the same as the rows?"""

from __future__ import annotations

from typing import Any

import typer
from rich.progress import track

from mingjing.office.cases.models import Case, Proceeding
from mingjing.office.journal.entries import replay
from mingjing.office.journal.models import Staged
from mingjing.office.journal.values import snapshot

app = typer.Typer(no_args_is_help=True, help="留痕：核对。")


@app.command()
def check() -> None:
    """重放每件案件及其附带程序的全部记录，与现有数据逐字段核对。"""
    wrong = [*_differing("case", Case), *_differing("proceeding", Proceeding)]
    if wrong:
        typer.echo("记录与数据不符：" + "、".join(wrong[:20]))
        raise typer.Exit(1)
    typer.echo(
        f"{Case.objects.count()} 件案件、{Proceeding.objects.count()} 个附带程序："
        "记录重放与现有数据一致。"
    )


def _differing(kind: str, model: type[Staged]) -> list[str]:
    """The numbers of the rows that the record tells otherwise.

    A column that came later than the row, or is recorded no more, tells nothing either way.
    """
    rows = model._default_manager.order_by("pk").iterator(chunk_size=500)
    return [
        str(row)
        for row in track(rows, total=model._default_manager.count(), description="重放")
        if _told_otherwise(replay(kind, row.pk), snapshot(row))
    ]


def _told_otherwise(told: dict[str, Any], now: dict[str, Any]) -> bool:
    return not told or any(told.get(column, value) != value for column, value in now.items())

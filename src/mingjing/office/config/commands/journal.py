"""The record: does it still tell the same as the rows?"""

from __future__ import annotations

import typer
from rich.progress import track

from mingjing.office.cases.models import Case
from mingjing.office.journal.entries import replay
from mingjing.office.journal.values import snapshot

app = typer.Typer(no_args_is_help=True, help="留痕：核对。")


@app.command()
def check() -> None:
    """重放每件案件的全部记录，与现有数据逐字段核对。"""
    total = Case.objects.count()
    rows = Case.objects.order_by("pk").iterator(chunk_size=500)
    wrong = [
        case.number
        for case in track(rows, total=total, description="重放")
        if replay("case", case.pk) != snapshot(case)
    ]
    if wrong:
        typer.echo("记录与数据不符：" + "、".join(wrong[:20]))
        raise typer.Exit(1)
    typer.echo(f"{total} 件案件：记录重放与现有数据一致。")

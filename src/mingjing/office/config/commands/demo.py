"""The demonstration district."""

from __future__ import annotations

import typer
from django.utils import timezone
from rich.progress import Progress

from mingjing import demo as district
from mingjing.office.people.models import Person

app = typer.Typer(no_args_is_help=True, help="演示数据：全部虚构。")


@app.command()
def load() -> None:
    """以真实办理动作生成演示年度；已有数据时不重复。"""
    if Person.objects.exists():
        typer.echo("数据库中已有数据，不再载入演示数据。")
        return
    with Progress() as progress:
        tasks: dict[str, int] = {}

        def shown(label: str, done: int, total: int) -> None:
            if label not in tasks:
                tasks[label] = progress.add_task(label, total=total)
            progress.update(tasks[label], completed=done, total=total)  # type: ignore[arg-type]

        district.load(shown, today=timezone.localdate())
    typer.echo("演示年度已载入。")

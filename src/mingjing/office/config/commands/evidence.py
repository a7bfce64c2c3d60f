"""Evidence on the command line: is every file still what was taken in?"""

from __future__ import annotations

import typer

from mingjing.office.evidence.models import Exhibit
from mingjing.office.evidence.queries import faulty, unclaimed

app = typer.Typer(no_args_is_help=True, help="证据：核对原件和指纹。")


@app.command()
def check() -> None:
    """重新计算每个原件的指纹，与收入时登记的逐一核对。"""
    wrong = list(faulty())
    for sentence in wrong:
        typer.echo(sentence, err=True)
    if wrong:
        raise typer.Exit(1)
    waiting = unclaimed()
    note = f"另有 {waiting} 个文件还没有被任何记录引用。" if waiting else ""
    typer.echo(f"{Exhibit.objects.count()} 件证据的原件都在，内容与指纹一致。{note}")

"""The case file on the command line: one paged PDF and a ZIP with the record as data."""

from __future__ import annotations

from pathlib import Path

import typer

from mingjing.office.cases.models import Case
from mingjing.office.documents.casefile import file_pdf, file_zip
from mingjing.office.documents.papers import story_of

app = typer.Typer(no_args_is_help=True, help="案卷：全部文书，有目录和页码。")


@app.callback()
def chapter() -> None:
    """案卷：全部文书，有目录和页码。"""


@app.command()
def file(
    number: str = typer.Argument(help="案号，如 P2026-0003"),
    out: Path = typer.Option(Path("out"), help="输出目录"),
) -> None:
    """把一件案件的全卷写成 PDF 和 ZIP；缺项逐条说明。"""
    rows = Case.objects.select_related("party", "item", "unit", "street", "inspection", "complaint")
    case = rows.filter(number=number).first()
    if case is None:
        raise typer.BadParameter(f"没有案件 {number}")
    story, documents = story_of(case)
    out.mkdir(parents=True, exist_ok=True)
    for name, content in (
        (f"{number}.pdf", file_pdf(story, documents, named=True)),
        (f"{number}.zip", file_zip(story, documents, named=True)),
    ):
        (out / name).write_bytes(content)
        typer.echo(str(out / name))
    for document in documents:
        for told in (*document.missing, *document.warnings):
            typer.echo(f"提示：{document.title}：{told}", err=True)

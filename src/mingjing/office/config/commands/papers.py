"""Papers on the command line: issue what acts have produced, and prove what was issued."""

from __future__ import annotations

import typer
from django.utils import timezone

from mingjing.office.cases.models import Case
from mingjing.office.documents.actions import issue_backlog
from mingjing.office.documents.proof import faulty_papers, gaps
from mingjing.office.journal.shapes import Deed
from mingjing.office.people.actions import INSTALLER
from mingjing.office.visits.models import Visit

app = typer.Typer(no_args_is_help=True, help="文书：补签发、核对编号和指纹。")


@app.command()
def issue() -> None:
    """签发办理步骤已经产生而尚未签发的文书；重复执行不会重复签发。"""
    now = timezone.localtime()
    deed = Deed(by=(INSTALLER,), at=now, entered_at=now)
    papers = issue_backlog(
        Case.objects.order_by("pk").values_list("pk", flat=True),
        deed,
        visit_ids=Visit.objects.order_by("pk").values_list("pk", flat=True),
    )
    typer.echo(f"签发 {len(papers)} 份文书。")


@app.command()
def check() -> None:
    """核对每一份已签发的文书：编号连续，内容与指纹一致。"""
    wrong = [*gaps(), *faulty_papers()]
    for sentence in wrong:
        typer.echo(sentence, err=True)
    if wrong:
        raise typer.Exit(1)
    typer.echo("文书编号连续，内容与指纹一致。")

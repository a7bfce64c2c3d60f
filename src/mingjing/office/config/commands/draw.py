"""Random draws: listed for machines, and the certificate with its pools as files."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import typer

from mingjing.law.draw.certificate import INLINE, pool_file, pool_name
from mingjing.law.instruments.random_inspection.draw import DRAW
from mingjing.office.draws.actions import rebuild_places, rebuild_places_outside
from mingjing.office.draws.models import Draw, OutsideDraw
from mingjing.office.draws.paper import certificate_pdf
from mingjing.office.draws.pools import frozen_pools
from mingjing.office.draws.queries import listed
from mingjing.office.journal.shapes import Refused

app = typer.Typer(no_args_is_help=True, help="双随机抽取：列表，可以验算的证书。")


@app.command("list")
def list_(
    year: int = typer.Option(..., help="年度"),
    as_json: bool = typer.Option(False, "--json", help="以 JSON 输出"),
) -> None:
    """一年中的全部抽取，作废的也在内。"""
    rows = Draw.objects.filter(year=year).order_by("pk")
    if as_json:
        typer.echo(json.dumps([listed(row) for row in rows], ensure_ascii=False, indent=1))
        return
    for row in rows:
        drawn = len(listed(row)["drawn"])
        typer.echo(f"{row.number}  {DRAW.stage(row.stage).label}  抽中 {drawn}  {row.title}")


@app.command()
def certificate(
    number: str = typer.Argument(help="抽取编号，如 CQ2023-001"),
    out: Path | None = typer.Option(None, help="写入这个目录：证书、PDF 和另附的名录"),
) -> None:
    """输出证书（JSON）；给出目录时连同 PDF 和大名录的文件一起写入。"""
    row = Draw.objects.filter(number=number).first()
    if row is None or not row.certificate:
        typer.echo(f"没有抽取 {number}，或者还没有抽取结果", err=True)
        raise typer.Exit(1)
    if out is None:
        typer.echo(row.certificate, nl=False)
        return
    out.mkdir(parents=True, exist_ok=True)
    files = {f"{number}.json": row.certificate.encode(), f"{number}.pdf": certificate_pdf(row)}
    for which, pool in frozen_pools(row).items():
        if len(pool.entries) > INLINE:
            files[pool_name(which.value)] = pool_file(pool).encode()
    for name, content in files.items():
        (out / name).write_bytes(content)
        typer.echo(str(out / name))


@app.command()
def places() -> None:
    """重建各次抽取的名录索引（对象页所用）；名录或者证书与留痕不符的不重建，以状态 1 结束。"""
    broken = 0
    for row in Draw.objects.order_by("pk"):
        broken += not _rebuilt(row.number, partial(rebuild_places, row))
    for outside in OutsideDraw.objects.order_by("pk"):
        broken += not _rebuilt(str(outside), partial(rebuild_places_outside, outside))
    raise typer.Exit(1 if broken else 0)


def _rebuilt(name: str, make: Callable[[], bool]) -> bool:
    """Makes one anew and tells what was found."""
    try:
        typer.echo(f"{name}  {'已重建' if make() else '相符'}")
    except Refused as no:
        typer.echo(f"{name}  {no}", err=True)
        return False
    return True

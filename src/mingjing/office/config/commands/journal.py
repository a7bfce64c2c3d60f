"""The record: does it still tell the same as the rows?"""

from __future__ import annotations

from typing import Any

import typer
from rich.progress import track

from mingjing.office.cases.models import Case, Proceeding
from mingjing.office.draws.facts import certificate_stands, stands
from mingjing.office.draws.index import index_stands, outside_stands
from mingjing.office.draws.models import Draw, OutsideDraw
from mingjing.office.draws.outside import kept_pools
from mingjing.office.draws.pools import frozen_pools, roots_of
from mingjing.office.inspections.models import DrawnObject
from mingjing.office.journal.entries import replay
from mingjing.office.journal.models import Recorded
from mingjing.office.journal.values import snapshot
from mingjing.office.registers.models import Listing
from mingjing.office.registers.queries import told_otherwise

app = typer.Typer(no_args_is_help=True, help="留痕：核对。")


@app.command()
def check() -> None:
    """重放每件案件、附带程序和随机抽取的全部记录，与现有数据逐字段核对；抽取另从名录重新计算。"""
    wrong = [
        *_differing("case", Case),
        *_differing("proceeding", Proceeding),
        *_differing("draw", Draw),
        *_broken_draws(),
        *_differing("outside_draw", OutsideDraw),
        *(str(row) for row in OutsideDraw.objects.all() if not _outside_holds(row)),
        *_differing("drawn_object", DrawnObject),
        *_differing("listing", Listing),
        *(str(change) for change in Listing.objects.order_by("pk") if told_otherwise(change)),
    ]
    if wrong:
        typer.echo("记录与数据不符：" + "、".join(wrong[:20]))
        raise typer.Exit(1)
    typer.echo(
        f"{Case.objects.count()} 件案件、{Proceeding.objects.count()} 个附带程序、"
        f"{Draw.objects.count()} 次随机抽取、{Listing.objects.count()} 次名录增减："
        "记录重放与现有数据一致。"
    )


def _outside_holds(row: OutsideDraw) -> bool:
    pools = kept_pools(row)
    return roots_of(pools) == row.roots and outside_stands(row, pools)


def _broken_draws() -> list[str]:
    """The draws whose lists, announcement, seed or certificate are not those that were frozen."""
    found = []
    for row in track(list(Draw.objects.order_by("pk")), description="重新抽取"):
        pools = frozen_pools(row)
        sound = stands(row, pools) and certificate_stands(row, pools)
        if not (sound and index_stands(row, pools)):
            found.append(str(row))
    return found


def _differing(kind: str, model: type[Recorded]) -> list[str]:
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

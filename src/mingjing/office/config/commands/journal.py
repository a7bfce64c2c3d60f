"""The record: does it still tell the same as the rows?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import typer
from rich.progress import track

from mingjing.office.cases.models import Case, Proceeding, SpotForm
from mingjing.office.disclosure.models import Publication
from mingjing.office.documents.models import Paper
from mingjing.office.draws.facts import certificate_stands, stands
from mingjing.office.draws.index import index_stands, outside_stands
from mingjing.office.draws.models import Draw, OutsideDraw
from mingjing.office.draws.outside import kept_pools
from mingjing.office.draws.pools import frozen_pools, roots_of
from mingjing.office.evidence.models import Exhibit
from mingjing.office.honesty.models import Check, Question
from mingjing.office.inspections.models import (
    CorrectionOrder,
    DrawnObject,
    Inspection,
    LenientAct,
    Sortie,
    Talk,
)
from mingjing.office.intake.models import Complaint
from mingjing.office.items.models import Item
from mingjing.office.journal.entries import replayed
from mingjing.office.journal.models import Recorded
from mingjing.office.journal.values import snapshot
from mingjing.office.learning.models import Rehearsal, Training
from mingjing.office.parties.models import Party, Place
from mingjing.office.people.models import Certificate, Person, Post, Unit
from mingjing.office.plans.models import Plan, Selection
from mingjing.office.registers.models import InspectionItem, Listing
from mingjing.office.registers.queries import told_otherwise
from mingjing.office.reports.models import Comment, Report, Section
from mingjing.office.reports.queries import COMMENT_KIND, SECTION_KIND
from mingjing.office.visits.models import Visit

app = typer.Typer(no_args_is_help=True, help="留痕：核对。")

KINDS: Mapping[str, type[Recorded]] = {
    "unit": Unit,
    "person": Person,
    "certificate": Certificate,
    "post": Post,
    "item": Item,
    "party": Party,
    "place": Place,
    "complaint": Complaint,
    "inspection_item": InspectionItem,
    "listing": Listing,
    "plan": Plan,
    "selection": Selection,
    "draw": Draw,
    "outside_draw": OutsideDraw,
    "drawn_object": DrawnObject,
    "visit": Visit,
    "sortie": Sortie,
    "inspection": Inspection,
    "correction_order": CorrectionOrder,
    "lenient_act": LenientAct,
    "talk": Talk,
    "case": Case,
    "proceeding": Proceeding,
    "spot_form": SpotForm,
    "exhibit": Exhibit,
    "paper": Paper,
    "publication": Publication,
    "training": Training,
    "rehearsal": Rehearsal,
    "report": Report,
    "honesty_check": Check,
    "question": Question,
    SECTION_KIND: Section,
    COMMENT_KIND: Comment,
}
"""Every kind of row that the record tells of. Tallies are told by the act of their sortie."""
_CHUNK = 500


@app.command()
def check() -> None:
    """重放全部留痕，与现有数据逐字段核对；随机抽取另从名录重新计算。"""
    wrong = [
        *(told for kind, model in KINDS.items() for told in _differing(kind, model)),
        *_broken_draws(),
        *(str(row) for row in OutsideDraw.objects.all() if not _outside_holds(row)),
        *(str(change) for change in Listing.objects.order_by("pk") if told_otherwise(change)),
    ]
    if wrong:
        typer.echo("记录与数据不符：" + "、".join(wrong[:20]))
        raise typer.Exit(1)
    typer.echo(
        f"{Case.objects.count()} 件案件、{Proceeding.objects.count()} 个附带程序、"
        f"{Draw.objects.count()} 次随机抽取、{Listing.objects.count()} 次名录增减等"
        f"共 {sum(m._default_manager.count() for m in KINDS.values())} 项："
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


def _differing(kind: str, model: type[Recorded]) -> Iterator[str]:
    """The rows that the record tells otherwise.

    A column that came later than the row, or is recorded no more, tells nothing either way; nor
    does the record of a row that no act ever touched, because an upgrade brought it.
    """
    rows, chunk = model._default_manager.order_by("pk"), list[Recorded]()
    walked = rows.iterator(chunk_size=_CHUNK)
    for row in track(walked, total=rows.count(), description=f"重放 {kind}"):
        chunk.append(row)
        if len(chunk) == _CHUNK:
            yield from _told_otherwise(kind, chunk)
            chunk.clear()
    yield from _told_otherwise(kind, chunk)


def _told_otherwise(kind: str, rows: list[Recorded]) -> Iterator[str]:
    told = replayed(kind, [row.pk for row in rows])
    for row in rows:
        mine, now = told.get(row.pk, {}), snapshot(row)
        if (row.acts and not mine) or any(mine.get(c, value) != value for c, value in now.items()):
            yield str(row)

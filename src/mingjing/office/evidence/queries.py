"""What the pages of evidence read, and the proof that every file is still what was taken in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import QueryDict

from mingjing.office.evidence.models import MEDIUM_LABELS, Exhibit, Medium
from mingjing.office.evidence.store import fingerprint_of, path_of, stored
from mingjing.office.evidence.thumbs import small_picture
from mingjing.office.web.filters import Filter
from mingjing.office.web.shapes import Cell, Column, Link, Row
from mingjing.office.web.words import cn_datetime

VERBS = {"take_exhibit": "收入证据"}
KIND = Filter("kind", "种类", {str(k): v for k, v in MEDIUM_LABELS.items()})
STRIP = 12
"""How many exhibits the page of a folder shows before it leads to the list."""
COLUMNS = (
    Column("number", "编号", kind="link"),
    Column("kind", "种类"),
    Column("folder", "所属"),
    Column("by", "采集人", hide_on_phone=True),
    Column("taken", "采集时间", kind="date"),
    Column("place", "位置", hide_on_phone=True),
)


def chosen(rows: QuerySet[Exhibit], params: QueryDict) -> QuerySet[Exhibit]:
    """The exhibits that the address asks for: of a kind, of an inspection, of a case."""
    if kind := KIND.chosen(params):
        rows = rows.filter(kind=kind)
    for name in ("inspection", "case", "visit"):
        if number := params.get(name):
            rows = rows.filter(**{f"{name}__number": number})
    return rows.select_related("inspection", "case", "visit", "by")


def heading(params: QueryDict) -> str:
    """What the list is about, when another record led here."""
    if number := params.get("inspection"):
        return f"检查 {number} 的证据"
    if number := params.get("visit"):
        return f"检查 {number} 的照片"
    if number := params.get("case"):
        return f"案件 {number} 的证据"
    return "照片、录音和签名，连同采集时的指纹、时间和位置"


@dataclass(frozen=True, slots=True)
class Piece:
    """One exhibit in a strip."""

    number: str
    kind: str
    when: str
    note: str
    pictured: bool


def as_piece(row: Exhibit) -> Piece:
    """An exhibit as a strip shows it, with a picture where one is to be had for nothing."""
    found = small_picture(path_of(row.sha256), row.media_type)
    kind = MEDIUM_LABELS[Medium(row.kind)]
    return Piece(row.number, kind, cn_datetime(row.taken_at), row.note, found is not None)


def place_words(row: Exhibit) -> str:
    """Where it was taken, as the device told it."""
    if row.latitude is None or row.longitude is None:
        return "没有位置"
    near = f"（误差约 {row.accuracy} 米）" if row.accuracy is not None else ""
    return f"{row.latitude:.5f}，{row.longitude:.5f}{near}"


def as_row(row: Exhibit) -> Row:
    """One line of the list."""
    folders = [f.number for f in (row.inspection, row.visit, row.case) if f]
    return Row(
        f"/evidence/{row.number}/",
        (
            row.number,
            Cell(MEDIUM_LABELS[Medium(row.kind)], sub=row.note),
            "、".join(folders),
            row.by.name,
            row.taken_at,
            place_words(row),
        ),
    )


def told(row: Exhibit) -> list[tuple[str, object]]:
    """One exhibit, one line each."""
    return [
        ("种类", MEDIUM_LABELS[Medium(row.kind)]),
        ("说明", row.note or "没有说明"),
        ("采集人", row.by.name),
        ("采集时间", cn_datetime(row.taken_at)),
        ("采集位置", place_words(row)),
        ("入库时间", cn_datetime(row.entered_at)),
        ("大小", f"{row.size:,} 字节 · {row.media_type}"),
        ("指纹", f"SHA-256 {row.sha256}"),
    ]


def related(row: Exhibit) -> list[Link]:
    """The folders that an exhibit lies in."""
    links = []
    if row.inspection:
        links.append(
            Link(f"检查 {row.inspection.number}", f"/inspections/{row.inspection.number}/")
        )
    if row.visit:
        links.append(Link(f"检查 {row.visit.number}", f"/visits/{row.visit.number}/"))
    if row.case:
        links.append(Link(f"案件 {row.case.number}", f"/cases/{row.case.number}/"))
    return links


def is_intact(row: Exhibit) -> bool:
    """Whether the file is there and still has its fingerprint."""
    return not _fault(row.sha256, reading=True)


def faulty(*, reading: bool = True) -> Iterator[str]:
    """One sentence for each exhibit whose file is gone or altered; without reading the files it
    tells only what is gone."""
    seen: dict[str, str] = {}
    for number, sha256 in Exhibit.objects.order_by("pk").values_list("number", "sha256").iterator():
        if sha256 not in seen:
            seen[sha256] = _fault(sha256, reading=reading)
        if seen[sha256]:
            yield f"{number}：{seen[sha256]}"


def _fault(sha256: str, *, reading: bool) -> str:
    file = path_of(sha256)
    if not file.is_file():
        return "文件不在"
    return "文件内容与指纹不一致" if reading and fingerprint_of(file) != sha256 else ""


def unclaimed() -> int:
    """How many files arrived that no exhibit names: their record was never sent or was refused."""
    named = set(Exhibit.objects.values_list("sha256", flat=True))
    return sum(file.name not in named for file in stored())

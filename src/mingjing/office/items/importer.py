"""Brings a power-list file into the office: all of it or nothing, each changed row by an act."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from django.db import transaction

from mingjing.office.items.actions import add_item, amend_item, index_items
from mingjing.office.items.checks import ItemData, RowFault, check_row
from mingjing.office.items.columns import COLUMNS, KEY_OF_LABEL
from mingjing.office.items.models import Item
from mingjing.office.items.reading import Line, Unreadable, read_lines
from mingjing.office.journal.shapes import Deed
from mingjing.office.journal.values import plain
from mingjing.office.people.access import ask_administrator

POWER_LIST = Path(__file__).parent / "data" / "items.csv"


@dataclass(frozen=True, slots=True)
class Change:
    """One column of an item as it stands and as the file says."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Amendment:
    """An item that the file changes, and how."""

    item: Item
    data: ItemData
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What a file would do: shown before anything is done. With faults, nothing may be done."""

    added: tuple[ItemData, ...] = ()
    amended: tuple[Amendment, ...] = ()
    unchanged: int = 0
    absent: int = 0
    faults: tuple[RowFault, ...] = ()

    @property
    def digest(self) -> str:
        """A fingerprint of the changes: what is confirmed is what was shown."""
        told = [
            [d.code for d in self.added],
            [
                [a.data.code, [[c.field, plain(c.before), plain(c.after)] for c in a.changes]]
                for a in self.amended
            ],
        ]
        return hashlib.sha256(repr(told).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did; with faults it did nothing at all."""

    added: int
    amended: int
    unchanged: int
    absent: int
    faults: tuple[RowFault, ...] = ()


def import_items(path: Path, deed: Deed) -> ImportResult:
    """Imports a power-list file from disk in one transaction."""
    return import_content(path.read_bytes(), path.name, deed=deed)


def import_content(content: bytes, name: str, *, deed: Deed, digest: str = "") -> ImportResult:
    """Imports a power-list file; with `digest` only while it does what was shown.

    Rows that are not in the file stay: an item ends by its effective_to, never by absence.
    """
    ask_administrator(deed)
    with transaction.atomic():
        plan = plan_import(content)
        if digest and not plan.faults and plan.digest != digest:
            plan = replace(
                plan,
                faults=(
                    RowFault(0, "", name, "清单在核对后有了别的变动：请重新上传并核对后再确认"),
                ),
            )
        if plan.faults:
            return ImportResult(0, 0, 0, 0, plan.faults)
        written = [add_item(data, deed=_of_row(deed, name, data)) for data in plan.added]
        written += [
            amend_item(a.item, a.data, deed=_of_row(deed, name, a.data)) for a in plan.amended
        ]
        index_items(written)
    return ImportResult(len(plan.added), len(plan.amended), plan.unchanged, plan.absent)


def plan_import(content: bytes) -> ImportPlan:
    """What a file would change, or everything that is wrong with it; writes nothing."""
    try:
        lines = read_lines(content)
    except Unreadable as error:
        return ImportPlan(faults=(RowFault(0, "", "", str(error)),))
    header, faults = _header(lines[0] if lines else Line(1, ()))
    if faults:
        return ImportPlan(faults=faults)
    checked = [_check(line, header) for line in lines[1:]]
    found = [data for data, _ in checked if data]
    wrong = [fault for _, row_faults in checked for fault in row_faults] + _twins(found)
    if not lines[1:]:
        wrong.append(RowFault(0, "", "", "文件只有标题行：请填写事项后再导入"))
    if wrong:
        return ImportPlan(faults=tuple(sorted(wrong, key=lambda f: f.row)))
    return _compare(found)


def _header(line: Line) -> tuple[tuple[str, ...], tuple[RowFault, ...]]:
    """The column keys in the file's own order; headings may be the keys or their Chinese names."""
    keys = tuple(KEY_OF_LABEL.get(cell, cell) for cell in line.cells)
    faults = [
        RowFault(line.number, key, key, f"不认识的列“{key}”：请删去，或改成清单模板中的列名")
        for key in keys
        if key and key not in COLUMNS
    ]
    faults += [
        RowFault(line.number, key, "", f"缺少列“{COLUMNS[key]}（{key}）”：请补上这一列")
        for key in COLUMNS
        if key not in keys
    ]
    faults += [
        RowFault(line.number, key, key, f"列“{key}”出现两次：请删去一列")
        for key in sorted({k for k in keys if k and keys.count(k) > 1})
    ]
    return keys, tuple(faults)


def _check(line: Line, header: Sequence[str]) -> tuple[ItemData | None, list[RowFault]]:
    spare = [cell for cell in line.cells[len(header) :] if cell]
    if spare:
        return None, [
            RowFault(line.number, "", spare[0], "这一行的格数多于标题：请检查是否有未加引号的逗号")
        ]
    cells = {key: cell for key, cell in zip(header, line.cells, strict=False) if key}
    return check_row(line.number, cells)


def _twins(found: Sequence[ItemData]) -> list[RowFault]:
    first: dict[str, int] = {}
    faults = []
    for data in found:
        row = first.setdefault(data.code, data.row)
        if row != data.row:
            faults.append(
                RowFault(
                    data.row,
                    "item_id",
                    data.code,
                    f"编码与第 {row} 行重复：一个编码只能有一行，请改正或删去一行",
                )
            )
    return faults


def _compare(found: Sequence[ItemData]) -> ImportPlan:
    standing = {item.code: item for item in Item.objects.all()}
    added = tuple(data for data in found if data.code not in standing)
    amended = []
    for data in found:
        item = standing.get(data.code)
        if item and (changes := _changes(item, data)):
            amended.append(Amendment(item, data, changes))
    known = len(found) - len(added)
    return ImportPlan(added, tuple(amended), known - len(amended), len(standing) - known)


def _changes(item: Item, data: ItemData) -> tuple[Change, ...]:
    return tuple(
        Change(name, getattr(item, name), value)
        for name, value in data.values.items()
        if getattr(item, name) != value
    )


def _of_row(deed: Deed, name: str, data: ItemData) -> Deed:
    return replace(deed, form={"file": name, "row": data.row})

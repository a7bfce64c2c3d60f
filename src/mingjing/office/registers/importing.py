"""Brings a table file into a register: all of it or nothing, faults told by row and column."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from mingjing.office.items.checks import RowFault
from mingjing.office.items.models import AREA_LABELS, Item
from mingjing.office.items.reading import Line, Unreadable, read_lines
from mingjing.office.journal.shapes import Deed, Invalid
from mingjing.office.parties.actions import (
    PartyData,
    PlaceData,
    find_or_register_party,
    register_place,
)
from mingjing.office.parties.models import PARTY_LABELS, PLACE_KINDS, PartyKind, Place
from mingjing.office.parties.numbers import credit_code_fault
from mingjing.office.people.models import Person, Unit, UnitKind
from mingjing.office.people.queries import certificates_on, officers_on
from mingjing.office.registers.actions import (
    NewItem,
    NewObject,
    Point,
    list_inspectors,
    list_objects,
    publish_items,
)
from mingjing.office.registers.models import (
    RISK_LABELS,
    InspectionItem,
    ListedInspector,
    ListedObject,
)

OBJECTS = ("名称", "类别", "地址", "街道", "主体名称", "主体类型", "统一社会信用代码", "领域",
           "风险等级", "定级理由")  # fmt: skip
INSPECTORS = ("执法证号", "姓名", "领域")
ITEMS = ("事项编码", "事项名称", "领域", "检查依据", "起始日期", "检查内容", "检查方法",
         "典型违法情形", "权责事项编码")  # fmt: skip
OPTIONAL = {"主体名称", "主体类型", "统一社会信用代码", "检查方法", "典型违法情形", "权责事项编码"}
Cells = Mapping[str, str]
Fault = Callable[[str, str], None]


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import did; with faults it did nothing at all."""

    count: int
    faults: tuple[RowFault, ...] = ()


class _Sheet:
    """A file's rows under their headings, and what is wrong with them."""

    def __init__(self, content: bytes, columns: Sequence[str]) -> None:
        self.faults: list[RowFault] = []
        self.rows: list[tuple[int, Cells]] = []
        try:
            lines = read_lines(content)
        except Unreadable as error:
            self.faults.append(RowFault(0, "", "", str(error)))
            return
        head = lines[0] if lines else Line(1, ())
        for name in columns:
            if name not in head.cells:
                self.faults.append(RowFault(head.number, name, "", f"缺少列“{name}”：请补上"))
        if not self.faults and not lines[1:]:
            self.faults.append(RowFault(0, "", "", "文件只有标题行：请填写后再导入"))
        if not self.faults:
            self.rows = [(r.number, dict(zip(head.cells, r.cells, strict=False)))
                         for r in lines[1:]]  # fmt: skip
        for number, cells in self.rows:
            for name in set(columns) - OPTIONAL:
                if not cells.get(name):
                    self.fault(number, cells)(name, "请填写这一格")

    def fault(self, number: int, cells: Cells) -> Fault:
        """Tells a fault of one cell."""

        def tell(column: str, sentence: str) -> None:
            self.faults.append(RowFault(number, column, cells.get(column, ""), sentence))

        return tell

    def twins(self, *columns: str) -> None:
        """Rows that say the same of these columns."""
        first: dict[tuple[str, ...], int] = {}
        for number, cells in self.rows:
            row = first.setdefault(tuple(cells.get(c, "") for c in columns), number)
            if row != number:
                self.fault(number, cells)(columns[0], f"与第 {row} 行重复：请删去一行")

    def told(self) -> tuple[RowFault, ...]:
        """The faults in the order of the file."""
        return tuple(sorted(self.faults, key=lambda f: (f.row, f.column)))


def _key(labels: Mapping[Any, str], word: str) -> str:
    """The key of a label, or of itself; empty for what there is not."""
    return next((str(k) for k, label in labels.items() if word in (str(k), label)), "")


def import_objects(content: bytes, deed: Deed, reason: str) -> Taken:
    """Takes objects into the register; a place or firm that is not known yet is registered."""
    sheet = _Sheet(content, OBJECTS)
    sheet.twins("名称", "地址")
    streets = Unit.objects.filter(kind=UnitKind.STREET)
    by_name = {name: u for u in streets for name in (u.name, u.short)}
    for number, cells in sheet.rows:
        _check_object(cells, by_name, sheet.fault(number, cells))
    if sheet.faults:
        return Taken(0, sheet.told())
    with transaction.atomic():
        rows = [_object(cells, by_name, deed) for _, cells in sheet.rows]
        list_objects(deed, rows, reason)
    return Taken(len(rows))


def _check_object(cells: Cells, streets: Mapping[str, Unit], fault: Fault) -> None:
    for column, labels in (("类别", PLACE_KINDS), ("领域", AREA_LABELS), ("风险等级", RISK_LABELS)):
        if cells.get(column) and not _key(labels, cells[column]):
            fault(column, f"没有这一{column}，可填：{'、'.join(labels.values())}")
    if cells.get("街道") and cells["街道"] not in streets:
        fault("街道", "没有这个街道：请填写机构表中的名称")
    code = cells.get("统一社会信用代码", "")
    if code and (wrong := credit_code_fault(code.upper())):
        fault("统一社会信用代码", wrong)
    if code and not cells.get("主体名称"):
        fault("主体名称", "填了统一社会信用代码的，请填写主体名称")
    kind = cells.get("主体类型", "")
    if kind and _key(PARTY_LABELS, kind) not in {PartyKind.ORGANISATION, PartyKind.SOLE_TRADER}:
        fault("主体类型", "可填：法人或其他组织、个体工商户")
    known = Place.objects.filter(name=cells.get("名称", ""), address=cells.get("地址", ""))
    if ListedObject.objects.filter(until=None, place__in=known).exists():
        fault("名称", "已经在名录中：请删去这一行")


def _object(cells: Cells, streets: Mapping[str, Unit], deed: Deed) -> NewObject:
    place = Place.objects.filter(name=cells["名称"], address=cells["地址"]).first()
    if place is None:
        party = None
        if cells.get("主体名称"):
            word = cells.get("主体类型") or PARTY_LABELS[PartyKind.ORGANISATION]
            data = PartyData(PartyKind(_key(PARTY_LABELS, word)), cells["主体名称"],
                             credit_code=cells.get("统一社会信用代码", "").upper())  # fmt: skip
            party = find_or_register_party(data, deed=deed)
        kind, street = _key(PLACE_KINDS, cells["类别"]), streets[cells["街道"]]
        place = register_place(
            PlaceData(cells["名称"], kind, cells["地址"], street, party), deed=deed
        )
    return NewObject(place, _key(AREA_LABELS, cells["领域"]), _key(RISK_LABELS, cells["风险等级"]),
                     cells["定级理由"])  # fmt: skip


def import_inspectors(content: bytes, deed: Deed, reason: str) -> Taken:
    """Takes officers into the register by the number of their certificate; 各领域 is every area."""
    sheet = _Sheet(content, INSPECTORS)
    sheet.twins("执法证号")
    able = set(officers_on(deed.day).values_list("pk", flat=True))
    held = {c.number: c.person for c in certificates_on(deed.day).select_related("person")}
    listed = set(ListedInspector.objects.filter(until=None).values_list("person_id", flat=True))
    areas: dict[str, list[Person]] = {}
    for number, cells in sheet.rows:
        fault, person = sheet.fault(number, cells), held.get(cells.get("执法证号", ""))
        area = "" if cells.get("领域") == "各领域" else _key(AREA_LABELS, cells.get("领域", ""))
        if person is None or person.pk not in able:
            fault("执法证号", "没有当日有效的这一执法证，或者持证人不在执法岗位")
        elif person.name != cells.get("姓名"):
            fault("姓名", "与执法证上的姓名不同，请核对")
        elif person.pk in listed:
            fault("执法证号", "已经在名录中：请删去这一行")
        elif not area and cells.get("领域") != "各领域":
            fault("领域", f"没有这一领域，可填：各领域、{'、'.join(AREA_LABELS.values())}")
        else:
            areas.setdefault(area, []).append(person)
    if sheet.faults:
        return Taken(0, sheet.told())
    with transaction.atomic():
        for area, people in areas.items():
            list_inspectors(deed, people, area, reason)
    return Taken(len(sheet.rows))


def import_items(content: bytes, deed: Deed, reason: str) -> Taken:
    """Publishes inspection items; each row is one line of a checklist under its item."""
    sheet = _Sheet(content, ITEMS)
    sheet.twins("事项编码", "检查内容")
    power = {item.code: item for item in Item.objects.all()}
    known = set(InspectionItem.objects.values_list("code", flat=True))
    heads: dict[str, tuple[int, Cells]] = {}
    points: dict[str, list[Point]] = {}
    for number, cells in sheet.rows:
        fault, code = sheet.fault(number, cells), cells.get("事项编码", "")
        row, head = heads.setdefault(code, (number, cells))
        for column in ("事项名称", "领域", "检查依据", "起始日期"):
            if cells.get(column) != head.get(column):
                fault(column, f"与同一事项的第 {row} 行不同，请写成一样")
        if code in known:
            fault("事项编码", "已经公布过：内容有变的，撤下后以新编码公布")
        if cells.get("领域") and not _key(AREA_LABELS, cells["领域"]):
            fault("领域", f"没有这一领域，可填：{'、'.join(AREA_LABELS.values())}")
        if cells.get("起始日期") and not _day(cells["起始日期"]):
            fault("起始日期", "请写成 2026-01-01 的样子")
        wanted = cells.get("权责事项编码", "")
        if wanted and wanted not in power:
            fault("权责事项编码", "权责清单中没有这一编码，请核对")
        points.setdefault(code, []).append(Point(
            cells.get("检查内容", ""), cells.get("检查方法", ""), cells.get("典型违法情形", ""),
            power.get(wanted),
        ))  # fmt: skip
    if sheet.faults:
        return Taken(0, sheet.told())
    rows = [_item(code, cells, points[code]) for code, (_, cells) in heads.items()]
    publish_items(deed, rows, reason)
    return Taken(len(rows))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _item(code: str, cells: Cells, points: Sequence[Point]) -> NewItem:
    since = _day(cells["起始日期"])
    if since is None:
        raise Invalid({"file": "起始日期不成立"})
    return NewItem(code, cells["事项名称"], _key(AREA_LABELS, cells["领域"]), cells["检查依据"],
                   since, points)  # fmt: skip


IMPORTS: Mapping[str, tuple[str, Sequence[str], Callable[[bytes, Deed, str], Taken]]] = {
    "objects": ("导入检查对象", OBJECTS, import_objects),
    "inspectors": ("导入检查人员", INSPECTORS, import_inspectors),
    "items": ("导入检查事项", ITEMS, import_items),
}

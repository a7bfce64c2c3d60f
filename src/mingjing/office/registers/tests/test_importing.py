"""A table file comes in whole or not at all; items are published with their checklists."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from xlsxwriter import Workbook

from mingjing.office.journal.entries import entries_of
from mingjing.office.journal.shapes import Invalid
from mingjing.office.parties.models import Party, Place
from mingjing.office.registers.actions import withdraw_item
from mingjing.office.registers.importing import (
    INSPECTORS,
    ITEMS,
    OBJECTS,
    import_inspectors,
    import_items,
    import_objects,
)
from mingjing.office.registers.models import InspectionItem, ListedInspector, ListedObject
from mingjing.office.registers.queries import checklist_on
from tests.cast import Office, an_item, an_office, at, deed_of, everything_written
from tests.doors import door

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 3)
GOOD = ("示例隔油池一（虚构）", "隔油设施", "示例路 1 号", "示例街道", "示例餐饮甲公司（虚构）", "",
        "91120104MA05TEX810", "市政排水", "高风险", "上年度重复投诉")  # fmt: skip
LINE = ("JC01", "餐饮燃气", "燃气", "城镇燃气管理条例", "2026-01-01", "是否安装报警装置", "查看",
        "没有安装", "TJ021")  # fmt: skip


@pytest.fixture
def office() -> Office:
    return an_office()


def a_file(columns: Any, *rows: Any) -> bytes:
    return "\n".join(",".join(cells) for cells in (columns, *rows)).encode()


def deed(office: Office) -> Any:
    return deed_of([office.clerk], at(DAY))


def changed(row: tuple[str, ...], **cells: str) -> tuple[str, ...]:
    names = OBJECTS if len(row) == len(OBJECTS) else ITEMS
    return tuple(cells.get(name, cell) for name, cell in zip(names, row, strict=True))


def test_objects_of_every_kind_come_in_with_their_firm(office: Office) -> None:
    second = changed(GOOD, 名称="示例行道树（虚构）", 类别="树木", 领域="园林绿化", 主体名称="",
                     统一社会信用代码="", 风险等级="low")  # fmt: skip
    areas = import_objects(a_file(OBJECTS, GOOD, second), deed(office), "年度名录")
    if areas.faults:
        raise AssertionError(areas.faults)
    assert areas.count == ListedObject.objects.count() == 2
    assert {p.kind for p in Place.objects.all()} == {"trap", "tree"}
    assert Party.objects.get().credit_code == "91120104MA05TEX810"
    again = import_objects(a_file(OBJECTS, GOOD), deed(office), "再列")
    assert [(f.row, f.column) for f in again.faults] == [(2, "名称")]


@pytest.mark.parametrize(("cells", "column"), [
    ({"类别": "飞船"}, "类别"), ({"街道": "月球"}, "街道"), ({"领域": "航天"}, "领域"),
    ({"风险等级": "很高"}, "风险等级"), ({"定级理由": ""}, "定级理由"), ({"地址": ""}, "地址"),
    ({"统一社会信用代码": "123"}, "统一社会信用代码"), ({"主体名称": ""}, "主体名称"),
    ({"主体类型": "自然人"}, "主体类型"),
])  # fmt: skip
def test_one_wrong_cell_is_told_by_row_and_column_and_nothing_is_changed(
    office: Office, cells: dict[str, str], column: str
) -> None:
    before = everything_written()
    bad = changed(changed(GOOD, 名称="示例另一处（虚构）"), **cells)
    taken = import_objects(a_file(OBJECTS, GOOD, bad), deed(office), "年度名录")
    assert (taken.count, [(f.row, f.column) for f in taken.faults]) == (0, [(3, column)])
    assert everything_written() == before and not Place.objects.exists()


def test_a_missing_column_and_a_repeated_row_are_told(office: Office) -> None:
    taken = import_objects(a_file(OBJECTS[:-1], GOOD[:-1]), deed(office), "年度名录")
    assert [f.sentence for f in taken.faults] == ["缺少列“定级理由”：请补上"]
    twice = import_objects(a_file(OBJECTS, GOOD, GOOD), deed(office), "年度名录")
    assert [(f.row, f.sentence) for f in twice.faults] == [(3, "与第 2 行重复：请删去一行")]


def test_inspectors_come_in_by_their_certificates(office: Office) -> None:
    good = (f"ZJ{office.second.pk:06d}", "演示乙", "各领域")
    wrong = (f"ZJ{office.expired.pk:06d}", "演示过期", "燃气")
    named = (f"ZJ{office.investigator.pk:06d}", "演示丙", "燃气")
    taken = import_inspectors(a_file(INSPECTORS, good, wrong, named), deed(office), "持证在岗")
    assert [(f.row, f.column) for f in taken.faults] == [(3, "执法证号"), (4, "姓名")]
    assert not ListedInspector.objects.exists()
    assert import_inspectors(a_file(INSPECTORS, good), deed(office), "持证在岗").count == 1
    assert ListedInspector.objects.get().person == office.second


def test_items_are_published_with_their_checklist_and_withdrawn_with_a_reason(
    office: Office,
) -> None:
    an_item()
    second = changed(LINE, 检查内容="气瓶存放是否合规", 权责事项编码="")
    assert import_items(a_file(ITEMS, LINE, second), deed(office), "年度清单").count == 1
    row = InspectionItem.objects.get()
    assert [p.look for p in checklist_on("gas", DAY)] == ["是否安装报警装置", "气瓶存放是否合规"]
    assert [i.code for i in row.items.all()] == ["TJ021"]
    assert not checklist_on("gas", date(2026, 3, 2)).exists()  # not published yet
    assert entries_of("inspection_item", row.pk)[0].payload.content["points"][0][3] == "TJ021"
    with pytest.raises(Invalid, match="撤下的理由"):
        withdraw_item(deed_of([office.clerk], at(date(2026, 6, 1))), "JC01", " ")
    withdraw_item(deed_of([office.clerk], at(date(2026, 6, 1))), "JC01", "条例修订")
    assert checklist_on("gas", date(2026, 5, 31)).count() == 2
    assert not checklist_on("gas", date(2026, 6, 1)).exists()


def test_an_item_that_contradicts_itself_or_names_what_there_is_not(office: Office) -> None:
    an_item()
    other = changed(LINE, 检查内容="另一行", 检查依据="另一部条例")
    unknown = changed(LINE, 检查内容="第三行", 权责事项编码="TJ777", 起始日期="2026年")
    taken = import_items(a_file(ITEMS, LINE, other, unknown), deed(office), "年度清单")
    assert [(f.row, f.column) for f in taken.faults] == [
        (3, "检查依据"), (4, "权责事项编码"), (4, "起始日期"), (4, "起始日期")]  # fmt: skip
    assert not InspectionItem.objects.exists()


def workbook(*rows: Any) -> bytes:
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for n, cells in enumerate(rows):
            sheet.write_row(n, 0, cells)
    return out.getvalue()


def test_the_page_takes_a_workbook_and_shows_its_faults(office: Office) -> None:
    an_item()
    clerk, when = door(office.clerk), f"{timezone.localtime():%Y-%m-%dT%H:%M}"
    url = "/registers/import/items/"
    assert "检查内容" in clerk.get(url).content.decode()

    def post(content: bytes) -> Any:
        file = SimpleUploadedFile("清单.xlsx", content)
        return clerk.post(url, {"file": file, "reason": "年度清单", "at": when})

    bad = post(workbook(ITEMS, changed(LINE, 领域="航天")))
    page = bad.content.decode()
    assert bad.status_code == 422 and "没有这一领域" in page and "没有导入任何内容" in page
    assert post(workbook(ITEMS, LINE)).status_code == 303
    assert "餐饮燃气" in Client().get("/open/registers/items/").content.decode()
    told = Client().get("/open/registers/items.json").json()
    assert told["items"][0]["checklist"][0]["item"] == "TJ021"
    assert "是否安装报警装置" in clerk.get("/registers/items/JC01/").content.decode()
    assert door(office.investigator).get(url).status_code == 409

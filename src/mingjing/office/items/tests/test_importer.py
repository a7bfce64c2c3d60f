"""The power list enters whole or not at all; what is wrong is told by row, column and deed."""

import csv
import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import xlsxwriter

from mingjing.office.items.columns import COLUMNS
from mingjing.office.items.importer import POWER_LIST, import_content, import_items, plan_import
from mingjing.office.items.models import Area, Item
from mingjing.office.journal.models import Entry
from mingjing.office.journal.shapes import Actor, Deed, Refused
from mingjing.office.people.actions import INSTALLER
from mingjing.office.web import search

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
DEED = Deed(by=(INSTALLER,), at=AT, entered_at=AT)
GOOD = dict(
    zip(
        COLUMNS,
        (
            "TJ900",
            "市政排水",
            "擅自占压排水设施",
            "某条例",
            "第一条",
            "某条例",
            "第二条",
            "organisation",
            "警告;罚款",
            "1000",
            "30000",
            "yes",
            "示例",
            "V",
            "",
            "2024-04-01",
            "",
            "fixed",
            "",
        ),
        strict=True,
    )
)


def a_file(
    *rows: dict[str, str], header: list[str] | None = None, encoding: str = "utf-8"
) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(header or list(COLUMNS))
    writer.writerows([row[c] for c in COLUMNS] for row in rows)
    return out.getvalue().encode(encoding)


def a_row(**changes: str) -> dict[str, str]:
    return {**GOOD, **changes}


def test_the_projects_own_list_enters_whole() -> None:
    result = import_items(POWER_LIST, DEED)
    assert (result.added, result.amended, result.unchanged, result.faults) == (213, 0, 0, ())
    assert Item.objects.count() == Entry.objects.filter(verb="add_item").count() == 213
    item = Item.objects.get(code="TJ002")
    assert (item.area, item.field, item.subject) == ("gas", "燃气", "organisation")
    assert item.kinds == ["罚款", "没收违法所得", "吊销许可证件"]
    assert (item.fine_min, item.fine_max, item.mark) == (30000, 200000, "V")
    assert (item.effective_from, item.effective_to) == (date(2011, 3, 1), None)
    assert Item.objects.filter(mark="M").count() == 3
    assert set(Item.objects.values_list("area", flat=True)) == {a.value for a in Area}
    assert Item.objects.get(code="TJ002").pk in {h.pk for h in search.find("经营许可", limit=99)}


def test_the_same_file_again_writes_nothing() -> None:
    import_items(POWER_LIST, DEED)
    before = Entry.objects.count()
    result = import_items(POWER_LIST, DEED)
    assert (result.added, result.amended, result.unchanged, result.absent) == (0, 0, 213, 0)
    assert Entry.objects.count() == before


def test_a_changed_row_is_an_act_and_absent_rows_stay() -> None:
    import_content(a_file(a_row(), a_row(item_id="TJ901")), "a.csv", deed=DEED)
    result = import_content(a_file(a_row(effective_to="2026-12-31")), "b.csv", deed=DEED)
    assert (result.added, result.amended, result.unchanged, result.absent) == (0, 1, 0, 1)
    entry = Entry.objects.get(verb="amend_item")
    assert entry.changes == {"effective_to": "2026-12-31", "acts": 2}
    assert entry.payload.content == {"file": "b.csv", "row": 2}
    assert Item.objects.get(code="TJ901").effective_to is None


def test_one_wrong_row_keeps_everything_out() -> None:
    result = import_content(a_file(a_row(), a_row(item_id="TJ901", area="天气")), "a", deed=DEED)
    assert [(f.row, f.column, f.value) for f in result.faults] == [(3, "area", "天气")]
    assert Item.objects.count() == Entry.objects.count() == 0


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("item_id", "", "不能为空"),
        ("item_id", "tj1", "编码应为"),
        ("item_id", "120112ABCCF1234", "编码应为"),
        ("area", "天气", "只能填：燃气"),
        ("violation", "", "不能为空"),
        ("violation", "违" * 201, "超过 200 个字，现为 201 个字"),
        ("penalty_statute", "", "不能为空"),
        ("penalty_statute", "关于加强管理的通知", "行政处罚法第十六条"),
        ("penalty_statute", "《整治方案》", "不能设定行政处罚"),
        ("penalty_statute", "实施意见", "法律、法规或规章"),
        ("subject", "everyone", "只能填：any"),
        ("penalty_kinds", "罚款;责令改正", "“责令改正”不是处罚种类（行政处罚法第九条）"),
        ("penalty_kinds", "罚款;罚款", "重复"),
        ("penalty_kinds", "", "没有处罚种类"),
        ("penalty_kinds", "警告", "没有罚款"),
        ("fine_min_yuan", "一千", "以元为单位的整数"),
        ("fine_min_yuan", "1000.5", "以元为单位的整数"),
        ("fine_min_yuan", "-1", "以元为单位的整数"),
        ("fine_min_yuan", "50000", "下限大于上限 30,000 元"),
        ("fine_max_yuan", "99999999999", "请核对"),
        ("fine_max_yuan", "", "须填上限"),
        ("fine_basis", "", "不能为空"),
        ("fine_basis", "随意", "只能填 fixed"),
        ("fine_basis", "none", "却填了数额"),
        ("order_to_correct", "maybe", "只能填：yes"),
        ("verified", "V3", "只能填：V、V2、M"),
        ("effective_from", "2024-02-30", "存在的一天"),
        ("effective_from", "去年", "2026-08-15 的样子"),
        ("effective_to", "2024-03-31", "失效日期早于生效日期 2024-04-01"),
    ],
)
def test_each_fault_is_told_where_it_is(column: str, value: str, words: str) -> None:
    faults = plan_import(a_file(a_row(**{column: value}))).faults
    assert len(faults) == 1, faults
    assert (faults[0].row, faults[0].value) == (2, value)
    assert words in faults[0].sentence


@pytest.mark.parametrize(
    ("changes", "field", "value"),
    [
        ({"item_id": "120112ABCCF12345"}, "code", "120112ABCCF12345"),
        ({"area": "噪声"}, "area", "appearance"),
        ({"area": "道桥"}, "area", "road"),
        ({"subject": "个人"}, "subject", "individual"),
        ({"penalty_kinds": "警告；罚款"}, "kinds", ["警告", "罚款"]),
        ({"fine_max_yuan": "200,000"}, "fine_max", 200000),
        ({"effective_from": "2024年4月1日"}, "effective_from", date(2024, 4, 1)),
        ({"effective_from": "2024/4/1"}, "effective_from", date(2024, 4, 1)),
        ({"effective_from": ""}, "effective_from", None),
        ({"order_to_correct": "否"}, "order_to_correct", False),
        ({"fine_basis": "local_rule", "fine_min_yuan": "", "fine_max_yuan": ""}, "fine_max", None),
        ({"fine_basis": "per_tree:每株"}, "fine_basis", "per_tree:每株"),
        ({"penalty_statute": "《某条例》"}, "penalty_statute", "某条例"),
    ],
)
def test_what_offices_write_is_understood(
    changes: dict[str, str], field: str, value: object
) -> None:
    result = import_content(a_file(a_row(**changes)), "a.csv", deed=DEED)
    assert result.faults == ()
    assert getattr(Item.objects.get(), field) == value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_encodings_of_offices(encoding: str) -> None:
    assert not import_content(a_file(a_row(), encoding=encoding), "a.csv", deed=DEED).faults
    assert Item.objects.get().violation == "擅自占压排水设施"


def test_headings_may_be_chinese() -> None:
    assert not plan_import(a_file(a_row(), header=list(COLUMNS.values()))).faults


def test_a_workbook_with_numbers_and_days() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, list(COLUMNS))
    sheet.write_row(1, 0, list(GOOD.values()))
    columns = list(COLUMNS)
    sheet.write_number(1, columns.index("fine_max_yuan"), 50000)
    sheet.write_datetime(
        1,
        columns.index("effective_from"),
        datetime(2024, 4, 1),  # noqa: DTZ001
        book.add_format({"num_format": "yyyy-mm-dd"}),
    )
    book.close()
    assert not import_content(out.getvalue(), "a.xlsx", deed=DEED).faults
    item = Item.objects.get()
    assert (item.fine_max, item.effective_from) == (50000, date(2024, 4, 1))


def a_bomb() -> bytes:
    """A workbook of some kilobytes that unpacks to more than 100 MB."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as packed, packed.open("xl/sheet.xml", "w") as sheet:
        for _ in range(101):
            sheet.write(bytes(1024 * 1024))
    return out.getvalue()


def drop(column: str) -> bytes:
    rows = list(csv.reader(io.StringIO(a_file(a_row()).decode())))
    at = list(COLUMNS).index(column)
    out = io.StringIO()
    csv.writer(out).writerows([c for i, c in enumerate(row) if i != at] for row in rows)
    return out.getvalue().encode()


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: b"", "空的"),
        (lambda: b" \n", "空的"),
        (lambda: a_file(), "只有标题行"),
        (lambda: b"\x89PNG\xff\xfe\x00\x00", "编码"),
        (lambda: b"PK\x03\x04broken", "无法打开该工作簿"),
        (a_bomb, "展开后超过 100 MB"),
        (lambda: b'item_id,area\n"TJ1', "引号不成对"),
        (lambda: b"x" * (5 * 1024 * 1024 + 1), "超过 5 MB"),
        (lambda: drop("note"), "缺少列“备注（note）”"),
        (lambda: a_file(a_row(), header=[*list(COLUMNS)[:-1], "附注"]), "不认识的列“附注”"),
        (lambda: a_file(a_row(), header=[*list(COLUMNS)[:-1], "source"]), "出现两次"),
        (lambda: a_file(a_row()).rstrip() + b",more", "格数多于标题"),
        (lambda: a_file(a_row(), a_row()), "与第 2 行重复"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(make: Callable[[], bytes], words: str) -> None:
    faults = plan_import(make()).faults
    assert any(words in fault.sentence for fault in faults), faults


def test_only_an_administrator_may_import(tmp_path: Path) -> None:
    officer = Actor(id=1, name="甲", unit="大队", roles=frozenset({"officer"}))
    with pytest.raises(Refused):
        import_items(POWER_LIST, Deed(by=(officer,), at=AT, entered_at=AT))
    assert Item.objects.count() == 0


def test_what_is_confirmed_is_what_was_shown() -> None:
    content = a_file(a_row())
    shown = plan_import(content).digest
    import_content(a_file(a_row(note="别人先改了")), "other.csv", deed=DEED)
    result = import_content(content, "a.csv", deed=DEED, digest=shown)
    assert "重新上传" in result.faults[0].sentence
    assert Item.objects.get().note == "别人先改了"
    assert not import_content(
        content, "a.csv", deed=DEED, digest=plan_import(content).digest
    ).faults

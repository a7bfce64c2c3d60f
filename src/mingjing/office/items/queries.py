"""What the pages of the power list read: items in force on a day, versions, import tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.http import QueryDict

from mingjing.office.items.checks import FIELD_OF_COLUMN, RowFault
from mingjing.office.items.columns import COLUMNS, SUBJECTS
from mingjing.office.items.importer import Amendment, ImportPlan
from mingjing.office.items.models import AREA_LABELS, Item, ItemSet
from mingjing.office.items.wording import (
    fine_short,
    fine_words,
    in_force_words,
    mark_cell,
    value_words,
)
from mingjing.office.web import search
from mingjing.office.web.filters import Filter
from mingjing.office.web.shapes import Cell, Column, Row, Table

VERBS = {"add_item": "列入权责清单", "amend_item": "更新事项"}
AREA = Filter("area", "领域", {str(k): v for k, v in AREA_LABELS.items()})

ITEM_COLUMNS = (
    Column("violation", "违法行为"),
    Column("basis", "处罚依据"),
    Column("subject", "对象", hide_on_phone=True),
    Column("fine", "罚款幅度"),
    Column("mark", "核对", kind="badge"),
)
_LABEL_OF_FIELD = {FIELD_OF_COLUMN.get(column, column): label for column, label in COLUMNS.items()}
_LABEL_OF_FIELD |= {"field": COLUMNS["area"], "area": "统计领域"}


def told_by(rows: ItemSet, words: str) -> ItemSet:
    """The items that hold every word as typed. Where none does, those whose conduct has the
    characters of each word in their order: 占用绿地 finds 占用城市绿化用地."""
    exact = rows.filter(pk__in=search.matching(words, "item"))
    if exact.exists():
        return exact
    near = search.plain(words).split()
    for word in near:
        rows = rows.filter(violation__regex=".*".join(word))
    return rows if near else exact


def items_on(day: date, params: QueryDict) -> ItemSet:
    """The items that apply to conduct of a day, as the search box and the chips ask."""
    rows = Item.objects.in_force(day)
    if words := params.get("find", "").strip():
        rows = told_by(rows, words)
    if area := AREA.chosen(params):
        rows = rows.filter(area=area)
    return rows


def day_of(params: QueryDict, today: date) -> date:
    """The day of the conduct that the list is asked for; today when none or an impossible one."""
    try:
        return date.fromisoformat(params.get("day", ""))
    except ValueError:
        return today


def item_row(item: Item) -> Row:
    """One line of the list."""
    return Row(
        f"/items/{item.code}/",
        (
            Cell(item.violation, sub=f"{item.code} · {item.field}"),
            item.basis,
            _subject(item),
            _fine(item),
            mark_cell(item),
        ),
    )


def _subject(item: Item) -> str:
    return "不限" if item.subject == "any" else SUBJECTS.get(item.subject, item.subject)


def _fine(item: Item) -> str:
    """Both ends with a dash where both are known, else the words of the statute."""
    return fine_short(item) if item.fine_min and item.fine_max else fine_words(item)


def versions(item: Item) -> Table:
    """The other rules on the same conduct: earlier, later, or beside this one."""
    others = Item.objects.filter(violation=item.violation).exclude(pk=item.pk)
    rows = [
        Row(
            f"/items/{o.code}/",
            (
                Cell(relation(item, o), sub=o.code),
                o.basis,
                SUBJECTS.get(o.subject, o.subject),
                fine_words(o),
                in_force_words(o),
            ),
        )
        for o in sorted(others, key=lambda o: (o.effective_from or date.min, o.code))
    ]
    columns = (
        Column("relation", "关系"),
        Column("basis", "处罚依据"),
        Column("subject", "对象"),
        Column("fine", "罚款幅度"),
        Column("force", "有效期间"),
    )
    return Table(columns, rows)


def relation(item: Item, other: Item) -> str:
    """How another rule on the same conduct stands to this one in time."""
    if other.effective_to and item.effective_from and other.effective_to < item.effective_from:
        return "以前的规定"
    if item.effective_to and other.effective_from and other.effective_from > item.effective_to:
        return "以后的规定"
    return "同期的规定"


def item_lines(rows: Iterable[Item]) -> Iterator[tuple[object, ...]]:
    """Items as the import reads them, so that an export can be corrected and imported again."""
    for item in rows:
        yield tuple(_told(getattr(item, FIELD_OF_COLUMN.get(column, column))) for column in COLUMNS)


def _told(value: object) -> object:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ";".join(map(str, value)) if isinstance(value, list) else value


def fault_table(faults: Sequence[RowFault]) -> Table:
    """What is wrong with a file: row, column, what stands there, what to do."""
    rows = [
        Row(
            "",
            (
                f"第 {f.row} 行" if f.row else "整个文件",
                COLUMNS.get(f.column, f.column),
                Cell(f.value[:60] or "（空）"),
                f.sentence,
            ),
        )
        for f in faults
    ]
    columns = (
        Column("row", "位置", kind="link"),
        Column("column", "列"),
        Column("value", "填写内容"),
        Column("sentence", "怎样改正"),
    )
    return Table(columns, rows)


def added_table(plan: ImportPlan) -> Table:
    """The items that an import would add."""
    rows = [
        Row(
            "",
            (
                Cell(d.values["violation"], sub=f"{d.code} · {d.values['field']}"),
                f"{d.values['penalty_statute']}{d.values['penalty_article']}",
                f"第 {d.row} 行",
            ),
        )
        for d in plan.added
    ]
    return Table(
        (Column("violation", "违法行为"), Column("basis", "处罚依据"), Column("row", "位置")), rows
    )


def amended_table(plan: ImportPlan) -> Table:
    """The columns that an import would change, with what stands and what comes."""
    rows = [row for amendment in plan.amended for row in _amended(amendment)]
    return Table(
        (
            Column("item", "事项"),
            Column("column", "列"),
            Column("before", "现在"),
            Column("after", "改为"),
        ),
        rows,
    )


def _amended(amendment: Amendment) -> Iterator[Row]:
    item = amendment.item
    for change in amendment.changes:
        yield Row(
            f"/items/{item.code}/",
            (
                Cell(item.code, sub=item.violation),
                _LABEL_OF_FIELD.get(change.field, change.field),
                value_words(change.before),
                value_words(change.after),
            ),
        )

"""What the pages of statutory tables list: the tables, their identities, and the union."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from mingjing.office.statistics.dimensions import DIMENSIONS
from mingjing.office.statistics.display import parts_text, url_of, with_unit
from mingjing.office.statistics.queries import Book
from mingjing.office.statistics.tables.checks import UNITS_MAKE_ALL
from mingjing.office.statistics.tables.shapes import NOT_KEPT, Check, Sheet
from mingjing.office.statistics.union import GROUPS, Told
from mingjing.office.web.shapes import Cell, Column, Row, Table, Tone


def tables_table(sheets: Sequence[Sheet], query: str) -> Table:
    """Every table with the state of its identities and what of it is not kept."""
    columns = (
        Column("number", "表", kind="link"),
        Column("title", "名称"),
        Column("checks", "勾稽"),
        Column("kept", "未登记的栏目", hide_on_phone=True),
    )
    return Table(columns, [_row(sheet, query) for sheet in sheets])


def _row(sheet: Sheet, query: str) -> Row:
    missing = [" ".join(filter(None, (h.group, h.label))) for h in sheet.form.heads if h.not_kept]
    url = f"{reverse('statistics-table', args=[sheet.form.key])}?{query}"
    return Row(
        url, (sheet.form.number, sheet.form.title, _state(sheet), "、".join(missing) or "无")
    )


def _state(sheet: Sheet) -> Cell:
    if sheet.failing:
        return Cell(f"{len(sheet.failing)} 项不符", tone="over")
    holding = sum(check.holds is True for check in sheet.checks)
    return Cell(
        f"{holding} 项全部相符" if holding else "没有可核对的关系", tone="ok" if holding else ""
    )


def checks_table(sheet: Sheet) -> Table:
    """Every identity once, with the working of the whole; what fails stands first, line by line."""
    columns = (
        Column("label", "关系"),
        Column("line", "行"),
        Column("working", "计算"),
        Column("verdict", "结论", kind="badge"),
    )
    failing = [Row("", (c.label, c.line, c.working, _verdict(c))) for c in sheet.failing]
    groups: dict[str, list[Check]] = {}
    for check in sheet.checks:
        if check.holds is not False:
            groups.setdefault(check.label.partition("：")[0], []).append(check)
    return Table(columns, [*failing, *(_group(label, some) for label, some in groups.items())])


def _group(label: str, checks: Sequence[Check]) -> Row:
    """An identity that holds in several lines or columns: how many, and the first working."""
    first = checks[0]
    if label == UNITS_MAKE_ALL:
        told = f"{len(checks)} 栏逐一核对"
    else:
        told = first.line if len(checks) == 1 else f"{first.line}，另有 {len(checks) - 1} 行"
    longest = max(checks, key=lambda check: len(check.working))
    working = longest if label == UNITS_MAKE_ALL else first
    shown = Cell(working.working, working.label.partition("：")[2])
    return Row("", (label, told, shown, _verdict(first)))


def _verdict(check: Check) -> Cell:
    tones: dict[bool | None, Tone] = {True: "ok", False: "over", None: ""}
    return Cell(check.verdict, tone=tones[check.holds])


@dataclass(frozen=True, slots=True)
class Fold:
    """One subject of the union: folded, with how much of it is kept."""

    heading: str
    summary: str
    table: Table


def union_folds(book: Book) -> list[Fold]:
    """What yearly reports tell, by subject, each with its figure, or why there is none."""
    columns = (
        Column("label", "年度报告常见项目"),
        Column("value", "本期", align="right", kind="link"),
        Column("where", "口径"),
    )
    folds = []
    for heading, some in GROUPS:
        missing = sum(bool(told.not_kept) for told in some)
        summary = f"{len(some)} 项" + (f"，{missing} 项未登记" if missing else "")
        folds.append(Fold(heading, summary, Table(columns, [_told(book, told) for told in some])))
    return folds


def _told(book: Book, told: Told) -> Row:
    if told.not_kept:
        return Row("", (told.label, Cell(NOT_KEPT), told.not_kept))
    figure = book.figure(told.indicator, **told.scope)
    by = f"，分{DIMENSIONS[told.dimension].label}" if told.dimension else ""
    return Row(
        url_of(figure, book.period),
        (told.label, Cell(with_unit(figure), parts_text(figure)), f"{figure.label}{by}"),
    )

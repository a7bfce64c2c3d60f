"""An answer as a file: the page's numbers with their definitions and period, as XLSX or CSV."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

from mingjing.office.statistics.answering import Answer
from mingjing.office.statistics.asking import Ask
from mingjing.office.statistics.dimensions import DIMENSIONS, value_text
from mingjing.office.statistics.export import number
from mingjing.office.statistics.shapes import FigureValue, Period

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def heads(ask: Ask) -> list[str]:
    """The columns of a file: one row for each number."""
    words = [DIMENSIONS[name].label for name in ask.by]
    told = ["指标", *words, "数值", "单位", "起日", "止日", "记录数", "分子", "分母"]
    past = (
        ["上年同期", "上年起日", "上年止日", "上年记录数", "增减", "增减（%）"]
        if ask.compare
        else []
    )
    return [*told, *past, "范围", "口径", "计入日期", "依据"]


def lines(got: Answer) -> Iterator[list[Any]]:
    """Every number of the answer, then the wholes."""
    for name in got.ask.names:
        for key in got.keys:
            words = [
                value_text(d, v, got.book.words(d)) for d, v in zip(got.ask.by, key, strict=True)
            ]
            yield _line(got, words, got.figure(name, key), got.figure_before(name, key))
        words = ["合计", *([""] * (len(got.ask.by) - 1))] if got.ask.by else []
        yield _line(got, words, got.wholes[name], got.whole_past.get(name))


def _line(got: Answer, words: list[str], now: FigureValue, past: FigureValue | None) -> list[Any]:
    found = now.indicator
    told = [found.label, *words, number(now.value), now.unit, *_days(got.book.period)]
    told += [now.records, now.numerator, now.denominator]
    if past is not None and got.before is not None:
        told += [number(past.value), *_days(got.before.period), past.records]
        change = got.change(now, past)
        told += [number(change.difference), number(change.percent)]
    scope = got.book.scope_text(got.ask.scope) or "全部"
    return [*told, scope, found.definition, found.period_rule, found.source]


def _days(period: Period) -> list[str]:
    return [period.first.isoformat(), period.last.isoformat()]


def title_of(got: Answer) -> str:
    """What a file or a page of this answer is called."""
    names = "、".join(got.wholes[name].indicator.label for name in got.ask.names)
    by = "、".join(DIMENSIONS[name].label for name in got.ask.by)
    return f"{names or '统计查询'}{f'（按{by}）' if by else ''}"


def xlsx(got: Answer, address: str) -> bytes:
    """A workbook: the numbers, and on a second sheet what each of them means."""
    out = BytesIO()
    with Workbook(out, {"in_memory": True, **SAFE}) as book:
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        strong = book.add_format({"bold": True, "font_size": 14})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        figure = {
            True: book.add_format({"num_format": "#,##0"}),
            False: book.add_format({"num_format": "#,##0.00"}),
        }
        sheet = book.add_worksheet("数据")
        sheet.write_string(0, 0, title_of(got), strong)
        sheet.write_string(1, 0, under(got))
        names = heads(got.ask)[:-4]
        for i, name in enumerate(names):
            sheet.write_string(3, i, name, bold)
        for row, line in enumerate(lines(got), 4):
            for i, value in enumerate(line[: len(names)]):
                _put(sheet, row, i, value, figure)
        sheet.freeze_panes(4, 1 + len(got.ask.by))
        sheet.set_column(0, len(got.ask.by), 18)
        sheet.set_column(1 + len(got.ask.by), len(names), 13)
        _definitions(book, got, address, bold=bold, wrapped=wrapped)
    return out.getvalue()


def _put(sheet: Any, row: int, column: int, value: Any, figure: dict[bool, Any]) -> None:
    if value is None:
        sheet.write_blank(row, column, None)
    elif isinstance(value, int | float | Decimal):
        sheet.write_number(row, column, value, figure[float(value).is_integer()])
    else:
        sheet.write_string(row, column, str(value))


def name_of(got: Answer) -> str:
    """The name of the file."""
    return f"{title_of(got)[:60]}-{got.ask.period.text}"


def under(got: Answer) -> str:
    """What a page or a file says below its title: which days, which part."""
    scope = got.book.scope_text(got.ask.scope) or "全部"
    past = f"；与{got.before.period.text}比" if got.before else ""
    return f"统计期：{got.ask.period.text}{past}；范围：{scope}"


def _definitions(book: Any, got: Answer, address: str, *, bold: Any, wrapped: Any) -> None:
    sheet = book.add_worksheet("口径")
    for i, head in enumerate(("指标", "单位", "口径", "计入日期", "依据")):
        sheet.write_string(0, i, head, bold)
    for row, name in enumerate(got.ask.names, 1):
        found = got.wholes[name].indicator
        told = (found.label, found.unit, found.definition, found.period_rule, found.source)
        for i, text in enumerate(told):
            sheet.write_string(row, i, text, wrapped)
    last = len(got.ask.names) + 2
    sheet.write_string(last, 0, under(got))
    sheet.write_string(last + 1, 0, f"出处：{address}")
    sheet.set_column(0, 1, 14)
    sheet.set_column(2, 2, 60)
    sheet.set_column(3, 4, 36)

"""Statutory tables as a workbook and as plain data."""

from __future__ import annotations

import io
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from mingjing.office.statistics.export import number
from mingjing.office.statistics.sheets import SAFE
from mingjing.office.statistics.tables.shapes import Check, Entry, Sheet

_FIRST = 22
_OTHER = 11


def workbook(sheets: Iterable[Sheet]) -> bytes:
    """The tables, one on each sheet, with their rules and identities below them."""
    file = io.BytesIO()
    book = Workbook(file, {"in_memory": True, **SAFE})
    styles = _styles(book)
    for sheet in sheets:
        _fill(book.add_worksheet(f"{sheet.form.number} {sheet.form.key}"), sheet, styles)
    book.close()
    return file.getvalue()


def _styles(book: Workbook) -> dict[str, Any]:
    plain = {"border": 1, "valign": "vcenter"}
    head = {**plain, "bold": True, "align": "center", "text_wrap": True}
    return {
        "title": book.add_format({"bold": True, "font_size": 14, "align": "center"}),
        "sub": book.add_format({"align": "center", "font_color": "#555555"}),
        "head": book.add_format(head),
        "label": book.add_format({**plain, "text_wrap": True}),
        "number": book.add_format({**plain, "num_format": "#,##0", "align": "right"}),
        "rate": book.add_format({**plain, "num_format": "0.00", "align": "right"}),
        "word": book.add_format({**plain, "align": "center", "font_color": "#777777"}),
        "note": book.add_format({"text_wrap": True, "valign": "top"}),
        "bad": book.add_format({"text_wrap": True, "font_color": "#B3261E", "bold": True}),
    }


def _fill(page: Worksheet, sheet: Sheet, styles: dict[str, Any]) -> None:
    last = len(sheet.form.heads)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.set_column(0, 0, _FIRST)
    page.set_column(1, last, _OTHER)
    page.merge_range(0, 0, 0, last, f"{sheet.form.number}　{sheet.form.title}", styles["title"])
    page.merge_range(1, 0, 1, last, f"统计期：{sheet.period.text}", styles["sub"])
    top = _head(page, sheet, styles)
    for row, line in enumerate(sheet.lines, top):
        page.write_string(row, 0, line.name or line.label, styles["label"])
        for place, entry in enumerate(line.entries, 1):
            _cell(page, row, place, entry, styles)
    page.freeze_panes(top, 1)
    _below(page, top + len(sheet.lines) + 1, sheet, styles)


def _head(page: Worksheet, sheet: Sheet, styles: dict[str, Any]) -> int:
    """Writes the heading; returns the first row under it."""
    rows = 2 if sheet.is_grouped else 1
    _merged(page, (2, 0), (1 + rows, 0), "单位" if sheet.form.by_unit else "项目", styles["head"])
    place, heads = 1, iter(sheet.form.heads)
    for label, wide, high in sheet.top:
        _merged(page, (2, place), (1 + high, place + wide - 1), label, styles["head"])
        mine = [next(heads) for _ in range(wide)]
        if high < rows:
            for step, head in enumerate(mine):
                page.write_string(3, place + step, head.label, styles["head"])
        place += wide
    return 2 + rows


def _merged(
    page: Worksheet, first: tuple[int, int], last: tuple[int, int], text: str, style: Any
) -> None:
    if first == last:
        page.write_string(*first, text, style)
    else:
        page.merge_range(*first, *last, text, style)


def _cell(page: Worksheet, row: int, place: int, entry: Entry, styles: dict[str, Any]) -> None:
    value = entry.number
    if value is None:
        page.write_string(row, place, entry.text, styles["word"])
    else:
        style = "rate" if isinstance(value, Decimal) else "number"
        page.write_number(row, place, float(value), styles[style])


def _below(page: Worksheet, row: int, sheet: Sheet, styles: dict[str, Any]) -> None:
    last = len(sheet.form.heads)
    told = [("填报口径：" + "".join(sheet.form.rules), "note")]
    told += [(note, "note") for note in sheet.notes]
    told += [(check_text(c), "bad" if c.holds is False else "note") for c in sheet.checks]
    for step, (text, style) in enumerate(told):
        page.merge_range(row + step, 0, row + step, last, text, styles[style])


def check_text(check: Check) -> str:
    """One identity in a sentence."""
    return f"{check.label}（{check.line}）：{check.working}，{check.verdict}"


def sheet_json(sheet: Sheet) -> dict[str, Any]:
    """A table as plain data: each cell with its value, scope and number of records."""
    heads = sheet.form.heads
    return {
        "key": sheet.form.key,
        "number": sheet.form.number,
        "title": sheet.form.title,
        "from": sheet.period.first.isoformat(),
        "until": sheet.period.last.isoformat(),
        "rules": list(sheet.form.rules),
        "notes": list(sheet.notes),
        "order": sheet.order,
        "columns": [{"key": h.key, "group": h.group, "label": h.label} for h in heads],
        "lines": [
            {
                "label": line.name or line.label,
                "kind": line.kind,
                "unit": line.unit,
                "cells": {h.key: _entry_json(e) for h, e in zip(heads, line.entries, strict=True)},
            }
            for line in sheet.lines
        ],
        "checks": [_check_json(check) for check in sheet.checks],
    }


def _entry_json(entry: Entry) -> dict[str, Any]:
    figure = entry.figure
    if figure is None:
        return {"value": None, "text": entry.text, "note": entry.note}
    return {
        "value": number(figure.value),
        "indicator": figure.indicator.name,
        "version": figure.indicator.version,
        "scope": dict(figure.scope),
        "records": figure.records,
    }


def _check_json(check: Check) -> dict[str, Any]:
    return {
        "label": check.label,
        "line": check.line,
        "working": check.working,
        "holds": check.holds,
        "difference": number(check.difference),
    }

"""Draws a table row by row in Python: rendering rows is what a list page costs."""

from collections.abc import Callable
from datetime import date, datetime

from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe

from mingjing.office.web.shapes import Cell, Column, Plain, Table
from mingjing.office.web.words import cn_date, cn_datetime, count, yuan


def _as_text(value: object) -> str:
    if isinstance(value, str):
        return conditional_escape(value)
    return "" if value is None else escape(str(value))


def _as_date(value: object) -> str:
    if isinstance(value, datetime):
        return cn_datetime(value)
    return cn_date(value) if isinstance(value, date) else _as_text(value)


def _as_money(value: object) -> str:
    return _as_text(value) if isinstance(value, str) else yuan(value)


def _as_count(value: object) -> str:
    return _as_text(value) if isinstance(value, str) else count(value)


FORMATS: dict[str, Callable[[object], str]] = {
    "text": _as_text,
    "link": _as_text,
    "badge": _as_text,
    "date": _as_date,
    "money": _as_money,
    "number": _as_count,
}


def css_of(column: Column) -> str:
    """The classes of a column: set right, figures in columns, hidden on a phone."""
    names = []
    if column.align == "right" or column.kind in ("number", "money"):
        names.append("r")
    if column.kind in ("number", "money", "date", "link", "badge"):
        names.append("n")
    if column.hide_on_phone:
        names.append("wide")
    return " ".join(names)


def draw_cell(column: Column, value: Cell | Plain, url: str = "") -> str:
    """The inside of one cell; `url` is the record's own address for its first cell."""
    show = FORMATS[column.kind]
    if not isinstance(value, Cell):
        text = show(value)
        if column.kind == "badge" and text:
            text = f'<span class="badge">{text}</span>'
        return f'<a href="{escape(url)}">{text}</a>' if url else text
    text = show(value.text)
    if column.kind == "badge" and text:
        text = f'<span class="badge {value.tone}">{text}</span>'
    elif value.tone:
        text = f'<span class="tone {value.tone}">{text}</span>'
    target = value.url or url
    if target:
        text = f'<a href="{escape(target)}">{text}</a>'
    return f"{text}<small>{escape(value.sub)}</small>" if value.sub else text


def _draw_head(table: Table) -> str:
    cells = []
    for column in table.columns:
        css = css_of(column)
        cells.append(f'<th scope="col" class="{css}">' if css else '<th scope="col">')
        cells.append(f"{escape(column.label)}</th>")
    caption = f"<caption>{escape(table.caption)}</caption>" if table.caption else ""
    return f'<table class="table">{caption}<thead><tr>{"".join(cells)}</tr></thead><tbody>'


def draw_table(table: Table) -> SafeString:
    """The whole table; on a phone each row becomes a card whose cells carry their labels."""
    out = [_draw_head(table)]
    opening = []
    for column in table.columns:
        css = css_of(column)
        attr = f' class="{css}"' if css else ""
        opening.append(f'<td{attr} data-label="{escape(column.label)}">')
    first = css_of(table.columns[0])
    head = f'<th scope="row" class="{first}">' if first else '<th scope="row">'
    rest = list(zip(opening, table.columns, strict=True))[1:]
    for row in table.rows:
        out.append(f"<tr>{head}{draw_cell(table.columns[0], row.cells[0], row.url)}</th>")
        for (tag, column), value in zip(rest, row.cells[1:], strict=True):
            out.append(f"{tag}{draw_cell(column, value)}</td>")
        out.append("</tr>")
    out.append("</tbody></table>")
    return mark_safe("".join(out))

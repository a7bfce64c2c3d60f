"""The statutory tables within a report: the same cells as on their own page, each a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from mingjing.office.reports.grids import Address, Grid, Line, Run
from mingjing.office.reports.official import within_page
from mingjing.office.statistics.queries import Book
from mingjing.office.statistics.tables import shapes
from mingjing.office.statistics.tables.build import sheet_of
from mingjing.office.statistics.tables.forms import FORMS

_FORM = re.compile(r"\{table[^{}]*\bform=([\w-]+)[^{}]*\}")


def indicators_of(form: str) -> tuple[str, ...]:
    """Every indicator that a table tells, once, in the order of its columns."""
    return tuple(dict.fromkeys(h.indicator for h in FORMS[form].heads if h.indicator))


def title_of(form: str) -> str:
    """What a table is called, with its number."""
    return f"{FORMS[form].number}　{FORMS[form].title}"


def grids_of(form: str, book: Book, address: Address) -> list[Grid]:
    """A statutory table over the period of the book, in as many parts as a page needs.

    The year before is not in it: it is another period, of which this report freezes nothing.
    """
    sheet = sheet_of(form, book, today=None)
    heads = ("单位" if sheet.form.by_unit else "项目", *(_head(h) for h in sheet.form.heads))
    lines = sorted((_line(line, address) for line in sheet.lines), key=lambda line: line.total)
    caption = f"{title_of(form)}（{sheet.period.text}）"
    return within_page(Grid(caption, heads, tuple(lines), _note(sheet), form))


def identities_failing(bodies: Mapping[str, str], book: Book) -> Iterator[tuple[str, str]]:
    """The identities that do not hold in the tables of a report, each with its section's key."""
    for key, body in bodies.items():
        for form in _FORM.findall(body):
            if form in FORMS:
                told = sheet_of(form, book, today=None)
                for c in told.failing:
                    yield key, f"{title_of(form)}：{c.label}（{c.line}）：{c.working}，{c.verdict}"


def _head(head: shapes.Head) -> str:
    return f"{head.group}：{head.label}" if head.group else head.label


def _line(line: shapes.Line, address: Address) -> Line:
    name = Run(line.name or line.label)
    return Line((name, *(_cell(e, address) for e in line.entries)), total=line.kind == "whole")


def _cell(entry: shapes.Entry, address: Address) -> Run:
    figure = entry.figure
    if figure is None or not figure.records:
        return Run(entry.text, note=entry.note)
    return Run(entry.text, address(figure), f"{figure.label}：{figure.definition}")


def _note(sheet: shapes.Sheet) -> str:
    """The counting rules, why columns are empty, and whether the identities hold."""
    why = dict.fromkeys(h.not_kept for h in sheet.form.heads if h.not_kept)
    told = [*sheet.form.rules, *sheet.notes]
    if why:
        told.append(f"未登记的栏目：{'；'.join(why)}。")
    told += [f"{c.label}（{c.line}）：{c.working}，{c.verdict}。" for c in sheet.failing]
    return "".join(["注：", *told])

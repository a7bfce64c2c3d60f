"""Fills a table for a period: each figure from one grouped query, each identity in every line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from mingjing.law.penalty_kinds import order_on, orders
from mingjing.office.people.models import Unit
from mingjing.office.statistics.display import url_of, value_text
from mingjing.office.statistics.queries import Book
from mingjing.office.statistics.shapes import FigureValue, Indicator, Period
from mingjing.office.statistics.tables.checks import checks_of
from mingjing.office.statistics.tables.forms import FORMS
from mingjing.office.statistics.tables.shapes import (
    NOT_BY_UNIT,
    NOT_KEPT,
    Entry,
    Form,
    Head,
    Kind,
    Line,
    Sheet,
)
from mingjing.office.statistics.years import Years
from mingjing.office.web.words import NOTHING

WHOLE, BEFORE, CHANGE, SHARE = "合计", "上年同期", "增减", "增减（%）"


class Grid:
    """Figures of one book by unit, each indicator and scope asked of the database once."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self._short: dict[str, str] = {}
        self._by_unit: dict[tuple[str, tuple[str, ...]], dict[tuple[str, ...], FigureValue]] = {}

    def figure(self, head: Head, unit: str = "") -> FigureValue | None:
        """A column's figure, of the whole or of a unit; None where it is not told by unit."""
        if not unit:
            return self.book.figure(head.indicator, **head.scope)
        found = self.book.indicator(head.indicator, head.scope)
        if "unit" not in found.paths:
            return None
        names = tuple(head.scope)
        got = self._units(found, names)
        scope = {**head.scope, "unit": unit}
        key = (*(head.scope[name] for name in names), unit)
        return got.get(key) or FigureValue(
            found, scope, found.measure.read({}), self.book.scope_text(scope)
        )

    def _units(
        self, found: Indicator, names: tuple[str, ...]
    ) -> dict[tuple[str, ...], FigureValue]:
        key = (found.name, names)
        if key not in self._by_unit:
            self._by_unit[key] = {
                (*(f.scope[name] for name in names), f.scope["unit"]): f
                for f in self._told(found, names)
            }
        return self._by_unit[key]

    def _told(self, found: Indicator, names: tuple[str, ...]) -> list[FigureValue]:
        if not names:
            return self.book.by(found.name, "unit")
        return list(self.book.table(found.name, (*names, "unit"), {}).values())

    def short_of(self, unit: str) -> str:
        """What a line is called: the short name of its unit."""
        if not self._short:
            self._short = dict(Unit.objects.values_list("code", "short"))
        return self._short.get(unit, unit)

    def units(self, form: Form) -> list[str]:
        """The units for which any column of a table has a figure, in the order of their codes."""
        found: set[str] = set()
        for head in form.heads:
            if head.indicator:
                indicator = self.book.indicator(head.indicator, head.scope)
                if "unit" in indicator.paths:
                    got = self._units(indicator, tuple(head.scope))
                    found |= {key[-1] for key, figure in got.items() if figure.records}
        return sorted(found)


def sheet_of(key: str, book: Book, *, today: date | None, order: str = "") -> Sheet:
    """A statutory table; KeyError for a table or an order of severity that does not exist.

    Without a day of today it stands alone, not beside the year before.
    """
    return _sheets((key,), book, today=today, order=order)[0]


def sheets_of(book: Book, *, today: date, order: str = "") -> list[Sheet]:
    """Every statutory table of a period."""
    return _sheets(FORMS, book, today=today, order=order)


def _sheets(keys: Iterable[str], book: Book, *, today: date | None, order: str) -> list[Sheet]:
    """Some tables, all their figures read in one question."""
    forms = [_under(FORMS[key], order) for key in keys]
    years = Years(book, recorded_from=book.first_day(today), today=today) if today else None

    def filled() -> list[Sheet]:
        grid = Grid(book)
        return [_filled(form, grid, years, order) for form in forms]

    book.rehearse(filled)
    return filled()


def _filled(form: Form, grid: Grid, years: Years | None, order: str) -> Sheet:
    book = grid.book
    lines = [_line(grid, form, WHOLE)]
    if form.by_unit:
        lines += [_line(grid, form, grid.short_of(u), unit=u) for u in grid.units(form)]
    checks = checks_of(form, lines)
    before, notes = _before(form, years) if years else ([], ())
    return Sheet(
        form,
        book.period,
        (*lines, *before),
        checks,
        (*_order_note(form, book, order), *notes),
        order,
    )


def _under(form: Form, order: str) -> Form:
    """The table with its kinds counted by another order of severity."""
    if not order:
        return form
    name = f"column_{orders()[order].key}"
    heads = tuple(
        replace(head, scope={name: head.scope["column"]}) if "column" in head.scope else head
        for head in form.heads
    )
    return replace(form, heads=heads)


def _line(grid: Grid, form: Form, label: str, *, unit: str = "") -> Line:
    entries = tuple(_entry(grid, head, unit) for head in form.heads)
    if not unit:
        return Line(label, entries, kind="whole")
    return Line(label, entries, unit, grid.book.words("unit").get(unit, unit))


def _entry(grid: Grid, head: Head, unit: str = "") -> Entry:
    if head.not_kept:
        return Entry(NOT_KEPT, note=head.not_kept)
    figure = grid.figure(head, unit)
    return (
        Entry(NOT_BY_UNIT, note="只有全办数字")
        if figure is None
        else _told(figure, grid.book.period)
    )


def _told(figure: FigureValue, period: Period) -> Entry:
    url = url_of(figure, period) if figure.records else ""
    return Entry(value_text(figure), figure, url)


def _before(form: Form, years: Years) -> tuple[list[Line], tuple[str, ...]]:
    """The whole of the year before by the same definitions, and the change; or why not."""
    kept = [head for head in form.heads if head.indicator]
    if not kept:
        return [], ()
    if years.why:
        return [], (f"与上年比较：{years.why}。",)
    past, change, share = [], [], []
    for head in form.heads:
        if head.not_kept:
            past.append(Entry(NOT_KEPT, note=head.not_kept))
            change.append(Entry(NOTHING))
            share.append(Entry(NOTHING))
            continue
        told = years.change(head.indicator, **head.scope)
        past.append(_told(told.before, years.before.period))
        change.append(Entry(told.short, note=told.text))
        share.append(Entry(told.share, note=told.text))
    below: tuple[tuple[str, list[Entry], Kind], ...] = (
        (BEFORE, past, "before"),
        (CHANGE, change, "change"),
        (SHARE, share, "change"),
    )
    return [Line(label, tuple(entries), kind=kind) for label, entries, kind in below], ()


def _order_note(form: Form, book: Book, order: str) -> tuple[str, ...]:
    """By which order of severity the kinds were counted."""
    if not any(set(head.scope) & {"column", f"column_{order}"} for head in form.heads):
        return ()
    if order:
        chosen = orders()[order]
        return (f"罚种轻重顺序：{chosen.label}（{chosen.source}），为试算，不是本办采用的顺序。",)
    applied = order_on(book.period.last)
    return (f"罚种轻重顺序：{applied.order.label}（{applied.order.source}）；{applied.note}。",)

"""The figures of a signed report, kept as they were at signing.

What was signed must not change when a record is added or mended later. The snapshot holds every
figure that the examination and the text asked for; what changed since is told, never silently
taken over.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from mingjing.office.reports.behind import UNMOVED, Ledger, Moved, moved, packed, unpacked
from mingjing.office.reports.checks import Findings, examine, stop_at_contradictions
from mingjing.office.reports.document import compose
from mingjing.office.reports.models import Report
from mingjing.office.reports.queries import period_of
from mingjing.office.reports.sentences import plain_number
from mingjing.office.statistics.display import with_unit
from mingjing.office.statistics.indicators import INDICATORS, Unknown
from mingjing.office.statistics.keeping import kept, revive
from mingjing.office.statistics.links import indicator_url
from mingjing.office.statistics.queries import Book
from mingjing.office.statistics.shapes import FigureValue, Period, Scope, Values

Key = tuple[str, tuple[tuple[str, str], ...]]


def _key(name: str, scope: Mapping[str, str]) -> Key:
    return name, tuple(sorted(scope.items()))


class Recorder(Book):
    """A book that remembers every figure that was asked of it."""

    def __init__(self, period: Period) -> None:
        super().__init__(period)
        self.asked: dict[Key, FigureValue] = {}
        self.lists: dict[tuple[str, str], list[Any]] = {}

    def rehearse(self, ask: Callable[[], object]) -> None:
        """What is only rehearsed is not remembered."""
        asked, lists = dict(self.asked), dict(self.lists)
        super().rehearse(ask)
        self.asked, self.lists = asked, lists

    def figure(self, name: str, **scope: str) -> FigureValue:
        """The figure, remembered."""
        found = super().figure(name, **scope)
        self.asked[_key(name, scope)] = found
        return found

    def by(self, name: str, dimension: str) -> list[FigureValue]:
        """The figures, each remembered, and their order."""
        found = super().by(name, dimension)
        self.asked |= {_key(name, f.scope): f for f in found}
        self.lists[name, dimension] = [f.scope[dimension] for f in found]
        return found

    def table(
        self, name: str, dimensions: Sequence[str], scope: Scope
    ) -> dict[Values, FigureValue]:
        """The figures over several dimensions, each remembered, and which combinations occur."""
        found = super().table(name, dimensions, scope)
        self.asked |= {_key(name, f.scope): f for f in found.values()}
        if not scope:
            self.lists[name, ",".join(dimensions)] = [list(values) for values in found]
        return found


class FrozenBook(Book):
    """A book that answers from a snapshot; only what the snapshot lacks is counted anew."""

    def __init__(self, period: Period, frozen: Mapping[str, Any]) -> None:
        super().__init__(period)
        told = frozen["indicators"]
        self.kept = {
            _key(row["indicator"], row["scope"]): revive(row, told.get(row["indicator"]))
            for row in frozen["figures"]
            if row["indicator"] in INDICATORS
        }
        self.lists = {(x["indicator"], x["dimension"]): x["values"] for x in frozen["lists"]}
        self.named: Mapping[str, dict[str, str]] = frozen.get("words", {})

    def figure(self, name: str, **scope: str) -> FigureValue:
        """The figure as it was at signing."""
        return self.kept.get(_key(name, scope)) or super().figure(name, **scope)

    def by(self, name: str, dimension: str) -> list[FigureValue]:
        """The figures as they were at signing, in the order of then."""
        values = self.lists.get((name, dimension))
        if values is None:
            return super().by(name, dimension)
        return [self.kept[_key(name, {dimension: v})] for v in values]

    def table(
        self, name: str, dimensions: Sequence[str], scope: Scope
    ) -> dict[Values, FigureValue]:
        """The figures over several dimensions as they were at signing."""
        listed = None if scope else self.lists.get((name, ",".join(dimensions)))
        if listed is None:
            return super().table(name, dimensions, scope)
        told = [tuple(values) for values in listed]
        return {v: self.kept[_key(name, dict(zip(dimensions, v, strict=True)))] for v in told}

    def words(self, dimension: str) -> dict[str, str]:
        """The values of a dimension, those that were printed in the words of then."""
        return {**super().words(dimension), **self.named.get(dimension, {})}


def freeze(report: Report) -> dict[str, Any]:
    """The snapshot of every figure of a report; raises Contradiction when it may not be signed.

    `printed` marks the figures that stand in the report, with the rows behind them; the others
    were only weighed.
    """
    weighed = Recorder(period_of(report))
    stop_at_contradictions(report, weighed)
    printed = Recorder(period_of(report))
    compose(report, printed)
    figures = weighed.asked | printed.asked
    names = {f.indicator.name: f.indicator for f in figures.values()}
    shown = [(f.indicator, f.scope) for f in printed.asked.values()]
    ledger = Ledger(period_of(report), shown)
    return {
        "indicators": {
            name: {"label": i.label, "unit": i.unit, "definition": i.text}
            for name, i in names.items()
        },
        "figures": [
            kept(f, period_of(report))
            | {"printed": key in printed.asked}
            | ({"rows": packed(ledger.rows(f.indicator, f.scope))} if key in printed.asked else {})
            for key, f in figures.items()
        ],
        "lists": [
            {"indicator": name, "dimension": dimension, "values": values}
            for (name, dimension), values in (weighed.lists | printed.lists).items()
        ],
        "words": _named(printed),
    }


def _named(book: Recorder) -> dict[str, dict[str, str]]:
    """The printed values in words: a unit or a street that gets another name keeps this one."""
    told: dict[str, set[str]] = {}
    for figure in book.asked.values():
        for dimension, value in figure.scope.items():
            told.setdefault(dimension, set()).add(value)
    return {
        dimension: {v: word for v, word in book.words(dimension).items() if v in values}
        for dimension, values in sorted(told.items())
    }


def book_of(report: Report) -> Book:
    """The figures by which a report is read: frozen ones where it is signed, else today's."""
    if report.is_frozen:
        return FrozenBook(period_of(report), report.frozen_figures or {})
    return Book(period_of(report))


def examined(report: Report, book: Book, bodies: Mapping[str, str] | None = None) -> Findings:
    """What an examination finds. A frozen report was examined when it was signed; what later
    rules would say of it is told but stops nothing."""
    found = examine(report, book, bodies)
    if not report.is_frozen:
        return found
    return replace(found, conflicts=(), soft=(*found.conflicts, *found.soft))


def ready(report: Report) -> tuple[Book, Findings]:
    """The book and findings of a report that may be drawn; raises Contradiction otherwise."""
    book = book_of(report)
    if report.is_frozen:
        return book, examined(report, book)
    return book, stop_at_contradictions(report, book)


@dataclass(frozen=True, slots=True)
class Changed:
    """A figure that is no longer what was kept, and the rows that make the difference."""

    label: str
    old: str
    new: str
    difference: str
    url: str
    indicator: str = ""
    rows: Moved = UNMOVED


def changes(report: Report) -> list[Changed]:
    """The printed figures of a signed report that the records now tell differently."""
    return since(report.frozen_figures or {}, period_of(report)) if report.is_frozen else []


def since(frozen: Mapping[str, Any], period: Period) -> list[Changed]:
    """The printed figures of a snapshot that the records now tell differently; one query for each
    indicator, and for each figure whose rows are not kept."""
    told = [row for row in frozen.get("figures", ()) if row["printed"]]
    known = [
        (INDICATORS[row["indicator"]], row["scope"])
        for row in told
        if row["indicator"] in INDICATORS and set(row["scope"]) <= set(_paths(row))
    ]
    then, now = FrozenBook(period, frozen), Book(period)
    ledger, out = Ledger(period, known), []
    for row in told:
        old, rows = then.kept.get(_key(row["indicator"], row["scope"])), unpacked(row.get("rows"))
        there = ledger.rows(old.indicator, row["scope"]) if old and rows is not None else None
        gap = moved(rows, there) if rows is not None and there is not None else None
        if gap is not None and not gap:
            continue
        new = _now(now, row)
        if gap or old is None or new is None or old.amount != new.amount:
            out.append(_changed(row, old, new, period, gap or UNMOVED))
    return out


def _paths(row: Mapping[str, Any]) -> Mapping[str, str]:
    return INDICATORS[row["indicator"]].paths


def _now(book: Book, row: Mapping[str, Any]) -> FigureValue | None:
    """Today's figure; None where the indicator or the scope no longer exists."""
    try:
        return book.figure(row["indicator"], **row["scope"])
    except Unknown:
        return None


def _changed(
    row: Mapping[str, Any],
    old: FigureValue | None,
    new: FigureValue | None,
    period: Period,
    rows: Moved,
) -> Changed:
    if old is None or new is None:
        label = f"{row['indicator']} {row['scope_text']}".strip()
        return Changed(label, f"{row['value']}", "已无此项统计", "", "")
    gap = Decimal(new.value or 0) - Decimal(old.value or 0)
    told = f"{'+' if gap > 0 else ''}{plain_number(gap)}" if gap else "数值相同，"
    if not gap:
        told += (
            f"记录由 {old.records} 条变为 {new.records} 条"
            if old.records != new.records
            else "构成的记录不同"
        )
    url = indicator_url(new.indicator.name, period, new.scope)
    return Changed(old.label, with_unit(old), with_unit(new), told, url, new.indicator.name, rows)

"""The figures of a signed report, kept as they were at signing.

What was signed must not change when a record is added or mended later. The snapshot holds every
figure that the examination and the text asked for; what changed since is told, never silently
taken over.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from mingjing.office.reports.checks import Findings, examine, stop_at_contradictions
from mingjing.office.reports.document import compose
from mingjing.office.reports.models import Report
from mingjing.office.reports.queries import period_of
from mingjing.office.reports.sentences import plain_number
from mingjing.office.statistics.display import with_unit
from mingjing.office.statistics.indicators import INDICATORS, Unknown
from mingjing.office.statistics.links import indicator_url
from mingjing.office.statistics.measures import Amount
from mingjing.office.statistics.queries import Book
from mingjing.office.statistics.shapes import FigureValue, Period

Key = tuple[str, tuple[tuple[str, str], ...]]


def _key(name: str, scope: Mapping[str, str]) -> Key:
    return name, tuple(sorted(scope.items()))


class Recorder(Book):
    """A book that remembers every figure that was asked of it."""

    def __init__(self, period: Period) -> None:
        super().__init__(period)
        self.asked: dict[Key, FigureValue] = {}
        self.lists: dict[tuple[str, str], list[str]] = {}

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


class FrozenBook(Book):
    """A book that answers from a snapshot; only what the snapshot lacks is counted anew."""

    def __init__(self, period: Period, frozen: Mapping[str, Any]) -> None:
        super().__init__(period)
        told = frozen["indicators"]
        self.kept = {
            _key(row["indicator"], row["scope"]): _thaw(row, told[row["indicator"]])
            for row in frozen["figures"]
            if row["indicator"] in INDICATORS
        }
        self.lists = {(x["indicator"], x["dimension"]): x["values"] for x in frozen["lists"]}

    def figure(self, name: str, **scope: str) -> FigureValue:
        """The figure as it was at signing."""
        return self.kept.get(_key(name, scope)) or super().figure(name, **scope)

    def by(self, name: str, dimension: str) -> list[FigureValue]:
        """The figures as they were at signing, in the order of then."""
        values = self.lists.get((name, dimension))
        if values is None:
            return super().by(name, dimension)
        return [self.kept[_key(name, {dimension: v})] for v in values]


def _thaw(row: Mapping[str, Any], told: Mapping[str, str]) -> FigureValue:
    """A kept figure, with the name, unit and definition under which it was signed."""
    value = Decimal(row["value"]) if isinstance(row["value"], str) else row["value"]
    found = replace(
        INDICATORS[row["indicator"]],
        label=told["label"],
        unit=told["unit"],
        definition=told["definition"],
        period_rule="",
    )
    amount = Amount(value, row["records"], row["numerator"], row["denominator"])
    return FigureValue(found, row["scope"], amount, row["scope_text"])


def _kept(figure: FigureValue, *, printed: bool) -> dict[str, Any]:
    value = figure.value
    return {
        "indicator": figure.indicator.name,
        "scope": dict(figure.scope),
        "scope_text": figure.scope_text,
        "value": str(value) if isinstance(value, Decimal) else value,
        "records": figure.records,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "printed": printed,
    }


def freeze(report: Report) -> dict[str, Any]:
    """The snapshot of every figure of a report; raises Contradiction when it may not be signed.

    `printed` marks the figures that stand in the report; the others were only weighed.
    """
    weighed, printed = Recorder(period_of(report)), Recorder(period_of(report))
    stop_at_contradictions(report, weighed)
    compose(report, printed)
    figures = weighed.asked | printed.asked
    names = {f.indicator.name: f.indicator for f in figures.values()}
    return {
        "indicators": {
            name: {"label": i.label, "unit": i.unit, "definition": i.text}
            for name, i in names.items()
        },
        "figures": [_kept(f, printed=key in printed.asked) for key, f in figures.items()],
        "lists": [
            {"indicator": name, "dimension": dimension, "values": values}
            for (name, dimension), values in (weighed.lists | printed.lists).items()
        ],
    }


def book_of(report: Report) -> Book:
    """The figures by which a report is read: frozen ones where it is signed, else today's."""
    if report.is_frozen:
        return FrozenBook(period_of(report), report.frozen_figures or {})
    return Book(period_of(report))


def examined(report: Report, book: Book) -> Findings:
    """What an examination finds. A frozen report was examined when it was signed; what later
    rules would say of it is told but stops nothing."""
    found = examine(report, book)
    if not report.is_frozen:
        return found
    later = tuple(c.text for c in found.conflicts)
    return replace(found, conflicts=(), warnings=(*later, *found.warnings))


def ready(report: Report) -> tuple[Book, Findings]:
    """The book and findings of a report that may be drawn; raises Contradiction otherwise."""
    book = book_of(report)
    if report.is_frozen:
        return book, examined(report, book)
    return book, stop_at_contradictions(report, book)


@dataclass(frozen=True, slots=True)
class Changed:
    """A figure that is no longer what was signed."""

    label: str
    old: str
    new: str
    difference: str
    url: str


def changes(report: Report) -> list[Changed]:
    """The printed figures of a signed report that the records now tell differently."""
    if not report.is_frozen:
        return []
    frozen = report.frozen_figures or {}
    signed, now = FrozenBook(period_of(report), frozen), Book(period_of(report))
    out = []
    for row in frozen["figures"]:
        if not row["printed"]:
            continue
        old = signed.kept.get(_key(row["indicator"], row["scope"]))
        new = _now(now, row)
        if old is None or new is None or old.amount != new.amount:
            out.append(_changed(row, old, new, now.period))
    return out


def _now(book: Book, row: Mapping[str, Any]) -> FigureValue | None:
    """Today's figure; None where the indicator or the scope no longer exists."""
    try:
        return book.figure(row["indicator"], **row["scope"])
    except Unknown:
        return None


def _changed(
    row: Mapping[str, Any], old: FigureValue | None, new: FigureValue | None, period: Period
) -> Changed:
    if old is None or new is None:
        label = f"{row['indicator']} {row['scope_text']}".strip()
        return Changed(label, f"{row['value']}", "已无此项统计", "", "")
    gap = Decimal(new.value or 0) - Decimal(old.value or 0)
    told = f"{'+' if gap > 0 else ''}{plain_number(gap)}" if gap else "数值相同，"
    if not gap:
        told += f"记录由 {old.records} 条变为 {new.records} 条"
    url = indicator_url(new.indicator.name, period, new.scope)
    return Changed(old.label, with_unit(old), with_unit(new), told, url)

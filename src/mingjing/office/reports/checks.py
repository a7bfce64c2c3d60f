"""All that is examined before a report is built or signed, gathered in one place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mingjing.office.reports.contradictions import (
    Conflict,
    Contradiction,
    across,
    of_section,
    typed_figures,
)
from mingjing.office.reports.models import Report
from mingjing.office.reports.queries import bodies as bodies_of
from mingjing.office.reports.queries import period_of, shape_of
from mingjing.office.reports.references import parse
from mingjing.office.reports.relations import Judged, Verdict, weighed
from mingjing.office.reports.template import Slot
from mingjing.office.reports.whole import announced, periods, units
from mingjing.office.statistics.queries import Book


@dataclass(frozen=True, slots=True)
class Findings:
    """What an examination found: what stops the report, what is to be looked at, and why."""

    conflicts: tuple[Conflict, ...]
    soft: tuple[Conflict, ...]
    relations: tuple[Judged, ...]

    @property
    def warnings(self) -> tuple[str, ...]:
        """What is to be looked at, in words."""
        return tuple(c.text for c in self.soft)


def examine(
    report: Report, book: Book | None = None, bodies: Mapping[str, str] | None = None
) -> Findings:
    """Examines a report: its texts, its figures, and how they fit."""
    book, shape = book or Book(period_of(report)), shape_of(report)
    bodies = bodies_of(report) if bodies is None else bodies
    hard: list[Conflict] = []
    soft: list[Conflict] = []
    for slot in shape.written:
        one, two = examine_section(slot, bodies.get(slot.key, ""), book)
        hard += one
        soft += two
    readable = [
        (s, bodies[s.key])
        for s in shape.written
        if s.key in bodies and not parse(bodies[s.key]).misread
    ]
    found = [*across(readable, book), *announced(shape, bodies), *units(readable)]
    relations = weighed(book)
    for judged in relations:
        if judged.verdict is not Verdict.HOLDS:
            fails = judged.verdict is Verdict.FAILS
            found.append(Conflict("", "", f"{judged.sentence}：{judged.computation}", fails))
    return Findings(
        (*hard, *(c for c in found if c.hard)),
        (*soft, *(c for c in found if not c.hard)),
        tuple(relations),
    )


def examine_section(slot: Slot, body: str, book: Book) -> tuple[list[Conflict], list[Conflict]]:
    """What one section's text contradicts, and what is to be looked at."""
    parsed = parse(body)
    if parsed.misread:
        return [
            Conflict(slot.heading, "", m.sentence, key=slot.key, place=m.start, fix="改正引用")
            for m in parsed.misread
        ], []
    typed, others = typed_figures(slot, body)
    found = [*of_section(slot, body, book), *periods(slot, body, book), *typed]
    shown = [
        Conflict(
            slot.heading,
            "",
            f"手写数字“{t.words}”不能打开到记录，请核对",
            hard=False,
            key=slot.key,
            place=t.start,
        )
        for t in others
    ]
    return [c for c in found if c.hard], [
        *(c for c in found if not c.hard),
        *_lacking(slot, body, book),
        *shown,
    ]


def _lacking(slot: Slot, body: str, book: Book) -> list[Conflict]:
    """An empty section, a figure that should be there."""

    def told(message: str, fix: str, figure: str = "") -> Conflict:
        return Conflict(
            slot.heading, "", message, hard=False, key=slot.key, place=0, fix=fix, figure=figure
        )

    if not body:
        return [told("还没有撰写", "撰写这一节")] if _expected(slot, book) else []
    named, out = parse(body).named, []
    for name in slot.requires:
        if name not in named:
            label = book.figure(name).indicator.label
            out.append(told(f"没有写到应有的数字：{label}", f"插入“{label}”", name))
    return out


def _expected(slot: Slot, book: Book) -> bool:
    """A section of an area is expected only where the area has something to tell."""
    if not slot.optional:
        return True
    if not slot.scope:
        return False
    return any(book.figure(name, **slot.scope).value for name in ("penalties", "inspections"))


def stop_at_contradictions(report: Report, book: Book | None = None) -> Findings:
    """The findings of a report that may be published; raises Contradiction otherwise."""
    found = examine(report, book)
    if found.conflicts:
        raise Contradiction(found.conflicts)
    return found

"""All that is examined before a report is built or signed, gathered in one place."""

from __future__ import annotations

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
from mingjing.office.reports.queries import period_of
from mingjing.office.reports.references import parse
from mingjing.office.reports.relations import Judged, Verdict, weighed
from mingjing.office.reports.template import WRITTEN, Slot
from mingjing.office.statistics.queries import Book


@dataclass(frozen=True, slots=True)
class Findings:
    """What an examination found: what stops the report, what is to be looked at, and why."""

    conflicts: tuple[Conflict, ...]
    warnings: tuple[str, ...]
    relations: tuple[Judged, ...]


def examine(report: Report, book: Book | None = None) -> Findings:
    """Examines a report: its texts, its figures, and how they fit."""
    book = book or Book(period_of(report))
    bodies = bodies_of(report)
    found: list[Conflict] = []
    warnings: list[str] = []
    for slot in WRITTEN:
        hard, soft = examine_section(slot, bodies.get(slot.key, ""), book)
        found += hard
        warnings += soft
    readable = [
        (s, bodies[s.key]) for s in WRITTEN if s.key in bodies and not parse(bodies[s.key]).misread
    ]
    found += across(readable, book)
    relations = weighed(book)
    for judged in relations:
        if judged.verdict is Verdict.FAILS:
            found.append(Conflict("", "", f"{judged.sentence}：{judged.computation}"))
        elif judged.verdict is Verdict.WARN:
            warnings.append(f"{judged.sentence}：{judged.computation}")
    return Findings(tuple(found), tuple(warnings), tuple(relations))


def examine_section(slot: Slot, body: str, book: Book) -> tuple[list[Conflict], list[str]]:
    """What one section's text contradicts, and what is to be looked at."""
    parsed = parse(body)
    if parsed.misread:
        return [Conflict(slot.heading, "", m.sentence) for m in parsed.misread], []
    typed, others = typed_figures(slot, body)
    found = [*of_section(slot, body, book), *typed]
    return [c for c in found if c.hard], [
        *(c.text for c in found if not c.hard),
        *_lacking(slot, body, book),
        *(f"“{slot.heading}”一节有手写数字“{t.words}”，不能打开到记录，请核对" for t in others),
    ]


def _lacking(slot: Slot, body: str, book: Book) -> list[str]:
    """An empty section, a figure that should be there."""
    out = []
    if not body:
        return [f"“{slot.heading}”一节还没有撰写"] if _expected(slot, book) else []
    named = {r.name for r in parse(body).references}
    for name in slot.requires:
        if name not in named:
            label = book.figure(name).indicator.label
            out.append(f"“{slot.heading}”一节没有引用应有的数字：{label} {{{name}}}")
    return out


def _expected(slot: Slot, book: Book) -> bool:
    """A section of an area is expected only where the area has something to tell."""
    if not slot.optional:
        return True
    return any(book.figure(name, **slot.scope).value for name in ("penalties", "inspections"))


def stop_at_contradictions(report: Report, book: Book | None = None) -> Findings:
    """The findings of a report that may be published; raises Contradiction otherwise."""
    found = examine(report, book)
    if found.conflicts:
        raise Contradiction(found.conflicts)
    return found

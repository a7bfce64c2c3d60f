"""Search results that the person may see: every kind is asked through its own `visible_…`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from mingjing.office.cases.access import visible_cases
from mingjing.office.inspections.access import visible_inspections
from mingjing.office.intake.access import visible_complaints
from mingjing.office.parties.access import told_name, visible_parties, visible_places, with_names
from mingjing.office.people.models import Person
from mingjing.office.web.search import Hit, find

LABELS = {
    "case": "案件",
    "party": "当事人",
    "place": "检查对象",
    "item": "事项",
    "inspection": "检查",
    "complaint": "投诉",
}
VISIBLE: dict[str, Callable[[Person], Any]] = {
    "case": visible_cases,
    "party": visible_parties,
    "place": visible_places,
    "inspection": visible_inspections,
    "complaint": visible_complaints,
}
SHOWN = 60
PAGE = 240
MOST_READ = 20 * PAGE


def found(person: Person, query: str, day: date) -> list[tuple[str, Hit]]:
    """The first visible hits with the label of their kind, best first.

    Whoever sees little may have many hits of others before the first of their own, so the search
    is read page by page until enough is visible, it is exhausted, or the bound is reached.
    """
    seen: list[Hit] = []
    for start in range(0, MOST_READ, PAGE):
        hits = find(query, kinds=set(LABELS), limit=PAGE, start=start)
        seen += _visible(person, hits, day)
        if len(hits) < PAGE or len(seen) >= SHOWN:
            break
    return [(LABELS[hit.kind], hit) for hit in seen[:SHOWN]]


def _visible(person: Person, hits: Sequence[Hit], day: date) -> list[Hit]:
    """The hits that the person may see; items are public, citizens bear the name one may read."""
    allowed: dict[str, dict[int, str]] = {}
    for kind, visible in VISIBLE.items():
        keys = [h.pk for h in hits if h.kind == kind]
        rows = visible(person).filter(pk__in=keys)
        if not keys:
            continue
        if kind == "party":
            named = with_names(rows, person, day)
            allowed[kind] = {p.pk: told_name(p) for p in named}
        else:
            allowed[kind] = dict.fromkeys(rows.values_list("pk", flat=True), "")
    shown = [h for h in hits if h.kind not in VISIBLE or h.pk in allowed[h.kind]]
    return [replace(h, title=allowed.get(h.kind, {}).get(h.pk) or h.title) for h in shown]

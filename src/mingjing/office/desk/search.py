"""Search results that the person may see: every kind is asked through its own `visible_…`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mingjing.office.cases.access import visible_cases
from mingjing.office.inspections.access import visible_inspections
from mingjing.office.intake.access import visible_complaints
from mingjing.office.parties.access import visible_parties, visible_places
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


def found(person: Person, query: str) -> list[tuple[str, Hit]]:
    """Hits with the label of their kind; items are public, all else is filtered."""
    hits = find(query, kinds=set(LABELS), limit=60)
    allowed: dict[str, set[int]] = {}
    for kind, visible in VISIBLE.items():
        keys = [h.pk for h in hits if h.kind == kind]
        if keys:
            allowed[kind] = set(visible(person).filter(pk__in=keys).values_list("pk", flat=True))
    return [
        (LABELS[h.kind], h)
        for h in hits
        if h.kind not in VISIBLE or h.pk in allowed.get(h.kind, set())
    ]

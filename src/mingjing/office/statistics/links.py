"""Addresses: of an indicator over a period and a scope, and of the record behind a row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

from django.db.models import Model
from django.urls import NoReverseMatch, reverse

from mingjing.office.cases.models import Case, Proceeding
from mingjing.office.disclosure.models import Publication
from mingjing.office.draws.models import PoolPlace
from mingjing.office.inspections.models import (
    CorrectionOrder,
    DrawnObject,
    Inspection,
    LenientAct,
    Sortie,
    Tally,
)
from mingjing.office.intake.models import Complaint
from mingjing.office.items.models import Item
from mingjing.office.journal.models import Entry, FaultRecord
from mingjing.office.learning.models import Attendance, Training
from mingjing.office.parties.models import Place
from mingjing.office.plans.models import Plan, Task
from mingjing.office.statistics.shapes import Period, Scope

Where = Callable[[Any], tuple[str, Any] | None]


FOLDERS = {"case": "case", "visit": "visit", "inspection": "inspection", "sortie": "sortie",
           "complaint": "lead"}  # fmt: skip
"""The address of what an act stands on, where its label is the number in that address."""


def _folder(row: Entry | FaultRecord) -> tuple[str, Any] | None:
    """Acts and faults open what they stand on; the entry's label is its number."""
    label = row.subject_label if isinstance(row, Entry) else getattr(row, "label", "")
    name = FOLDERS.get(row.subject_kind)
    return (name, label) if name and label else None


def _of_inspection(row: Any) -> tuple[str, Any] | None:
    return ("inspection", row.inspection.number) if row.inspection_id else None


def _of_lenient(row: LenientAct) -> tuple[str, Any] | None:
    """The inspection it was done in or after; while a visit goes on, the visit itself."""
    if row.inspection:
        return ("inspection", row.inspection.number)
    visit = row.visits.first()
    return ("visit", visit.number) if visit else None


PAGES: Mapping[type[Model], Where] = {
    Case: lambda row: ("case", row.number),
    Publication: lambda row: ("case", row.case.number),
    Proceeding: lambda row: ("case", row.case.number),
    Inspection: lambda row: ("inspection", row.number),
    DrawnObject: _of_inspection,
    LenientAct: _of_lenient,
    CorrectionOrder: _of_inspection,
    Sortie: lambda row: ("sortie", row.number),
    Tally: lambda row: ("sortie", row.sortie.number),
    Complaint: lambda row: ("lead", row.number),
    Training: lambda row: ("training", row.pk),
    Attendance: lambda row: ("training", row.training_id),
    Place: lambda row: ("place", row.pk),
    PoolPlace: lambda row: ("place", row.place_id),
    Plan: lambda row: ("plan", (row.year, row.version)),
    Task: lambda row: ("task", (row.plan.year, row.plan.version, row.code)),
    Item: lambda row: ("item", row.code),
    Entry: _folder,
    FaultRecord: _folder,
}
"""The page of each kind of record: its address's name and its argument, or arguments."""


def record_url(row: Model) -> str:
    """The page of the record, or "" when it has none."""
    where = PAGES.get(type(row))
    target = where(row) if where else None
    if target is None:
        return ""
    name, argument = target
    try:
        return reverse(name, args=argument if isinstance(argument, tuple) else [argument])
    except NoReverseMatch:
        return ""


def period_query(period: Period) -> dict[str, str]:
    """A period as a query: a year where it is one, else its two ends."""
    year = period.whole_year
    if year:
        return {"year": str(year)}
    return {"first": period.first.isoformat(), "last": period.last.isoformat()}


def indicator_url(name: str, period: Period, scope: Scope) -> str:
    """The page on which a figure opens to its records."""
    query = urlencode({**period_query(period), **scope})
    return f"{reverse('indicator', args=[name])}?{query}"

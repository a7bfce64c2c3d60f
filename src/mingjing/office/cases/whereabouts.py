"""Where officers were at the minute of a record: nobody investigates in two places at once."""

from __future__ import annotations

from datetime import timedelta

from mingjing.office.cases.models import Case
from mingjing.office.inspections.models import Inspection
from mingjing.office.journal.entries import made_within
from mingjing.office.journal.models import Entry
from mingjing.office.journal.shapes import Deed

FIELDWORK = frozenset(
    {"inspect_site", "question", "take_evidence", "take_sample", "record_on_the_spot"}
)
"""Acts for which an officer stands at a place."""
_MINUTE = timedelta(minutes=1)


def one_place(case: Case, deed: Deed) -> bool:
    """Whether no officer of this record was, in its minute, at work in another place."""
    people, here = {a.id for a in deed.by}, _told(deed.form.get("evidence_place"), case)
    return not (_inspecting(case, deed, people, here) or _recording(case, deed, people, here))


def _told(place: object, case: Case) -> str:
    """The place that a record names; the place of the case where it names none."""
    return str(place or "").strip() or case.place


def _inspecting(case: Case, deed: Deed, people: set[int], here: str) -> bool:
    """Whether one of them was within an inspection at another address."""
    rows = Inspection.objects.filter(
        officers__in=people, started_at__lt=deed.at, ended_at__gt=deed.at
    ).exclude(address=here)
    if case.inspection_id is not None:
        rows = rows.exclude(pk=case.inspection_id)
    return rows.exists()


def _recording(case: Case, deed: Deed, people: set[int], here: str) -> bool:
    """Whether one of them made a record of another case, elsewhere, in the same minute."""
    minute = deed.at.replace(second=0, microsecond=0)
    found = [
        entry
        for entry in made_within(minute, minute + _MINUTE, verbs=FIELDWORK, kind="case")
        if entry.subject_id != case.pk and people & {a["id"] for a in entry.actors}
    ]
    cases = Case.objects.in_bulk([entry.subject_id for entry in found])
    return any(_place_of(entry, cases[entry.subject_id]) != here for entry in found)


def _place_of(entry: Entry, case: Case) -> str:
    payload = getattr(entry, "payload", None)
    return _told(payload.content.get("evidence_place") if payload else "", case)

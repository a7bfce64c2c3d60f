"""Which days an act touches: by the days its subject ever had, and by those of what hangs on it.

Every column that a row ever had stands in an entry of that row, so the old day of a moved row is
found as surely as its new one. Rows that hang on the subject are asked for their present day:
their own changes have entries of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Model

from mingjing.office.cases.models import Case
from mingjing.office.disclosure.models import Publication
from mingjing.office.inspections.models import (
    Check,
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
from mingjing.office.people.models import Person, Unit


@dataclass(frozen=True, slots=True)
class Hanging:
    """Rows that are counted with a value of the subject: by which column they name it, and by
    which they have their day."""

    model: type[Model]
    by: str
    day: str


@dataclass(frozen=True, slots=True)
class Touch:
    """One kind of subject: the table it stands in, its own days, and what hangs on it."""

    model: type[Model]
    days: tuple[str, ...] = ()
    hanging: tuple[Hanging, ...] = ()


TOUCHES: Mapping[str, Touch] = {
    "inspection": Touch(Inspection, ("day",)),
    "lenient_act": Touch(LenientAct, ("day",)),
    "sortie": Touch(Sortie, ("day",)),
    "correction_order": Touch(CorrectionOrder, ("issued_on",)),
    "drawn_object": Touch(DrawnObject, ("drawn_on",)),
    "complaint": Touch(Complaint, ("received_at", "answered_at")),
    "case": Touch(
        Case,
        ("filed_on", "decided_on", "closed_on"),
        (Hanging(Publication, "case", "published_on"),),
    ),
    "publication": Touch(Publication, ("published_on",)),
    "training": Touch(Training, ("held_on",)),
    "item": Touch(
        Item,
        (),
        tuple(
            Hanging(Case, by, day)
            for by in ("item", "applied")
            for day in ("filed_on", "decided_on", "closed_on")
        ),
    ),
    "place": Touch(Place, (), (Hanging(Inspection, "place", "day"),)),
    "person": Touch(Person, (), (Hanging(Attendance, "person", "training__held_on"),)),
}
"""The kinds of subjects whose acts move figures. An indicator that reads any other table is not
kept as facts but recounted; a test holds the two lists together."""

EVERYWHERE = {"unit": ("name", "short", "acts")}
"""A change of a unit may move every figure, unless only its names changed."""

_OFFICERS = Inspection.officers.through
_CHILDREN: tuple[type[Model], ...] = (
    *(Tally, Attendance, Entry, FaultRecord, Unit, Check, _OFFICERS),
)
"""Written only with their subject, in its act; entries and faults count on the day of the act."""

COVERED = frozenset(
    {t.model._meta.db_table for t in TOUCHES.values()} | {m._meta.db_table for m in _CHILDREN}
)

DAYS: frozenset[tuple[type[Model], str]] = frozenset(
    {(t.model, day) for t in TOUCHES.values() for day in t.days}
    | {
        (Tally, "sortie__day"),
        (Check, "inspection__day"),
        (_OFFICERS, "inspection__day"),
        (Attendance, "training__held_on"),
        (Entry, "occurred_at"),
        (FaultRecord, "occurred_at"),
    }
)
"""The columns of days that may put a counted row into its period."""

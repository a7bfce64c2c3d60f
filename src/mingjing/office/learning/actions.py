"""What can be done about learning: hold a training, and note a rehearsal that was finished."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.db import transaction

from mingjing.office.intake.access import ask_staff
from mingjing.office.journal.door import record
from mingjing.office.journal.shapes import OFFICE_ZONE, Deed, Invalid
from mingjing.office.learning.models import TRAINING_LABELS, Attendance, Rehearsal, Training
from mingjing.office.people.models import Person

KIND = "training"
REHEARSAL = "rehearsal"


def hold_training(
    deed: Deed, *, kind: str, title: str, held_on: date, place: str, attendees: Sequence[Person]
) -> Training:
    """Records a training that was held, with its attendance by name; no hours, no ranking."""
    ask_staff(deed)
    present = tuple(dict.fromkeys(attendees))
    errors = {}
    if kind not in TRAINING_LABELS:
        errors["kind"] = "请选择培训类别"
    if not title.strip():
        errors["title"] = "请填写培训主题"
    if held_on > deed.entered_at.astimezone(OFFICE_ZONE).date():
        errors["held_on"] = "培训日期在将来，请在举办后登记"
    if not present:
        errors["attendees"] = "请选择参加人员"
    if errors:
        raise Invalid(errors)
    told = replace(deed, form={**deed.form, "attendees": [p.pk for p in present]})
    with transaction.atomic():
        row = Training()
        with record(row, "hold_training", told, kind=KIND, label=title.strip()):
            row.kind, row.title, row.held_on = kind, title.strip(), held_on
            row.place = place.strip()
        Attendance.objects.bulk_create(Attendance(training=row, person=p) for p in present)
    return row


def record_rehearsal(
    deed: Deed, *, person: Person, title: str, situation: str, held_on: date
) -> Rehearsal:
    """Notes in the training ledger that a person finished a rehearsal: no result, no score."""
    ask_staff(deed)
    row = Rehearsal()
    with record(row, "record_rehearsal", deed, kind=REHEARSAL, label=title):
        row.person, row.title = person, title[:120]
        row.situation, row.held_on = situation, held_on
    return row

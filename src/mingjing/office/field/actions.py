"""What phones do to the office: send a record once, keep a draft, throw one away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from mingjing.office.evidence.actions import take_exhibit
from mingjing.office.field.envelope import About, Envelope
from mingjing.office.field.kinds import KINDS, Scene
from mingjing.office.field.models import Draft, Sending
from mingjing.office.field.queries import rows_about, told_about
from mingjing.office.intake.access import ask_staff
from mingjing.office.journal.shapes import Deed, Invalid
from mingjing.office.people.models import Person
from mingjing.office.people.queries import actors

Lines = list[tuple[str, str]]


class NotYours(Exception):
    """The record was written by somebody else on this device; it is neither shown nor made."""


class KeyTaken(Exception):
    """Another record was sent under this key: one of them would be lost."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the office says to a record; `repeated` when it had said so before."""

    records: list[dict[str, str]]
    repeated: bool = False


class Moved(Exception):
    """The row that the visit answers is no longer as the phone knew it."""

    def __init__(self, sentence: str, theirs: Lines) -> None:
        super().__init__(sentence)
        self.sentence, self.theirs = sentence, theirs


class Newer(Exception):
    """Another device has changed the same draft since this one last saw it."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(str(draft))
        self.draft = draft


class AlreadySent(Exception):
    """The draft was sent, from this device or another; carries what came of it."""

    def __init__(self, sending: Sending) -> None:
        super().__init__(str(sending))
        self.records = sending.answer["records"]


def receive(envelope: Envelope, person: Person, now: datetime) -> Answer:
    """Makes everything in an envelope, or nothing; the same envelope again gets the same answer.

    Raises Refused and Invalid as the acts do, and NotYours, KeyTaken, Moved or Newer.
    """
    if envelope.person != person.pk:
        raise NotYours
    if known := _answered(envelope, person):
        return known
    try:
        with transaction.atomic():
            return _make(envelope, person, now)
    except IntegrityError:
        # The same key arrived twice at once: one of both has made the record.
        if known := _answered(envelope, person):
            return known
        raise


def _answered(envelope: Envelope, person: Person) -> Answer | None:
    sending = Sending.objects.filter(key=envelope.key).first()
    if sending is None:
        return None
    if sending.person_id != person.pk:
        raise NotYours
    if sending.digest != envelope.digest:
        raise KeyTaken
    return Answer(sending.answer["records"], repeated=True)


def _make(envelope: Envelope, person: Person, now: datetime) -> Answer:
    draft = Draft.objects.select_for_update(of=("self",)).filter(key=envelope.key).first()
    if draft and draft.person_id != person.pk:
        raise NotYours
    if draft and draft.version > envelope.draft:
        raise Newer(draft)
    scene = Scene(person, now)
    if envelope.about:
        _turn_to(envelope.about, scene)
    for told in envelope.acts:
        if told.kind not in KINDS:
            raise Invalid({"kind": f"系统还不认识这种记录（{told.kind}）：请更新应用后再发送"})
        KINDS[told.kind](told, scene)
    for taken in envelope.files:
        deed = Deed(by=actors([person], now.date()), at=taken.taken_at, entered_at=now)
        take_exhibit(taken, deed, by=person, inspection=scene.inspection, case=scene.case)
    Sending.objects.create(
        key=envelope.key,
        person=person,
        digest=envelope.digest,
        arrived_at=now,
        clock_off=round((now - envelope.sent_at) / timedelta(seconds=1)),
        answer={"records": scene.records},
    )
    Draft.objects.filter(key=envelope.key).delete()
    return Answer(scene.records)


def _turn_to(about: About, scene: Scene) -> None:
    """Finds the row that the visit answers, as the phone knew it; raises Moved otherwise."""
    row = rows_about(scene.person, about.kind).select_for_update(of=("self",)).filter(pk=about.key)
    found = row.first()
    if found is None:
        raise Moved("这项任务已经不在您的任务中", [])
    if found.acts != about.acts:
        raise Moved("这项任务在您离线期间有了新的情况", told_about(found))
    if about.kind == "drawn":
        scene.drawn = found
    elif about.kind == "complaint":
        scene.complaint = found
    elif about.kind == "visit":
        scene.visit = found


def keep_draft(
    key: UUID, content: dict[str, Any], *, base: int, device: str, person: Person, now: datetime
) -> Draft:
    """Keeps what a device has written, unless another has written since: then Newer, and both
    stay. Raises AlreadySent for a draft that has become a record."""
    _ask(person, now)
    if sending := Sending.objects.filter(key=key).first():
        raise NotYours if sending.person_id != person.pk else AlreadySent(sending)
    with transaction.atomic():
        row = Draft.objects.select_for_update(of=("self",)).filter(key=key).first()
        if row is None:
            row = Draft(key=key, person=person, version=0)
        elif row.person_id != person.pk:
            raise NotYours
        if row.version != base and row.content != content:
            raise Newer(row)
        if row.content == content and row.pk:
            return row
        row.version, row.content = row.version + 1, content
        row.device, row.saved_at = device[:60], now
        row.save()
    return row


def discard_draft(key: UUID, *, base: int, person: Person) -> None:
    """Throws a draft away; raises Newer where another device has written since."""
    with transaction.atomic():
        row = Draft.objects.select_for_update(of=("self",)).filter(key=key).first()
        if row is None:
            return
        if row.person_id != person.pk:
            raise NotYours
        if row.version > base:
            raise Newer(row)
        row.delete()


def _ask(person: Person, now: datetime) -> None:
    """Who registers no work keeps no drafts of it either."""
    ask_staff(Deed(by=actors([person], now.date()), at=now, entered_at=now))

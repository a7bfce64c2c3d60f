"""Writes and reads entries: the only code that touches the record."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import models

from mingjing.law.procedure import Fault
from mingjing.law.version import law_version
from mingjing.office.journal.models import Entry, FaultRecord, Payload
from mingjing.office.journal.shapes import Deed
from mingjing.office.journal.values import canonical, plain

CODE_VERSION = "0.1.0"


def digest(salt: str, content: Any) -> str:
    """The salted fingerprint of a payload that stays in the entry when the payload is erased."""
    return hashlib.sha256((salt + canonical(content)).encode()).hexdigest()


def write_entry(
    row: Any,
    *,
    kind: str,
    label: str,
    verb: str,
    deed: Deed,
    changes: dict[str, Any],
    procedure: str = "",
    stage_before: str = "",
    facts: dict[str, Any] | None = None,
    attempt: dict[str, Any] | None = None,
    faults: tuple[Fault, ...] = (),
    private: dict[str, Any] | None = None,
) -> Entry:
    """Adds one entry with its payload and faults; called by the door inside its transaction."""
    content = {name: plain(value) for name, value in deed.form.items()}
    if private:
        content["private"] = private
    salt = secrets.token_hex(16)
    entry = Entry.objects.create(
        subject_kind=kind,
        subject_id=row.pk,
        subject_label=label[:200],
        seq=row.acts,
        verb=verb,
        actors=[{"id": a.id, "name": a.name, "unit": a.unit} for a in deed.by],
        occurred_at=deed.at,
        entered_at=deed.entered_at,
        procedure=procedure,
        stage_before=stage_before,
        stage_after=getattr(row, "stage", ""),
        facts=facts or {},
        attempt=attempt or {},
        changes=changes,
        faults=[_told(f) for f in faults],
        rules_version=law_version(),
        code_version=CODE_VERSION,
        payload_digest=digest(salt, content),
    )
    Payload.objects.create(entry=entry, salt=salt, content=content)
    _write_faults(entry, faults)
    return entry


def _write_faults(entry: Entry, faults: tuple[Fault, ...]) -> None:
    FaultRecord.objects.bulk_create(
        FaultRecord(
            entry=entry,
            subject_kind=entry.subject_kind,
            subject_id=entry.subject_id,
            verb=entry.verb,
            occurred_at=entry.occurred_at,
            **_told(fault),
        )
        for fault in faults
    )


def _told(fault: Fault) -> dict[str, str]:
    return {
        "watch": fault.watch,
        "sentence": fault.sentence,
        "article": fault.citation.text,
        "mark": str(fault.citation.mark),
    }


def entries_of(kind: str, subject_id: int) -> models.QuerySet[Entry]:
    """The acts on one row, in order, with what was typed."""
    return (
        Entry.objects.filter(subject_kind=kind, subject_id=subject_id)
        .select_related("payload")
        .order_by("seq")
    )


def entries_of_many(kind: str, subject_ids: Iterable[int]) -> models.QuerySet[Entry]:
    """The acts on several rows of one kind in one query, in the order in which they were made."""
    return (
        Entry.objects.filter(subject_kind=kind, subject_id__in=list(subject_ids))
        .select_related("payload")
        .order_by("occurred_at", "pk")
    )


def entered_since(moment: datetime, kind: str) -> models.QuerySet[Entry, int]:
    """The rows of a kind on which an act was entered at this moment or after it, by their keys;
    for use within a query."""
    later = Entry.objects.filter(subject_kind=kind, entered_at__gte=moment)
    return later.values_list("subject_id", flat=True)


def made_within(
    since: datetime, until: datetime, *, verbs: Iterable[str], kind: str
) -> models.QuerySet[Entry]:
    """The acts of these verbs done from a moment until before another, with what was typed."""
    rows = Entry.objects.filter(verb__in=verbs, occurred_at__gte=since, occurred_at__lt=until)
    return rows.filter(subject_kind=kind).select_related("payload")


def replay(kind: str, subject_id: int) -> dict[str, Any]:
    """The row as the journal alone tells it: every change laid on the last."""
    state: dict[str, Any] = {}
    for entry in entries_of(kind, subject_id):
        state.update(entry.changes)
    return state


def replayed(kind: str, subject_ids: Iterable[int]) -> dict[int, dict[str, Any]]:
    """Several rows of one kind as the journal alone tells them, in one query."""
    rows = Entry.objects.filter(subject_kind=kind, subject_id__in=list(subject_ids))
    states: dict[int, dict[str, Any]] = {}
    for subject, changes in rows.order_by("seq").values_list("subject_id", "changes"):
        states.setdefault(subject, {}).update(changes)
    return states

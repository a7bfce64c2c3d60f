"""The one shape in which a phone sends: some acts in their order, the files they name, one key.

A new kind of act is a name in `kinds.py` and its values; the envelope stays as it is.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from django.utils.dateparse import parse_datetime

from mingjing.office.evidence.actions import Taken
from mingjing.office.evidence.store import is_fingerprint
from mingjing.office.journal.values import canonical

MOST_ACTS, MOST_FILES, MOST_BYTES = 20, 60, 256 * 1024
OFF = ("sent_at", "draft")
"""What differs each time the same record is sent, and hence is no part of its fingerprint."""


class Malformed(ValueError):
    """What was sent is no envelope; says where."""


@dataclass(frozen=True, slots=True)
class Told:
    """One act as the phone tells it: its kind, when it was done, and what was typed."""

    kind: str
    at: datetime
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class About:
    """The row of the day's list that a visit answers, as the phone knew it."""

    kind: str
    key: int
    acts: int


@dataclass(frozen=True, slots=True)
class Envelope:
    """Everything that is sent at once, and made at once or not at all.

    `draft` is the version of the draft that was sent, as the phone last had it from the server.
    """

    key: UUID
    person: int
    sent_at: datetime
    acts: tuple[Told, ...]
    files: tuple[Taken, ...]
    about: About | None
    draft: int
    digest: str


def read(body: bytes) -> Envelope:
    """The envelope in these bytes; raises Malformed for anything else."""
    if len(body) > MOST_BYTES:
        raise Malformed(f"larger than {MOST_BYTES} bytes")
    try:
        told = json.loads(body)
        return _envelope(told)
    except (KeyError, TypeError, ValueError, InvalidOperation, AttributeError) as wrong:
        raise Malformed(f"{type(wrong).__name__}: {wrong}"[:200]) from wrong


def _envelope(told: Mapping[str, Any]) -> Envelope:
    acts = tuple(_act(one) for one in told["acts"])
    files = tuple(_file(one) for one in told.get("files", ()))
    if not 0 < len(acts) <= MOST_ACTS or len(files) > MOST_FILES:
        raise Malformed("too few or too many parts")
    about = told.get("about")
    same = {name: value for name, value in told.items() if name not in OFF}
    return Envelope(
        key=UUID(str(told["key"])),
        person=int(told["person"]),
        sent_at=moment(told["sent_at"]),
        acts=acts,
        files=files,
        about=About(str(about["kind"]), int(about["key"]), int(about["acts"])) if about else None,
        draft=int(told.get("draft") or 0),
        digest=hashlib.sha256(canonical(same).encode()).hexdigest(),
    )


def _act(told: Mapping[str, Any]) -> Told:
    values = told["values"]
    if not isinstance(values, dict):
        raise Malformed("values are no object")
    return Told(str(told["kind"]), moment(told["at"]), values)


def _file(told: Mapping[str, Any]) -> Taken:
    sha256, place = str(told["sha256"]), told.get("place") or {}
    if not is_fingerprint(sha256):
        raise Malformed("no fingerprint")
    return Taken(
        sha256=sha256,
        kind=str(told["kind"]),
        taken_at=moment(told["taken_at"]),
        note=str(told.get("note") or ""),
        latitude=_degrees(place.get("latitude")),
        longitude=_degrees(place.get("longitude")),
        accuracy=int(place["accuracy"]) if place.get("accuracy") is not None else None,
    )


def moment(text: object) -> datetime:
    """A moment with its zone; a phone's bare clock time would mean nothing here."""
    found = parse_datetime(str(text))
    if found is None or found.tzinfo is None:
        raise Malformed(f"no moment with a zone: {str(text)[:40]}")
    return found


def _degrees(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value)).quantize(Decimal("0.000001"))

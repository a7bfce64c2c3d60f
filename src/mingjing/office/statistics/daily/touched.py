"""The days that the journal has touched since the facts were made: those are asked of the rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models.fields.json import KT

from mingjing.office.journal.horizon import Mark, since
from mingjing.office.journal.models import Entry
from mingjing.office.journal.shapes import OFFICE_ZONE
from mingjing.office.statistics.daily.touches import EVERYWHERE, TOUCHES, Hanging

MOST = 20_000
"""With more unread entries than this the facts are too far behind to be of use."""

_NO_DAY = "null"
"""How SQLite reads an empty value out of JSON as text."""

Subjects = Mapping[str, set[int]]


class TooMany(LookupError):
    """What was touched cannot be told cheaply: everything is asked of the rows."""


def touched_since(seen: Mark) -> set[date]:
    """Every day whose figures an act since this mark may have moved; raises TooMany."""
    unread = since(seen).order_by("pk").values_list("subject_kind", "subject_id", "occurred_at")
    told = list(unread[: MOST + 1])
    if len(told) > MOST:
        raise TooMany
    subjects: dict[str, set[int]] = defaultdict(set)
    days = set()
    for kind, subject, moment in told:
        subjects[kind].add(subject)
        days.add(_day(moment))
    _raise_if_everywhere(seen, subjects)
    for kind, keys in subjects.items():
        days |= _of_kind(kind, keys)
    return days


def _of_kind(kind: str, keys: set[int]) -> set[date]:
    touch = TOUCHES.get(kind)
    if touch is None:
        return set()
    days = _ever(kind, keys, touch.days) if touch.days else set()
    for hanging in touch.hanging:
        days |= _hanging(hanging, keys)
    return days


def _ever(kind: str, keys: Iterable[int], columns: tuple[str, ...]) -> set[date]:
    """Every day that these columns of these subjects ever had."""
    entries = Entry.objects.filter(subject_kind=kind, subject_id__in=list(keys)).order_by()
    told = entries.values_list(*(KT(f"changes__{column}") for column in columns)).distinct()
    return {_day(value) for row in told for value in row if value and value != _NO_DAY}


def _hanging(hanging: Hanging, keys: Iterable[int]) -> set[date]:
    rows: Any = hanging.model._default_manager.filter(**{f"{hanging.by}__in": list(keys)})
    told = rows.order_by().values_list(hanging.day, flat=True).distinct()
    return {_day(value) for value in told if value}


def _raise_if_everywhere(seen: Mark, subjects: Subjects) -> None:
    for kind, harmless in EVERYWHERE.items():
        if kind not in subjects:
            continue
        changes = since(seen).filter(subject_kind=kind, seq__gt=1).values_list("changes", flat=True)
        if any(set(change) - set(harmless) for change in changes):
            raise TooMany


def _day(value: date | datetime | str) -> date:
    """The office's calendar day of a day or moment, also as the record spells it."""
    if isinstance(value, str):
        value = datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
    if isinstance(value, datetime):
        return value.astimezone(OFFICE_ZONE).date()
    return value

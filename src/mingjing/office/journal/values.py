"""Rows and facts as plain values, so that the record needs no class to be read again."""

from __future__ import annotations

import dataclasses
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from django.db import models


def plain(value: Any) -> Any:
    """A value as JSON can hold it; raises TypeError for what has no plain form."""
    if value is None or isinstance(value, str | int | bool | list | dict):
        return value.value if isinstance(value, Enum) else value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(value, tuple | set | frozenset):
        return [plain(v) for v in value]
    raise TypeError(f"no plain form for {type(value).__name__}")


def as_plain(facts: Any) -> dict[str, Any]:
    """A frozen dataclass of facts as a plain mapping."""
    return {f.name: plain(getattr(facts, f.name)) for f in dataclasses.fields(facts)}


def snapshot(row: models.Model) -> dict[str, Any]:
    """Every column of a row but its key, as plain values.

    Columns that a model names in UNRECORDED (secrets, sign-in times) never enter the record.
    """
    hidden = getattr(row, "UNRECORDED", ())
    return {
        f.attname: plain(getattr(row, f.attname))
        for f in row._meta.concrete_fields
        if not f.primary_key and f.attname not in hidden
    }


def differences(before: dict[str, Any], row: models.Model) -> dict[str, Any]:
    """The columns that an act set, with their new values; a new row tells all its columns."""
    now = snapshot(row)
    return {k: v for k, v in now.items() if k not in before or before[k] != v}


def canonical(content: Any) -> str:
    """One spelling of a JSON value, for digests."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

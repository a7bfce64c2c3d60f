"""Bytes that mean one thing: canonical JSON, and hashes whose parts cannot run into each other."""

from __future__ import annotations

import hashlib
import json
from typing import Any

DOMAIN = b"mingjing/draw/1/"
_SPELLING = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(content: Any) -> str:
    """The one spelling of a value: sorted keys, no spaces, no escapes that are not needed."""
    return _SPELLING.encode(content)


def framed(*parts: bytes) -> bytes:
    """Parts with their lengths before them, so that "ab"+"c" is not "a"+"bc"."""
    return b"".join(len(part).to_bytes(8, "big") + part for part in parts)


def hashed(tag: str, *parts: bytes) -> bytes:
    """SHA-256 of parts under a tag of their own; no hash of one use fits another."""
    return hashlib.sha256(framed(DOMAIN + tag.encode(), *parts)).digest()


def digest(content: Any) -> str:
    """The fingerprint of a value in its one spelling."""
    return hashlib.sha256(canonical(content).encode()).hexdigest()

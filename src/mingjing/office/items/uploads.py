"""Keeps an uploaded power list between its preview and its confirmation."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from django.conf import settings


def keep(content: bytes, name: str) -> str:
    """Stores a file under its fingerprint and gives the fingerprint."""
    token = hashlib.sha256(content).hexdigest()
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{token}.data").write_bytes(content)
    (folder / f"{token}.json").write_text(json.dumps({"name": name[:100]}), encoding="utf-8")
    return token


def kept(token: str) -> tuple[bytes, str] | None:
    """The stored file and its name, or None when it was confirmed or never came."""
    data = _folder() / f"{token}.data"
    if not data.is_file():
        return None
    told = json.loads((_folder() / f"{token}.json").read_text(encoding="utf-8"))
    return data.read_bytes(), str(told["name"])


def forget(token: str) -> None:
    """Removes a file whose import is done."""
    for ending in ("data", "json"):
        (_folder() / f"{token}.{ending}").unlink(missing_ok=True)


def _folder() -> Path:
    return Path(settings.MEDIA_ROOT) / "imports"

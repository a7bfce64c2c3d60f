"""Small pictures that cost nothing: the one that a camera puts into its own photograph, or the
photograph itself where it is small. Nothing is decoded, reckoned or kept."""

from __future__ import annotations

import struct
from pathlib import Path

SMALL = 256 * 1024
"""A file up to this size is its own small picture."""
_HEAD = 128 * 1024
"""A camera's own small picture lies in the first segment, which holds at most 64 KB."""
_OFFSET, _LENGTH = 0x0201, 0x0202


def small_picture(file: Path, media_type: str) -> tuple[bytes, str] | None:
    """A small picture of this file and its type; None where there is none to be had cheaply."""
    if not media_type.startswith("image/") or not file.is_file():
        return None
    if file.stat().st_size <= SMALL and media_type != "image/heic":
        return file.read_bytes(), media_type
    if media_type != "image/jpeg":
        return None
    with file.open("rb") as stream:
        found = inner_picture(stream.read(_HEAD))
    return (found, "image/jpeg") if found else None


def inner_picture(head: bytes) -> bytes | None:
    """The small JPEG within the Exif part of a JPEG; None where there is none or it is broken."""
    start = head.find(b"Exif\0\0")
    if start < 0 or not head.startswith(b"\xff\xd8"):
        return None
    told = head[start + 6 :]
    order = {b"II": "<", b"MM": ">"}.get(told[:2])
    if order is None:
        return None
    try:
        return _second_directory(told, order)
    except struct.error:
        return None


def _second_directory(told: bytes, order: str) -> bytes | None:
    """The first directory is of the photograph, the second of its small picture."""
    (first,) = struct.unpack_from(f"{order}I", told, 4)
    (count,) = struct.unpack_from(f"{order}H", told, first)
    (second,) = struct.unpack_from(f"{order}I", told, first + 2 + 12 * count)
    if not second:
        return None
    (count,) = struct.unpack_from(f"{order}H", told, second)
    tags: dict[int, int] = {}
    for nth in range(count):
        tag, _, _, value = struct.unpack_from(f"{order}HHII", told, second + 2 + 12 * nth)
        tags[tag] = value
    at, length = tags.get(_OFFSET, 0), tags.get(_LENGTH, 0)
    found = told[at : at + length]
    whole = found.startswith(b"\xff\xd8\xff") and len(found) == length
    return found if at and whole else None

"""Which characters the fonts can draw, read from their own tables, so that no name prints as a
blank: the typesetter itself says nothing when a character is missing."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from mingjing.office.documents.shapes import private

_GROUPED, _SEGMENTED = 12, 4
_SPACES = frozenset(" \n\t\r\u3000")


@cache
def _drawn(font: Path) -> tuple[tuple[int, int], ...]:
    """The ranges of code points for which the font has a glyph."""
    data = font.read_bytes()
    start = _table(data, b"cmap")
    (count,) = struct.unpack_from(">H", data, start + 2)
    ranges: list[tuple[int, int]] = []
    for i in range(count):
        (offset,) = struct.unpack_from(">I", data, start + 4 + 8 * i + 4)
        (form,) = struct.unpack_from(">H", data, start + offset)
        if form == _GROUPED:
            ranges += _groups(data, start + offset)
        elif form == _SEGMENTED:
            ranges += _segments(data, start + offset)
    if not ranges:
        raise ValueError(f"{font.name}: no table of characters that we can read")
    return tuple(sorted(ranges))


def _table(data: bytes, name: bytes) -> int:
    """Where a table begins; of a collection the first font counts, the faces share their signs."""
    start = struct.unpack_from(">I", data, 12)[0] if data[:4] == b"ttcf" else 0
    (count,) = struct.unpack_from(">H", data, start + 4)
    for i in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, start + 12 + 16 * i)
        if tag == name:
            return int(offset)
    raise ValueError("the font has no table of characters")


def _groups(data: bytes, at: int) -> Iterator[tuple[int, int]]:
    (count,) = struct.unpack_from(">I", data, at + 12)
    for i in range(count):
        first, last, _ = struct.unpack_from(">III", data, at + 16 + 12 * i)
        yield first, last


def _segments(data: bytes, at: int) -> Iterator[tuple[int, int]]:
    (doubled,) = struct.unpack_from(">H", data, at + 6)
    ends = struct.unpack_from(f">{doubled // 2}H", data, at + 14)
    starts = struct.unpack_from(f">{doubled // 2}H", data, at + 16 + doubled)
    yield from ((s, e) for s, e in zip(starts, ends, strict=True) if s != 0xFFFF)


@cache
def _covered(font: Path) -> frozenset[int]:
    return frozenset(c for first, last in _drawn(font) for c in range(first, last + 1))


def uncovered(text: str, fonts: Sequence[Path]) -> tuple[str, ...]:
    """The characters that no font can draw, each once, in the order of the text.

    A character of somebody's own making counts as such even where a font draws it: what it looks
    like is different on every computer.
    """
    sets = [_covered(font) for font in fonts]
    return tuple(
        c
        for c in dict.fromkeys(text)
        if c not in _SPACES and (private(c) or not any(ord(c) in known for known in sets))
    )

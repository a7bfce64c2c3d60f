"""Which characters a font can draw, read from its own table, so that no name prints as a blank."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path

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
    (count,) = struct.unpack_from(">H", data, 4)
    for i in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, 12 + 16 * i)
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


def uncovered(text: str, fonts: tuple[Path, ...]) -> tuple[str, ...]:
    """The characters that one of the fonts cannot draw, each once, in the order of the text."""
    sets = [_covered(font) for font in fonts]
    return tuple(
        dict.fromkeys(
            c for c in text if c not in _SPACES and not all(ord(c) in known for known in sets)
        )
    )

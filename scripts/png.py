"""Makes a screenshot small: its 256 most used colours as a palette, tightly packed."""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

Colour = tuple[int, int, int]
SIGNATURE = b"\x89PNG\r\n\x1a\n"


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(SIGNATURE)
    while place < len(data):
        length, kind = struct.unpack(">I4s", data[place : place + 8])
        yield kind, data[place + 8 : place + 8 + length]
        place += length + 12


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _paeth(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    near = ((abs(guess - value), n, value) for n, value in enumerate((left, up, corner)))
    return min(near)[2]


def _rows(raw: bytes, width: int, depth: int) -> Iterator[bytearray]:
    """The lines of the picture with the filters of the format undone."""
    size, above = width * depth, bytearray(width * depth)
    for start in range(0, len(raw), size + 1):
        kind, line = raw[start], bytearray(raw[start + 1 : start + 1 + size])
        for i in range(size if kind else 0):
            left, corner = (line[i - depth], above[i - depth]) if i >= depth else (0, 0)
            add = (left, above[i], (left + above[i]) // 2)[kind - 1] if kind < 4 else _paeth(
                left, above[i], corner)  # fmt: skip
            line[i] = (line[i] + add) & 255
        yield line
        above = line


def shrink(file: Path) -> None:
    """Writes the picture anew in its own 256 colours."""
    found = list(_chunks(file.read_bytes()))
    width, height, bits, kind = struct.unpack(">IIBB", found[0][1][:10])
    if bits != 8 or kind not in (2, 6):
        return
    depth = 3 if kind == 2 else 4
    raw = zlib.decompress(b"".join(body for name, body in found if name == b"IDAT"))
    lines = [[(r[i], r[i + 1], r[i + 2]) for i in range(0, len(r), depth)]
             for r in _rows(raw, width, depth)]  # fmt: skip
    used = Counter(pixel for line in lines for pixel in line)
    palette: list[Colour] = [colour for colour, _ in used.most_common(256)]

    @cache
    def nearest(colour: Colour) -> int:
        return min(range(len(palette)), key=lambda n: sum(
            (a - b) ** 2 for a, b in zip(palette[n], colour, strict=True)))  # fmt: skip

    body = b"".join(b"\0" + bytes(map(nearest, line)) for line in lines)
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    flat = bytes(value for colour in palette for value in colour)
    file.write_bytes(SIGNATURE + _chunk(b"IHDR", head) + _chunk(b"PLTE", flat)
                     + _chunk(b"IDAT", zlib.compress(body, 9)) + _chunk(b"IEND", b""))  # fmt: skip

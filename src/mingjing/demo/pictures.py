"""Photographs of the demonstration: small pictures of our own making, each unlike every other."""

from __future__ import annotations

import hashlib
import io
import random
import struct
import zlib

from mingjing.office.evidence.store import Held, take_in

_WIDE, _HIGH, _BLOCKS = 96, 72, 5
_COLOURS = 256


def picture(seed: str) -> bytes:
    """A PNG of a few blocks on a ground, as the seed draws them; it shows nothing real."""
    rng = random.Random(seed)
    grid = [[_colour(rng)] * _WIDE for _ in range(_HIGH)]
    for _ in range(_BLOCKS):
        colour, left, top = _colour(rng), rng.randrange(_WIDE - 8), rng.randrange(_HIGH - 8)
        right, low = rng.randint(left + 4, _WIDE), rng.randint(top + 4, _HIGH)
        for row in grid[top:low]:
            row[left:right] = [colour] * (right - left)
    rows = b"".join(b"\0" + b"".join(row) for row in grid)
    head = struct.pack(">IIBBBBB", _WIDE, _HIGH, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    body = b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + body


def stored(seed: str) -> Held:
    """A picture that has arrived in the store."""
    content = picture(seed)
    return take_in(io.BytesIO(content), claimed=hashlib.sha256(content).hexdigest())


def _colour(rng: random.Random) -> bytes:
    return bytes(rng.randrange(_COLOURS) for _ in range(3))

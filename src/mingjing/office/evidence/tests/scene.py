"""A small photograph of our own making, laid into the store as a phone would send it."""

from __future__ import annotations

import hashlib
import io
import struct
import zlib

from mingjing.office.evidence.store import Held, take_in


def a_picture(grey: int = 128) -> bytes:
    """A lawful PNG of 8 by 8 points in one grey."""
    rows = b"".join(b"\0" + bytes([grey] * 8) for _ in range(8))
    head = struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    body = b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + body


def fingerprint(content: bytes) -> str:
    """What the phone reckons at capture."""
    return hashlib.sha256(content).hexdigest()


def stored_picture(grey: int = 128) -> Held:
    """A picture that has arrived."""
    content = a_picture(grey)
    return take_in(io.BytesIO(content), claimed=fingerprint(content))

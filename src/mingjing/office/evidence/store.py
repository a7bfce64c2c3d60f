"""The files of exhibits, each under its own fingerprint: what is there can be proved, and is kept
once however often it is sent."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol

from django.conf import settings

LARGEST = 32 * 1024 * 1024
"""The most bytes of one file: a phone's photograph has about 5 MB, ten minutes of speech 6 MB."""
_FINGERPRINT = re.compile(r"[0-9a-f]{64}\Z")
_CHUNK = 64 * 1024
_HEAD = 16


class Readable(Protocol):
    """Whatever bytes can be read from, such as a request."""

    def read(self, size: int, /) -> bytes:
        """The next bytes; none at the end."""


class Unfit(Exception):
    """The file cannot be taken in; says why, and under which HTTP code."""

    def __init__(self, sentence: str, code: int) -> None:
        super().__init__(sentence)
        self.sentence, self.code = sentence, code


@dataclass(frozen=True, slots=True)
class Held:
    """A file that is in the store."""

    sha256: str
    size: int
    media_type: str


def media_type_of(head: bytes) -> str | None:
    """The type of a file by its first bytes, never by what the sender calls it."""
    if head.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head.startswith(b"\x1aE\xdf\xa3"):
        return "video/webm"
    if head.startswith(b"OggS"):
        return "audio/ogg"
    if head[4:8] == b"ftyp":
        return "image/heic" if head[8:12] in {b"heic", b"heix", b"mif1"} else "video/mp4"
    return None


def is_fingerprint(text: str) -> bool:
    """Whether a text can be the name of a file."""
    return bool(_FINGERPRINT.match(text))


def path_of(sha256: str) -> Path:
    """Where the file of this fingerprint lies."""
    if not is_fingerprint(sha256):
        raise ValueError(f"no fingerprint: {sha256[:80]!r}")
    root: Path = settings.EVIDENCE_ROOT
    return root / sha256[:2] / sha256


def held(sha256: str) -> Held | None:
    """The file of this fingerprint, if it is there."""
    file = path_of(sha256)
    if not file.is_file():
        return None
    with file.open("rb") as stream:
        kind = media_type_of(stream.read(_HEAD))
    return Held(sha256, file.stat().st_size, kind or "application/octet-stream")


def take_in(source: Readable, *, claimed: str) -> Held:
    """Stores what is read under its fingerprint; raises Unfit when it is not what was claimed.

    The bytes are on the disk before their name appears: a crash leaves no half file under a name.
    """
    target = path_of(claimed)
    if known := held(claimed):
        return known
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix="in-", delete=False) as incoming:
        try:
            size, head = _copy(source, incoming, claimed=claimed)
            os.chmod(incoming.name, 0o440)
            os.replace(incoming.name, target)
        finally:
            Path(incoming.name).unlink(missing_ok=True)
    return Held(claimed, size, media_type_of(head) or "")


def _copy(source: Readable, incoming: IO[bytes], *, claimed: str) -> tuple[int, bytes]:
    """Writes the bytes to the disk; gives their number and the first of them."""
    digest, size, head = hashlib.sha256(), 0, b""
    while chunk := source.read(_CHUNK):
        size += len(chunk)
        if size > LARGEST:
            raise Unfit(f"文件超过 {LARGEST // 1024 // 1024} MB：请缩短录音或降低画质", 413)
        head = head or chunk[:_HEAD]
        digest.update(chunk)
        incoming.write(chunk)
    if digest.hexdigest() != claimed:
        raise Unfit("收到的文件与拍摄时的指纹不一致，没有收下：请重新发送", 422)
    if media_type_of(head) is None:
        raise Unfit("只收照片、录音和录像文件（JPEG、PNG、WebP、HEIC、WebM、MP4、Ogg）", 415)
    incoming.flush()
    os.fsync(incoming.fileno())
    return size, head


def fingerprint_of(file: Path) -> str:
    """The fingerprint of the bytes that lie there now."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def stored() -> Iterator[Path]:
    """Every file in the store, half-arrived ones left out."""
    root: Path = settings.EVIDENCE_ROOT
    return (f for f in sorted(root.glob("??/*")) if is_fingerprint(f.name))

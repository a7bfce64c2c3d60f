"""A part of a file (RFC 9110), so that a player goes to a moment without reading what is before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from django.http import FileResponse, HttpResponse, HttpResponseBase, StreamingHttpResponse

_ONE = re.compile(r"bytes=(\d*)-(\d*)\Z")
_CHUNK = 64 * 1024


def wanted(header: str, size: int) -> tuple[int, int] | bool | None:
    """First and last byte asked for; None for the whole, False for a part that is not there.

    More than one part at once, or what is no range, is answered with the whole.
    """
    found = _ONE.match(header.strip())
    if found is None or found[1] == found[2] == "":
        return None
    if found[1] == "":
        length = min(int(found[2]), size)
        return (size - length, size - 1) if length else False
    first = int(found[1])
    last = min(int(found[2]), size - 1) if found[2] else size - 1
    if found[2] and int(found[2]) < first:
        return None
    return (first, last) if first < size else False


def answer(file: Path, *, header: str, content_type: str, filename: str) -> HttpResponseBase:
    """The file or the part of it that was asked for: 200, 206, or 416."""
    size = file.stat().st_size
    part = wanted(header, size)
    made: HttpResponseBase
    if part is None:
        made = FileResponse(file.open("rb"), content_type=content_type, filename=filename)
    elif isinstance(part, bool):
        made = HttpResponse(status=416)
        made["Content-Range"] = f"bytes */{size}"
    else:
        first, last = part
        made = StreamingHttpResponse(
            _read(file, first, last - first + 1), status=206, content_type=content_type
        )
        made["Content-Range"] = f"bytes {first}-{last}/{size}"
        made["Content-Length"] = str(last - first + 1)
        made["Content-Disposition"] = f'inline; filename="{filename}"'
    made["Accept-Ranges"] = "bytes"
    return made


def _read(file: Path, first: int, length: int) -> Iterator[bytes]:
    with file.open("rb") as stream:
        stream.seek(first)
        while length and (chunk := stream.read(min(_CHUNK, length))):
            length -= len(chunk)
            yield chunk

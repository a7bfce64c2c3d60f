"""Lists as CSV files that a spreadsheet opens in Chinese, sent row by row."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from urllib.parse import quote

from django.http import HttpResponse, StreamingHttpResponse
from django.utils import timezone

_BOM = "\ufeff"  # without it spreadsheets read UTF-8 as something else
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        """The line itself."""
        return text


def csv_response(
    name: str, header: Sequence[str], rows: Iterable[Sequence[object]]
) -> StreamingHttpResponse:
    """The rows as a file of this name; cells that a spreadsheet would run are made text."""
    response = StreamingHttpResponse(_lines(header, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}.csv"
    return response


def file_response(name: str, content: bytes, kind: str) -> HttpResponse:
    """A file that was made whole, under its name."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response


def _lines(header: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield _BOM
    yield writer.writerow(header)
    for row in rows:
        yield writer.writerow([_cell(value) for value in row])


def _cell(value: object) -> object:
    if isinstance(value, datetime):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return harmless(value)
    return "" if value is None else value


def harmless(text: str) -> str:
    """A text as a spreadsheet may safely open it: none becomes a formula, however it begins."""
    return f"'{text}" if _FORMULA.match(text) else text

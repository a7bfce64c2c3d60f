"""Reads a table file (CSV in the encodings offices use, or a workbook) into rows of text."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineError, CalamineWorkbook

_ENCODINGS = ("utf-8-sig", "gb18030")
_WORKBOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_LARGEST = 5 * 1024 * 1024
_MOST_UNPACKED = 100 * 1024 * 1024
_MOST_ROWS = 20_000

CellValue = int | float | str | bool | time | date | datetime | timedelta


class Unreadable(Exception):
    """The file as a whole cannot be read; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the file under its own number, as spreadsheets count them."""

    number: int
    cells: tuple[str, ...]


def read_lines(content: bytes) -> list[Line]:
    """The non-empty rows of the file's first sheet; raises Unreadable."""
    if not content.strip():
        raise Unreadable("文件是空的：请选择权责清单的 CSV 或 XLSX 文件")
    if len(content) > _LARGEST:
        raise Unreadable("文件超过 5 MB：请只保留权责清单一张表，或分几次导入")
    rows = _workbook(content) if content.startswith(_WORKBOOK) else _csv(content)
    if len(rows) > _MOST_ROWS:
        raise Unreadable(f"文件超过 {_MOST_ROWS} 行：请分几次导入")
    return [line for line in rows if any(line.cells)]


def _csv(content: bytes) -> list[Line]:
    reader = csv.reader(io.StringIO(_decode(content), newline=""), strict=True)
    try:
        return [
            Line(number, tuple(c.strip() for c in cells))
            for number, cells in enumerate(reader, start=1)
        ]
    except csv.Error as error:
        raise Unreadable(
            f"第 {reader.line_num} 行附近的引号不成对：请在表格软件中另存为 CSV 后再导入"
        ) from error


def _decode(content: bytes) -> str:
    for encoding in _ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise Unreadable("无法识别文件编码：请另存为 UTF-8 编码的 CSV，或另存为 XLSX")


def _ask_unpacked(content: bytes) -> None:
    """A small file that unpacks to a huge one would take the office's memory."""
    if not content.startswith(_WORKBOOK[0]):
        return
    with ZipFile(io.BytesIO(content)) as packed:
        if sum(entry.file_size for entry in packed.infolist()) > _MOST_UNPACKED:
            raise Unreadable("工作簿展开后超过 100 MB：请只保留要导入的一张表，或分几次导入")


def _workbook(content: bytes) -> list[Line]:
    try:
        _ask_unpacked(content)
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        if not book.sheet_names:
            raise Unreadable("工作簿中没有工作表：请检查文件")
        rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, BadZipFile) as error:
        raise Unreadable("无法打开该工作簿：请去掉密码并另存为 XLSX 后再导入") from error
    return [
        Line(number, tuple(_text(c) for c in cells)) for number, cells in enumerate(rows, start=1)
    ]


def _text(cell: CellValue) -> str:
    """A cell as one would have typed it: whole numbers without a point, days as ISO dates."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return str(cell).strip()

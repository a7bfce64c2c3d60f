"""A document as DOCX, for papers that people go on writing in their own office program."""

from __future__ import annotations

import io
from typing import Any

from docx import Document as new_book
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

_BODY, _HEAD = "仿宋", "黑体"
_RIGHT, _CENTRE = WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.CENTER


def document_docx(data: dict[str, Any]) -> bytes:
    """The words of a document in the order of its printed form, A4, ready to be edited."""
    book = new_book()
    page = book.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin, page.right_margin = Cm(2.8), Cm(2.6)
    page.top_margin, page.bottom_margin = Cm(3), Cm(3.2)
    _line(book.add_paragraph(), data["organ"], 18, face=_HEAD, align=_CENTRE)
    _line(book.add_paragraph(), data["title"], 22, face=_HEAD, align=_CENTRE)
    if data["number"]:
        _line(book.add_paragraph(), data["number"], 14, align=_CENTRE)
    if data["family"] == "letter":
        _line(book.add_paragraph(), f"{data.get('to') or data['party']}：", 16)
    _rows(book, data["rows"])
    for part in data["parts"]:
        if part["head"]:
            _line(book.add_paragraph(), part["head"], 16, face=_HEAD, indent=True)
        for text in part["paragraphs"]:
            _line(book.add_paragraph(), text, 16, indent=True)
    for opinion in data["opinions"]:
        _line(book.add_paragraph(), f"{opinion['label']}：{opinion['text']}", 14)
        _line(book.add_paragraph(), f"{opinion['by']}　{opinion['day']}", 14, align=_RIGHT)
    for text in data["closing"]:
        _line(book.add_paragraph(), text, 14)
    if data["sealed"]:
        _line(book.add_paragraph(), f"{data['organ']}（印章）", 16, align=_RIGHT)
    _line(book.add_paragraph(), data["day"], 16, align=_RIGHT)
    for hand in data["hands"]:
        _line(book.add_paragraph(), f"{hand}：＿＿＿＿＿＿　　　　年　　月　　日", 14)
    return _bytes(book)


def _line(
    paragraph: Paragraph,
    text: str,
    size: int,
    *,
    face: str = _BODY,
    align: WD_ALIGN_PARAGRAPH | None = None,
    indent: bool = False,
) -> None:
    if align is not None:
        paragraph.alignment = align
    layout = paragraph.paragraph_format
    layout.line_spacing, layout.space_after = Pt(28), Pt(0)
    if indent:
        layout.first_line_indent = Pt(size * 2)
    run = paragraph.add_run(text)
    run.font.size, run.font.name = Pt(size), face
    faces: Any = run._element.get_or_add_rPr().get_or_add_rFonts()
    faces.set(qn("w:eastAsia"), face)


def _rows(book: Any, rows: list[list[str]]) -> None:
    if not rows:
        return
    table = book.add_table(rows=0, cols=2)
    table.style = "Table Grid"
    for label, text in rows:
        cells = table.add_row().cells
        cells[0].width, cells[1].width = Cm(4), Cm(11.6)
        _line(cells[0].paragraphs[0], label, 12, face=_HEAD)
        _line(cells[1].paragraphs[0], text, 12)


def _bytes(book: Any) -> bytes:
    box = io.BytesIO()
    book.save(box)
    return box.getvalue()

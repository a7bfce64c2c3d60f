"""The report as DOCX in the layout of official documents (GB/T 9704): A4, 22 lines of 28 signs.

Everything is set by named styles, so that the office can change one and the document follows.
Fonts are named, not embedded: office computers have them, others fall back to what they have.
"""

from __future__ import annotations

import io
from typing import Any

from docx import Document as new_docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as Printed

from mingjing.office.reports.document import Document, Paragraph
from mingjing.office.reports.docx_styles import (
    ANNEX_STYLE,
    BODY_STYLE,
    CAPTION_STYLE,
    CELL_STYLE,
    HEAD_CELL_STYLE,
    NOTE_STYLE,
    PERIOD_STYLE,
    PICTURE_STYLE,
    SIGN_STYLE,
    TITLE_STYLE,
    laid,
    page_number,
    prepared,
)
from mingjing.office.reports.grids import Grid, Run
from mingjing.office.reports.official import UPRIGHT, sign_indents, widths_of
from mingjing.office.web.typeset import png_of

SIZE = 16.0
CLEAR = 10.0
"""Points between a table and the text below it."""


def docx(document: Document) -> bytes:
    """The whole file."""
    file = new_docx()
    prepared(file, title=document.title, author=document.organ)
    for line in document.title_lines:
        file.add_paragraph(line, style=TITLE_STYLE)
    file.add_paragraph(f"（统计期：{document.period}）", style=PERIOD_STYLE)
    for part in document.parts:
        laid(file, across=False)
        file.add_paragraph(part.heading, style=f"Heading {part.level}")
        for paragraph in part.paragraphs:
            laid(file, across=paragraph.grid is not None and paragraph.grid.wide)
            _paragraph(file, paragraph)
    laid(file, across=False)
    _sign(file, document)
    for annex in document.annexes:
        file.add_paragraph(f"{annex.mark}　{annex.grid.caption}", style=ANNEX_STYLE)
        _table(file, annex.grid, prose=annex.key == "definitions")
        if annex.chart:
            _chart(file, f"{annex.chart.title}（{annex.chart.unit}）", annex.picture)
    if document.note:
        file.add_paragraph(document.note, style=NOTE_STYLE)
    _apart(file)
    page_number(file)
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def _apart(file: Any) -> None:
    """What follows a table without a caption or a note of its own stands clear of it."""
    for table in file.tables:
        following = table._tbl.getnext()
        if following is None or following.tag != qn("w:p"):
            continue
        paragraph = Printed(following, file)
        style = paragraph.style.name if paragraph.style else ""
        if style not in {CAPTION_STYLE, NOTE_STYLE, ANNEX_STYLE}:
            paragraph.paragraph_format.space_before = Pt(CLEAR)


def _sign(file: Any, document: Document) -> None:
    """The organ two signs from the right, the day two signs behind the organ's first, both with
    the last line of the text on one page."""
    file.paragraphs[-1].paragraph_format.keep_with_next = True
    blank = file.add_paragraph(style=BODY_STYLE)
    blank.paragraph_format.keep_with_next = True
    rights = sign_indents(document.organ, document.signature)
    for n, (text, right) in enumerate(
        zip((document.organ, document.signature), rights, strict=True)
    ):
        paragraph = file.add_paragraph(text, style=SIGN_STYLE)
        indent = paragraph._p.get_or_add_pPr().get_or_add_ind()
        indent.set(qn("w:rightChars"), str(round(right * 100)))
        indent.set(qn("w:right"), str(round(right * SIZE * 20)))
        paragraph.paragraph_format.keep_with_next = n == 0


def _paragraph(file: Any, paragraph: Paragraph) -> None:
    if paragraph.grid:
        file.add_paragraph(paragraph.grid.caption, style=CAPTION_STYLE)
        _table(file, paragraph.grid)
        if paragraph.grid.note:
            file.add_paragraph(paragraph.grid.note, style=NOTE_STYLE)
        return
    if paragraph.chart:
        chart = paragraph.chart
        _chart(file, f"{chart.title}（{chart.unit}）", paragraph.picture)
        return
    _fill(file.add_paragraph(style=BODY_STYLE), paragraph.runs)


def _fill(paragraph: Any, runs: tuple[Run, ...]) -> None:
    """Words as runs, figures as links that look like the words around them."""
    for run in runs:
        made = paragraph.add_run(run.text)
        if run.url:
            link = OxmlElement("w:hyperlink")
            target = paragraph.part.relate_to(
                run.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
            )
            link.set(qn("r:id"), target)
            link.set(qn("w:history"), "1")
            if run.note:
                link.set(qn("w:tooltip"), run.note[:250])
            paragraph._p.append(link)
            link.append(made._r)


def _chart(file: Any, caption: str, picture: str) -> None:
    """A chart as the picture that the page shows, under its caption."""
    if not picture:
        return
    file.add_paragraph(caption, style=CAPTION_STYLE)
    paragraph = file.add_paragraph(style=PICTURE_STYLE)
    shown = paragraph.add_run().add_picture(io.BytesIO(png_of(picture)), width=Mm(UPRIGHT))
    shown._inline.docPr.set("descr", f"统计图：{caption}")


def _measure(table: Any, widths: tuple[float, ...]) -> None:
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)


def _table(file: Any, grid: Grid, *, prose: bool = False) -> None:
    """A real table; its head repeats on every page, no row breaks."""
    table = file.add_table(rows=1, cols=len(grid.heads))
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell, head in zip(table.rows[0].cells, grid.heads, strict=True):
        _cell(cell, Run(head), HEAD_CELL_STYLE)
    for line in grid.lines:
        for i, (cell, run) in enumerate(zip(table.add_row().cells, line.cells, strict=True)):
            _cell(cell, run, CELL_STYLE, right=bool(i) and not prose, bold=line.total)
    _measure(table, widths_of(grid))


def _cell(cell: Any, run: Run, style: str, *, right: bool = False, bold: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = style
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _fill(paragraph, (run,))
    if bold:
        for made in paragraph._p.iter(qn("w:r")):
            made.get_or_add_rPr().append(OxmlElement("w:b"))

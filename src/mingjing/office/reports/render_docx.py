"""The report as DOCX in the layout of official documents (A4, 三号仿宋, 28 磅行距).

Fonts are named, not embedded: office computers have them, others fall back.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from docx import Document as new_docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from mingjing.office.reports.document import Document, Grid, Run

BODY, TITLE, LATIN = "仿宋_GB2312", "方正小标宋简体", "Times New Roman"
HEADS = {1: "黑体", 2: "楷体_GB2312", 3: BODY}
SIZE, TITLE_SIZE, TABLE_SIZE, LINE = 16.0, 22.0, 10.5, 28.0


@dataclass(frozen=True, slots=True)
class Face:
    """How a piece of text is set."""

    font: str = BODY
    size: float = SIZE
    bold: bool = False


def docx(document: Document) -> bytes:
    """The whole file."""
    file = new_docx()
    _page(file)
    for line in document.title_lines:
        _line(file, line, Face(TITLE, TITLE_SIZE), align="center", line=36.0)
    _line(file, f"（统计期：{document.period}）", Face("楷体_GB2312"), align="center", after=20.0)
    for part in document.parts:
        face = Face(HEADS[part.level], bold=part.level == 3)
        heading = _line(file, part.heading, face, indent=2)
        heading.style = file.styles[f"Heading {part.level}"]
        heading.paragraph_format.keep_with_next = True
        for runs in part.paragraphs:
            _paragraph(file, runs)
    _sign(file, document)
    _annex(file, "附表 1", document.areas, widths=(24, 24, 24, 28, 22, 22, 18), right_from=1)
    _annex(file, "附表 2", document.definitions, widths=(30, 28, 14, 88), right_from=9)
    if document.note:
        _line(file, document.note, Face("宋体", TABLE_SIZE), line=20.0)
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def _sign(file: Any, document: Document) -> None:
    """The organ and the day, never on a page without a line of the text."""
    file.paragraphs[-1].paragraph_format.keep_with_next = True
    _line(file, "", Face()).paragraph_format.keep_with_next = True
    organ = _line(file, document.organ, Face(), align="right", right=2)
    organ.paragraph_format.keep_with_next = True
    _line(file, document.signature, Face(), align="right", right=3)


def _page(file: Any) -> None:
    section = file.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(28)
    normal = file.styles["Normal"]
    normal.font.size = Pt(SIZE)
    _set_font(normal.element.get_or_add_rPr(), BODY)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-US")
    language.set(qn("w:eastAsia"), "zh-CN")
    normal.element.get_or_add_rPr().append(language)
    for level in HEADS:
        _plain_heading(file.styles[f"Heading {level}"])
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for piece, field in (("— ", False), ("PAGE", True), (" —", False)):
        _footer_run(footer, piece, field=field)


def _plain_heading(style: Any) -> None:
    """Keeps the outline level of a heading and drops its colour, italics and spacing."""
    style.font.color.rgb = None
    style.font.italic = style.font.bold = False
    properties = style.element.get_or_add_rPr()
    for child in list(properties.findall(qn("w:color"))):
        properties.remove(child)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)


def _footer_run(paragraph: Any, text: str, *, field: bool) -> None:
    run = paragraph.add_run("" if field else text)
    _set(run, Face("宋体", 14.0))
    if not field:
        return
    for kind in ("begin", "instr", "end"):
        if kind == "instr":
            element = OxmlElement("w:instrText")
            element.text = text
        else:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)


def _set_font(properties: Any, font: str) -> None:
    fonts = properties.get_or_add_rFonts()
    for name in list(fonts.attrib):
        if "Theme" in name:
            del fonts.attrib[name]
    for script in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(script), LATIN)
    fonts.set(qn("w:eastAsia"), font)


def _set(run: Any, face: Face) -> None:
    run.font.size, run.font.bold = Pt(face.size), face.bold
    _set_font(run._r.get_or_add_rPr(), face.font)


def _line(
    file: Any,
    text: str,
    face: Face,
    *,
    align: str = "left",
    indent: int = 0,
    right: int = 0,
    line: float = LINE,
    after: float = 0,
) -> Any:
    paragraph = file.add_paragraph()
    _space(paragraph, line)
    paragraph.alignment = {
        "center": WD_ALIGN_PARAGRAPH.CENTER,
        "right": WD_ALIGN_PARAGRAPH.RIGHT,
        "left": WD_ALIGN_PARAGRAPH.LEFT,
    }[align]
    paragraph.paragraph_format.space_after = Pt(after)
    if indent:
        paragraph.paragraph_format.first_line_indent = Pt(face.size * indent)
    if right:
        paragraph.paragraph_format.right_indent = Pt(face.size * right)
    _set(paragraph.add_run(text), face)
    return paragraph


def _space(paragraph: Any, line: float) -> None:
    form = paragraph.paragraph_format
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(line)
    form.space_before = form.space_after = Pt(0)


def _paragraph(file: Any, runs: tuple[Run, ...]) -> None:
    paragraph = file.add_paragraph()
    _space(paragraph, LINE)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.first_line_indent = Pt(SIZE * 2)
    _fill(paragraph, runs, Face())


def _fill(paragraph: Any, runs: tuple[Run, ...], face: Face) -> None:
    """Words as runs, figures as links that look like the words around them."""
    for run in runs:
        made = paragraph.add_run(run.text)
        _set(made, face)
        if run.url:
            link = OxmlElement("w:hyperlink")
            target = paragraph.part.relate_to(
                run.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
            )
            link.set(qn("r:id"), target)
            if run.note:
                link.set(qn("w:tooltip"), run.note[:250])
            paragraph._p.append(link)
            link.append(made._r)


def _annex(file: Any, mark: str, grid: Grid, *, widths: tuple[int, ...], right_from: int) -> None:
    """A table on a page of its own; its head repeats on every page."""
    heading = _line(file, f"{mark}　{grid.caption}", Face("黑体"), after=6.0)
    heading.paragraph_format.page_break_before = True
    table = file.add_table(rows=1, cols=len(grid.heads))
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    mark_as_head = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(mark_as_head)
    for cell, head in zip(table.rows[0].cells, grid.heads, strict=True):
        _cell(cell, Run(head), Face("黑体", TABLE_SIZE), WD_ALIGN_PARAGRAPH.CENTER)
    for line in grid.lines:
        for i, (cell, run) in enumerate(zip(table.add_row().cells, line.cells, strict=True)):
            side = WD_ALIGN_PARAGRAPH.RIGHT if i >= right_from else WD_ALIGN_PARAGRAPH.LEFT
            _cell(cell, run, Face("宋体", TABLE_SIZE, bold=line.total), side)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)


def _cell(cell: Any, run: Run, face: Face, side: Any) -> None:
    paragraph = cell.paragraphs[0]
    _space(paragraph, 16.0)
    paragraph.alignment = side
    _fill(paragraph, (run,), face)

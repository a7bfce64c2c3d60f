"""The named styles and the page of an official document in Word's own terms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

SONG, HEI, KAI, FANG = "宋体", "黑体", "楷体_GB2312", "仿宋_GB2312"
XIAOBIAO, LATIN = "方正小标宋简体", "Times New Roman"
ALTERNATIVES = {
    FANG: "仿宋",
    KAI: "楷体",
    XIAOBIAO: "FZXiaoBiaoSong-B05S",
    HEI: "SimHei",
    SONG: "SimSun",
}
"""What a computer without the named font should look for first."""
BODY_SIZE = 16.0
LINE = 28.95
"""Points from line to line: 225 mm hold 22 of them."""
PITCH = 579
"""The same in twentieths of a point, for the grid of the page."""
TIGHTER = -5
"""What a sign of 16 points gives up so that 28 stand in 156 mm, in twentieths of a point. Said by
the styles and not by the grid of the page, which programs read differently."""
BODY_STYLE, TITLE_STYLE, PERIOD_STYLE = "公文正文", "公文标题", "公文题注"
SIGN_STYLE, ANNEX_STYLE, CAPTION_STYLE = "公文署名", "附表标题", "图表标题"
CELL_STYLE, HEAD_CELL_STYLE, NOTE_STYLE = "表格文字", "表头文字", "附注"
PICTURE_STYLE = "图"


@dataclass(frozen=True, slots=True)
class Face:
    """How a style is set; `indent` in signs, `line` in points, exact, or 0 for
    as high as it is."""

    name: str
    font: str
    size: float = 16.0
    align: int = WD_ALIGN_PARAGRAPH.LEFT
    line: float = LINE
    indent: int = 0
    before: float = 0
    after: float = 0
    keep: bool = False
    page: bool = False


FACES = (
    Face(BODY_STYLE, FANG, align=WD_ALIGN_PARAGRAPH.JUSTIFY, indent=2),
    Face(TITLE_STYLE, XIAOBIAO, 22.0, WD_ALIGN_PARAGRAPH.CENTER, line=36.0, keep=True),
    Face(PERIOD_STYLE, KAI, align=WD_ALIGN_PARAGRAPH.CENTER, after=LINE),
    Face(SIGN_STYLE, FANG, align=WD_ALIGN_PARAGRAPH.RIGHT),
    Face(ANNEX_STYLE, HEI, after=6.0, keep=True, page=True),
    Face(CAPTION_STYLE, HEI, 12.0, WD_ALIGN_PARAGRAPH.CENTER, line=22.0, before=6.0, keep=True),
    Face(CELL_STYLE, SONG, 10.5, line=16.0),
    Face(HEAD_CELL_STYLE, HEI, 10.5, WD_ALIGN_PARAGRAPH.CENTER, line=16.0, keep=True),
    Face(PICTURE_STYLE, SONG, 10.5, WD_ALIGN_PARAGRAPH.CENTER, line=0, after=6.0),
    Face(NOTE_STYLE, SONG, 10.5, line=18.0, before=6.0),
)
HEADINGS = (
    Face("Heading 1", HEI, indent=2, keep=True),
    Face("Heading 2", KAI, indent=2, keep=True),
    Face("Heading 3", FANG, indent=2, keep=True),
)


def prepared(file: Any, *, title: str, author: str) -> None:
    """The page, its grid, the styles and the properties of an empty document."""
    file.core_properties.title, file.core_properties.author = title, author
    file.core_properties.language = "zh-CN"
    _page(file.sections[0])
    normal = file.styles["Normal"]
    normal.font.size = Pt(16)
    set_font(normal.element.get_or_add_rPr(), FANG)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-US")
    language.set(qn("w:eastAsia"), "zh-CN")
    normal.element.get_or_add_rPr().append(language)
    for face in FACES:
        style = file.styles.add_style(face.name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style, style.quick_style, style.unhide_when_used = normal, True, False
        _dress(style, face)
    for face in HEADINGS:
        style = file.styles[face.name]
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.font.bold = style.font.italic = False
        style.next_paragraph_style = file.styles[BODY_STYLE]
        _dress(style, face)
    _name_fonts(file)


def laid(file: Any, *, across: bool) -> None:
    """What follows stands on sheets that are laid so: a new section where they were not."""
    section = file.sections[-1]
    if (section.orientation == WD_ORIENT.LANDSCAPE) is across:
        return
    section = file.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    _measure(section, across=across)


def _measure(section: Any, *, across: bool) -> None:
    wide, high = (Mm(297), Mm(210)) if across else (Mm(210), Mm(297))
    section.page_width, section.page_height = wide, high
    top, right, bottom, left = (28, 35, 26, 37) if across else (37, 26, 35, 28)
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    section.left_margin, section.right_margin = Mm(left), Mm(right)
    section.footer_distance = Mm(16 if across else 25)


def _page(section: Any) -> None:
    _measure(section, across=False)
    for old in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(old)
    section._sectPr.append(
        parse_xml(f'<w:docGrid {nsdecls("w")} w:type="lines" w:linePitch="{PITCH}"/>')
    )


def _dress(style: Any, face: Face) -> None:
    style.font.size = Pt(face.size)
    latin = XIAOBIAO if face.font == XIAOBIAO else LATIN
    set_font(style.element.get_or_add_rPr(), face.font, latin)
    _close_up(style.element.get_or_add_pPr())
    if face.size == BODY_SIZE:
        spacing = OxmlElement("w:spacing")
        spacing.set(qn("w:val"), str(TIGHTER))
        style.element.get_or_add_rPr().insert_element_before(
            spacing, "w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:highlight", "w:u", "w:lang"
        )
    form = style.paragraph_format
    form.alignment = face.align
    if face.line:
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(face.line)
    form.space_before, form.space_after = Pt(face.before), Pt(face.after)
    form.keep_with_next, form.page_break_before = face.keep, face.page
    form.widow_control = False
    if face.line != LINE:
        snap = OxmlElement("w:snapToGrid")
        snap.set(qn("w:val"), "0")
        properties = style.element.get_or_add_pPr()
        properties.insert_element_before(
            snap, "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl"
        )
    if face.indent:
        indent = style.element.get_or_add_pPr().get_or_add_ind()
        indent.set(qn("w:firstLineChars"), str(face.indent * 100))
        indent.set(qn("w:firstLine"), str(round(face.indent * face.size * 20)))


def _close_up(properties: Any) -> None:
    """No space between Chinese signs and the digits beside them."""
    after = ("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing",
             "w:jc", "w:outlineLvl")  # fmt: skip
    for name in ("w:autoSpaceDE", "w:autoSpaceDN"):
        element = OxmlElement(name)
        element.set(qn("w:val"), "0")
        properties.insert_element_before(element, *after)


def set_font(properties: Any, font: str, latin: str = LATIN) -> None:
    """One font for Chinese, one for Latin letters and digits."""
    fonts = properties.get_or_add_rFonts()
    for name in list(fonts.attrib):
        if "theme" in name.lower():
            del fonts.attrib[name]
    for script in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(script), latin)
    fonts.set(qn("w:eastAsia"), font)


def _name_fonts(file: Any) -> None:
    """The table of fonts, each with the name under which another computer may know it."""
    rows = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/>'
        '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for name, other in ALTERNATIVES.items()
    )
    text = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<w:fonts {nsdecls("w")}>{rows}<w:font w:name="{LATIN}"><w:charset w:val="00"/>'
        '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )
    for relation in file.part.rels.values():
        if relation.reltype.endswith("/fontTable"):
            relation.target_part._blob = text.encode()


def page_number(file: Any) -> None:
    """— 1 — under the type area: one sign from the outer edge, right on odd pages, left on even
    ones."""
    file.settings.odd_and_even_pages_header_footer = True
    section = file.sections[0]
    for footer, side in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.alignment = side
        indent = paragraph._p.get_or_add_pPr().get_or_add_ind()
        edge = "right" if side == WD_ALIGN_PARAGRAPH.RIGHT else "left"
        indent.set(qn(f"w:{edge}Chars"), "100")
        indent.set(qn(f"w:{edge}"), "280")
        for piece, field in (("— ", False), ("PAGE", True), (" —", False)):
            _piece(paragraph, piece, field=field)


def _piece(paragraph: Any, text: str, *, field: bool) -> None:
    run = paragraph.add_run("" if field else text)
    run.font.size = Pt(14)
    set_font(run._r.get_or_add_rPr(), SONG, SONG)
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

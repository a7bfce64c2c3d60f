"""How a table of the report stands on paper."""

from __future__ import annotations

import io

import pytest
from docx import Document as new_docx
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from pypdf import PdfReader

from mingjing.office.reports.document import Annex, Document, Paragraph, Part
from mingjing.office.reports.grids import Grid, Line, Run
from mingjing.office.reports.official import (
    LEAST_PADDING,
    SIGN,
    UPRIGHT,
    em,
    wants_of,
    widths_of,
    within_page,
)
from mingjing.office.reports.render_docx import docx
from mingjing.office.reports.render_pdf import pdf
from mingjing.office.web.charts import Chart, Mark, Series

WORDS = "以决定日期为准，后来被撤销、变更的仍然计入，" * 9


def test_no_row_of_an_annex_breaks_across_pages() -> None:
    rows = tuple(
        Line((Run(f"指标{n}"), Run("1"), Run("件"), Run(f"START{n}。{WORDS}END{n}。")))
        for n in range(100, 130)
    )
    grid = Grid("指标口径", ("指标", "全委数值", "单位", "口径"), rows)
    annex = Annex("definitions", "附表 1", grid)
    pages = [
        page.extract_text()
        for page in PdfReader(
            io.BytesIO(pdf(Document("报告", "机关", 2023, "全年", None, (), (annex,))))
        ).pages
    ]
    assert len(pages) > 3, "long enough to have broken rows"
    for n in range(100, 130):
        (begun,) = [p for p, text in enumerate(pages) if f"START{n}" in text]
        (ended,) = [p for p, text in enumerate(pages) if f"END{n}" in text]
        assert begun == ended, n


def test_no_number_and_no_short_word_breaks_in_a_narrow_column() -> None:
    rows = tuple(
        Line((Run("罚款金额"), Run(value), Run("人次"), Run(WORDS)))
        for value in ("10,000", "1,234,567,890")
    )
    grid = Grid("指标口径", ("指标", "全委数值", "单位", "口径"), rows)
    widths = widths_of(grid)
    assert sum(widths) == pytest.approx(156, abs=0.3) and widths[3] > 80
    for width, words in zip(widths, ("罚款金额", "1,234,567,890", "人次"), strict=False):
        assert width >= round((em(words) + LEAST_PADDING) * SIGN, 1), words


def test_text_below_a_table_stands_clear_of_it_and_a_caption_does_not() -> None:
    grid = Grid("甲表", ("项目", "件"), (Line((Run("甲"), Run("1"))),))
    part = Part("one", "一、甲", 1, (Paragraph(grid=grid), Paragraph(grid=grid)), writes=True)
    after = Part("two", "二、乙", 1, (Paragraph((Run("乙。"),)),), writes=True)
    file = new_docx(
        io.BytesIO(docx(Document("报告", "机关", 2023, "全年", None, (part, after), ())))
    )
    before = {p.text: p.paragraph_format.space_before for p in file.paragraphs}
    assert before["二、乙"] == Pt(10) and before["甲表"] is None and before["乙。"] is None


def test_the_styles_keep_the_order_that_the_format_asks_for() -> None:
    """A strict reader refuses character spacing that stands behind the size."""
    file = new_docx(io.BytesIO(docx(Document("报告", "机关", 2023, "全年", None, (), ()))))
    for style in file.styles:
        properties = style.element.find(qn("w:rPr"))
        names = [e.tag.rpartition("}")[2] for e in properties] if properties is not None else []
        if {"spacing", "sz"} <= set(names):
            assert names.index("spacing") < names.index("sz"), style.name
    assert "cstheme" not in file.styles["Heading 1"].element.xml
    settings = [e.tag.rpartition("}")[2] for e in file.settings.element]
    order = [n for n in ("zoom", "defaultTabStop", "evenAndOddHeaders", "compat") if n in settings]
    assert len(order) > 2 and sorted(order, key=settings.index) == order


def test_the_parts_of_a_wide_table_are_as_few_and_as_level_as_can_be() -> None:
    heads = ("项目", *(f"第{n}栏数字" for n in range(1, 45)))
    grid = Grid("宽表", heads, (Line(tuple(Run("1,234,567") for _ in heads)),))
    parts = within_page(grid)
    room = sum(wants_of(grid)[1:])
    wants = [sum(wants_of(part)[1:]) for part in parts]
    assert len(parts) > 2 and sum(wants) == pytest.approx(room)
    assert max(wants) - min(wants) <= max(wants_of(grid)) + 0.01
    assert [head for part in parts for head in part.heads[1:]] == list(heads[1:])


def test_a_picture_says_what_it_is_to_who_cannot_see_it() -> None:
    chart = Chart("bars", "行政检查", "次", ["1月"], [Series("次数", [Mark(7)])])
    part = Part("one", "一、甲", 1, (Paragraph(chart=chart),), writes=True)
    file = new_docx(io.BytesIO(docx(Document("报告", "机关", 2023, "全年", None, (part,), ()))))
    (shown,) = file.inline_shapes
    assert shown._inline.docPr.get("descr") == "统计图：行政检查（次）"
    assert shown.width == Mm(UPRIGHT)

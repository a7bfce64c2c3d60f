"""What is printed from a page can be read: text beside figures keeps a width, nothing is cut."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from mingjing.office import web
from mingjing.office.web.render.table import draw_table
from mingjing.office.web.shapes import Column, Row, Table

STYLE = "".join(
    (Path(web.__file__).parent / "static/web" / name).read_text()
    for name in ("tokens.css", "parts.css")
)
PAPER = 794
"""A4 between its edges, in pixels; a narrower page would be a phone's."""
LEAST = 70
COLUMNS = (
    Column("number", "检查编号", kind="link"),
    Column("day", "检查日期", kind="date"),
    Column("area", "领域", kind="badge"),
    Column("kind", "类别", kind="badge"),
    Column("place", "地点"),
    Column("unit", "单位"),
    Column("result", "结果", kind="badge"),
    Column("spots", "当场改正（处）", kind="number"),
)
CELLS = ("JC2023-01356", "2023年12月28日", "大气污染防治", "专项检查", "梧荫街示例路132号",
         "示范区城管执法一大队", "未发现问题", 0)  # fmt: skip


def test_text_beside_figures_is_not_set_one_sign_a_line_and_nothing_is_cut(
    browser: Browser,
) -> None:
    page = browser.new_page()
    table = draw_table(Table(COLUMNS, [Row("/", CELLS)]))
    page.set_viewport_size({"width": PAPER, "height": 900})
    page.emulate_media(media="print")
    page.set_content(
        f'<style>{STYLE}</style><main style="width:673px"><div class="tablewrap">{table}</div>'
        '<details class="rest"><summary>更多筛选</summary><dl class="filters"></dl></details>'
    )
    widths = page.eval_on_selector_all(
        "tbody td:not(.n)", "cells => cells.map(c => c.getBoundingClientRect().width)"
    )
    assert len(widths) == 2 and min(widths) >= LEAST
    cut = page.eval_on_selector(".tablewrap", "box => getComputedStyle(box).overflowX")
    assert cut == "visible"
    assert not page.is_visible("summary")  # what cannot be pressed on paper is not printed
    page.close()

"""A report by keyboard alone: a figure is found, looked at, inserted, and nothing typed is lost."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Enter, Site

FOCUS = "document.activeElement.id || document.activeElement.textContent.trim().slice(0, 24)"
RING = "getComputedStyle(document.activeElement).outlineStyle"


def _to(page: Page, words: str, most: int = 40) -> int:
    """Presses Tab until what has the focus bears these words; each stop is seen."""
    for pressed in range(1, most + 1):
        page.keyboard.press("Tab")
        assert page.evaluate(RING) != "none", page.evaluate(FOCUS)
        if words in page.evaluate(FOCUS):
            return pressed
    raise AssertionError(f"{words} has no focus")


def _enter(page: Page, *, then: Locator) -> None:
    """Enter leads to a page, and there this has the focus: a Tab before that begins elsewhere."""
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(then).to_be_focused()


def test_a_figure_is_inserted_by_keyboard_and_stands_where_one_typed(
    site: Site, enter: Enter
) -> None:
    page = enter("clerk", path=site.addresses["report-section"])
    page.evaluate("localStorage.clear()")
    page.reload()
    area = page.locator("#id_body")
    area.focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("全年罚款，没有其他。")
    for _ in range(6):
        page.keyboard.press("ArrowLeft")
    assert _to(page, "插入数字") <= 3
    search = page.locator("#id_q")
    _enter(page, then=search)  # at once: faster than the draft goes by itself
    page.keyboard.type("罚款金额")
    _enter(page, then=search)
    assert _to(page, "罚款金额") <= 8
    _enter(page, then=page.locator("#id_kind"))
    _to(page, "看现在是多少")
    insert = page.get_by_role("button", name="插入正文")
    _enter(page, then=insert)
    expect(insert).to_have_accessible_description(re.compile(r"^\d[\d,]*元$"))
    _enter(page, then=area)
    expect(area).to_have_value("全年罚款{罚款金额}元，没有其他。")
    assert page.evaluate("document.getElementById('id_body').selectionStart") == 11
    expect(page.get_by_text("没有送到服务器")).to_have_count(0)


def test_escape_leaves_the_picker_but_clears_the_search_first(site: Site, enter: Enter) -> None:
    page = enter("clerk", path=site.addresses["report-figures"])
    page.fill("#id_q", "罚款")
    page.keyboard.press("Escape")
    expect(page.locator("#id_q")).to_have_value("")
    page.keyboard.press("Escape")
    page.wait_for_url(f"**{site.addresses['report-section']}")

"""Pages of figures and tables as they are read: on a phone not endless, and in both schemes."""

from __future__ import annotations

import io

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.conftest import Enter, Site
from tests.browser.test_axe import seen


def test_the_list_of_statutory_tables_is_not_endless_on_a_phone(enter: Enter) -> None:
    """The tables first, then one fold for each subject of the yearly reports."""
    page = enter("leader", path="/statistics/tables/?year=2023")
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollHeight") < 2400
    fold = page.locator("details.subject", has_text="行政强制").first
    table = fold.locator("table")
    expect(table).to_be_hidden()
    fold.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(table).to_be_visible()
    folds = page.locator("details.subject").count()
    page.get_by_role("link", name="全部展开").click()
    expect(page.locator("details.subject[open]")).to_have_count(folds)


DARK = (
    "statistics", "explore", "statistics-tables", "statistics-table", "reports", "report",
    "report-section", "report-figures", "report-versions", "report-check", "questions",
    "question", "check-run",
)  # fmt: skip


@pytest.mark.parametrize("name", DARK)
def test_a_dark_page_has_no_barriers(site: Site, enter: Enter, name: str) -> None:
    """Every word can be read on its ground in the dark scheme as well."""
    page = enter("clerk")
    page.emulate_media(color_scheme="dark")
    page.goto(site.addresses[name])
    assert page.evaluate("getComputedStyle(document.body).colorScheme") == "dark"
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    assert seen(page, 1280) + seen(page, 390) == []


def test_a_statutory_table_is_printed_across_the_sheet(enter: Enter) -> None:
    """Its many columns keep a readable size; the list of the tables stays upright."""
    page = enter("leader", path="/statistics/tables/penalties-more/?year=2023")
    page.wait_for_load_state("networkidle")
    printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert all(sheet.mediabox.width > sheet.mediabox.height for sheet in printed)
    told = "".join("".join(sheet.extract_text() for sheet in printed).split())
    assert "结案" in told and "审结" in told, "the first column and the last ones"
    page.goto("/statistics/tables/?year=2023")
    upright = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert all(sheet.mediabox.width < sheet.mediabox.height for sheet in upright)

"""No page has a barrier that axe can find, at a desk's width and at a phone's."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from bench.load import ROOT
from tests.browser.conftest import Enter, Site
from tests.house.world import table

DESK, PHONE = 1280, 390
REPORT = ROOT / "src/mingjing/office/reports/checker/tests/data/a3_city_tables.docx"
# These are files.
NO_PAGE = {
    "health", "report-file", "sign-in", "case-bundle", "case-file", "document-pdf",
    "draw-json", "draw-pdf", "open-items-json",
    "open-plan-json", "open-plan-results-json", "exhibit-file", "exhibit-thumb",
    "field-day", "field-worker",
    "open-draw-json",
    "open-draw-pool", "open-draw-program",
    "visit-paper-pdf",
    "open-report-file", "open-report-json",
}  # fmt: skip
WHO, CODES = table()
# Each page as the first character who may open it.
PAGES = {
    name: WHO[codes.index("200")]
    for name, codes in CODES.items()
    if "200" in codes and name not in NO_PAGE
}


# Style sheets are read anew only for rules that are off; what passed need not be told.
RUN = """axe.run({ resultTypes: ["violations"], preload: false }).then(({ violations }) =>
    violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => ({ html })) })))"""


def barriers(page: Page) -> list[str]:
    """What axe finds, each with the element it means."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    found = page.evaluate(RUN)
    return [f"{v['id']}: {n['html'][:160]}" for v in found for n in v["nodes"]]


def seen(page: Page, width: int) -> list[str]:
    """The barriers at a width, and whether the page can be read without moving it sideways."""
    page.set_viewport_size({"width": width, "height": 900})
    wide = page.evaluate("document.documentElement.scrollWidth")
    return barriers(page) + ([f"{wide} px wide at {width}"] if wide > width else [])


def test_a_barrier_is_found(enter: Enter) -> None:
    page = enter(path="/sign-in/")
    page.evaluate("""document.querySelector("main").insertAdjacentHTML("beforeend",
        '<img src="x"><p style="color: #aaa; background: #fff">blass</p><input>')""")
    told = {line.split(":")[0] for line in barriers(page)}
    assert {"image-alt", "color-contrast", "label"} <= told


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_barriers(site: Site, enter: Enter, name: str) -> None:
    page = enter(PAGES[name], path=site.addresses[name])
    assert seen(page, DESK) + seen(page, PHONE) == []


def test_an_examined_report_has_no_barriers(enter: Enter) -> None:
    page = enter("clerk", path="/reports/check/")
    page.set_input_files("input[name=file]", str(REPORT))
    page.click("main button[type=submit]")
    page.wait_for_selector(".checked")
    page.wait_for_load_state()
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    assert seen(page, DESK) + seen(page, PHONE) == []


@pytest.mark.parametrize(
    "query",
    [
        "i=penalties&i=fines&by=area&compare=1&view=bars&year=2023",
        "i=inspections&by=month&compare=1&view=lines&year=2023",
        "i=inspections&by=street&view=map&year=2023",
        "i=nothing&by=nowhere&by=unit&view=bars&year=x&compare=1",
    ],
)
def test_an_explored_figure_has_no_barriers(enter: Enter, query: str) -> None:
    page = enter("leader", path=f"/statistics/explore/?{query}")
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    assert seen(page, DESK) + seen(page, PHONE) == []


def test_the_door_has_no_barriers(enter: Enter) -> None:
    page = enter(path="/sign-in/")
    assert seen(page, DESK) + seen(page, PHONE) == []


def test_a_refusal_has_no_barriers(site: Site, enter: Enter) -> None:
    page = enter("leader", path=f"/cases/{site.case}/do/decide_penalty/")
    assert seen(page, DESK) + seen(page, PHONE) == []

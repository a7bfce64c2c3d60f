"""Opening a case in a browser: what is found appears below, and what was typed stays."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import Enter


def test_party_and_item_are_found_while_one_types(enter: Enter) -> None:
    page = enter("officer", path="/cases/new/")
    page.fill("textarea[name=conduct]", "写了一半的事实")
    parties, items = page.locator("input[name=party]"), page.locator("input[name=item]")
    expect(parties).to_have_count(0)
    page.fill("input[name=party_q]", "甲公司")  # one answer: a second would bring the list anew
    expect(parties).to_have_count(1)
    parties.first.check()
    page.select_option("select[name=area]", "gas")
    expect(items.first).to_be_visible()
    items.first.check()
    page.fill("input[name=conduct_from]", "2001-01-01")
    page.locator("input[name=conduct_from]").dispatch_event("change")
    expect(items).to_have_count(0)
    page.fill("input[name=conduct_from]", "2023-01-03")
    page.locator("input[name=conduct_from]").dispatch_event("change")
    expect(items.first).to_be_visible()
    expect(parties.first).to_be_checked()
    expect(page.locator("textarea[name=conduct]")).to_have_value("写了一半的事实")
    page.click("#find-item")
    expect(page.locator("input[name=party]").first).to_be_checked()
    expect(page.locator("textarea[name=conduct]")).to_have_value("写了一半的事实")
    assert page.locator(".error-summary, .summary").count() == 0


def test_a_phone_shows_the_whole_filter_and_natural_buttons(enter: Enter) -> None:
    page = enter("officer", path="/inspections/?year=2023")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/inspections/?year=2023")
    for chip in page.locator(".filters .chips a").all():
        box = chip.bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= 390
        assert chip.evaluate("a => getComputedStyle(a).paddingLeft") == "12px"
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("/kit/")
    for button in page.locator(".steps .open .btn").all():
        box = button.bounding_box()
        assert box and box["height"] <= 48 and box["width"] <= 240

"""What stays on a device: words, under the person's key, until sign-out; never amounts or days."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Enter

KEYS = "Object.keys(localStorage).filter((key) => key.startsWith('mj-draft:'))"


def _typed(page: Page, field: Locator, words: str) -> None:
    field.fill(words)
    page.wait_for_function(f"{KEYS}.length > 0")
    page.wait_for_function(f"localStorage.getItem({KEYS}[0]).includes({words!r})")


def test_words_come_back_and_go_with_the_person(enter: Enter, sessions: dict[str, object]) -> None:
    page = enter("clerk", path="/leads/new/")
    field = page.locator("textarea[name=content]")
    _typed(page, field, "还没有写完的话")
    page.reload()
    expect(field).to_have_value("还没有写完的话")
    person = page.locator("body").get_attribute("data-person") or ""
    keys = page.evaluate(KEYS)
    assert person.isdecimal() and all(key.startswith(f"mj-draft:{person}:") for key in keys)
    sessions.pop("clerk")
    page.locator(".person form[data-sign-out] button").click()
    page.wait_for_url("**/sign-in/**")
    assert page.evaluate(KEYS) == []


def test_amounts_and_days_are_never_brought_back(enter: Enter) -> None:
    page = enter("leader", path="/kit/")
    money = page.locator("form#sample input[data-money]").first
    day = page.locator("form#sample input[data-day]").first
    before = money.input_value(), day.input_value()
    money.fill("99999")
    day.fill("2001-01-01")
    field = page.locator("form#sample textarea, form#sample input[type=text]").first
    _typed(page, field, "还没有写完的话")
    page.reload()
    expect(field).to_have_value("还没有写完的话")
    assert (money.input_value(), day.input_value()) == before


def test_today_is_the_offices_day_whatever_the_device_believes(enter: Enter) -> None:
    page = enter("officer")
    page.clock.set_fixed_time("2001-01-01T12:00:00Z")
    page.goto("/leads/new/")
    expect(page.locator("output.hint[for=id_received_at]")).to_contain_text("今天")

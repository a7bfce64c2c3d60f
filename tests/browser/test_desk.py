"""What is typed into a section of a report is not lost: without signal, signed out, overtaken."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.build import PASSWORD
from tests.browser.conftest import Enter, Site

WORDS = "本机关依法设立，以自己的名义执法。"


def _desk(page: Page, site: Site) -> str:
    """Opens a section at which nothing was typed before, and writes at its desk."""
    path = site.addresses["report-section"]
    page.goto(path)
    page.evaluate("localStorage.clear()")
    return path


def _save(page: Page) -> None:
    page.locator("#desk button[type=submit]").first.click()


def test_without_signal_the_words_stay_and_are_saved_later(site: Site, enter: Enter) -> None:
    page = enter("clerk")
    path = _desk(page, site)
    page.context.set_offline(True)
    page.fill("#id_body", WORDS)  # goes by itself after a second, and does not arrive
    expect(page.get_by_role("alert").first).to_contain_text("没有连上服务器")
    _save(page)
    expect(page.get_by_role("alert").last).to_contain_text("没有连上网络")
    expect(page.locator("#id_body")).to_have_value(WORDS)
    page.context.set_offline(False)
    page.goto("/")
    page.goto(path)
    expect(page.locator("#id_body")).to_have_value(WORDS)
    expect(page.get_by_role("status").first).to_contain_text("已恢复")
    page.get_by_role("button", name="不要，回到服务器上的文字").click()
    expect(page.locator("#id_body")).not_to_have_value(WORDS)


def test_who_was_signed_out_finds_the_words_again(site: Site, enter: Enter) -> None:
    page = enter("clerk")
    _desk(page, site)
    page.context.clear_cookies(name="sessionid")
    page.fill("#id_body", f"{WORDS}又一句。")
    expect(page.get_by_role("alert").first).to_contain_text("登录已过期")
    expect(page.locator("#live")).not_to_contain_text("登录")
    _save(page)
    page.wait_for_url("**/sign-in/**")
    page.fill("input[name=username]", site.people["clerk"])
    page.fill("input[name=password]", PASSWORD)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url(f"**{site.addresses['report-section']}")
    expect(page.locator("#id_body")).to_have_value(f"{WORDS}又一句。")


def test_what_comes_back_does_not_overwrite_what_was_saved_meanwhile(
    site: Site, enter: Enter
) -> None:
    page, other = enter("clerk"), enter("leader")
    path = _desk(page, site)
    page.context.set_offline(True)
    page.fill("#id_body", "此处写内勤的文字。")
    expect(page.get_by_role("alert").first).to_contain_text("没有连上服务器")
    other.goto(path)
    other.fill("#id_body", "此处写负责人的文字。")
    _save(other)
    other.wait_for_url("**/reports/*/#*")
    page.context.set_offline(False)
    page.goto(path)
    expect(page.locator("#id_body")).to_have_value("此处写内勤的文字。")
    _save(page)
    expect(page.get_by_role("alert").first).to_contain_text("没有保存")
    expect(page.locator("table.sides")).to_contain_text("此处写负责人的文字。")
    expect(page.locator("#id_body")).to_have_value("此处写内勤的文字。")

"""A question that is sent back, answered again and closed, as unit and supervisor see it."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import Enter, Site

AGAIN = "请附当日的原始记录"


def _does(page: Page, path: str, button: str, field: str, words: str) -> None:
    """Opens the step from the question's own page and sends its form."""
    page.goto(path)
    page.locator("main a.btn", has_text=button).first.click()
    page.fill(f"main [name={field}]", words)
    page.locator("main form.form button[type=submit]").click()
    page.wait_for_url(f"**{path}")


def test_a_question_goes_back_and_forth_to_its_end(site: Site, enter: Enter) -> None:
    path = site.addresses["question"]
    unit, over = enter("officer"), enter("supervisor")
    _does(unit, path, "说明", "answer", "当日集中登记，另有纸质记录。")
    _does(over, path, "退回再问", "reason", AGAIN)
    unit.goto(path)
    expect(unit.locator(".notice.due")).to_contain_text(AGAIN)
    unit.locator("main a.btn", has_text="说明").first.click()
    expect(unit.locator("main")).to_contain_text(f"退回再问：{AGAIN}")
    _does(unit, path, "说明", "answer", "纸质记录示例第 3 册已附。")
    _does(over, path, "已更正", "reason", "已按登记一步补录。")
    expect(over.locator("main")).to_contain_text("已更正")
    assert over.locator("main a.btn", has_text="退回再问").count() == 0
    unit.goto(path)
    history = unit.locator(".timeline")
    for words in ("当日集中登记", AGAIN, "示例第 3 册", "补录"):
        expect(history).to_contain_text(words)

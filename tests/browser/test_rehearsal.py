"""A trainee plays a situation in a browser: refused, the time dialled on, made, summed up."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Enter
from tests.browser.test_axe import seen

GAS = "04-gas-safety"


def _decide(page: Page) -> None:
    page.check("input[name=kinds][value=fine]")
    page.fill("input[name=fine]", "8000")
    page.get_by_role("button", name="看法律怎么说").click()
    expect(page.locator("#answer")).to_be_focused()


@pytest.mark.parametrize("width", [1280, 390])
def test_a_trainee_is_refused_and_then_succeeds(enter: Enter, width: int) -> None:
    page = enter("officer", path="/learning/rehearsal/")
    assert seen(page, width) == []
    page.locator(f"form[action*='{GAS}'] button").click()
    page.get_by_text("试办任何一步").click()
    page.locator(".acts a", has_text="作出处罚决定").click()
    expect(page.locator("#h-act")).to_be_focused()
    assert seen(page, width) == []
    _decide(page)
    expect(page.locator("#answer")).to_contain_text("不能办理：作出处罚决定")
    expect(page).to_have_url(re.compile(r"/learning/rehearsal/\w+/$"))
    page.locator("#id_now").fill("2026-10-12T10:00")
    page.get_by_role("button", name="拨到此时").click()
    page.locator(".first .buttons a", has_text="作出处罚决定").click()
    expect(page.locator("#h-act")).to_be_focused()
    _decide(page)
    expect(page.locator("#answer")).to_contain_text("作出处罚决定成立")
    assert seen(page, width) == []
    page.go_back()
    expect(page.locator("main")).to_contain_text("现在可以办")
    page.get_by_role("link", name="结束并小结").click()
    expect(page.locator("main")).to_contain_text("被拒绝和有瑕疵的 1 步")
    assert seen(page, width) == []


def test_without_script_the_same_rehearsal_works(enter: Enter) -> None:
    page = enter("officer", path="/learning/rehearsal/")
    page.route("**/*.js", lambda route: route.abort())
    page.reload()
    page.locator(f"form[action*='{GAS}'] button").click()
    page.wait_for_url(re.compile(r"/learning/rehearsal/\w+/$"))
    page.goto(page.url + "?act=decide_penalty&now=2026-10-12T10:00")
    page.check("input[name=kinds][value=fine]")
    page.fill("input[name=fine]", "8000")
    page.get_by_role("button", name="看法律怎么说").click()
    expect(page.locator("#answer")).to_contain_text("作出处罚决定成立")
    page.get_by_role("button", name="撤销上一步").click()
    expect(page.locator("main")).to_contain_text("试办了 0 步")

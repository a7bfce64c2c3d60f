"""A tap that comes when its page is already old, and a tap whose work ends on another page: what
was written, sent or settled meanwhile stands. Everything here is without signal."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Phone, Site
from tests.browser.phone import decide, signed_in, until, visit

ROW = """(address) => import("/static/field/store.js").then((store) => store.records())
    .then((rows) => rows.find((row) => row.content.address === address))"""
BECOME = """([address, values]) => import("/static/field/store.js").then(async (store) => {
    const rows = await store.records();
    const { key } = rows.find((row) => row.content.address === address);
    await store.change(key, (row) => { Object.assign(row, values); });
})"""
HOLD = """(words) => {
    const named = (b) => b.textContent.startsWith(words);
    window.held = [...document.querySelectorAll("main button")].find(named);
}"""
"""Keeps a button as a finger does that is already on its way."""
TAP = """(then) => {
    window.held.click();
    if (then) location.hash = then;
}"""
SLOW_WAKING = """() => {
    const workers = Object.getPrototypeOf(navigator.serviceWorker);
    const ask = workers.getRegistration;
    const open = new Promise((done) => { window.woken = done; });
    workers.getRegistration = async function (...given) {
        window.asked = true;
        await open;
        return ask.apply(this, given);
    };
}"""
PRINTS = "() => { window.prints = 0; window.print = () => { window.prints += 1; }; }"


@pytest.fixture
def page(site: Site, phone: Phone) -> Page:
    page = signed_in(context := phone(), site)
    context.set_offline(True)
    return page


def row_of(page: Page, address: str) -> Any:
    return page.evaluate(ROW, address)


def become(page: Page, address: str, **values: object) -> None:
    page.evaluate(BECOME, [address, values])


def hold(page: Page, words: str) -> None:
    named = page.locator("main button").filter(has_text=re.compile(f"^{words}"))
    expect(named.first).to_be_visible()
    page.evaluate(HOLD, words)


def finished(page: Page, finding: str, address: str) -> None:
    visit(page, finding, address=address)
    hold(page, "完成")
    page.get_by_role("button", name="完成，放入待发送").click()
    expect(page.locator(".entry", has_text=address)).to_contain_text("待发送")


def at_rest(page: Page) -> None:
    """The disk has written what the taps before asked for."""
    page.wait_for_timeout(400)


def test_a_second_tap_on_finish_makes_no_second_envelope(page: Page) -> None:
    """The worker may have begun to send the first one."""
    finished(page, "第一封", address := "示例连点街 1 号")
    first = row_of(page, address)["envelope"]
    become(page, address, tried=1, envelope={**first, "mark": "第一封"})
    page.evaluate(TAP, "")
    at_rest(page)
    row = row_of(page, address)
    assert (row["state"], row["tried"], row["envelope"]["mark"]) == ("waiting", 1, "第一封")


def test_what_the_worker_has_begun_to_send_is_not_taken_back(page: Page) -> None:
    finished(page, "取回太晚", address := "示例连点街 2 号")
    become(page, address, tried=1)
    page.locator(".entry", has_text=address).get_by_role("button", name="取回修改").click()
    expect(page.locator(".entry", has_text=address)).to_contain_text("发送过 1 次")
    row = row_of(page, address)
    assert row["state"] == "waiting" and row["envelope"]["key"] == row["key"]


def test_what_no_network_could_take_can_be_taken_back(page: Page) -> None:
    """The phone knows that it has none: nothing has left, whatever it was told to send."""
    finished(page, "没有信号时取回", address := "示例连点街 10 号")
    page.get_by_role("button", name="现在发送").click()
    at_rest(page)
    assert not row_of(page, address)["tried"]
    page.locator(".entry", has_text=address).get_by_role("button", name="取回修改").click()
    expect(page.locator("[name=finding]")).to_have_value("没有信号时取回")


def test_who_takes_back_and_goes_on_stays_where_they_went(page: Page) -> None:
    finished(page, "取回修改", address := "示例连点街 3 号")
    hold(page, "取回修改")
    page.evaluate(TAP, "#/device")
    until(page, f"({ROW})('{address}').then((row) => row.state === 'draft')")
    expect(page.get_by_role("heading", name="本机")).to_be_visible()
    at_rest(page)
    assert page.evaluate("location.hash") == "#/device"


def test_who_sends_again_and_writes_elsewhere_is_not_disturbed(page: Page) -> None:
    visit(page, "正在写", address="示例连点街 5 号")
    page.get_by_role("link", name="今天", exact=True).click()
    finished(page, "原样再发", address := "示例连点街 4 号")
    become(page, address, state="back", why="invalid", reasons=[], sentence="要补填")
    page.get_by_role("link", name="今天", exact=True).click()
    page.get_by_role("link", name="待发送").click()
    hold(page, "原样再发")
    page.evaluate(SLOW_WAKING)
    page.evaluate(TAP, f"#/d/{row_of(page, '示例连点街 5 号')['key']}")
    page.fill("[name=finding]", "正在写，接着写")
    until(page, "window.asked === true")
    page.locator("[name=finding]").evaluate("(field) => { window.field = field; }")
    page.evaluate("window.woken()")
    at_rest(page)
    assert page.evaluate("window.field.isConnected && document.activeElement === window.field")
    assert row_of(page, address)["state"] == "waiting"


def test_what_is_taken_back_is_not_sent_by_the_next_tap(page: Page) -> None:
    finished(page, "先改后发", address := "示例连点街 6 号")
    become(page, address, state="back", why="invalid", reasons=[], sentence="要补填")
    page.get_by_role("link", name="今天", exact=True).click()
    page.get_by_role("link", name="待发送").click()
    hold(page, "原样再发")
    page.locator(".entry", has_text=address).get_by_role("button", name="修改").click()
    expect(page.locator("[name=finding]")).to_have_value("先改后发")
    page.evaluate(TAP, "")
    at_rest(page)
    row = row_of(page, address)
    assert (row["state"], row["envelope"]) == ("draft", None)
    expect(page.locator("[name=finding]")).to_have_value("先改后发")


def test_another_visit_is_made_once_and_keeps_what_was_written_since(page: Page) -> None:
    finished(page, "任务变了", address := "示例连点街 7 号")
    moved = [["抽查任务", "示例"]]
    become(page, address, state="back", why="moved", reasons=[], sentence="", moved=moved)
    page.get_by_role("link", name="今天", exact=True).click()
    page.get_by_role("link", name="待发送").click()
    hold(page, "作为另一次检查发送")
    page.evaluate(TAP, "#/device")
    until(page, f"({ROW})('{address}').then((row) => row.state === 'draft')")
    at_rest(page)
    assert page.evaluate("location.hash") == "#/device"
    page.get_by_role("link", name="今天", exact=True).click()
    page.get_by_role("link", name=address).click()
    page.fill("[name=finding]", "任务变了，另写")
    page.evaluate(TAP, "")
    at_rest(page)
    row = row_of(page, address)
    [told] = row["content"]["facts"].values()
    assert (told["fact"], row["content"]["about"]) == ("任务变了，另写", None)
    expect(page.locator("[name=finding]")).to_have_value("任务变了，另写")


def test_only_the_decision_is_printed_never_the_page_gone_on_to(page: Page) -> None:
    visit(page, "打印", address="示例连点街 8 号")
    decide(page, 150, party="示例打印小店（虚构）")
    page.evaluate(PRINTS)
    page.get_by_role("link", name="打印决定书").click()
    cited = "根据《城镇燃气管理条例》第四十九条第一款第五项、《中华人民共和国行政处罚法》第五十一条"
    expect(page.locator(".paper")).to_contain_text(cited)
    hold(page, "打印")
    page.evaluate(TAP, "#/device")
    until(page, f"({ROW})('示例连点街 8 号').then((row) => row.content.spot.printed)")
    at_rest(page)
    assert page.evaluate("window.prints") == 0
    page.go_back()
    page.get_by_role("button", name="打印", exact=True).click()
    until(page, "window.prints === 1")


def test_two_versions_are_settled_once(page: Page) -> None:
    visit(page, "本机写的", address=(address := "示例连点街 9 号"))
    mine = row_of(page, address)["content"]
    theirs = {**mine, "told": "另一台写的告知", "address": address}
    other = {"version": 7, "content": theirs, "saved_at": mine["started_at"], "device": "示例"}
    page.get_by_role("link", name="今天", exact=True).click()
    become(page, address, theirs=other)
    page.get_by_role("link", name="待发送").click()
    page.get_by_role("link", name="今天", exact=True).click()
    page.get_by_role("link", name=address).click()
    page.locator("input[value=theirs]").check()
    hold(page, "用选定的内容")
    page.evaluate(TAP, "#/device")
    until(page, f"({ROW})('{address}').then((row) => row.version === 7)")
    at_rest(page)
    assert page.evaluate("location.hash") == "#/device"
    page.get_by_role("link", name="今天", exact=True).click()
    page.get_by_role("link", name=address).click()
    expect(page.locator("[name=told-whom]")).to_have_value("另一台写的告知")
    page.fill("[name=finding]", "选定以后写的")
    page.evaluate(TAP, "")
    at_rest(page)
    [told] = row_of(page, address)["content"]["facts"].values()
    assert told["fact"] == "选定以后写的"
    expect(page.locator("[name=finding]")).to_have_value("选定以后写的")

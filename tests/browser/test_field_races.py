"""Taps that come faster than the disk, the sky or the network: one tap is one draft, and whoever
has gone on stays where they went, with what they write there."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import Phone, Site
from tests.browser.phone import MICROPHONE, kept, photograph, signed_in, until, visit

TAPPED_FAST = """async (words) => {
    const one = [...document.querySelectorAll("button")].find((b) => b.textContent.includes(words));
    for (let n = 0; n < 200 && one.isConnected; n += 1) {
        one.click();
        await new Promise((done) => { setTimeout(done, 1); });
    }
}"""
DRAFTS = """import("/static/field/store.js").then((store) => store.records())
    .then((rows) => rows.filter((row) => row.state === "draft" && !row.version).length)"""
"""Drafts begun here without signal; others of this person may have come from the office."""
FILES = """import("/static/field/store.js").then((store) => store.records())
    .then((rows) => rows.filter(({ content: c }) => /^示例路 6%s /.test(c.address)))
    .then((rows) => rows.map(({ content: c }) => `${c.address} ${c.files.length}`).sort())"""
FILES_OF = """import("/static/field/store.js").then((store) => store.records())
    .then((rows) => rows.find((row) => row.content.address === "%s"))
    .then((row) => row.content.files.length === %d)"""
NO_SKY_YET = """() => {
    const ask = navigator.geolocation.getCurrentPosition.bind(navigator.geolocation);
    const kept = [];
    navigator.geolocation.getCurrentPosition = (...given) => kept.push(given);
    window.sky = () => {
        navigator.geolocation.getCurrentPosition = ask;
        kept.forEach((given) => ask(...given));
    };
}"""
NO_MICROPHONE_YET = """() => {
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    const open = new Promise((done) => { window.grant = done; });
    navigator.mediaDevices.getUserMedia = async (...given) => {
        await open;
        window.heard = await ask(...given);
        return window.heard;
    };
}"""
SPEAKING = {"granted": ("geolocation", "microphone"), "flags": MICROPHONE}
SLOW_DELETE = """() => {
    const ask = window.fetch;
    const open = new Promise((done) => { window.network = done; });
    window.fetch = async (url, how) => {
        if (how?.method === "DELETE") { window.asked = true; await open; }
        return ask(url, how);
    };
}"""


def _today(page: Page) -> None:
    page.get_by_role("link", name="今天", exact=True).click()
    expect(page.get_by_role("heading", name="今天")).to_be_visible()


def test_taps_faster_than_the_disk_begin_one_draft(site: Site, phone: Phone) -> None:
    page = signed_in(context := phone(), site)
    context.set_offline(True)
    for n, words in enumerate(("新的检查", "示例快手抽取"), 1):  # drawn for this test alone
        expect(page.locator("button", has_text=words).first).to_be_visible()
        page.evaluate(TAPPED_FAST, words)
        expect(page.get_by_role("button", name="完成，放入待发送")).to_be_visible()
        assert page.evaluate(DRAFTS) == n
        _today(page)
    page.get_by_role("button", name="新的检查").click()  # a later tap is another draft
    expect(page.get_by_role("button", name="完成，放入待发送")).to_be_visible()
    assert page.evaluate(DRAFTS) == 3


def test_who_leaves_while_a_draft_is_begun_stays_and_may_begin_again(
    site: Site, phone: Phone
) -> None:
    page = signed_in(context := phone(), site)
    context.set_offline(True)
    expect(page.get_by_role("button", name="新的检查")).to_be_visible()
    page.evaluate("""() => {
        [...document.querySelectorAll("button")].find((b) => b.textContent === "新的检查").click();
        document.querySelector(".tabs a[href='#/queue']").click();
    }""")
    until(page, f"{DRAFTS}.then((n) => n === 1)")
    expect(page.get_by_role("heading", name="待发送")).to_be_visible()
    _today(page)
    expect(page.get_by_role("heading", name="正在写")).to_be_visible()
    page.get_by_role("button", name="新的检查").click()
    expect(page.get_by_role("button", name="完成，放入待发送")).to_be_visible()
    assert page.evaluate(DRAFTS) == 2


def test_a_photograph_that_waits_for_its_place_lies_in_the_draft_it_was_taken_for(
    site: Site, phone: Phone
) -> None:
    page = signed_in(context := phone(), site)
    context.set_offline(True)
    visit(page, "先拍照", address="示例路 61 号")
    page.evaluate(NO_SKY_YET)
    page.set_input_files(
        "[name=photo]", files="src/mingjing/office/field/static/field/icon-180.png"
    )
    _today(page)
    page.get_by_role("button", name="新的检查").click()
    page.fill("[name=address]", "示例路 62 号")
    page.evaluate("window.sky()")
    until(page, f"{FILES % '[12]'}.then((told) => told.join() === '示例路 61 号 1,示例路 62 号 0')")
    expect(page.locator("[name=address]")).to_have_value("示例路 62 号")
    _today(page)
    page.get_by_role("link", name="示例路 61 号").click()
    expect(page.locator(".files li")).to_have_count(1)
    photograph(page, 91)
    until(page, f"{FILES % '[12]'}.then((told) => told.join() === '示例路 61 号 2,示例路 62 号 0')")


def test_a_visit_is_not_finished_before_its_photograph_is_kept(site: Site, phone: Phone) -> None:
    """It would go without the photograph: what is sent once is sent as it is."""
    page = signed_in(context := phone(), site)
    context.set_offline(True)
    visit(page, "拍完就走", address=(address := "示例录音街 5 号"))
    page.evaluate(NO_SKY_YET)
    page.set_input_files(
        "[name=photo]", files="src/mingjing/office/field/static/field/icon-180.png"
    )
    page.get_by_role("button", name="完成，放入待发送").click()
    expect(page.locator("#said")).to_contain_text("还在保存")
    page.evaluate("window.sky()")
    expect(page.locator(".files li")).to_have_count(1)
    page.get_by_role("button", name="完成，放入待发送").click()
    expect(page.locator(".entry", has_text=address)).to_contain_text("1 张照片")


def test_what_is_written_while_another_draft_is_thrown_away_is_kept(
    site: Site, phone: Phone
) -> None:
    page = signed_in(phone(), site)
    page.on("dialog", lambda dialog: dialog.accept())
    visit(page, "要删除的", address="示例路 63 号")
    kept(page, "要删除的")
    page.evaluate(SLOW_DELETE)
    page.get_by_role("button", name="删除这份草稿").click()
    until(page, "window.asked === true")
    _today(page)
    page.get_by_role("button", name="新的检查").click()
    page.fill("[name=address]", "示例路 64 号")
    page.evaluate("window.network()")
    until(page, f"{FILES % '[34]'}.then((told) => told.join() === '示例路 64 号 0')")
    expect(page.locator("[name=address]")).to_have_value("示例路 64 号")
    page.fill("[name=address]", "示例路 64 号乙")
    until(page, f"{FILES % '[34]'}.then((told) => told.join() === '示例路 64 号乙 0')")


def test_a_second_tap_before_the_microphone_is_granted_raises_nothing(
    site: Site, phone: Phone
) -> None:
    page = signed_in(phone("speaking", **SPEAKING), site)
    visit(page, "等麦克风", address="示例录音街 1 号")
    page.evaluate(NO_MICROPHONE_YET)
    page.get_by_role("button", name="录音", exact=True).click()
    page.get_by_role("button", name="等待麦克风").click()
    page.locator("[name=party-kind-organisation]").click()  # the page is drawn anew meanwhile
    page.evaluate("window.grant()")
    stop = page.get_by_role("button", name="停止录音")
    expect(stop).to_be_visible()
    expect(page.locator("#said")).to_be_hidden()
    page.wait_for_timeout(1200)
    page.locator("[name=party-kind-individual]").click()
    page.get_by_role("button", name="完成，放入待发送").click()
    expect(page.locator("#said")).to_contain_text("还在录音")
    stop.click()
    expect(page.locator(".files li")).to_have_count(1)
    assert page.evaluate("window.heard.getTracks().every((one) => one.readyState === 'ended')")


def test_a_voice_lies_in_the_draft_that_it_was_begun_in(site: Site, phone: Phone) -> None:
    page = signed_in(context := phone("speaking", **SPEAKING), site)
    context.set_offline(True)
    visit(page, "先录音", address="示例录音街 2 号")
    page.get_by_role("button", name="录音", exact=True).click()
    expect(page.get_by_role("button", name="停止录音")).to_be_visible()
    _today(page)
    expect(page.locator("#net")).to_contain_text("正在录音")
    page.get_by_role("button", name="新的检查").click()
    page.fill("[name=address]", "示例录音街 3 号")
    page.wait_for_timeout(1200)
    page.get_by_role("button", name="停止录音（示例录音街 2 号）").click()
    for address, files in (("示例录音街 2 号", 1), ("示例录音街 3 号", 0)):
        until(page, FILES_OF % (address, files))
    expect(page.get_by_role("button", name="录音", exact=True)).to_be_visible()
    expect(page.locator("#net")).not_to_contain_text("正在录音")


def test_a_voice_that_the_microphone_ended_is_kept(site: Site, phone: Phone) -> None:
    """A call comes in: what was said until then stays."""
    page = signed_in(phone("speaking", **SPEAKING), site)
    visit(page, "来电打断", address="示例录音街 4 号")
    page.evaluate(NO_MICROPHONE_YET)
    page.evaluate("window.grant()")
    page.get_by_role("button", name="录音", exact=True).click()
    expect(page.get_by_role("button", name="停止录音")).to_be_visible()
    page.wait_for_timeout(1200)
    page.evaluate("window.heard.getTracks().forEach((one) => one.stop())")
    page.wait_for_timeout(300)
    page.get_by_role("button", name="停止录音").click()
    expect(page.locator(".files li")).to_have_count(1)


ANSWERED_LATE = """() => {
    const ask = window.fetch;
    const open = new Promise((done) => { window.network = done; });
    window.fetch = async (url, how) => {
        if (url.endsWith("day.json")) { window.asked = true; await open; }
        if (url === "/logout/") {
            window.network();
            await new Promise((done) => { setTimeout(done, 600); });
        }
        return ask(url, how);
    };
    import("/static/field/send.js").then(({ net }) => { net.asked = 0; })
        .then(() => import("/static/field/sync.js")).then(({ sync }) => { sync(); });
}"""


def test_an_answer_that_comes_after_the_phone_was_wiped_brings_nothing_back(
    site: Site, phone: Phone
) -> None:
    page = signed_in(phone(), site)
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("link", name="本机").click()
    expect(page.locator("main")).to_contain_text("手机里存着什么")
    page.evaluate(ANSWERED_LATE)
    until(page, "window.asked === true")
    page.get_by_role("button", name="清除本机全部资料").click()
    page.wait_for_url("**/sign-in/**")
    assert page.evaluate("indexedDB.databases().then((all) => all.map((one) => one.name))") == []

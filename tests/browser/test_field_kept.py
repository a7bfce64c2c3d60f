"""What a phone keeps and tells: a photograph's fingerprint and place, several drafts, the office's
time on a wrong clock, a full disk; and a drawn object from Today to the office."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from itertools import product

from django.utils import timezone
from playwright.sync_api import expect

from mingjing.law.liability import summary_limit
from mingjing.law.on_the_spot import as_data
from mingjing.office.evidence.tests.scene import a_picture
from mingjing.office.journal.shapes import OFFICE_ZONE
from tests.browser.conftest import PLACE, Phone, Site
from tests.browser.phone import exported, kept, photograph, sign, signed_in, until, visit
from tests.browser.test_axe import seen

ROW = """(address) => import("/static/field/store.js").then((store) => store.records())
    .then((rows) => rows.find((row) => row.content.address === address))"""
FULL = """(name) => {
    const put = IDBObjectStore.prototype.put;
    window.room = () => { IDBObjectStore.prototype.put = put; };
    IDBObjectStore.prototype.put = function (value, ...rest) {
        if (this.name === name) throw new DOMException("full", "QuotaExceededError");
        return put.call(this, value, ...rest);
    };
}"""
WRONG_CLOCK = """(() => {
    const Right = Date, off = 3 * 3600 * 1000;
    window.Date = class extends Right {
        constructor(...given) { super(...(given.length ? given : [Right.now() + off])); }
        static now() { return Right.now() + off; }
    };
})()"""


def test_a_photograph_keeps_its_bytes_its_moment_and_its_place(site: Site, phone: Phone) -> None:
    page = signed_in(context := phone(), site)
    context.set_offline(True)
    visit(page, "照片原样", address="示例路 51 号")
    photograph(page, 71)
    sha256 = hashlib.sha256(a_picture(71)).hexdigest()
    expect(page.locator(".files li")).to_contain_text(f"指纹 {sha256[:16]}")
    expect(page.locator(".files li")).to_contain_text(f"误差约 {PLACE['accuracy']} 米")
    [file] = page.evaluate(ROW, "示例路 51 号")["content"]["files"]
    taken = datetime.fromisoformat(file["taken_at"])
    assert file["sha256"] == sha256 and abs(timezone.now() - taken) < timedelta(minutes=10)
    assert file["place"]["latitude"] == PLACE["latitude"]
    context.set_geolocation({"latitude": 38.0, "longitude": 116.0})  # sent from elsewhere
    page.get_by_role("button", name="完成，放入待发送").click()
    context.set_offline(False)
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator(".entry")).to_contain_text("已收到")
    [visited] = exported(page, "/inspections/?export=1", "照片原样")
    page.goto(f"/evidence/?inspection={visited[0]}")
    page.locator("#rows tbody a").first.click()
    expect(page.locator("main")).to_contain_text(sha256)
    expect(page.locator("main")).to_contain_text("39.10421")


def test_several_drafts_stand_side_by_side_and_each_arrives_once(site: Site, phone: Phone) -> None:
    page = signed_in(context := phone("many"), site)
    context.set_offline(True)
    for nth in (1, 2, 3):
        visit(page, f"并行草稿{nth}", address=f"示例路 52 号之{nth}")
        page.get_by_role("link", name="今天", exact=True).click()
        expect(page.get_by_role("link", name=f"示例路 52 号之{nth}")).to_be_visible()
    context.close()
    page = (context := phone("many", offline=True)).new_page()
    page.goto("/field/")
    for nth in (3, 1):
        page.get_by_role("link", name=f"示例路 52 号之{nth}").click()
        expect(page.locator("[name=finding]")).to_have_value(f"并行草稿{nth}")
        page.get_by_role("button", name="完成，放入待发送").click()
        page.get_by_role("link", name="今天", exact=True).click()
    expect(page.locator("a.card", has_text="示例路 52 号")).to_have_count(1)
    context.set_offline(False)
    page.evaluate("dispatchEvent(new Event('online'))")
    page.get_by_role("link", name="待发送").click()
    expect(page.locator(".badge.ok")).to_have_count(1)
    # Nobody is at two places at once: the office says so, and the person says when it was.
    back = page.locator(".entry", has_text="并行草稿1")
    expect(back).to_contain_text("正在另一处检查")
    back.get_by_role("button", name="修改").click()
    expect(page.locator("main")).to_contain_text("上次没有登记成功")
    before = timezone.now().astimezone(OFFICE_ZONE) - timedelta(minutes=40)
    page.fill("[name=started_at]", before.strftime("%Y-%m-%dT%H:%M"))
    page.fill("[name=ended_at]", (before + timedelta(minutes=9)).strftime("%Y-%m-%dT%H:%M"))
    assert seen(page, 390) == []
    page.get_by_role("button", name="完成，放入待发送").click()
    expect(page.locator(".badge.ok")).to_have_count(2)
    for nth, times in ((1, 1), (2, 0), (3, 1)):
        assert len(exported(page, "/inspections/?export=1", f"并行草稿{nth}")) == times


def test_who_goes_on_before_the_disk_is_done_stays_where_they_went(
    site: Site, phone: Phone
) -> None:
    page = signed_in(context := phone(), site)
    context.set_offline(True)
    visit(page, "先走一步", address="示例路 55 号")
    page.evaluate("""() => {
        const done = (b) => b.textContent.startsWith("完成");
        [...document.querySelectorAll("button")].find(done).click();
        document.querySelector(".tabs a").click();
    }""")
    expect(page.locator("#waiting")).to_have_text("1")
    expect(page.get_by_role("heading", name="今天")).to_be_visible()
    expect(page.locator("a.card", has_text="示例路 55 号")).to_have_count(0)


def test_a_wrong_clock_writes_the_offices_time(site: Site, phone: Phone) -> None:
    """Three hours ahead: acts of the future would be refused."""
    context = phone("ahead")
    context.add_init_script(WRONG_CLOCK)
    page = signed_in(context, site)
    ahead = datetime.fromisoformat(page.evaluate("new Date().toISOString()"))
    assert ahead - timezone.now() > timedelta(hours=2)
    context.set_offline(True)
    page.reload()  # what the office said of the clock outlives the page
    visit(page, "手机时钟快三小时", address="示例路 53 号")
    begun = datetime.fromisoformat(page.evaluate(ROW, "示例路 53 号")["content"]["started_at"])
    assert abs(timezone.now() - begun) < timedelta(minutes=10)
    page.get_by_role("button", name="完成，放入待发送").click()
    context.set_offline(False)
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator(".entry")).to_contain_text("已收到")


def test_what_a_full_disk_does_not_take_is_told_until_it_does(site: Site, phone: Phone) -> None:
    page = signed_in(phone(), site)
    visit(page, "写在前面", address="示例路 54 号")
    page.evaluate(FULL, "records")
    page.fill("[name=finding]", "空间满时写的")
    expect(page.locator("#said")).to_contain_text("手机存储空间已满")
    expect(page.locator("#net")).to_have_text("空间已满，没有保存")
    page.locator("#said").evaluate("(told) => { told.textContent = ''; }")
    page.get_by_role("button", name="完成，放入待发送").click()
    expect(page.locator("#said")).to_contain_text("手机存储空间已满")
    expect(page.locator("[name=finding]")).to_have_value("空间满时写的")
    assert page.evaluate(ROW, "示例路 54 号")["state"] == "draft"
    page.evaluate("window.room()")
    page.fill("[name=finding]", "腾出空间后写的")
    expect(page.locator("#net")).to_contain_text("有信号")
    page.reload()
    expect(page.locator("[name=finding]")).to_have_value("腾出空间后写的")


def test_a_drawn_object_is_asked_for_from_today(site: Site, phone: Phone) -> None:
    page = signed_in(context := phone(), site)
    context.set_offline(True)
    card = page.locator("button.card", has_text="示例现场抽取")
    expect(card).to_contain_text("抽中人员：")
    card.click()
    assert seen(page, 390) == []
    page.get_by_role("button", name="提请批准检查").click()
    expect(page.locator(".entry")).to_contain_text("提请批准检查")
    context.set_offline(False)
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator(".made")).to_contain_text("待批准")
    number = page.locator(".made a").inner_text()
    until(
        page,
        f"""import("/static/field/sync.js").then((s) => s.refreshDay())
        .then(() => import("/static/field/store.js")).then((s) => s.meta("day"))
        .then((day) => day.visits.some((one) => (one.asked ?? "").startsWith("{number}")))""",
    )
    page.goto("/field/")
    still = page.locator(".card.still", has_text="示例抽中小店")
    expect(still).to_contain_text(f"{number} 待批准")
    assert seen(page, 390) == []


def test_a_breach_is_ordered_and_fined_in_one_visit(site: Site, phone: Phone) -> None:
    """An order to correct bars no penalty (art. 28); a sum that is no longer seen is not sent."""
    page = signed_in(context := phone(), site)
    context.set_offline(True)
    visit(page, "责令并罚", address="示例路 56 号")
    page.locator("[name=party-kind-organisation]").click()
    page.fill("[name=party-name]", "示例并罚小店（虚构）")
    page.locator("[name=act-order_correction]").click()
    page.locator("[name=also-spot]").click()
    page.fill("[name=fine]", "150")
    for name in ("told", "heard", "certain", "review"):
        page.check(f"[name={name}]")
    sign(page)
    assert seen(page, 390) == []
    expect(page.get_by_text("可以放入待发送")).to_be_visible()
    page.get_by_role("button", name="完成，放入待发送").click()
    context.set_offline(False)
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator(".entry")).to_contain_text("已收到")
    expect(page.locator(".made")).to_contain_text("责令改正")
    expect(page.locator(".made")).to_contain_text("罚款 150 元")


def test_only_what_the_limit_can_reach_is_offered_on_the_spot(site: Site, phone: Phone) -> None:
    page = signed_in(phone(), site)
    day = "2026-05-12"
    tried = list(product(("individual", "sole_trader", "organisation"), (0, 200, 201, 3000, 3001),
                         (["罚款"], ["警告", "罚款"], ["罚款", "吊销许可证件"])))  # fmt: skip
    found = page.evaluate(
        """async ([law, day, tried]) => {
            const { withinReach } = await import("/static/field/law.js");
            return tried.map(([kind, low, kinds]) => withinReach(law, kind, day, { low, kinds }));
        }""",
        [as_data(), day, tried],
    )
    at = datetime.fromisoformat(day).date()
    assert found == [
        "警告" in kinds or low <= summary_limit(kind, at) for kind, low, kinds in tried
    ]


def test_photographs_of_two_devices_need_not_be_given_up(site: Site, phone: Phone) -> None:
    first = signed_in(one := phone("first"), site)
    visit(first, "两台各拍一张", address="示例路 57 号")
    kept(first, "两台各拍一张")
    one.set_offline(True)
    second = signed_in(phone("second"), site)
    second.get_by_role("link", name="示例路 57 号").click()
    photograph(second, 81)
    second.fill("[name=finding]", "第二台拍过了")
    kept(second, "第二台拍过了")
    photograph(first, 82)
    one.set_offline(False)
    first.evaluate("dispatchEvent(new Event('online'))")
    expect(first.get_by_role("heading", name="同一份草稿有两个版本")).to_be_visible()
    assert seen(first, 390) == []
    boxes = [box.bounding_box() for box in first.locator(".version").all()]
    assert all(box and 48 <= box["height"] <= 200 for box in boxes)
    for line in first.locator("fieldset").all():
        line.locator("input").last.check()
    first.get_by_role("button", name="用选定的内容").click()
    expect(first.locator(".files li")).to_have_count(2)
    expect(first.locator("[name=finding]")).to_have_value("第二台拍过了")
    first.get_by_role("button", name="完成，放入待发送").click()
    expect(first.locator(".entry")).to_contain_text("已收到")
    [visited] = exported(first, "/inspections/?export=1", "第二台拍过了")
    first.goto(f"/evidence/?inspection={visited[0]}")
    expect(first.locator("#rows tbody tr")).to_have_count(2)

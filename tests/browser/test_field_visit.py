"""The screens of a visit on the phone: answers, law of an item, refusal, collection, numbers,
voice, and a person who grants neither camera nor place."""

from __future__ import annotations

from itertools import product

from playwright.sync_api import expect

from mingjing.law.instruments.field_visit.visit import VISIT
from mingjing.law.instruments.field_visit.visit_guards import VisitAttempt, VisitFacts
from mingjing.law.on_the_spot import as_data as spot_law
from mingjing.law.on_the_visit import JUDGED, as_data
from tests.browser.conftest import Phone, Site
from tests.browser.phone import MICROPHONE, decide, exported, photograph, signed_in, until, visit
from tests.browser.test_axe import seen

NUMBERS = """import("/static/field/store.js").then((store) => store.meta("day"))
    .then((day) => day.numbers)"""


def test_a_breach_is_ordered_with_its_law_and_a_talk_beside_it(site: Site, phone: Phone) -> None:
    page = signed_in(context := phone(), site)
    context.set_offline(True)
    visit(page, "无信号时责令", address="示例路 31 号")
    page.locator("[name=party-kind-organisation]").click()
    page.fill("[name=party-name]", "示例改正小店（虚构）")
    page.locator("[name=act-order_correction]").click()
    due = page.locator("[name=due]").input_value()
    expect(page.get_by_text("可以放入待发送")).to_be_visible()
    page.fill("[name=due]", "2024-05-16")
    expect(page.locator("main")).to_contain_text("改正期限须在今天或者以后")
    page.fill("[name=due]", due)
    page.locator(".breach a").first.click()
    expect(page.get_by_role("heading", name="看什么、常见违法")).to_be_visible()
    expect(page.locator("main")).to_contain_text("处罚依据")
    assert seen(page, 390) == []
    page.get_by_role("link", name="返回检查").click()
    page.get_by_role("link", name="另作约谈、指导").click()
    page.get_by_role("button", name="约谈", exact=True).click()
    page.fill("[name=with-whom]", "店长演示某")
    page.fill("[name=content-soft]", "指出问题，听取说明")
    page.locator("[name=response-promised]").click()
    assert seen(page, 390) == []
    page.get_by_role("link", name="记下").click()
    page.get_by_role("button", name="完成，放入待发送").click()
    context.set_offline(False)
    page.evaluate("dispatchEvent(new Event('online'))")
    entry = page.locator(".entry")
    expect(entry).to_contain_text("已收到")
    expect(entry).to_contain_text("责令改正")
    expect(entry).to_contain_text("后续跟踪")
    assert len(exported(page, "/visits/lenient/?export=1", "指出问题，听取说明")) == 1


def test_who_is_not_let_in_is_told_without_a_checklist(site: Site, phone: Phone) -> None:
    page = signed_in(context := phone(), site)
    context.set_offline(True)
    visit(page, "不会登记", address="示例路 32 号")
    page.get_by_role("link", name="记录拒绝检查").click()
    page.fill("[name=refusal]", "关门不开，辱骂执法人员")
    assert seen(page, 390) == []
    page.get_by_role("link", name="记下，返回").click()
    expect(page.locator("main")).to_contain_text("并有见证人或者录音录像")
    page.get_by_role("link", name="记录拒绝检查").click()
    page.fill("[name=witness]", "居委会演示某")
    page.get_by_role("link", name="记下，返回").click()
    page.get_by_role("button", name="完成，放入待发送").click()
    context.set_offline(False)
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator(".entry")).to_contain_text("拒绝检查")
    expect(page.locator(".made")).to_contain_text("现场检查 XC")
    assert exported(page, "/inspections/?export=1", "不会登记") == []


def test_a_fine_is_collected_within_its_limit_only(site: Site, phone: Phone) -> None:
    page = signed_in(context := phone(), site)
    context.set_offline(True)
    visit(page, "当场收缴", address="示例路 33 号")
    decide(page, 150, party="示例另一小店（虚构）")
    page.get_by_role("link", name="当场收缴罚款").click()
    page.fill("[name=money-receipt]", "票据 0001")
    page.get_by_role("link", name="返回检查").first.click()
    expect(page.locator("main")).to_contain_text("只有一百元以下的罚款")
    page.get_by_role("link", name="已当场收缴").click()
    expect(page.locator("main")).to_contain_text("还不能收缴")
    page.check("[name=hard-later]")
    page.fill("[name=hard-why]", "流动摊贩，没有固定住所")
    assert seen(page, 390) == []
    page.get_by_role("link", name="返回检查").first.click()
    expect(page.get_by_text("可以放入待发送")).to_be_visible()
    page.get_by_role("button", name="完成，放入待发送").click()
    context.set_offline(False)
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator(".entry")).to_contain_text("已收到")


def test_two_phones_hold_different_numbers_and_a_printed_one_asks_why(
    site: Site, phone: Phone
) -> None:
    page, other = signed_in(one := phone("one"), site), signed_in(phone("two"), site)
    first, second = page.evaluate(NUMBERS), other.evaluate(NUMBERS)
    assert len(first) == len(second) == 5 and not set(first) & set(second)
    one.set_offline(True)
    visit(page, "打印后改了金额", address="示例路 34 号")
    decide(page, 150, party="示例另一小店（虚构）")
    page.evaluate("window.print = () => {}")
    page.get_by_role("link", name="打印决定书").click()
    page.get_by_role("button", name="打印", exact=True).click()
    page.get_by_role("link", name="返回").click()
    page.fill("[name=fine]", "100")
    expect(page.locator("#said")).to_contain_text("打印过的编号不再使用")
    page.get_by_role("link", name="本机").click()
    expect(page.locator(".must")).to_contain_text("请写明原因")
    assert seen(page, 390) == []
    page.locator(".numbers li", has=page.locator(".must")).locator("input").fill("金额写错，已收回")
    page.locator(".numbers li", has=page.locator(".must")).get_by_role("button").click()
    expect(page.locator(".numbers")).to_contain_text("作废：金额写错")
    one.set_offline(False)
    page.evaluate("dispatchEvent(new Event('online'))")
    until(page, 'fetch("/spot-forms/?state=void").then((r) => r.text())'
                '.then((told) => told.includes("金额写错，已收回"))')  # fmt: skip


def test_a_voice_is_recorded_and_played_from_the_middle(site: Site, phone: Phone) -> None:
    granted = ("geolocation", "microphone")
    page = signed_in(phone("speaking", granted=granted, flags=MICROPHONE), site)
    visit(page, "有录音", address="示例路 35 号")
    page.get_by_role("button", name="录音", exact=True).click()
    expect(page.get_by_role("button", name="停止录音")).to_be_visible()
    page.wait_for_timeout(1500)
    page.get_by_role("button", name="停止录音").click()
    expect(page.locator(".files li")).to_contain_text("位置已记")
    page.get_by_role("button", name="完成，放入待发送").click()
    expect(page.locator(".entry")).to_contain_text("已收到")
    [visited] = exported(page, "/inspections/?export=1", "有录音")
    page.goto(f"/evidence/?inspection={visited[0]}")
    page.locator("#rows tbody a").first.click()
    source = page.locator("audio").get_attribute("src")
    part = page.request.get(str(source), headers={"Range": "bytes=4-9"})
    assert (part.status, len(part.body())) == (206, 6)


def test_without_microphone_and_place_the_visit_goes_on_in_words(site: Site, phone: Phone) -> None:
    page = signed_in(phone("denied", granted=()), site)
    visit(page, "没有权限", address="示例路 36 号")
    page.get_by_role("button", name="录音", exact=True).click()
    expect(page.locator("#said")).to_contain_text("没有麦克风权限")
    photograph(page, 41)
    expect(page.locator(".files li")).to_contain_text("没有位置，请在文字中写明地点")
    page.get_by_role("button", name="完成，放入待发送").click()
    expect(page.locator(".entry")).to_contain_text("已收到")


def test_the_phone_judges_a_visit_as_the_law_does(site: Site, phone: Phone) -> None:
    page = signed_in(phone(), site)
    day = {"law": spot_law(), "visit_law": as_data()}
    told, expected = [], []
    for step, sound, shown, said in product(JUDGED, (True, False), (True, False), (True, False)):
        words = "写明" if said else " "
        told.append([step, {
            "day": "2026-05-12", "identity_shown": shown, "ground": words, "content": words,
            "witness": words, "reason": words, "with_whom": words, "receipt": words,
            "facts": [words], "asked": 2, "answered": 2 if sound else 1,
            "due_on": "2026-05-12" if sound else "2026-05-11",
            "started_at": "2026-05-12T01", "ended_at": f"2026-05-12T0{2 if sound else 1}",
            "officers": [{"key": 1, "until": "2027-01-01"},
                         {"key": 2 if sound else 1, "until": f"202{7 if sound else 5}-01-01"}],
        }])  # fmt: skip
        asked = VisitAttempt(
            two_officers=sound, certified=sound, identity_shown=shown, urgent=said,
            refusal_recorded=said, reason_given=said, all_items_answered=sound,
            breach_described=said, correction_shown=said, due_ahead=sound, content_given=said,
            receipted=said, ended_after_start=sound,
        )  # fmt: skip
        rules = [r for r in VISIT.step(step).needs if r.name in JUDGED[step]]
        expected.append([r.name for r in rules if r.why_not(VisitFacts(), asked)])
    found = page.evaluate(
        """async ([day, tried]) => {
            const { refusals } = await import("/static/field/visitlaw.js");
            return tried.map(([step, one]) => refusals(day, step, one).map((r) => r.name));
        }""",
        [day, told],
    )
    assert found == expected


def test_an_item_for_firms_decides_nothing_against_a_citizen(site: Site, phone: Phone) -> None:
    """Some conduct stands twice in the power list, with other fines for firms than for citizens:
    the phone says so before the paper is in the party's hands."""
    page = signed_in(context := phone(), site)
    context.set_offline(True)
    visit(page, "个人被用了单位的事项", address="示例路 36 号")
    expect(page.locator(".items")).to_contain_text("适用于单位")
    page.locator("[name=act-spot]").click()
    page.fill("[name=party-name]", "示例人（虚构）")
    told = "适用于单位，当事人不是"
    expect(page.locator("main")).to_contain_text(told)
    page.locator("[name=party-kind-sole_trader]").click()
    expect(page.locator("main")).not_to_contain_text(told)

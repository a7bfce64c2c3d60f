"""A day without signal: everything is made on the phone, survives its end, and arrives once."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Any

from playwright.sync_api import FilePayload, Route, expect

from mingjing.law.instruments.penalty_law_2021.common import Attempt
from mingjing.law.instruments.penalty_law_2021.summary import SUMMARY, SummaryFacts
from mingjing.law.liability import summary_limit
from mingjing.law.on_the_spot import as_data
from mingjing.law.penalty_kinds import SUMMARY_KINDS
from mingjing.office.evidence.tests.scene import a_picture
from tests.browser.conftest import Phone, Site
from tests.browser.phone import (
    choose,
    decide,
    exported,
    kept,
    photograph,
    sign,
    signed_in,
    visit,
)
from tests.browser.test_axe import seen


def test_a_visit_without_signal_survives_the_browser_and_arrives_once(
    site: Site, phone: Phone
) -> None:
    finding = "灶台旁堆放纸箱，无信号时查见"
    page = signed_in(context := phone(), site)
    context.set_offline(True)
    page.reload()
    expect(page.locator("#net")).to_contain_text("无信号")
    visit(page, finding)
    photograph(page, 11, 12)
    decide(page, 150)
    expect(page.get_by_text("可以放入待发送")).to_be_visible()
    assert seen(page, 390) == []
    page.get_by_role("button", name="完成，放入待发送").click()
    expect(page.locator(".entry")).to_contain_text("待发送")
    context.close()

    context = phone(offline=True)
    page = context.new_page()
    page.goto("/field/#/queue")
    expect(page.locator(".entry")).to_contain_text("150 元")
    answers: list[dict[str, Any]] = []

    def swallow(route: Route) -> None:
        """The office gets it; the first answer never comes back."""
        answer = route.fetch()
        answers.append(answer.json())
        if len(answers) == 1:
            route.abort()
        else:
            route.fulfill(response=answer)

    context.route("**/field/send/", swallow)
    with page.expect_event("requestfailed", lambda request: request.url.endswith("/field/send/")):
        context.set_offline(False)
        page.evaluate("dispatchEvent(new Event('online'))")
    page.evaluate("dispatchEvent(new Event('online'))")  # signal again, after the lost answer
    expect(page.locator(".entry")).to_contain_text("已收到")
    assert [a["repeated"] for a in answers] == [False, True]
    assert answers[0]["records"] == answers[1]["records"]
    [visited] = exported(page, "/inspections/?export=1", finding)
    [case] = exported(page, "/cases/?export=1", "示例小店（虚构）")
    expect(page.locator(".made")).to_contain_text(visited[0])
    expect(page.locator(".made")).to_contain_text(case[0])
    assert "150" in case
    page.goto(f"/evidence/?inspection={visited[0]}")
    kinds = page.locator("#rows tbody tr td:nth-of-type(1)").all_inner_texts()
    assert sorted(kind.split()[0] for kind in kinds) == ["照片", "照片", "签名"]
    page.locator("#rows tbody a").first.click()
    expect(page.locator("main")).to_contain_text("刚刚核对")


def test_a_visit_with_one_breach_takes_few_taps(site: Site, phone: Phone) -> None:
    """Real taps of one who never used the phone before; then from the second visit on, and with
    a decision on the spot. Text and photographs are not counted."""
    page = signed_in(context := phone(), site)
    context.set_offline(True)
    page.evaluate("addEventListener('click', (e) => { if (e.detail) window.taps += 1 }, true)")
    page.evaluate("window.taps = 0")
    page.get_by_role("button", name="新的检查").click()
    page.locator("[name=ground-ongoing]").click()
    choose(page)
    for name in ("party-kind-individual", "identity", "rest"):
        page.locator(f"[name={name}]").click()
    page.locator(".flag").first.click()
    page.locator("[name=act-hand_to_case]").click()
    page.locator("[name=told-result]").click()
    for name, words in (("address", "示例路 21 号"), ("finding", "先前的一次")):
        page.locator(f"[name={name}]").focus()
        page.keyboard.type(words)
    page.get_by_role("button", name="完成，放入待发送").click()
    expect(page.locator(".entry")).to_have_count(1)
    assert page.evaluate("window.taps") == 11  # and one for the street, where there are several
    page.get_by_role("link", name="今天", exact=True).click()
    page.evaluate("window.taps = 0")
    page.get_by_role("button", name="新的检查").click()
    page.locator("[name=party-kind-individual]").click()
    page.locator("[name=identity]").click()
    page.locator(".flag").first.click()
    page.locator("[name=rest]").click()
    page.locator("[name=act-correct_on_the_spot]").click()
    page.locator("[name=told-result]").click()
    for name, words in (
        ("address", "示例路 22 号"),
        ("finding", "又一处堆放"),
        ("content-fix", "当场搬走"),
    ):
        page.locator(f"[name={name}]").focus()
        page.keyboard.type(words)
    page.get_by_role("button", name="完成，放入待发送").click()
    expect(page.locator(".entry")).to_have_count(2)
    assert page.evaluate("window.taps") == 8
    page.get_by_role("link", name="今天", exact=True).click()
    page.evaluate("window.taps = 0")
    page.get_by_role("button", name="新的检查").click()
    for name in ("party-kind-sole_trader", "identity", "rest"):
        page.locator(f"[name={name}]").click()
    page.locator(".flag").first.click()
    page.locator("[name=act-spot]").click()
    texts = {"address": "示例路 23 号", "finding": "再一处堆放", "party-name": "示例人（虚构）"}
    for name, words in {**texts, "fine": "150"}.items():
        page.locator(f"[name={name}]").focus()
        page.keyboard.type(words)
    for name in ("told", "heard", "certain", "review"):
        page.locator(f"[name={name}]").click()
    sign(page)
    page.get_by_role("button", name="完成，放入待发送").click()
    expect(page.locator(".entry")).to_have_count(3)
    assert page.evaluate("window.taps") == 12


def test_the_phone_judges_as_the_law_does(site: Site, phone: Phone) -> None:
    """Every combination of what a phone knows: the same guards refuse here and there."""
    page = signed_in(phone(), site)
    day = date(2026, 5, 12)
    tried = list(
        product(
            ("individual", "sole_trader", "organisation"),
            (0, 1, 49, 50, 200, 201, 3000, 3001, 5001),
            ([], ["罚款"], ["警告"], ["罚款", "没收违法所得"]),
            (True, False),
        )
    )
    told = [
        {
            "day": day.isoformat(), "party_kind": kind, "fine": fine, "kinds": kinds,
            "item": {"kinds": ["警告", "罚款"], "low": 50, "high": 5000},
            "officers": [{"key": 1, "until": "2027-01-01"},
                         {"key": 2 if sound else 1, "until": f"202{7 if sound else 5}-01-01"}],
            "identity_shown": sound, "told": sound, "heard": sound, "facts_certain": sound,
            "review_first_told": sound, "receipt": "签收" if sound else "",
        }
        for kind, fine, kinds, sound in tried
    ]  # fmt: skip
    found = page.evaluate(
        """async ([law, tried]) => {
            const { refusals } = await import("/static/field/law.js");
            return tried.map((one) => refusals(law, "decide_on_the_spot", one).map((r) => r.name));
        }""",
        [as_data(), told],
    )
    needs = SUMMARY.step("decide_on_the_spot").needs
    for (kind, fine, kinds, sound), names in zip(tried, found, strict=True):
        fined = "罚款" in kinds
        asked = Attempt(
            two_officers=sound, certified=sound, facts_certain=sound, review_first_told=sound,
            summary_kind=set(kinds) <= SUMMARY_KINDS,
            summary_amount=fine <= summary_limit(kind, day),
            within_maximum=(fined or not fine) and fine <= 5000,
            within_minimum=not fined or fine >= 50, kind_provided=set(kinds) <= {"警告", "罚款"},
        )  # fmt: skip
        facts = SummaryFacts(told=sound, heard=sound)
        assert names == [rule.name for rule in needs if rule.why_not(facts, asked)]


def test_a_second_device_that_changed_the_same_draft_shows_both(site: Site, phone: Phone) -> None:
    first = signed_in(one := phone("one"), site)
    visit(first, "第一台写的", address="示例路 88 号")
    kept(first, "第一台写的")
    one.set_offline(True)
    second = signed_in(phone("two"), site)
    second.get_by_role("link", name="示例路 88 号").click()
    second.fill("[name=finding]", "第二台写的")
    kept(second, "第二台写的")
    first.fill("[name=finding]", "第一台又写的")
    one.set_offline(False)
    first.evaluate("dispatchEvent(new Event('online'))")
    expect(first.get_by_role("heading", name="同一份草稿有两个版本")).to_be_visible()
    main = first.locator("main")
    expect(main).to_contain_text("第一台又写的")
    expect(main).to_contain_text("第二台写的")
    assert seen(first, 390) == []
    finish = first.get_by_role("button", name="用选定的内容")
    expect(finish).to_be_disabled()
    first.locator("input[value=theirs]").check()
    finish.click()
    expect(first.locator("[name=finding]")).to_have_value("第二台写的")


def test_what_the_office_refuses_comes_back_as_a_sentence_and_is_kept(
    site: Site, phone: Phone
) -> None:
    page = signed_in(context := phone(), site)
    context.set_offline(True)
    visit(page, "当事人不到十四周岁", address="示例路 99 号")
    photograph(page, 31)
    page.locator("[name=act-spot]").click()
    page.locator("[name=party-kind-organisation]").click()
    page.fill("[name=party-name]", "示例被退回的小店（虚构）")
    page.fill("[name=party-code]", "123")
    page.fill("[name=fine]", "3001")
    for name in ("told", "heard", "certain", "review"):
        page.check(f"[name={name}]")
    sign(page)
    page.get_by_role("button", name="完成，放入待发送").click()
    expect(page.locator("main")).to_contain_text("罚款超过当场处罚限额")
    page.fill("[name=fine]", "3000")
    expect(page.locator("[name=told]")).not_to_be_checked()
    for name in ("told", "heard", "certain"):
        page.check(f"[name={name}]")
    sign(page)
    page.get_by_role("button", name="完成，放入待发送").click()
    context.set_offline(False)
    page.evaluate("dispatchEvent(new Event('online'))")
    entry = page.locator(".entry", has_text="示例路 99 号")
    expect(entry).to_contain_text("没有登记，内容都在手机里")
    expect(entry).to_contain_text("统一社会信用代码")
    assert exported(page, "/inspections/?export=1", "当事人不到十四周岁") == []
    assert seen(page, 390) == []
    entry.get_by_role("button", name="修改").click()
    page.fill("[name=party-code]", "")
    page.get_by_role("button", name="完成，放入待发送").click()
    expect(entry).to_contain_text("已收到")
    assert len(exported(page, "/inspections/?export=1", "当事人不到十四周岁")) == 1


def test_an_approved_visit_is_made_without_signal(site: Site, phone: Phone) -> None:
    page = signed_in(context := phone(), site)
    context.set_offline(True)
    page.evaluate("addEventListener('click', (e) => { if (e.detail) window.taps += 1 }, true)")
    page.evaluate("window.taps = 0")
    page.locator("button.card", has_text="已批准的检查").first.click()
    page.check("[name=identity]")
    expect(page.locator("[name=colleague]")).not_to_have_value("")  # as the visit was approved
    page.locator(".flag").first.click()
    page.check("[name=rest]")
    page.fill("[name=finding]", "检查单上的问题，无信号时查见")
    page.locator("[name=act-hand_to_case]").click()
    page.check("[name=told-result]")
    assert seen(page, 390) == []
    page.get_by_role("button", name="完成，放入待发送").click()
    assert page.evaluate("window.taps") == 7
    context.set_offline(False)
    page.evaluate("dispatchEvent(new Event('online'))")
    entry = page.locator(".entry")
    expect(entry).to_contain_text("已收到")
    expect(entry).to_contain_text("现场检查 XC")
    assert len(exported(page, "/inspections/?export=1", "检查单上的问题")) == 1


def test_another_person_sees_and_sends_nothing_of_the_first(site: Site, phone: Phone) -> None:
    page = signed_in(context := phone(), site)
    context.set_offline(True)
    visit(page, "只有本人能看", address="示例路 66 号")
    page.get_by_role("link", name="待发送").click()
    context.set_offline(False)
    page.goto("/")
    context.clear_cookies()
    other = signed_in(context, site, "leader")
    expect(other.locator("main")).not_to_contain_text("示例路 66 号")
    other.get_by_role("link", name="本机").click()
    expect(other.locator("main")).to_contain_text("还有另外 1 人的记录")
    assert exported(other, "/inspections/?export=1", "只有本人能看") == []
    context.clear_cookies()
    again = signed_in(context, site)
    expect(again.locator("main")).to_contain_text("示例路 66 号")


def test_a_full_disk_is_told_and_nothing_pretends_to_be_kept(site: Site, phone: Phone) -> None:
    page = signed_in(phone(), site)
    visit(page, "空间不足", address="示例路 55 号")
    page.evaluate("""() => {
        const put = IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = function (value, ...rest) {
            if (this.name === "files") throw new DOMException("full", "QuotaExceededError");
            return put.call(this, value, ...rest);
        };
    }""")
    file: FilePayload = {"name": "x.png", "mimeType": "image/png", "buffer": a_picture(77)}
    page.set_input_files("[name=photo]", files=[file])
    expect(page.locator("#said")).to_contain_text("手机存储空间已满")
    expect(page.locator(".files li")).to_have_count(0)


def test_the_phone_wipes_what_it_keeps(site: Site, phone: Phone) -> None:
    page = signed_in(context := phone(), site)
    visit(page, "要清除的", address="示例路 44 号")
    context.set_offline(True)
    page.get_by_role("link", name="本机").click()
    expect(page.locator("main")).to_contain_text("手机里存着什么")
    assert seen(page, 390) == []
    page.on("dialog", lambda dialog: dialog.accept())
    context.set_offline(False)
    page.get_by_role("button", name="清除本机全部资料").click()
    page.wait_for_url("**/sign-in/**")
    assert page.evaluate("indexedDB.databases().then((all) => all.length)") == 0

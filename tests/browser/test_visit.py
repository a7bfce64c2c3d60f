"""A complete visit with one violation on a phone, as somebody who sees it for the first time:
every tap is counted, but for text and photographs."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Enter, Site

MOST = 12
COUNTED = 8
"""What docs/mechanisms/visit.md tells; a way that takes another number changes the page there."""


class Finger:
    """Taps what can be seen and counts."""

    def __init__(self, page: Page) -> None:
        self.page, self.taps = page, 0

    def on(self, what: Locator) -> None:
        expect(what).to_be_visible()
        what.click()
        self.taps += 1

    def button(self, name: str) -> None:
        self.on(self.page.locator("section.turn").get_by_role("button", name=name, exact=True))


def test_a_visit_with_one_violation_takes_few_taps(site: Site, enter: Enter) -> None:
    page = enter("officer")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/")
    finger, here = Finger(page), f"/visits/{site.visit}/"
    turn = page.locator("section.turn")

    finger.on(page.locator(f"a.btn[href='{here}']").first)
    expect(turn.get_by_role("heading")).to_contain_text("亮证进场")
    finger.on(page.get_by_text("已出示执法证件，说明来意，请对方扫码核对身份"))
    finger.button("亮证进场")

    expect(turn.get_by_role("heading")).to_contain_text("记录检查单")
    finger.on(turn.get_by_role("radio", name="不符合").first)
    page.locator("textarea[name^='fact-']").first.fill("厨房内存放两瓶液化气，没有报警装置")
    finger.button("其余均已检查、符合，记录")

    expect(turn.get_by_role("heading")).to_contain_text("责令改正")
    finger.button("责令改正")

    expect(turn.get_by_role("heading")).to_contain_text("告知检查结果")
    page.fill("input[name=receipt]", "店主演示某当场签收")
    finger.button("告知检查结果")

    expect(turn.get_by_role("heading")).to_contain_text("结束检查")
    finger.button("结束检查，转入后续")

    expect(page.locator("main")).to_contain_text("后续跟踪")
    expect(page.locator("main")).to_contain_text("示城管责改字")
    assert finger.taps == COUNTED <= MOST


def test_the_shop_checks_who_stands_at_the_door(site: Site, enter: Enter) -> None:
    page = enter("officer", path=site.addresses["visit-identity"])
    expect(page.get_by_role("img", name="身份核对二维码")).to_be_visible()
    shop = enter(path=site.addresses["open-visit"])
    expect(shop.locator("main")).to_contain_text("演示甲")
    expect(shop.locator("main")).to_contain_text("五个严禁")

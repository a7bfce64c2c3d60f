"""Signal that comes and goes: the worker sends what waits though the app is closed, and page and
worker together still send each record once."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.browser.build import PASSWORD
from tests.browser.conftest import Phone, Site
from tests.browser.phone import exported, kept, photograph, signed_in, until, visit

GRANTED = ("geolocation", "background-sync")
STATES = """import("/static/field/store.js").then(async (store) => {
    await store.open(await store.current());
    return (await store.records()).filter((row) => row.state !== "draft")
        .map((row) => row.state); })"""


def signal(context: BrowserContext, page: Page, base: str) -> None:
    """What the browser does when it finds a network again: it wakes the worker."""
    talk = context.new_cdp_session(page)
    seen: list[dict[str, Any]] = []
    talk.on("ServiceWorker.workerRegistrationUpdated", lambda told: seen.append(told))
    talk.send("ServiceWorker.enable")
    for _ in range(600):
        if known := [r for told in seen for r in told["registrations"]]:
            break
        page.wait_for_timeout(50)
    talk.send(
        "ServiceWorker.dispatchSyncEvent",
        {
            "origin": base,
            "registrationId": known[-1]["registrationId"],
            "tag": "mj-field",
            "lastChance": False,
        },
    )
    talk.detach()


def waiting(page: Page, finding: str, address: str) -> None:
    visit(page, finding, address=address)
    photograph(page, 61)
    page.get_by_role("button", name="完成，放入待发送").click()
    expect(page.locator(".entry")).to_contain_text("待发送")


def test_what_waits_goes_though_the_app_is_closed(site: Site, phone: Phone) -> None:
    page = signed_in(context := phone(granted=GRANTED), site)
    context.set_offline(True)
    waiting(page, "应用关着时发送", "示例路 91 号")
    page.goto("about:blank")
    context.set_offline(False)
    assert exported(page, "/inspections/?export=1", "应用关着时发送") == []
    signal(context, page, site.base)
    for _ in range(150):
        if rows := exported(page, "/inspections/?export=1", "应用关着时发送"):
            break
        page.wait_for_timeout(200)
    assert len(rows) == 1
    page.goto("/field/#/queue")
    expect(page.locator(".entry")).to_contain_text("已收到")
    expect(page.locator(".made")).to_contain_text(rows[0][0])


def test_page_and_worker_that_send_at_the_same_moment_send_once(site: Site, phone: Phone) -> None:
    page = signed_in(context := phone(granted=GRANTED), site)
    context.set_offline(True)
    waiting(page, "两处同时发送", "示例路 92 号")
    context.set_offline(False)
    page.evaluate("dispatchEvent(new Event('online'))")
    signal(context, page, site.base)
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator(".entry")).to_contain_text("已收到")
    until(page, f"{STATES}.then((all) => all.join() === 'sent')")
    assert len(exported(page, "/inspections/?export=1", "两处同时发送")) == 1


def test_the_worker_sends_nothing_under_another_persons_session(site: Site, phone: Phone) -> None:
    page = signed_in(context := phone(granted=GRANTED), site)
    context.set_offline(True)
    waiting(page, "换了人也不发送", "示例路 93 号")
    page.goto("about:blank")
    context.set_offline(False)
    context.clear_cookies()
    page.goto("/sign-in/")
    page.fill("input[name=username]", site.people["leader"])
    page.fill("input[name=password]", PASSWORD)
    page.click("form button[type=submit]")
    page.wait_for_url(site.base + "/")
    page.evaluate("navigator.serviceWorker.addEventListener('message', () => { window.done = 1; })")
    signal(context, page, site.base)
    until(page, "window.done === 1")  # the worker has tried
    assert exported(page, "/inspections/?export=1", "换了人也不发送") == []
    context.clear_cookies()
    page = signed_in(context, site)
    page.get_by_role("link", name="待发送").click()
    expect(page.locator(".entry")).to_contain_text("已收到")


def test_a_browser_without_background_sync_sends_when_the_app_is_open(
    site: Site, phone: Phone
) -> None:
    """As Safari: no `SyncManager`, hence the plain worker, and the app's own look at the office."""
    context = phone(granted=GRANTED)
    context.add_init_script("delete window.SyncManager")
    page = signed_in(context, site)
    active = "navigator.serviceWorker.getRegistration().then((r) => r.active.scriptURL)"
    assert page.evaluate(active) == f"{site.base}/field/worker.js"
    context.set_offline(True)
    waiting(page, "没有后台发送", "示例路 94 号")
    page.reload()
    expect(page.locator(".entry")).to_contain_text("待发送")
    context.set_offline(False)
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator(".entry")).to_contain_text("已收到")


def test_a_draft_whose_answer_was_lost_is_no_version_of_another_device(
    site: Site, phone: Phone
) -> None:
    """The office has what came first; what was written since is of the same phone."""
    page = signed_in(context := phone(), site)
    lost: list[str] = []

    def swallow(route: Route) -> None:
        answer = route.fetch()
        if route.request.method == "PUT" and not lost:
            lost.append(answer.text())
            return route.abort()
        return route.fulfill(response=answer)

    context.route("**/field/drafts/*/", swallow)
    with page.expect_event("requestfailed", lambda request: "/field/drafts/" in request.url):
        visit(page, "先写的", address="示例路 95 号")
    page.fill("[name=finding]", "后写的")
    kept(page, "后写的")
    expect(page.locator("[name=finding]")).to_have_value("后写的")
    page.get_by_role("button", name="完成，放入待发送").click()
    expect(page.locator(".entry")).to_contain_text("已收到")
    assert lost


INSTALLED = """async () => {
  const made = await navigator.serviceWorker.register("/field/worker.js", { scope: "/field/" });
  const worker = made.installing ?? made.waiting ?? made.active;
  await new Promise((done) => {
    const look = () => ["redundant", "activated"].includes(worker.state) && done();
    worker.addEventListener("statechange", look);
    look();
  });
  const kept = await caches.match("/field/");
  return [worker.state, kept ? kept.url : ""];
}"""


def test_a_new_version_that_comes_while_nobody_is_signed_in_keeps_no_sign_in_page(
    site: Site, browser: Browser
) -> None:
    """The phone would open a sign-in page without signal, and never get at what waits on it."""
    context = browser.new_context(base_url=site.base)
    page = context.new_page()
    page.goto("/open/draws/")
    assert page.evaluate(INSTALLED) == ["redundant", ""]
    context.close()

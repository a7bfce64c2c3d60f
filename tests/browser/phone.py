"""What a person does on the phone, for the tests that hold one."""

from __future__ import annotations

import csv
import io

import pytest
from playwright.sync_api import BrowserContext, FilePayload, Page, expect

from mingjing.office.evidence.tests.scene import a_picture
from tests.browser.build import PASSWORD
from tests.browser.conftest import Site

WHO = """import("/static/field/store.js").then((store) => store.person().key)"""
KEPT = f"""{WHO}.then((key) => fetch("/field/drafts/", {{ headers: {{"X-Field-Person": key}} }}))
    .then((r) => r.json()).then((told) => told.drafts.some((d) =>
    Object.values(d.content.facts).some((a) => a.fact === "%s")))"""
DRAFTS_TOLD = """import("/static/field/store.js").then((store) => store.records()).then((rows) =>
    rows.every((row) => row.state !== "draft" || (row.version > 0 && !row.dirty)))"""
FILES_TOLD = """Promise.all([import("/static/field/store.js"), import("/static/field/send.js")])
    .then(async ([store, { ask }]) => {
        const of = ({ content: c }) => Object.values(c.facts).some((a) => a.fact === "%s");
        const { content } = (await store.records()).find(of);
        const told = ({ sha256 }) => ask(`files/${sha256}/`, { method: "HEAD" });
        return (await Promise.all(content.files.map(told))).every((one) => one?.code === 200);
    })"""

MICROPHONE = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")


def until(page: Page, true: str) -> None:
    """Waits for something that no element shows; under our policy the page cannot poll itself."""
    for _ in range(150):
        if page.evaluate(true):
            return
        page.wait_for_timeout(200)
    pytest.fail(f"never true: {true}")


def signed_in(context: BrowserContext, site: Site, who: str = "officer") -> Page:
    """The app after its first look at the office, ready to be without signal."""
    page = context.new_page()
    page.goto("/sign-in/?next=/field/")
    page.fill("input[name=username]", site.people[who])
    page.fill("input[name=password]", PASSWORD)
    page.click("form button[type=submit]")
    expect(page.get_by_role("heading", name="今天")).to_be_visible()
    until(page, "navigator.serviceWorker.controller !== null")
    return page


def kept(page: Page, finding: str) -> None:
    """The office has the whole draft with its files, not only what was typed first."""
    until(page, KEPT % finding)
    until(page, DRAFTS_TOLD)
    until(page, FILES_TOLD % finding)


def choose(page: Page) -> None:
    """Street, area and colleague: a tap each on a new phone; later they stand as last time."""
    for name, words in (("street", ""), ("area", "燃气"), ("colleague", "演示乙 · 示例一大队")):
        if page.locator(f"select[name={name}]").count():
            continue
        page.locator(f"button[name^={name}-]", has_text=words).first.click()


def visit(page: Page, finding: str, *, address: str = "示例路 77 号") -> None:
    """A visit that found one thing, up to its photographs."""
    page.get_by_role("button", name="新的检查").click()
    page.locator("[name=ground-ongoing]").click()
    page.fill("[name=address]", address)
    choose(page)
    page.locator("[name=party-kind-individual]").click()
    page.check("[name=identity]")
    page.locator(".flag").first.click()
    page.check("[name=rest]")
    page.fill("[name=finding]", finding)
    page.locator("[name=act-hand_to_case]").click()
    page.check("[name=told-result]")


def photograph(page: Page, *greys: int) -> None:
    page.locator("[name=photo]").wait_for(state="attached")
    for grey in greys:
        file: FilePayload = {
            "name": f"{grey}.png",
            "mimeType": "image/png",
            "buffer": a_picture(grey),
        }
        before = page.locator(".files li").count()
        page.set_input_files("[name=photo]", files=[file])
        expect(page.locator(".files li")).to_have_count(before + 1)


def decide(page: Page, fine: int, *, party: str = "示例小店（虚构）") -> None:
    """The decision on the spot against a firm, told, heard and signed for."""
    page.locator("[name=act-spot]").click()
    page.locator("[name=party-kind-organisation]").click()
    page.fill("[name=party-name]", party)
    page.fill("[name=fine]", str(fine))
    for name in ("told", "heard", "certain", "review"):
        page.check(f"[name={name}]")
    sign(page)


def sign(page: Page) -> None:
    """Each move waits until the pad stands still under it: a picture above may still be loading."""
    pad = page.locator(".pad")
    pad.hover(position={"x": 40, "y": 60})
    page.mouse.down()
    pad.hover(position={"x": 120, "y": 30})
    pad.hover(position={"x": 200, "y": 90})
    page.mouse.up()
    expect(page.get_by_role("button", name="重签")).to_be_visible()


def exported(page: Page, path: str, words: str) -> list[list[str]]:
    """The rows of an export of the office that hold these words."""
    text = page.request.get(path).body().decode("utf-8-sig")
    return [row for row in csv.reader(io.StringIO(text)) if any(words in cell for cell in row)]

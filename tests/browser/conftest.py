"""One server and one browser for all tests of this folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bench.load import ROOT, served
from tests.browser.build import PASSWORD

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Site:
    """A running office: where it is, and what is in it."""

    base: str
    people: dict[str, str]
    addresses: dict[str, str]
    case: str
    visit: str
    draws: dict[str, str]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        absent = pytest.fail if os.environ.get("MINGJING_REQUIRE_ALL") == "1" else pytest.skip
        absent("no Chromium at /usr/bin/chromium")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield found
        found.close()


@pytest.fixture(scope="session")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    home = tmp_path_factory.mktemp("home")
    office = "mingjing.office.config.settings"
    env = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"} | {
        "MINGJING_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": office,
        "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
    }
    words = [sys.executable, "-m", "tests.browser.build"]
    told = subprocess.run(words, env=env, cwd=ROOT, check=True, capture_output=True, text=True)
    with served(office, workers=1, env=env) as port:
        yield Site(base=f"http://127.0.0.1:{port}", **json.loads(told.stdout))


Enter = Callable[..., Page]


@pytest.fixture(scope="session")
def sessions() -> dict[str, Any]:
    """Who has signed in already, with their cookies; everybody does so once, through the form."""
    return {}


def _sign_in(page: Page, site: Site, who: str) -> None:
    page.goto("/sign-in/")
    page.fill("input[name=username]", site.people[who])
    page.fill("input[name=password]", PASSWORD)
    page.click("form button[type=submit]")
    page.wait_for_url(site.base + "/")


@pytest.fixture
def enter(site: Site, browser: Browser, sessions: dict[str, Any]) -> Iterator[Enter]:
    """Opens a page as one of the characters; as nobody when none is named."""
    contexts = []

    def opened(who: str = "", *, path: str = "/") -> Page:
        context = browser.new_context(
            base_url=site.base,
            locale="zh-CN",
            color_scheme="light",
            bypass_csp=True,
            viewport={"width": 1280, "height": 900},
            storage_state=sessions.get(who),
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        if who and who not in sessions:
            _sign_in(page, site, who)
            sessions[who] = context.storage_state()
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()


PLACE = {"latitude": 39.10421, "longitude": 117.18345, "accuracy": 12}
Phone = Callable[..., BrowserContext]


@pytest.fixture
def phone(site: Site, browser: Browser, tmp_path: Path) -> Iterator[Phone]:
    """A phone with a memory of its own: started again under the same name it still has it."""
    running: list[BrowserContext] = []

    def started(
        name: str = "phone", *, offline: bool = False, granted: tuple[str, ...] = ("geolocation",),
        flags: tuple[str, ...] = (),
    ) -> BrowserContext:  # fmt: skip
        context = browser.browser_type.launch_persistent_context(
            str(tmp_path / name),
            executable_path=str(CHROMIUM),
            args=[*FLAGS, *flags],
            base_url=site.base,
            locale="zh-CN",
            viewport={"width": 390, "height": 844},
            geolocation=PLACE,
            permissions=list(granted),
            bypass_csp=False,
            offline=offline,
        )
        context.set_default_timeout(15_000)
        running.append(context)
        return context

    yield started
    for context in running:
        context.close()

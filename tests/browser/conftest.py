"""One server and one browser for all tests of this folder."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from bench.load import ROOT, served
from tests.browser.build import PASSWORD

CHROMIUM = shutil.which("chromium-headless-shell") or shutil.which("chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
HERE = Path(__file__).parent
SETTINGS = "tests.browser.settings"

# How long a busy machine may take to show what is awaited; a page that has it waits for nothing.
expect.set_options(timeout=20_000)


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
    if not CHROMIUM:
        absent = pytest.fail if os.environ.get("MINGJING_REQUIRE_ALL") == "1" else pytest.skip
        absent("no Chromium on this machine")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield found
        found.close()


def _built(shelf: Path, env: dict[str, str]) -> Path:
    """A home with the office in it; made once, however many workers ask for it."""
    home, told = shelf / "office", shelf / "office.json"
    with (shelf / "office.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not told.exists():
            words = [sys.executable, "-m", "tests.browser.build"]
            run = subprocess.run(
                words, env=env | {"MINGJING_HOME": str(home)},
                cwd=ROOT, check=True, capture_output=True, text=True,
            )  # fmt: skip
            told.write_text(run.stdout, "utf-8")
    return home


@pytest.fixture(scope="session")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """An office of this worker's own, a copy of the one that was built."""
    env = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"} | {
        "DJANGO_SETTINGS_MODULE": SETTINGS,
        "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
    }
    mine = tmp_path_factory.getbasetemp()
    shelf = mine.parent if "PYTEST_XDIST_WORKER" in os.environ else mine
    built = _built(shelf, env)
    home = shutil.copytree(built, mine / "home")
    told = json.loads((shelf / "office.json").read_text("utf-8"))
    with served(SETTINGS, workers=1, env=env | {"MINGJING_HOME": str(home)}) as port:
        yield Site(base=f"http://127.0.0.1:{port}", **told)


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
        page.set_default_timeout(30_000)
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
            executable_path=CHROMIUM,
            args=[*FLAGS, *flags],
            base_url=site.base,
            locale="zh-CN",
            viewport={"width": 390, "height": 844},
            geolocation=PLACE,
            permissions=list(granted),
            bypass_csp=False,
            offline=offline,
        )
        context.set_default_timeout(30_000)
        running.append(context)
        return context

    yield started
    for context in running:
        context.close()

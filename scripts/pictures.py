"""`make pictures`: the README's screenshots, taken from a demonstration that is served for them.

PICTURES_HOME keeps the demonstration between runs; otherwise a new one is loaded each time.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
HOME = Path(os.environ.get("PICTURES_HOME") or tempfile.mkdtemp(prefix="mingjing-pictures-"))
SETTINGS = "mingjing.office.config.settings"
os.environ |= {"MINGJING_HOME": str(HOME), "MINGJING_DEMO": "1", "DJANGO_SETTINGS_MODULE": SETTINGS}

import django  # noqa: E402

django.setup()

from bench.load import ROOT, served  # noqa: E402
from scripts.png import shrink  # noqa: E402
from scripts.report_picture import sign_it, take_report  # noqa: E402

OUT = ROOT / "docs" / "pictures"
LARGEST = 200_000
CHROMIUM = shutil.which("chromium-headless-shell") or shutil.which("chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
DESK, PHONE = {"width": 1280, "height": 860}, {"width": 390, "height": 780}
OFFICER, PASSWORD = "officer", "mingjing-demo"


def prepare() -> None:
    """The demonstration in its home."""
    command = Path(sys.executable).parent / "mingjing"
    for words in (["setup"], ["demo", "load"]):
        subprocess.run([command, *words], check=True)


def sign_in(page: Page, name: str) -> None:
    """Through the form, as anybody would."""
    page.goto("/sign-in/")
    page.fill("input[name=username]", name)
    page.fill("input[name=password]", PASSWORD)
    page.click("form button[type=submit]")
    page.wait_for_load_state("networkidle")


def take(page: Page, path: str, name: str) -> None:
    """One picture of what fits the window."""
    page.goto(path)
    page.wait_for_load_state("networkidle")
    file = OUT / f"{name}.png"
    page.screenshot(path=str(file), animations="disabled")
    _kept(file)


def _kept(file: Path) -> None:
    """The picture, small; too large a one ends the run."""
    shrink(file)
    size = file.stat().st_size
    print(f"{file.relative_to(ROOT)}  {size / 1000:.0f} KB")
    if size > LARGEST:
        sys.exit(f"{file.name} is larger than {LARGEST / 1000:.0f} KB")


def open_case(page: Page) -> str:
    """The case that Today puts first."""
    page.goto("/")
    found = page.locator("main a[href^='/cases/']").first.get_attribute("href") or "/cases/"
    return "/".join(found.split("/")[:3]) + "/"


def main() -> None:
    """Three at a desk, a printed report, one on a phone."""
    OUT.mkdir(parents=True, exist_ok=True)
    prepare()
    sign_it()
    with served(SETTINGS) as port, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        desk = browser.new_context(base_url=f"http://127.0.0.1:{port}", viewport=DESK).new_page()
        sign_in(desk, OFFICER)
        take(desk, "/", "today")
        desk.set_viewport_size({"width": 1280, "height": 1240})
        take(desk, open_case(desk), "case")
        desk.set_viewport_size(DESK)
        take(desk, "/statistics/?year=2023", "figures")
        take_report(desk, OUT / "report.png")
        _kept(OUT / "report.png")
        phone = browser.new_context(
            base_url=f"http://127.0.0.1:{port}", viewport=PHONE, has_touch=True, is_mobile=True
        ).new_page()
        sign_in(phone, OFFICER)
        take(phone, "/", "phone")
        browser.close()


if __name__ == "__main__":
    main()

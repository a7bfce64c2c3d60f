"""The picture of a report in the docs: the DOCX as the program gives it out, set by LibreOffice.

The demonstration's report is signed by acts, downloaded from the served program, turned into PDF
and into pictures, and three of its pages are laid side by side. Where the licensed fonts are
missing, as here, a font configuration of its own names free ones in their place.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from playwright.sync_api import Page

from mingjing.office.journal.shapes import OFFICE_ZONE
from mingjing.office.people.models import Person
from mingjing.office.people.pages import deed_of
from mingjing.office.reports.actions import perform
from mingjing.office.reports.models import Report

YEAR = 2023
ROAD = (
    ("submit_report", "clerk", {}),
    ("review_report", "reviewer", {"passed": True, "opinion": "同意"}),
    ("sign_report", "leader", {}),
)
FREE = {
    "仿宋_GB2312": ("Noto Serif CJK SC", ""),
    "楷体_GB2312": ("Noto Serif CJK SC", ""),
    "宋体": ("Noto Serif CJK SC", ""),
    "黑体": ("Noto Sans CJK SC", ""),
    "方正小标宋简体": ("Noto Serif CJK SC", "bold"),
}
"""The fonts that the document names, and the free ones that stand for them."""


def sign_it() -> None:
    """Takes the report of the demonstration to its signing, where it is not signed yet."""
    row, at = Report.objects.get(year=YEAR), datetime(2024, 1, 8, 9, tzinfo=OFFICE_ZONE)
    if row.stage != "draft":
        return
    for n, (verb, who, said) in enumerate(ROAD):
        person, moment = Person.objects.get(username=who), at + timedelta(hours=n)
        perform(row, verb, deed_of([person], at=moment, entered_at=moment, form=said))


def pages_of(document: bytes, folder: Path) -> list[Path]:
    """The pages of a DOCX as PNG."""
    file = folder / "report.docx"
    file.write_bytes(document)
    fonts = folder / "fonts.conf"
    fonts.write_text(_configuration(), encoding="utf-8")
    env = os.environ | {"FONTCONFIG_FILE": str(fonts), "HOME": str(folder)}
    convert = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(file)]
    subprocess.run(convert, check=True, env=env, stdout=subprocess.DEVNULL)
    target = str(folder / "page")
    subprocess.run(["pdftoppm", "-r", "72", "-png", str(file.with_suffix(".pdf")), target],
                   check=True)  # fmt: skip
    return sorted(folder.glob("page-*.png"))


def _configuration() -> str:
    rules = "".join(
        f'<match target="pattern"><test name="family"><string>{named}</string></test>'
        f'<edit name="family" mode="assign" binding="strong"><string>{free}</string></edit>'
        + (f'<edit name="weight" mode="assign"><const>{weight}</const></edit>' if weight else "")
        + "</match>"
        for named, (free, weight) in FREE.items()
    )
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f'<include ignore_missing="yes">/etc/fonts/fonts.conf</include>{rules}</fontconfig>'
    )


def take_report(page: Page, out: Path) -> None:
    """Lays the first pages, the page of the signature and the first table side by side."""
    answer = page.request.get(f"/reports/{YEAR}/report.docx")
    with tempfile.TemporaryDirectory(prefix="mingjing-report-") as name:
        found = pages_of(answer.body(), Path(name))
        chosen = [found[0], found[1], found[5], found[6]] if len(found) > 6 else found[:4]
        images = "".join(f'<img src="{p.as_uri()}">' for p in chosen)
        sheet = Path(name) / "sheet.html"
        sheet.write_text(
            "<style>body{margin:0;padding:16px;background:#e7e5df;display:grid;gap:16px;"
            f"grid-template-columns:repeat(2,1fr)}}img{{width:100%}}</style>{images}",
            encoding="utf-8",
        )
        page.set_viewport_size({"width": 1240, "height": 800})
        page.goto(sheet.as_uri())
        page.wait_for_load_state("networkidle")
        page.screenshot(path=str(out), full_page=True)

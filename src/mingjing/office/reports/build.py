"""Builds the report of a year as files: examined first, never over a contradiction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mingjing.office.reports.checks import stop_at_contradictions
from mingjing.office.reports.document import Document, compose
from mingjing.office.reports.queries import period_of, report_of
from mingjing.office.reports.render_docx import docx
from mingjing.office.reports.render_html import html
from mingjing.office.reports.render_pdf import pdf
from mingjing.office.statistics.queries import Book


@dataclass(frozen=True, slots=True)
class BuildResult:
    """The files that were written, and what a reader should still look at."""

    files: tuple[Path, ...]
    warnings: tuple[str, ...]


DRAWERS: dict[str, Callable[[Document], bytes]] = {
    "html": lambda document: html(document).encode(),
    "docx": docx,
    "pdf": pdf,
}
"""Every form in which a report is drawn."""


def draw(document: Document, kind: str) -> bytes:
    """The report in one form; KeyError for a form that does not exist."""
    return DRAWERS[kind](document)


class NoReport(LookupError):
    """Nobody has started the report of this year."""


def build(year: int, out_dir: Path | str, base_url: str = "") -> BuildResult:
    """Writes report-<year>.html, .docx and .pdf; raises NoReport, or Contradiction with what
    does not fit."""
    report = report_of(year)
    if report is None:
        raise NoReport(f"{year} 年的报告还没有建立：请先在“报告”页面建立并撰写")
    book = Book(period_of(report))
    findings = stop_at_contradictions(report, book)
    document = compose(report, book, base_url=base_url)
    folder = Path(out_dir)
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for kind in DRAWERS:
        path = folder / f"report-{year}.{kind}"
        path.write_bytes(draw(document, kind))
        files.append(path)
    return BuildResult(tuple(files), findings.warnings)

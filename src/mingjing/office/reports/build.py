"""Builds the report of a year as files: examined first, never over a contradiction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mingjing.office.reports.document import Document, compose
from mingjing.office.reports.freezing import changes, ready
from mingjing.office.reports.models import Report
from mingjing.office.reports.queries import report_of
from mingjing.office.reports.render_docx import docx
from mingjing.office.reports.render_html import html
from mingjing.office.reports.render_pdf import pdf
from mingjing.office.web.words import cn_date


@dataclass(frozen=True, slots=True)
class BuildResult:
    """The files that were written, what a reader should still look at, and of what day the
    figures are where the report is signed."""

    files: tuple[Path, ...]
    warnings: tuple[str, ...]
    notes: tuple[str, ...] = ()


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
    book, findings = ready(report)
    document = compose(report, book, base_url=base_url)
    folder = Path(out_dir)
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for kind in DRAWERS:
        path = folder / f"report-{year}.{kind}"
        path.write_bytes(draw(document, kind))
        files.append(path)
    return BuildResult(tuple(files), findings.warnings, _notes(report))


def _notes(report: Report) -> tuple[str, ...]:
    """That the figures are frozen, and which of them the records now tell differently."""
    if report.signed_on is None:
        return ()
    if not report.is_frozen:
        return ("报告签发时没有冻结数字，文件中是现在的数字",)
    signed = cn_date(report.signed_on)
    changed = changes(report)
    if not changed:
        return (f"报告已于{signed}签发，文件中是签发时冻结的数字，与现在的记录一致",)
    return (
        f"报告已于{signed}签发，文件中是签发时冻结的数字；签发后有 {len(changed)} 个数字发生变化",
        *(f"{c.label}：签发时 {c.old}，现在 {c.new}（{c.difference}）" for c in changed),
    )

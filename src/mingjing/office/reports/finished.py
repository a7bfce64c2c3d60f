"""The finished text of a report, read back by the report checker before anybody else reads it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from mingjing.office.reports.checker.check import check
from mingjing.office.reports.checker.reading import document_of
from mingjing.office.reports.checker.shapes import Checked, Finding, Verdict
from mingjing.office.reports.document import Document, Part, compose
from mingjing.office.reports.freezing import book_of
from mingjing.office.reports.models import Report
from mingjing.office.reports.queries import bodies, shape_of
from mingjing.office.reports.render_html import html
from mingjing.office.reports.sentences import Conflict, Unsound
from mingjing.office.reports.statutory import identities_failing
from mingjing.office.statistics.queries import Book


def read_back(document: Document) -> Checked:
    """What the checker says of the text as it will be printed.

    Statutory tables are weighed by their own identities, on the figures themselves: words of
    columns that law alone tells apart are not what the checker reads by.
    """
    document = replace(document, parts=tuple(_prose(part) for part in document.parts))
    return check(document_of(f"report-{document.year}.html", html(document).encode()))


def _prose(part: Part) -> Part:
    kept = (p for p in part.paragraphs if not (p.grid and p.grid.form))
    return replace(part, paragraphs=tuple(kept))


def tally(checked: Checked) -> dict[str, int]:
    """How many relations came to which verdict."""
    counted = Counter(f.verdict.value for f in checked.findings)
    return {verdict.value: counted[verdict.value] for verdict in Verdict}


def faults_of(document: Document, checked: Checked) -> list[Conflict]:
    """Every relation that fails, with the words it rests on and the section where they stand."""
    return [_told(document, checked, f) for f in checked.findings if f.verdict is Verdict.FAILS]


def _told(document: Document, checked: Checked, found: Finding) -> Conflict:
    lines = [checked.reading.document.lines[span.line - 1] for span in found.rests_on[:1]]
    words = "、".join(
        dict.fromkeys(checked.reading.document.words(span) for span in found.rests_on[:4])
    )
    heading, key = _section(document, lines[0]) if lines else ("", "")
    rests = f"（依据：{words}）" if words else ""
    message = f"{found.sentence}：{found.computation}{rests}"
    return Conflict(heading, "", message, key=key, place=0 if key else None, fix="修改这一节")


def _section(document: Document, line: str) -> tuple[str, str]:
    """The section in which a line of the finished text stands."""
    for part in document.parts:
        for paragraph in part.paragraphs:
            if "".join(run.text for run in paragraph.runs).strip() == line.strip():
                return part.heading, part.key
    return "", ""


def _unbalanced(report: Report, book: Book) -> Iterator[Conflict]:
    """The identities of statutory tables that do not hold."""
    headings = {slot.key: slot.heading for slot in shape_of(report).slots}
    for key, message in identities_failing(bodies(report), book):
        yield Conflict(headings[key], "", message, key=key, place=0, fix="修改这一节")


def stop_at_faults(report: Report) -> Checked:
    """The examination of a report that may be published; raises Unsound otherwise."""
    book = book_of(report)
    document = compose(report, book)
    checked = read_back(document)
    found = [*faults_of(document, checked), *_unbalanced(report, book)]
    if found:
        raise Unsound(tuple(found))
    return checked

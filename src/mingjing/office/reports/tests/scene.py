"""A report of the small year, written whole by acts and taken as far as a test needs it."""

from __future__ import annotations

from datetime import date
from typing import Any

from mingjing.office.people.models import Person
from mingjing.office.reports.actions import perform, start_report, write_section
from mingjing.office.reports.models import Report
from mingjing.office.reports.queries import shape_of
from mingjing.office.statistics.queries import Book
from mingjing.office.statistics.shapes import Period
from tests.cast import Office, at, deed_of

DAY = date(2024, 1, 5)
CASES = (
    "全年开展行政检查{inspections}次，作出行政处罚{penalties}件，其中简易程序"
    "{penalties procedure=summary}件，普通程序{penalties procedure=ordinary}件，"
    "罚款合计{fines as=wan}万元。"
)
TEXTS = {
    "people": "统计期末持证执法人员{certified_officers}人。",
    "cases": CASES,
    "systems": "处罚决定在行政执法监督平台公示{published channel=platform}条。",
    "team": "举办培训{training_sessions}场，参加{training_attendance}人次。",
}
ROAD: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("submit_report", "clerk", {}),
    ("review_report", "reviewer", {"passed": True, "opinion": "同意"}),
    ("sign_report", "leader", {}),
    ("publish_report", "clerk", {}),
)


def written(office: Office, **texts: str) -> Report:
    """A report in which every section that must be there stands; `texts` lay over the usual."""
    deed = deed_of([office.clerk], at(DAY, 9))
    row = start_report(deed, 2023)
    book = Book(Period.of_year(2023))
    for slot in shape_of(row).written:
        body = texts.get(slot.key, TEXTS.get(slot.key, ""))
        if not body and "area" in slot.scope:
            told = book.figure("penalties", **slot.scope)
            area = slot.scope["area"]
            body = f"处罚{{penalties area={area}}}件。" if told.value else ""
        elif not body and not slot.optional:
            body = "按照规定开展。"
        if body:
            write_section(deed, row, slot.key, body)
    return row


def went(office: Office, row: Report, upto: str, *, hour: int = 10) -> Report:
    """The report taken along its road up to and including a step."""
    for n, (verb, who, said) in enumerate(ROAD):
        person: Person = getattr(office, who)
        row = perform(row, verb, deed_of([person], at(DAY, hour + n), **said))
        if verb == upto:
            return row
    raise AssertionError(upto)

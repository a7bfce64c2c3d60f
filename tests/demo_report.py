"""The demonstration's report on its whole road, and each of its files read back."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from mingjing.demo.days import moment
from mingjing.office.desk.cast import DEMO_USERNAMES
from mingjing.office.people.models import Person
from mingjing.office.reports.actions import perform
from mingjing.office.reports.build import build
from mingjing.office.reports.checker.check import check
from mingjing.office.reports.checker.reading import document_of
from mingjing.office.reports.checker.shapes import Verdict
from mingjing.office.reports.freezing import since
from mingjing.office.reports.models import Edition, Report
from mingjing.office.reports.queries import period_of
from tests.cast import deed_of

ROAD: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("submit_report", "clerk", {}),
    ("review_report", "reviewer", {"passed": True, "opinion": "同意"}),
    ("sign_report", "leader", {}),
    ("publish_report", "clerk", {}),
)


def goes_its_road(folder: Path) -> None:
    """As the demonstration has written it: reviewed, signed and published by different people,
    every printed figure kept with its rows, every file without a failure."""
    people = {p.username: p for p in Person.objects.filter(username__in=DEMO_USERNAMES)}
    row = Report.objects.get(year=2023)
    for n, (verb, who, said) in enumerate(ROAD):
        row = perform(row, verb, deed_of([people[who]], moment(date(2024, 1, 8), 9 + n), **said))
    assert row.stage == "published"
    edition = Edition.objects.get(report=row)
    assert edition.checked["fails"] == 0 and edition.checked["holds"] > 10
    shown = [f for f in edition.figures["figures"] if f["printed"]]
    assert shown and all(len(f["rows"]["digest"]) == 64 for f in shown)
    assert since(edition.figures, period_of(row)) == []
    for file in build(2023, folder).files:
        content = file.read_bytes()
        found = check(document_of(file.name, content)).findings
        assert len(content) > 1000, file.name
        assert [f.sentence for f in found if f.verdict is Verdict.FAILS] == [], file.name

"""Reads of reports: the report of a year and its sections by key."""

from __future__ import annotations

from mingjing.office.reports.models import Report
from mingjing.office.statistics.shapes import Period


def report_of(year: int) -> Report | None:
    """The report of a year, if one was started."""
    return Report.objects.filter(year=year).first()


def period_of(report: Report) -> Period:
    """The days that the report's figures count."""
    return Period(report.period_from, report.period_until)


def bodies(report: Report) -> dict[str, str]:
    """The text of each section that was written, by key."""
    rows = report.sections.exclude(body="").values_list("key", "body")
    return dict(rows)

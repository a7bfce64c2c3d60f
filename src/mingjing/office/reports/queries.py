"""Reads of reports: the report of a year and its sections by key."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from mingjing.office.journal.entries import entries_of
from mingjing.office.journal.models import Entry
from mingjing.office.people.models import Person, Role
from mingjing.office.reports.access import visible_reports
from mingjing.office.reports.models import Draft, Report, Section
from mingjing.office.reports.template import Template, template
from mingjing.office.statistics.shapes import Period

KIND, SECTION_KIND, COMMENT_KIND = "report", "report_section", "report_comment"


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


def sections_by_key(report: Report) -> dict[str, Section]:
    """Every section that was ever written, with who wrote and who keeps it."""
    return {s.key: s for s in report.sections.select_related("edited_by", "keeper")}


def shape_of(report: Report) -> Template:
    """The section structure that a report follows."""
    return template(report.template, report.year)


def authors_of(report: Report) -> set[int]:
    """The numbers of everybody who wrote a text of this report."""
    rows = Entry.objects.filter(
        subject_kind=SECTION_KIND, subject_id__in=report.sections.values("pk"), verb="write_section"
    )
    return {actor["id"] for actors in rows.values_list("actors", flat=True) for actor in actors}


def section_of(report: Report, key: str) -> Section:
    """A section's row, or one that is not yet written."""
    rows = report.sections.select_related("keeper", "edited_by")
    return rows.filter(key=key).first() or Section(report=report, key=key)


def last_of(report: Report, key: str, person: Person) -> Section | None:
    """The same section of the newest earlier report after the same template, where one was
    written: its figures are references, and tell the new year wherever they stand."""
    earlier = visible_reports(person).filter(year__lt=report.year, template=report.template)
    rows = Section.objects.filter(report__in=earlier, key=key).exclude(body="")
    return rows.select_related("report").order_by("-report__year").first()


def carried(section: Section, report: Report) -> str:
    """A section's text for another year; a month within a reference becomes that year's."""
    was, now = f"month={section.report.year}-", f"month={report.year}-"
    return section.body.replace(was, now)


@dataclass(frozen=True, slots=True)
class Version:
    """One text of a section: who wrote it when."""

    number: int
    body: str
    who: str
    at: datetime


def versions_of(section: Section) -> list[Version]:
    """Every text of a section, the newest first, as the journal keeps them."""
    out: list[Version] = []
    entries = entries_of(SECTION_KIND, section.pk) if section.pk else ()
    for entry in entries:
        if entry.verb != "write_section":
            continue
        body = entry.changes.get("body", out[-1].body if out else "")
        number = entry.changes.get("version", entry.seq)
        who = "、".join(actor["name"] for actor in entry.actors)
        out.append(Version(number, body, who, entry.occurred_at))
    return out[::-1]


def drafts_of(report: Report, since: datetime) -> dict[str, list[Draft]]:
    """Who has typed what and not saved it, by section; desks left longer are passed over."""
    rows = report.drafts.filter(kept_at__gte=since).select_related("person").order_by("kept_at")
    out: dict[str, list[Draft]] = {}
    for row in rows:
        out.setdefault(row.key, []).append(row)
    return out


WAITS = {"submitted": Role.REVIEWER, "reviewed": Role.LEADER, "signed": Role.CLERK}
"""Whose turn it is, by where a report stands."""


def reports_waiting_for(person: Person, roles: Iterable[str]) -> QuerySet[Report]:
    """The reports whose next step is one of this person's posts'; a reviewer who is to sign as
    well is told on the page that somebody else must."""
    stages = [stage for stage, role in WAITS.items() if role in set(roles)]
    return visible_reports(person).filter(stage__in=stages).order_by("year")

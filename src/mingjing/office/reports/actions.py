"""What is done with a report: start it, write its sections, sign it, open it again."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import transaction

from mingjing.office.journal.door import record
from mingjing.office.journal.shapes import Deed, Invalid
from mingjing.office.reports.access import ask_leader, ask_writer
from mingjing.office.reports.freezing import freeze
from mingjing.office.reports.models import Report, Section
from mingjing.office.reports.references import parse
from mingjing.office.reports.template import BY_KEY

KIND, SECTION_KIND = "report", "report_section"


def start_report(deed: Deed, year: int, *, until: date | None = None) -> Report:
    """Starts the report of a year; its figures count the whole year unless `until` ends earlier."""
    ask_writer(deed)
    last = until or date(year, 12, 31)
    errors = {}
    if Report.objects.filter(year=year).exists():
        errors["year"] = f"{year} 年的报告已经建立"
    if year > deed.day.year:
        errors["year"] = f"{year} 年还没有到，不能建立报告"
    if last.year != year:
        errors["until"] = f"统计截止日应在 {year} 年之内"
    if errors:
        raise Invalid(errors)
    row = Report(year=year)
    with record(row, "start_report", deed, kind=KIND):
        row.title = f"{settings.ORGAN_NAME}{year}年行政执法工作报告"
        row.period_from, row.period_until = date(year, 1, 1), last
    return row


def write_section(deed: Deed, report: Report, key: str, body: str) -> Section:
    """Writes the text of one section; every earlier text stays in the journal.

    A text that contradicts itself may be kept as a draft: it stops the build, not the writing.
    """
    ask_writer(deed)
    slot = BY_KEY.get(key)
    if slot is None or not slot.writes:
        raise Invalid({"key": f"报告中没有“{key}”这一节"})
    misread = parse(body).misread
    if misread:
        raise Invalid({"body": "；".join(m.sentence for m in misread)})
    with transaction.atomic():
        fresh = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
        if fresh.signed_on:
            raise Invalid({"body": f"报告已于 {fresh.signed_on:%Y-%m-%d} 签发，须先退回修改"})
        row = Section.objects.filter(report=fresh, key=key).first() or Section(
            report=fresh, key=key
        )
        with record(
            row,
            "write_section",
            deed,
            kind=SECTION_KIND,
            label=f"{fresh.year} 年报告 · {slot.heading}",
        ):
            row.body = body.replace("\r\n", "\n").strip()
    return row


def sign_report(deed: Deed, report: Report) -> Report:
    """Signs a report that has no contradiction and freezes its figures; raises Contradiction
    when it has one."""
    ask_leader(deed)
    with transaction.atomic():
        row = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
        if row.signed_on:
            raise Invalid({"signed_on": f"报告已于 {row.signed_on:%Y-%m-%d} 签发"})
        frozen = freeze(row)
        with record(row, "sign_report", deed, kind=KIND):
            row.signed_on, row.frozen_figures = deed.day, frozen
    return row


def reopen_report(deed: Deed, report: Report, reason: str) -> Report:
    """Takes a signature back with a reason, so that the text can be mended; the figures are
    counted from the records again."""
    ask_leader(deed)
    if not reason.strip():
        raise Invalid({"reason": "请写明退回修改的理由"})
    with transaction.atomic():
        row = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
        if row.signed_on is None:
            raise Invalid({"reason": "报告尚未签发，可以直接修改"})
        with record(row, "reopen_report", deed, kind=KIND):
            row.signed_on, row.frozen_figures = None, None
    return row

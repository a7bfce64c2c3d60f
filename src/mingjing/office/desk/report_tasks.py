"""Annual reports in Today: what waits to be reviewed, signed or published."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from mingjing.law.instruments.office_reports.report import REPORT
from mingjing.office.journal.shapes import OFFICE_ZONE
from mingjing.office.people.pages import cited
from mingjing.office.reports.models import Report
from mingjing.office.web.shapes import Clock, Link, Task
from mingjing.office.web.words import cn_date

NEXT = {"submitted": "review_report", "reviewed": "sign_report", "signed": "publish_report"}


def report_task(row: Report, today: date) -> Task:
    """One report as a line of Today, with the step that it waits for."""
    step = REPORT.step(NEXT[row.stage])
    sub = REPORT.stage(row.stage).label
    if row.last_act_at:
        sub = f"{sub} · {cn_date(row.last_act_at.astimezone(OFFICE_ZONE).date())}起等待"
    return Task(
        clock=Clock("", "今天", "due"),
        title=row.title,
        sub=sub,
        why=step.says,
        article=cited(step.citation),
        action=Link(step.label, reverse("report-act", args=[row.year, step.name]), "primary"),
        url=reverse("report", args=[row.year]),
    )

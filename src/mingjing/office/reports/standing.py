"""Where a report stands for one person: each step done, open, or waiting, with the reasons."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Any

from django.urls import reverse

from mingjing.law.instruments.office_reports.report import REPORT, ReportAttempt
from mingjing.law.procedure import Refusal, Step, why_not
from mingjing.office.journal.models import Entry
from mingjing.office.journal.shapes import Deed
from mingjing.office.people.road import coming_step, done_step
from mingjing.office.reports.facts import facts_of, people_of
from mingjing.office.reports.models import Report
from mingjing.office.reports.queries import authors_of
from mingjing.office.web.shapes import Link, StepView

APART = frozenset({"reviewer_apart", "signer_apart"})


def hopeless(
    report: Report, verb: str, deed: Deed, authors: Set[int] | None = None
) -> tuple[Refusal, ...]:
    """What refuses a step whatever is typed: where the report stands, and who wants to act."""
    return why_not(REPORT, report.stage, facts_of(report, deed.day), step=verb,
                   attempt=people_of(report, verb, deed, authors))  # fmt: skip


def step_url(report: Report, verb: str) -> str:
    """Where a step is made."""
    return reverse("report-act", args=[report.year, verb])


def steps_of(report: Report, entries: Sequence[Entry], deed: Deed) -> list[StepView]:
    """The main road as the page's vertical line; what was done before it was opened again does
    not count as done."""
    order = [stage.name for stage in REPORT.stages]
    made, authors = {entry.verb: entry for entry in entries}, authors_of(report)
    views = []
    for name in REPORT.road:
        step = REPORT.step(name)
        past = order.index(str(step.target)) <= order.index(report.stage)
        if past and name in made:
            views.append(done_step(step, made[name]))
        elif past:
            views.append(StepView(step.name, step.label, "done", article=step.citation.text))
        else:
            views.append(_open(report, step, deed, authors))
    return views


def _open(report: Report, step: Step[Any, Any], deed: Deed, authors: Set[int]) -> StepView:
    lawful = why_not(REPORT, report.stage, facts_of(report, deed.day), step=step.name,
                     attempt=ReportAttempt())  # fmt: skip
    return coming_step(step, lawful=lawful, mine=hopeless(report, step.name, deed, authors),
                       apart=APART, url=step_url(report, step.name))  # fmt: skip


def beside(report: Report, deed: Deed) -> list[Link]:
    """What may be done beside the road by this person: take it back."""
    if hopeless(report, "reopen_report", deed):
        return []
    return [Link("退回修改", step_url(report, "reopen_report"))]

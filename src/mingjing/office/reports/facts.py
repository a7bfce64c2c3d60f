"""Rows to law: who acts on a report, and what is true of what it says at that moment."""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import replace
from datetime import date
from typing import Any

from mingjing.law.instruments.office_reports.report import REPORT, ReportAttempt, ReportFacts
from mingjing.office.journal.shapes import Deed, Invalid
from mingjing.office.reports.checks import stop_at_contradictions
from mingjing.office.reports.finished import stop_at_faults
from mingjing.office.reports.freezing import Changed, since
from mingjing.office.reports.models import Report
from mingjing.office.reports.queries import authors_of, bodies, period_of, shape_of
from mingjing.office.reports.sentences import Conflict, Missing, Stale
from mingjing.office.reports.whole import missing
from mingjing.office.statistics.queries import Book

Judged = dict[str, Any]


def facts_of(row: Report, day: date) -> ReportFacts:
    """Nothing but the stage is a standing fact of a report."""
    return ReportFacts()


def attempt_of(row: Report, verb: str, deed: Deed) -> ReportAttempt:
    """What is true of one attempt. What the text or the records stop is raised with every place
    that must be mended; raises Invalid where the form lacks what it is judged by."""
    people, judge = people_of(row, verb, deed), _JUDGES.get(verb)
    unfit = not (people.post_fits and people.reviewer_apart and people.signer_apart)
    if judge is None or unfit or row.stage not in REPORT.step(verb).sources:
        return people  # out of turn or not theirs is refused without weighing what is said
    try:
        return replace(people, **judge(row, deed))
    except KeyError as lacks:
        raise Invalid({str(lacks.args[0]): "请填写这一项"}) from lacks


def people_of(row: Report, verb: str, deed: Deed, authors: Set[int] | None = None) -> ReportAttempt:
    """What is true of the people of an attempt, before anything is weighed; who asks of several
    steps has read the authors once."""
    step = REPORT.step(verb)
    mine = {actor.id for actor in deed.by}
    fits = bool(deed.by) and all(a.roles & set(step.actors) for a in deed.by)
    attempt = ReportAttempt(post_fits=fits)
    if verb not in {"review_report", "sign_report"}:
        return attempt
    wrote = authors_of(row) if authors is None else authors
    if verb == "review_report":
        return replace(attempt, reviewer_apart=not mine & wrote)
    return replace(attempt, signer_apart=not mine & (wrote | set(row.reviewers)))


def _starting(row: Report, deed: Deed) -> Judged:
    return {"only_report": not Report.objects.filter(year=row.year).exists()}


def _submitting(row: Report, deed: Deed) -> Judged:
    book = Book(period_of(row))
    lacks = missing(shape_of(row), bodies(row), book)
    if lacks:
        raise Missing(tuple(lacks))
    stop_at_contradictions(row, book)
    return {"comments_settled": not row.comments.filter(settled_at=None).exists()}


def _reviewing(row: Report, deed: Deed) -> Judged:
    passed = bool(deed.form["passed"])
    if passed:
        stop_at_contradictions(row)
    opinion = str(deed.form.get("opinion") or "").strip()
    return {"passed": passed, "reason_given": bool(opinion)}


def _signing(row: Report, deed: Deed) -> Judged:
    stop_at_contradictions(row)
    _stop_at_changes("审核时", since(row.reviewed_figures or {}, period_of(row)))
    return {}


def _publishing(row: Report, deed: Deed) -> Judged:
    _stop_at_changes("签发时", since(row.frozen_figures or {}, period_of(row)))
    stop_at_faults(row)
    return {}


def _reopening(row: Report, deed: Deed) -> Judged:
    return {"reason_given": bool(str(deed.form["reason"] or "").strip())}


_JUDGES: dict[str, Callable[[Report, Deed], Judged]] = {
    "start_report": _starting,
    "submit_report": _submitting,
    "review_report": _reviewing,
    "sign_report": _signing,
    "publish_report": _publishing,
    "reopen_report": _reopening,
}


def _stop_at_changes(then: str, changed: list[Changed]) -> None:
    if changed:
        raise Stale(
            tuple(
                Conflict("", "", f"{c.label}：{then} {c.old}，现在 {c.new}（{c.difference}）",
                         fix="退回修改后重新审核、签发")
                for c in changed
            )
        )  # fmt: skip

"""The statutory terms that run on a case, from dates on the row; derived, never typed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from mingjing.law.cite import Citation, cite
from mingjing.law.day import OutsideCalendar
from mingjing.law.instruments.penalty_law_2021.ordinary_inquiry import CHECKABLE
from mingjing.law.remedy_terms import window
from mingjing.law.term import Pause, Term, Unit, days_left, last_day, term
from mingjing.office.cases.beside.owing import (
    court_window,
    next_instalment,
    row_of,
    schedule_of,
    unpaid,
)
from mingjing.office.cases.duration import decision_due, decision_term, pauses
from mingjing.office.cases.models import Case

PENDING = frozenset({"investigating", "concluded", "reviewed", "notified"})
CORRECTION = "correction"
"""The key of the party's time to correct: it asks for a look, and moves no step of the case."""
COURT_PRESSES = 30
"""Days before the claim is lost from which everybody is told (the office's own choice)."""


@dataclass(frozen=True, slots=True)
class Running:
    """One term: from when, until when, and whose move ends it.

    `pauses` are the days that do not count; with so little `left` as `warn` it presses.
    """

    key: str
    label: str
    start: date
    term: Term
    last: date
    pauses: tuple[Pause, ...] = ()
    warn: int = 2

    def left(self, today: date) -> int:
        """What is left after today in the term's own unit; negative when over."""
        return days_left(self.term, start=self.start, today=today, pauses=self.pauses)


def running(
    key: str,
    label: str,
    number: str,
    start: date,
    *,
    pauses: tuple[Pause, ...] = (),
    length: int | None = None,
) -> Running:
    """A term of the law's figures that started on a day; `length` where it was set otherwise."""
    rule = term(number, on=start)
    if length is not None:
        rule = replace(rule, length=length)
    return Running(key, label, start, rule, last_day(rule, start=start, pauses=pauses), pauses)


def appointed(key: str, label: str, start: date, *, last: date, citation: Citation) -> Running:
    """A last day that was fixed by a person's decision; it is a working day."""
    length = (last - start).days
    rule = Term(key, label, length, Unit.CALENDAR_DAYS, citation, citation.mark)
    return Running(key, label, start, rule, last)


def clocks(case: Case) -> Iterator[Running]:
    """The terms that run now, by the stage in which the case stands."""
    stage = case.stage
    if stage == "lead" and case.registered_on:
        yield running(
            "verification",
            "线索核查",
            "housing_ministry_order_55.verification_days",
            case.registered_on,
        )
    if stage in PENDING and not case.suspended_on:
        yield from _decision(case)
    if stage == "notified":
        yield from rights(case)
    if stage == "decided" and case.decided_on and not case.is_summary:
        yield running("service", "送达决定书", "penalty_law_2021.service_days", case.decided_on)
    if stage == "served" and case.served_on and unpaid(case):
        yield payment(case, case.served_on)
        yield from to_court(case)
    if order := correction(case):
        yield order
    if case.is_summary and stage == "served" and case.decided_on and not case.reported_on:
        yield running(
            "report", "报备案", "housing_ministry_order_55.record_report_days", case.decided_on
        )


def correction(case: Case) -> Running | None:
    """The last day of a written order to correct, after which somebody looks again (art. 28)."""
    due, open_order = case.correction_due, case.correction == "written"
    if not due or not open_order or case.rechecked_on or case.stage not in CHECKABLE:
        return None
    start = min(case.filed_on or due, due)
    article = cite("penalty_law_2021", 28)
    return appointed(CORRECTION, "改正期限，届满复查", start, last=due, citation=article)


def payment(case: Case, served_on: date) -> Running:
    """Fifteen days from service, or the next part of a deferral that was granted (art. 66)."""
    part, parts = next_instalment(case), schedule_of(case)
    if not parts:
        return running("payment", "缴纳罚款", "penalty_law_2021.payment_days", served_on)
    last, article = (part or parts[-1]).day, cite("penalty_law_2021", 66)
    return appointed("payment", "缴纳罚款（分期）", served_on, last=last, citation=article)


def _decision(case: Case) -> Iterator[Running]:
    """The time to decide, unless it rests."""
    rule, due = decision_term(case), decision_due(case)
    if case.filed_on and rule and due:
        yield Running("decision", "作出决定", case.filed_on, rule, due, pauses(case))


def to_court(case: Case) -> Iterator[Running]:
    """The three months in which the court can be asked, where nobody has exhorted yet.

    Once a procedure before the court is begun, it has this clock itself. An end that lies outside
    the calendar that is known today is not guessed; it is told when the year's notice is there.
    """
    if row_of(case, "court") is not None:
        return
    with suppress(OutsideCalendar):
        opens = court_window(case)
        if opens:
            run = running("court", "申请法院强制执行", window(opens).name, opens)
            yield replace(run, warn=COURT_PRESSES)


def rights(case: Case) -> Iterator[Running]:
    """The terms that the notice gives to the party: to state and defend, to ask for a hearing."""
    if case.notified_on:
        yield running("defence", "陈述申辩", "tianjin.defence_days", case.notified_on)
        if case.hearing_told:
            told = case.hearing_told_on or case.notified_on
            yield running("hearing", "申请听证", "penalty_law_2021.hearing_request_days", told)

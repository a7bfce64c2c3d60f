"""Rows to law: where a case stands in facts, and who acts, as the law judges them."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import Any

from mingjing.law.instruments.penalty_law_2021.common import (
    REVIEWER,
    Attempt,
    Clock,
    Outcome,
    Review,
)
from mingjing.law.instruments.penalty_law_2021.ordinary import ORDINARY
from mingjing.law.instruments.penalty_law_2021.ordinary_facts import (
    Correction,
    Defence,
    Discussion,
    Extension,
    Facts,
    Hearing,
)
from mingjing.law.instruments.penalty_law_2021.summary import SUMMARY, SummaryFacts
from mingjing.law.numbers import number
from mingjing.law.procedure import Procedure
from mingjing.law.term import Region, region, term
from mingjing.office.cases.beside.owing import money_due, unpaid
from mingjing.office.cases.beside.telling import told_by_the_side
from mingjing.office.cases.clocks import rights
from mingjing.office.cases.duration import decision_due
from mingjing.office.cases.models import Case
from mingjing.office.cases.service import handed_on
from mingjing.office.journal.shapes import Deed

ENDED = frozenset({"terminated", "referred", "transferred", "archived"})
PROCEDURES: dict[str, Procedure[Any, Any]] = {ORDINARY.name: ORDINARY, SUMMARY.name: SUMMARY}
INVESTIGATOR = "investigator"
_ATTEMPT = {f.name for f in fields(Attempt)}


def procedure_of(case: Case) -> Procedure[Any, Any]:
    """The procedure under which the case runs, by the name stored on its row."""
    return PROCEDURES[case.procedure]


def facts_of(case: Case, day: date) -> Facts | SummaryFacts:
    """Where the case stands in law on a day."""
    return _summary(case) if case.is_summary else _ordinary(case, day)


def _owing(case: Case) -> tuple[bool, bool]:
    due = case.outcome == Outcome.PENALTY and money_due(case)
    return due, due and not unpaid(case)


def _summary(case: Case) -> SummaryFacts:
    due, paid = _owing(case)
    return SummaryFacts(
        told=case.told_orally,
        heard=case.heard_orally,
        outcome=Outcome(case.outcome),
        money_due=due,
        paid=paid,
        reported=case.reported_on is not None,
    )


def _ordinary(case: Case, day: date) -> Facts:
    """What is still read where the case stands; the rest is forgotten, as the law foresees."""
    if case.outcome != Outcome.NONE:
        return _decided(case)
    if case.stage in ENDED:
        return Facts()
    facts = Facts(
        competent=case.competent,
        in_limitation=case.in_limitation,
        prima_facie=case.prima_facie,
        filing_review=Review(case.filing_review),
        evidence=case.evidence_count > 0 or case.inspection is not None,
        untold_result=case.untold_result,
        correction=_correction(case),
        suspended=case.suspended_on is not None,
        extension=Extension(case.extension),
        discussion=Discussion(case.discussion),
        penalty_review=Review(case.penalty_review),
        hearing_told=case.hearing_told,
    )
    return _with_rights(case, facts, day) if case.stage == "notified" else facts


def _with_rights(case: Case, facts: Facts, day: date) -> Facts:
    """What became of the rights that the notice gave."""
    over = {r.key: r.last < day for r in rights(case)}
    return replace(
        facts,
        defence=Defence(case.defence),
        defence_term=_clock(over, "defence"),
        hearing=Hearing(case.hearing),
        hearing_term=_clock(over, "hearing"),
    )


def _decided(case: Case) -> Facts:
    """After a decision only its performance and the order to correct are read."""
    due, paid = _owing(case)
    return Facts(
        outcome=Outcome(case.outcome),
        money_due=due,
        paid=paid,
        closing_review=Review(case.closing_review),
        correction=_correction(case),
    )


def _correction(case: Case) -> Correction:
    if not case.correction:
        return Correction.NONE
    settled = case.correction == "not_applicable" or case.rechecked_on is not None
    return Correction.SETTLED if settled else Correction.ORDERED


def _clock(over: dict[str, bool], key: str) -> Clock:
    if key not in over:
        return Clock.NONE
    return Clock.OVER if over[key] else Clock.RUNNING


def people_of(case: Case, verb: str, deed: Deed) -> Attempt:
    """What is true of the people of an attempt, before anything is typed."""
    step = procedure_of(case).step(verb)
    least = number("penalty_law_2021.officers_at_least", on=deed.day).value
    investigators, reviewers = apart(case)
    beside = told_by_the_side(case, deed)
    return Attempt(
        **{name: value for name, value in beside.items() if name in _ATTEMPT},
        post_fits=all(a.roles & set(step.actors) for a in deed.by) and bool(deed.by),
        two_officers=len({a.id for a in deed.by}) >= least,
        certified=all(a.certified for a in deed.by),
        not_investigator=not any(a.id in investigators for a in deed.by),
        not_reviewer=not any(a.id in reviewers for a in deed.by),
        qualified=all(a.qualified for a in deed.by),
        qualified_before=all(a.qualified_before for a in deed.by),
        day_come=verb != "hold_hearing" or not case.hearing_on or deed.day >= case.hearing_on,
        late=_late(case, verb, handed_on(deed) if verb == "serve" else deed.day),
    )


def apart(case: Case) -> tuple[set[int], set[int]]:
    """Who has investigated in the case, and who has reviewed it."""
    known = [] if case.pk is None else [(d.person_id, d.duty) for d in case.duties.all()]
    return (
        {person for person, duty in known if duty == INVESTIGATOR},
        {person for person, duty in known if duty == REVIEWER},
    )


_DECIDING = {"decide_penalty", "decide_no_penalty", "dismiss", "extend", "extend_by_discussion"}
_LATE = {
    "verify_lead": ("housing_ministry_order_55.verification_days", "registered_on"),
    "serve": ("penalty_law_2021.service_days", "decided_on"),
    "report_on_the_spot": ("housing_ministry_order_55.record_report_days", "decided_on"),
}


def _late(case: Case, verb: str, day: date) -> bool:
    if verb in {"hand_over", "collect_on_the_spot"}:
        return case.decided_on is not None and day > case.decided_on
    if verb in _DECIDING:
        due = decision_due(case, today=day)
        return due is not None and day > due
    if verb not in _LATE:
        return False
    name, column = _LATE[verb]
    start: date | None = getattr(case, column)
    return start is not None and region(term(name, on=start), start=start, today=day) is Region.OVER

"""Last days and sums of an examined case that more than one rule asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from mingjing.law import deciding, remedy_terms
from mingjing.law.examine.scenario import Scenario
from mingjing.law.examine.state import State, decided_on, latest, of_kind, pending
from mingjing.law.examine.strands import Strand
from mingjing.law.instruments.penalty_law_2021.ordinary_facts import Extension
from mingjing.law.instruments.penalty_law_2021.payment_guards import Deferral
from mingjing.law.instruments.penalty_law_2021.payment_guards import Surcharge as Imposed
from mingjing.law.remedy_terms import Course
from mingjing.law.surcharge import Surcharge, surcharge
from mingjing.law.term import Pause, Term, last_day, term

REMEDIES = {
    "reconsideration": ("accept_reconsideration", "decide_reconsideration", "end_reconsideration"),
    "litigation": ("accept_litigation", "decide_litigation", "end_suit"),
}
"""The act with which each way of attack is accepted, and the two that end it."""
COLLECTED = ("in_hand", "in_office", "settled")


def payment_last(state: State) -> date | None:
    """The last day to pay: fifteen days from receipt, or the end of a deferral (66, 67)."""
    found = latest(state, "payment")
    if found is None or state.served_on is None:
        return None
    deferred: date | None = found[1].holds.get("deferred_until")
    if deferred:
        return deferred
    return last_day(
        term("penalty_law_2021.payment_days", on=state.served_on), start=state.served_on
    )


def pending_remedy(state: State) -> Strand | None:
    """The reconsideration or suit that is not decided yet."""
    return next((strand for _, strand in pending(state)), None)


def pauses(state: State, until: date) -> Iterator[Pause]:
    """The days of a review or a suit, which add no surcharge (art. 73)."""
    for kind, (begins, _, _) in REMEDIES.items():
        for _, strand in of_kind(state, kind):
            if first := strand.day(begins):
                yield Pause(first, max(first, _course(strand).ended_on or until))


def surcharge_on(state: State, day: date) -> Surcharge | None:
    """What the surcharge comes to on a day, where the fine is late and not settled."""
    last = payment_last(state)
    if last is None or not state.fine:
        return None
    until = day if state.owing else state.fine_paid_on or state.days.get("pay", day)
    return surcharge(state.fine, last_day=last, until=max(last, until), pauses=pauses(state, until))


def surcharge_most(state: State, day: date) -> Decimal:
    """The most that may be claimed as surcharge on a day."""
    found = surcharge_on(state, day)
    return found.amount if found else Decimal(0)


def surcharge_imposed(state: State, day: date) -> Decimal:
    """The surcharge that has to be paid with the fine, because it was set (art. 72)."""
    found = latest(state, "payment")
    if found is None or found[1].facts.surcharge is Imposed.NONE:
        return Decimal(0)
    return surcharge_most(state, day)


def review_comes_first(scenario: Scenario, state: State) -> bool:
    """Whether the decision was made on the spot under the law that wants a review first (23)."""
    decided, on_the_spot = decided_on(state), "decide_on_the_spot" in state.days
    return decided is not None and remedy_terms.review_first(
        on_the_spot=on_the_spot, decided_on=decided
    )


def _course(strand: Strand) -> Course:
    """A reconsideration or a suit as the terms know it: a decision counts from its receipt."""
    _, decided, ended = REMEDIES[strand.kind]
    if made := strand.day(decided):
        return Course(strand.holds.get("answer_received") or made, decided=True)
    return Course(strand.day(ended))


def course_of(state: State, kind: str) -> Course | None:
    """The latest reconsideration or suit that was accepted; None where nobody came."""
    accepted = [s for _, s in of_kind(state, kind) if REMEDIES[kind][0] in s.at]
    return _course(accepted[-1]) if accepted else None


def remedies_over(scenario: Scenario, state: State) -> date | None:
    """The last day on which the party may still ask for review or sue; None while one runs."""
    if state.served_on is None:
        return None
    return remedy_terms.remedies_end(
        state.served_on,
        must_review=review_comes_first(scenario, state),
        review=course_of(state, "reconsideration"),
        suit=course_of(state, "litigation"),
    )


def court_opens(scenario: Scenario, state: State) -> date | None:
    """The day after which the court can be asked; a deferral moves it (penalty law art. 72)."""
    payment = latest(state, "payment")
    granted = payment is not None and payment[1].facts.deferral is Deferral.GRANTED
    deferred = payment[1].holds.get("deferred_until") if payment and granted else None
    return remedy_terms.opens_after(remedies_over(scenario, state), deferred_until=deferred)


def court_window(scenario: Scenario, state: State) -> date | None:
    """The last day to ask the court: three months after review and suit are closed (art. 53)."""
    opens = court_opens(scenario, state)
    return last_day(remedy_terms.window(opens), start=opens) if opens else None


def seizure_term(strand: Strand) -> Term:
    """The term of a seizure with what it was prolonged by: thirty days and at most thirty more."""
    start = strand.day("seize", "seize_urgently")
    assert start is not None  # a term is asked only of goods that are held
    rule = term("compulsion_law_2012.seizure_days", on=start)
    more = strand.holds.get("more_days", 0)
    length = min(rule.length, strand.holds.get("days") or rule.length)
    return replace(rule, length=length + more)


def seizure_last(strand: Strand, today: date) -> date | None:
    """The last day of a seizure; the days of a test, told to the party, are left out (25)."""
    start, sent = strand.day("seize", "seize_urgently"), strand.day("test_seized")
    if start is None:
        return None
    tested = strand.day("record_test") or today
    stops = (Pause(sent, max(sent, tested)),) if sent else ()
    return last_day(seizure_term(strand), start=start, pauses=stops)


def decision_term(state: State) -> Term | None:
    """The ninety days from filing with what was added to them; None where nothing was filed."""
    start = state.days.get("approve_filing")
    if start is None:
        return None
    return deciding.decision_term(
        start,
        extension=getattr(state.facts, "extension", Extension.NONE),
        rested=bool(state.rests or state.suspended_on),
        granted=state.granted,
    )


def decision_last(state: State, today: date) -> date | None:
    """The last day to decide; the days of a suspension, and of a hearing, are left out."""
    rule, start = decision_term(state), state.days.get("approve_filing")
    if rule is None or start is None:
        return None
    return last_day(rule, start=start, pauses=_rests(state, today))


def _rests(state: State, today: date) -> tuple[Pause, ...]:
    rests = [Pause(first, last) for first, last in state.rests]
    if state.suspended_on and today >= state.suspended_on:
        rests.append(Pause(state.suspended_on, today))
    return tuple(rests)

"""Last days and sums of an examined case that more than one rule asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from mingjing.law.cite import instrument
from mingjing.law.examine.scenario import Scenario
from mingjing.law.examine.state import State, decided_on
from mingjing.law.examine.strands import Strand, latest, of_kind
from mingjing.law.instruments.penalty_law_2021.payment_guards import Deferral
from mingjing.law.instruments.penalty_law_2021.payment_guards import Surcharge as Imposed
from mingjing.law.remedy import court_window_end, review_end, suit_end, suit_end_after_review
from mingjing.law.surcharge import Surcharge, surcharge
from mingjing.law.term import Pause, Term, last_day, term

REMEDIES = (
    (
        "reconsideration",
        "accept_reconsideration",
        ("decide_reconsideration", "end_reconsideration"),
    ),
    ("litigation", "accept_litigation", ("decide_litigation", "end_suit")),
)
COLLECTED = ("in_hand", "in_office", "settled")
PENDING = ("accepted", "replied", "answered")


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
    return next((s for s in state.strands if s.kind in ("reconsideration", "litigation")
                 and s.stage in PENDING), None)  # fmt: skip


def pauses(state: State, until: date) -> Iterator[Pause]:
    """The days of a review or a suit, which add no surcharge (art. 73)."""
    for kind, begins, ends in REMEDIES:
        for _, strand in of_kind(state, kind):
            first = strand.day(begins)
            if first:
                last = strand.day(*ends) or max(until, first)
                yield Pause(first, last)


def surcharge_on(state: State, day: date) -> Surcharge | None:
    """What the surcharge comes to on a day, where the fine is late and not settled."""
    last = payment_last(state)
    if last is None or not state.fine:
        return None
    until = state.days.get("pay", day) if not state.owing else day
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
    decided = decided_on(state)
    since = instrument("reconsideration_law_2024").since
    return "decide_on_the_spot" in state.days and decided is not None and decided >= since


def answered_on(review: Strand) -> date | None:
    """The day on which a decision on reconsideration was received: the term to sue starts there."""
    made = review.day("decide_reconsideration")
    received: date | None = review.holds.get("answer_received")
    return received or made


def remedies_over(scenario: Scenario, state: State) -> date | None:
    """The last day on which the party may still ask for review or sue; None while one runs."""
    if state.served_on is None or pending_remedy(state):
        return None
    suit, review = latest(state, "litigation"), latest(state, "reconsideration")
    if suit and (judged := suit[1].day("decide_litigation", "end_suit")):
        return judged
    if review and (answered := answered_on(review[1])):
        return suit_end_after_review(answered)
    if review_comes_first(scenario, state):
        return review_end(state.served_on)
    return max(review_end(state.served_on), suit_end(state.served_on))


def court_window(scenario: Scenario, state: State) -> date | None:
    """The last day to ask the court; a deferral moves it (penalty law art. 72, second part)."""
    over, payment = remedies_over(scenario, state), latest(state, "payment")
    if over is None:
        return None
    deferred = payment[1].holds.get("deferred_until") if payment else None
    granted = payment is not None and payment[1].facts.deferral is Deferral.GRANTED
    return court_window_end(max(over, deferred) if granted and deferred else over)


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
    """The ninety days from filing with what was added to them (art. 60, Order 55)."""
    start = state.days.get("approve_filing")
    if start is None:
        return None
    rule = term("penalty_law_2021.decision_days", on=start)
    return replace(rule, length=rule.length + state.more_days)


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

"""What an act supposes that nobody tells: a case made ready before the act itself is judged.

A written scenario leaves out what goes without saying. What is a neglected duty and no bar to the
act is remembered, and told as a fault where it weighs.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time

from mingjing.law.examine.filling import weight_of
from mingjing.law.examine.scenario import Scenario, Told
from mingjing.law.examine.state import INVESTIGATOR, State, decided_on
from mingjing.law.instruments.penalty_law_2021.common import Review
from mingjing.law.instruments.penalty_law_2021.ordinary_facts import Correction, Facts
from mingjing.law.instruments.penalty_law_2021.ordinary_sets import reopened
from mingjing.law.penalty_kinds import heavier

_SUPPOSES_HANDING = frozenset(
    {
        "collect_on_the_spot",
        "pay",
        "review_closing",
        "close_case",
        "apply_for_deferral",
        "approve_instalments",
        "exhort",
        "apply_to_court",
        "accept_reconsideration",
        "accept_litigation",
        "withdraw_decision",
    }
)
"""Acts that nobody makes unless the decision on the spot is in the party's hands."""


def prepared(state: State, told: Told, step: str) -> State:
    """The state in which a step is judged.

    The duty to order correction is one of the penalty (art. 28), so its neglect waits until then;
    a review may always be made over; a new notice may follow an earlier one (art. 45), and a
    heavier one was neither reviewed nor discussed (57, 58).
    """
    facts = state.facts
    if not isinstance(facts, Facts):
        return state
    if step == "conclude_investigation" and facts.correction is Correction.NONE:
        settled = replace(facts, correction=Correction.SETTLED)
        return replace(state, facts=settled, unordered=True)
    if step == "review_again" and facts.penalty_review is Review.PASSED:
        return replace(state, facts=replace(facts, penalty_review=Review.STALE))
    if step == "notify_penalty" and state.stage == "notified":
        known = reopened(facts) if _unreviewed(state, told) else facts
        return replace(state, stage="reviewed", facts=known)
    return state


def _unreviewed(state: State, told: Told) -> bool:
    """Whether a new notice is heavier than the one before, and nobody reviewed the case since."""
    before, again = state.days["notify_penalty"], state.days.get("review_again")
    reviewed = again is not None and again >= before
    return not reviewed and heavier(weight_of(told), than=state.notified)


def handed_over(scenario: Scenario, state: State, told: Told) -> Told | None:
    """The handing over that an act supposes: by those who decided, on the day they did (52)."""
    day = decided_on(state)
    supposed = state.stage == "decided" and "decide_on_the_spot" in state.days
    if not supposed or day is None or told.name not in _SUPPOSES_HANDING:
        return None
    hands = tuple(scenario.people[n] for n in sorted(state.with_duty(INVESTIGATOR)))
    at = told.at if told.day == day else datetime.combine(day, time())
    return Told("hand_over", told.place, at, hands, {})

"""What a step beside the case changes on the case itself: who investigated, what is still owed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from decimal import Decimal
from typing import Any

from mingjing.law.examine.scenario import Told
from mingjing.law.examine.state import INVESTIGATIVE, INVESTIGATOR, NOTHING, State
from mingjing.law.penalty_kinds import CONFISCATE_GAINS, FINE

Touch = Callable[[State, Told], State]


def touched(state: State, told: Told, *, step: str) -> State:
    """The case after a step beside it."""
    if step in INVESTIGATIVE:
        hands = {(p.name, INVESTIGATOR) for p in told.by if p.post != "leader"}
        state = replace(state, duties=state.duties | hands)
    touch = _TOUCHES.get(step)
    return touch(state, told) if touch else state


def _contested(state: State, told: Told) -> State:
    """A decision that was cancelled is owed no more; one that was changed is owed as changed."""
    result = told.form.get("result")
    if result == "cancel":
        return fallen(state, told)
    if result != "change":
        return state
    fine = told.form.get("fine", state.fine)
    kinds = told.form.get("kinds", state.kinds)
    gains = Decimal(told.form.get("gains", state.gains)) if CONFISCATE_GAINS in kinds else NOTHING
    due = (fine > 0 and FINE in kinds) or gains > 0
    paid = due and state.paid >= fine and state.surplus >= gains
    facts = _with(state.facts, money_due=due, paid=paid)
    return replace(state, fine=fine, gains=gains, kinds=kinds, facts=facts)


def fallen(state: State, told: Told) -> State:
    """A decision that no longer stands: nothing of it is collected."""
    facts = _with(state.facts, money_due=False)
    return replace(state, facts=facts, fine=0, gains=NOTHING, fallen_on=told.day)


def _with(facts: Any, **values: bool) -> Any:
    known = {f.name for f in fields(facts)}
    return replace(facts, **{name: value for name, value in values.items() if name in known})


_TOUCHES: dict[str, Touch] = {
    "decide_reconsideration": _contested,
    "decide_litigation": _contested,
    "withdraw_decision": fallen,
}

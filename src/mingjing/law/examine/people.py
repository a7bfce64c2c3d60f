"""What is true of the people of an act: post, number, certificate, and what they did before."""

from __future__ import annotations

from typing import Any

from mingjing.law.examine.scenario import Person, Told
from mingjing.law.examine.state import INVESTIGATOR, State, recused
from mingjing.law.examine.strands import Move
from mingjing.law.instruments.penalty_law_2021.common import (
    CLERK,
    LEADER,
    OFFICER,
    REVIEWER,
)
from mingjing.law.liability import Known, reviewer_qualified
from mingjing.law.numbers import number
from mingjing.law.procedure import Step

ROLES = {
    "officer": {OFFICER, CLERK},
    "legal_reviewer": {REVIEWER, CLERK},
    "leader": {LEADER, CLERK},
    # A helper may write and carry papers, never enforce.
    "assistant": {CLERK},
}
"""Scenarios know no clerks of their own: what a clerk does, everybody in the office may do."""


def people_of(
    state: State, told: Told, step: Step[Any, Any], *, move: Move | None = None
) -> dict[str, Any]:
    """The fields of an attempt that its people decide."""
    acting = move.by if move and move.by is not None else _acting(told, step)
    actors = set(move.actors if move and move.actors else step.actors)
    least = number("penalty_law_2021.officers_at_least", on=told.day).value
    standing = [reviewer_qualified(qualified=p.qualified, began=p.since) for p in acting]
    investigators, reviewers = state.with_duty(INVESTIGATOR), state.with_duty(REVIEWER)
    return {
        "post_fits": bool(acting) and all(ROLES[p.post] & actors for p in acting),
        "two_officers": len({p.name for p in acting}) >= least,
        "certified": all(p.certified(told.day) for p in acting),
        "not_investigator": not any(p.name in investigators for p in acting),
        "not_recused": not any(p.name in recused(state) for p in acting),
        "not_reviewer": not any(p.name in reviewers for p in acting),
        "qualified": Known.NO not in standing,
        "qualified_before": Known.PERHAPS not in standing,
    }


_HEADS = frozenset({"decide_penalty", "decide_no_penalty", "dismiss"})
"""What the law itself keeps for the head (art. 57): nobody decides it beside them."""


def _acting(told: Told, step: Step[Any, Any]) -> tuple[Person, ...]:
    """Who makes the act in law: a hearing is its chair's, whoever recorded it."""
    chair = told.form.get("chair")
    if step.name == "hold_hearing" and isinstance(chair, Person):
        return (chair,)
    if step.actors == (LEADER,) and step.name not in _HEADS:
        # Officers who bring a matter, or are heard on it, do not decide it with the head.
        return tuple(p for p in told.by if p.post == "leader") or told.by
    return told.by

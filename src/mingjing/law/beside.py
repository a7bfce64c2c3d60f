"""Acts that have a name of their own in the statute while a procedure holds them inside another.

The notice of the hearing right may be told within the notice of the penalty, or by its own paper.
A procedure that gets such a step itself needs no entry here: its own step is the one that counts.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from mingjing.law.cite import cite
from mingjing.law.instruments.penalty_law_2021.common import (
    OFFICER,
    Attempt,
    Clock,
    certified,
    investigator_not_reviewer,
    post_fits,
    two_officers,
)
from mingjing.law.instruments.penalty_law_2021.ordinary_facts import Facts
from mingjing.law.procedure import Procedure, Step
from mingjing.law.shelf import PROCEDURES


def _hearing_told(f: Facts, a: Attempt) -> Facts:
    """The right is told once; a hearing under way is not undone by telling it again."""
    return f if f.hearing_told else replace(f, hearing_told=True, hearing_term=Clock.RUNNING)


_BESIDE: dict[str, tuple[Step[Any, Any], ...]] = {
    "ordinary": (
        Step(
            "notify_hearing_right",
            "告知听证权利",
            ("reviewed", "notified"),
            None,
            cite("penalty_law_2021", 63),
            (OFFICER,),
            (post_fits, two_officers, certified, investigator_not_reviewer),
            sets=_hearing_told,
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Alias:
    """Another word for a step, where a procedure calls the same act by its own name."""

    procedure: str
    act: str
    step: str
    outside: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()


ALIASES = (
    Alias("ordinary", "review_penalty", "review_again", stages=("notified",)),
    Alias("summary", "inspect_site", "record_on_the_spot"),
    Alias("summary", "notify_penalty", "notify_on_the_spot"),
    Alias("summary", "state_defence", "hear_on_the_spot"),
    Alias("summary", "waive_defence", "hear_on_the_spot"),
    Alias("summary", "decide_no_penalty", "let_off"),
    Alias("summary", "serve", "hand_over"),
    # The record of a decision already made is its report to the organ (art. 52).
    Alias("summary", "record_on_the_spot", "report_on_the_spot", outside=("new", "found")),
)


ON_THE_ROAD = ("duration",)
"""Small procedures whose acts are the case's own, not beside it."""
FOLLOWING = frozenset(
    {
        "demand_payment",
        "pause_surcharge",
        "resume_surcharge",
        "turn_to_court",
        "cancel_payment",
        "record_fall",
        "start_term",
        "end_term",
    }
)
"""Steps beside the case that follow from another act; nobody tells them by themselves."""


@cache
def extended(name: str) -> Procedure[Any, Any]:
    """A procedure of the shelf with the acts that stand beside it."""
    base = PROCEDURES[name][0]
    own = {step.name for step in base.steps}
    more = tuple(step for step in _BESIDE.get(name, ()) if step.name not in own)
    return Procedure(
        name=base.name,
        label=base.label,
        stages=base.stages,
        steps=(*base.steps, *more),
        facts=base.facts,
        attempt=base.attempt,
        passings=base.passings,
        road=base.road,
    )


def step_called(name: str, stage: str, act: str) -> str | None:
    """The step of the procedure that an act means at a stage; None where it has no such step."""
    table = extended(name)
    for alias in ALIASES:
        if (alias.procedure, alias.act) == (name, act) and _applies(alias, stage):
            return alias.step
    return act if any(step.name == act for step in table.steps) else None


def _applies(alias: Alias, stage: str) -> bool:
    return stage not in alias.outside and (not alias.stages or stage in alias.stages)

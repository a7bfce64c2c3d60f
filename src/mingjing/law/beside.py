"""Acts that have a name of their own in the statute while a procedure holds them inside another.

A paper that is not the decision, such as a notice, may be served by an act of its own. A procedure
that gets such a step itself needs no entry here: its own step is the one that counts.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from mingjing.law.cite import cite
from mingjing.law.instruments.penalty_law_2021.common import (
    OFFICER,
    REVIEWER,
    certified,
    not_investigator,
    not_recused,
    post_fits,
    qualified,
    qualified_before,
    receipted,
    two_officers,
)
from mingjing.law.instruments.penalty_law_2021.shared_conditions import DEVICE, NOTHING_HELD
from mingjing.law.instruments.penalty_law_2021.summary import cash_banked, performed
from mingjing.law.procedure import NEW, Guard, Procedure, Stage, Step
from mingjing.law.shelf import PROCEDURES

_ANYWHERE = (
    "lead", "verified", "filed", "investigating", "concluded", "reviewed", "notified", "decided",
    "served",
)  # fmt: skip
_ON_THE_SPOT = ("found", "decided", "served")


def _recorded(name: str, label: str, article: int, *more: Guard[Any, Any]) -> Step[Any, Any]:
    """A record of the inquiry, made on the spot as well: nothing there hangs on it."""
    return Step(
        name,
        label,
        _ON_THE_SPOT,
        None,
        cite("penalty_law_2021", article),
        (OFFICER,),
        (post_fits, two_officers, certified, not_recused, *more),
    )


_BESIDE: dict[str, tuple[Step[Any, Any], ...]] = {
    "ordinary": (
        Step(
            "serve_paper",
            "送达其他文书",
            _ANYWHERE,
            None,
            cite("penalty_law_2021", 61),
            (OFFICER,),
            (post_fits, two_officers, certified, receipted),
        ),
    ),
    "summary": (
        _recorded("question", "询问", 55),
        _recorded("take_evidence", "收集证据", 54, *DEVICE),
        _recorded("order_correction", "责令改正", 28),
        _recorded("recheck_correction", "复查改正情况", 28),
        Step(
            "review_closing",
            "结案审查",
            ("served",),
            None,
            cite("tianjin", 0),
            (REVIEWER,),
            (post_fits, not_investigator, qualified, performed, cash_banked, *NOTHING_HELD),
            watches=(qualified_before,),
        ),
    ),
}
"""Acts that a case may know although its procedure does not ask for them."""


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


FOLLOWING = frozenset(
    {
        "demand_payment",
        "pause_surcharge",
        "resume_surcharge",
        "turn_to_court",
        "cancel_payment",
        "record_fall",
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
        steps=(*(_widened(step, base.stages) for step in base.steps), *more),
        facts=base.facts,
        attempt=base.attempt,
        passings=base.passings,
        road=base.road,
    )


_EARLY = (NEW, "lead", "verified", "filed")
_ENDED = ("terminated", "referred", "transferred")
_WIDER: dict[str, tuple[str, ...]] = {
    # What was lawfully recorded before the filing is evidence; a wrong is stopped at once.
    "inspect_site": _EARLY,
    "question": _EARLY,
    "take_evidence": _EARLY,
    "take_sample": _EARLY,
    "order_correction": _EARLY,
    # The report of a decision does not wait for its being handed over (art. 52).
    "report_on_the_spot": ("decided",),
    # What ended without a decision is closed like any other case, where somebody closes it.
    "review_closing": _ENDED,
    "close_case": _ENDED,
}
"""Where a scenario may tell a step, beside the stages in which the office itself makes it."""


def _widened(step: Step[Any, Any], stages: tuple[Stage, ...]) -> Step[Any, Any]:
    known = {stage.name for stage in stages}
    more = (s for s in _WIDER.get(step.name, ()) if s in known and s not in step.sources)
    return replace(step, sources=(*step.sources, *more))


def step_called(name: str, stage: str, act: str) -> str | None:
    """The step of the procedure that an act means at a stage; None where it has no such step."""
    table = extended(name)
    for alias in ALIASES:
        if (alias.procedure, alias.act) == (name, act) and _applies(alias, stage):
            return alias.step
    return act if any(step.name == act for step in table.steps) else None


def words_for(name: str, stage: str) -> tuple[tuple[str, str], ...]:
    """The other words for steps of a procedure at a stage, each with the step that it means."""
    aliases = (a for a in ALIASES if a.procedure == name and _applies(a, stage))
    return tuple((alias.act, alias.step) for alias in aliases)


def _applies(alias: Alias, stage: str) -> bool:
    return stage not in alias.outside and (not alias.stages or stage in alias.stages)

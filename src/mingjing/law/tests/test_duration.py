"""The time to decide: what is known from memory only is told as a fault and refuses nothing."""

from dataclasses import replace
from typing import Any

import pytest

from mingjing.law.instruments.housing_ministry_order_55.duration import (
    DURATION,
    DurationAttempt,
    DurationFacts,
    Extension,
)
from mingjing.law.procedure import after
from mingjing.law.tests.small import faulty, refused

LAW, PENALTY = "housing_ministry_order_55", "penalty_law_2021"
RUNNING = DurationFacts()
OVER = replace(RUNNING, over=True)
ONCE = replace(RUNNING, extension=Extension.BY_HEAD)
TWICE = replace(RUNNING, extension=Extension.BY_DISCUSSION)


@pytest.mark.parametrize(
    ("facts", "step", "attempt", "expected"),
    [
        (RUNNING, "extend", {}, []),
        (OVER, "extend", {}, [("extended_after_end", PENALTY, 60)]),
        (ONCE, "extend", {}, [("extended_twice", LAW, 0)]),
        (RUNNING, "extend", {"reason_given": False}, [("unreasoned", LAW, 0)]),
        (ONCE, "extend_by_discussion", {}, []),
        (ONCE, "extend_by_discussion", {"discussed": False}, [("undiscussed", LAW, 0)]),
        (RUNNING, "extend_by_discussion", {}, [("leapt", LAW, 0)]),
        (TWICE, "extend_by_discussion", {}, [("leapt", LAW, 0)]),
        (RUNNING, "suspend", {"reason_given": False}, [("unreasoned", LAW, 0)]),
        (RUNNING, "terminate", {"reason_given": False}, [("unreasoned", LAW, 0)]),
        (RUNNING, "end_term", {}, []),
        (OVER, "end_term", {}, [("decided_late", PENALTY, 60)]),
    ],
)
def test_it_is_told_and_the_act_stands(
    facts: DurationFacts, step: str, attempt: dict[str, Any], expected: list[Any]
) -> None:
    assert refused(DURATION, "running", facts, step=step, **attempt) == []
    assert faulty(DURATION, facts, step=step, **attempt) == expected


def test_only_the_wrong_hands_are_refused() -> None:
    assert {g.name for s in DURATION.steps for g in s.needs} == {"post_fits"}


def test_an_extension_makes_the_term_run_again_and_suspension_stops_it() -> None:
    _, facts = after(DURATION, "running", OVER, step="extend", attempt=DurationAttempt())
    assert facts == ONCE
    [passing] = DURATION.passings
    assert passing.moves("running", RUNNING) == OVER
    assert passing.moves("suspended", RUNNING) is None
    assert passing.moves("running", OVER) is None

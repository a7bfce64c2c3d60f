"""Sealing and seizing: who, what, how long, and when the goods go back."""

from dataclasses import replace
from typing import Any

import pytest

from mingjing.law.instruments.compulsion_law_2012.seizure import SEIZURE
from mingjing.law.instruments.compulsion_law_2012.seizure_guards import (
    TAKING_ASKS,
    Fate,
    Ground,
    SeizureAttempt,
    SeizureFacts,
)
from mingjing.law.instruments.penalty_law_2021.common import Clock
from mingjing.law.procedure import after
from mingjing.law.tests.small import faulty, refused

LAW = "compulsion_law_2012"
HELD = SeizureFacts(term=Clock.RUNNING)
URGENT = replace(HELD, owed=True)
ENDED = replace(HELD, term=Clock.OVER)
TESTING = replace(HELD, testing=True)

TAKING = [
    ({"two_officers": False}, ("two_officers", LAW, 18)),
    ({"certified": False}, ("certified", "penalty_law_2021", 42)),
    ({"identity_shown": False}, ("identity_shown", LAW, 18)),
    ({"witnessed": False}, ("witnessed", LAW, 18)),
    ({"rights_told": False}, ("rights_told", LAW, 18)),
    ({"heard": False}, ("heard", LAW, 18)),
    ({"recorded": False}, ("recorded", LAW, 18)),
    ({"listed": False}, ("listed", LAW, 24)),
    ({"related": False}, ("related", LAW, 23)),
    ({"unsealed": False}, ("unsealed", LAW, 23)),
    ({"within_days": False}, ("within_days", LAW, 25)),
    ({"post_fits": False}, ("post_fits", "tianjin", 0)),
]


@pytest.mark.parametrize(("attempt", "expected"), TAKING)
@pytest.mark.parametrize(("stage", "step"), [("approved", "seize"), ("new", "seize_urgently")])
def test_every_duty_of_the_taking_is_refused_under_its_article(
    stage: str, step: str, attempt: dict[str, Any], expected: tuple[str, str, int]
) -> None:
    assert refused(SEIZURE, stage, SeizureFacts(), step=step) == []
    assert refused(SEIZURE, stage, SeizureFacts(), step=step, **attempt) == [expected]


def test_the_table_of_duties_is_whole() -> None:
    assert {name for attempt, _ in TAKING for name in attempt} == set(TAKING_ASKS)


@pytest.mark.parametrize(
    ("stage", "facts", "step", "attempt", "expected"),
    [
        ("new", SeizureFacts(), "approve_seizure", {"basis": False}, ("basis", LAW, 10)),
        ("new", SeizureFacts(), "seize_urgently", {"basis": False}, ("basis", LAW, 10)),
        ("new", SeizureFacts(), "seize_urgently", {"urgent": False}, ("urgent", LAW, 19)),
        ("new", SeizureFacts(), "seize", {}, ("in_turn", LAW, 18)),
        ("held", HELD, "make_up_approval", {}, ("approval_owed", LAW, 19)),
        ("held", HELD, "extend_seizure", {"reason_given": False}, ("reason_given", LAW, 25)),
        ("held", HELD, "extend_seizure", {"noticed": False}, ("noticed", LAW, 25)),
        ("held", HELD, "extend_seizure", {"within_days": False}, ("within_days", LAW, 25)),
        ("held", HELD, "test_seized", {"period_told": False}, ("period_told", LAW, 25)),
        ("held", TESTING, "test_seized", {}, ("not_testing", LAW, 25)),
        ("held", ENDED, "test_seized", {}, ("tested_in_term", LAW, 25)),
        ("held", HELD, "record_test", {}, ("test_under_way", LAW, 25)),
        ("held", TESTING, "record_test", {"result_told": False}, ("result_told", LAW, 25)),
        ("held", URGENT, "extend_seizure", {}, ("approved", LAW, 19)),
        ("held", ENDED, "extend_seizure", {}, ("before_end", LAW, 25)),
        ("held", replace(HELD, extended=True), "extend_seizure", {}, ("not_extended", LAW, 25)),
        ("held", ENDED, "dispose_seized", {}, ("in_term", LAW, 25)),
        ("held", URGENT, "dispose_seized", {}, ("approved", LAW, 19)),
        ("held", HELD, "dispose_seized", {"decision_based": False}, ("decision_based", LAW, 27)),
        (
            "held",
            HELD,
            "dispose_seized",
            {"fate": Fate.TRANSFER, "party_told": False},
            ("transfer_told", LAW, 21),
        ),
        ("held", HELD, "release_seizure", {"return_signed": False}, ("return_signed", LAW, 28)),
        ("held", HELD, "release_seizure", {"ground": Ground.EXPIRED}, ("ground_true", LAW, 28)),
        ("held", ENDED, "release_seizure", {"ground": Ground.DECIDED}, ("ground_true", LAW, 28)),
    ],
)
def test_what_may_not_be_done_with_seized_goods(
    stage: str, facts: SeizureFacts, step: str, attempt: dict[str, Any], expected: Any
) -> None:
    assert refused(SEIZURE, stage, facts, step=step, **attempt) == [expected]


@pytest.mark.parametrize(
    ("facts", "ground"),
    [
        (HELD, Ground.NO_VIOLATION),
        (HELD, Ground.UNRELATED),
        (HELD, Ground.DECIDED),
        (ENDED, Ground.EXPIRED),
    ],
)
def test_four_grounds_to_lift_it(facts: SeizureFacts, ground: Ground) -> None:
    assert refused(SEIZURE, "held", facts, step="release_seizure", ground=ground) == []


def test_a_test_that_was_told_has_a_result_and_then_another_may_follow() -> None:
    good = SeizureAttempt()
    _, facts = after(SEIZURE, "held", HELD, step="test_seized", attempt=good)
    assert facts == TESTING
    _, facts = after(SEIZURE, "held", facts, step="record_test", attempt=good)
    assert facts == HELD and refused(SEIZURE, "held", facts, step="test_seized") == []


def test_urgency_owes_an_approval_that_is_made_up_once_and_its_lateness_is_a_fault() -> None:
    good = SeizureAttempt()
    _, facts = after(SEIZURE, "new", SeizureFacts(), step="seize_urgently", attempt=good)
    assert facts == URGENT
    assert refused(SEIZURE, "held", facts, step="make_up_approval", late=True) == []
    assert faulty(SEIZURE, facts, step="make_up_approval", late=True) == [("made_up_late", LAW, 19)]
    _, facts = after(SEIZURE, "held", facts, step="make_up_approval", attempt=good)
    assert facts == HELD


@pytest.mark.parametrize(
    ("facts", "late", "expected"),
    [
        (HELD, False, []),
        (HELD, True, [("released_late", LAW, 28)]),
        (ENDED, False, [("overdue", LAW, 25)]),
        (URGENT, False, [("never_approved", LAW, 19)]),
    ],
)
def test_a_release_tells_what_went_wrong_before_it(
    facts: SeizureFacts, late: bool, expected: list[Any]
) -> None:
    assert faulty(SEIZURE, facts, step="release_seizure", late=late) == expected

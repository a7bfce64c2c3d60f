"""Advance registration-preservation: seven working days, and what time itself ends."""

from typing import Any

import pytest

from mingjing.law.instruments.penalty_law_2021.common import Clock
from mingjing.law.instruments.penalty_law_2021.preservation import (
    PRESERVATION,
    PreservationAttempt,
    PreservationFacts,
    Way,
)
from mingjing.law.procedure import after
from mingjing.law.tests.small import faulty, refused

LAW = "penalty_law_2021"
KEPT = PreservationFacts(term=Clock.RUNNING)
LAPSED = PreservationFacts(term=Clock.OVER)


@pytest.mark.parametrize(
    ("step", "attempt", "expected"),
    [
        ("approve_preservation", {"post_fits": False}, ("post_fits", LAW, 56)),
        ("approve_preservation", {"may_be_lost": False}, ("may_be_lost", LAW, 56)),
        ("preserve_evidence", {"two_officers": False}, ("two_officers", LAW, 42)),
        ("preserve_evidence", {"certified": False}, ("certified", LAW, 42)),
        ("preserve_evidence", {"identity_shown": False}, ("identity_shown", LAW, 55)),
        ("preserve_evidence", {"relevant": False}, ("relevant", LAW, 56)),
        ("preserve_evidence", {"list_given": False}, ("list_given", LAW, 56)),
        ("dispose_preserved", {"return_signed": False}, ("returned_signed", LAW, 56)),
    ],
)
def test_one_failing_condition_is_refused_under_its_article(
    step: str, attempt: dict[str, Any], expected: tuple[str, str, int]
) -> None:
    stage = PRESERVATION.step(step).sources[0]
    assert refused(PRESERVATION, stage, KEPT, step=step) == []
    assert refused(PRESERVATION, stage, KEPT, step=step, **attempt) == [expected]


@pytest.mark.parametrize("way", Way)
def test_after_the_seventh_working_day_nothing_can_be_decided(way: Way) -> None:
    told = refused(PRESERVATION, "preserved", LAPSED, step="dispose_preserved", way=way)
    assert told == [("in_force", LAW, 56)]
    assert refused(PRESERVATION, "preserved", KEPT, step="dispose_preserved", way=way) == []


def test_a_lapsed_measure_is_returned_with_its_fault_and_a_running_one_is_decided() -> None:
    step = "return_preserved"
    assert refused(PRESERVATION, "preserved", KEPT, step=step) == [("lapsed", LAW, 56)]
    assert refused(PRESERVATION, "preserved", LAPSED, step=step) == []
    assert faulty(PRESERVATION, LAPSED, step=step) == [("left_undecided", LAW, 56)]
    late = faulty(PRESERVATION, LAPSED, step=step, late=True)
    assert late == [("left_undecided", LAW, 56), ("returned_late", LAW, 56)]


def test_time_ends_the_measure_once_and_only_while_goods_are_kept() -> None:
    [passing] = PRESERVATION.passings
    assert passing.moves("preserved", KEPT) == LAPSED
    assert passing.moves("preserved", LAPSED) is None
    assert passing.moves("approved", KEPT) is None


def test_no_preservation_without_approval() -> None:
    assert refused(PRESERVATION, "new", PreservationFacts(), step="preserve_evidence") == [
        ("in_turn", LAW, 56)
    ]
    attempt = PreservationAttempt()
    stage, facts = after(
        PRESERVATION, "approved", PreservationFacts(), step="preserve_evidence", attempt=attempt
    )
    assert (stage, facts) == ("preserved", KEPT)

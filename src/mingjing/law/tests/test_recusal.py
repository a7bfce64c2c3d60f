"""Recusal: nobody decides in their own cause, and a party that asked is answered."""

from typing import Any

import pytest

from mingjing.law.instruments.penalty_law_2021.recusal import RECUSAL, RecusalAttempt, RecusalFacts
from mingjing.law.procedure import after
from mingjing.law.tests.small import refused

LAW = "penalty_law_2021"


@pytest.mark.parametrize(
    ("stage", "step", "attempt", "expected"),
    [
        ("new", "request_recusal", {"reason_given": False}, ("reason_given", LAW, 43)),
        ("requested", "recuse", {"not_self": False}, ("not_self", LAW, 43)),
        ("requested", "recuse", {"receipted": False}, ("answer_served", LAW, 43)),
        ("requested", "recuse", {"post_fits": False}, ("post_fits", LAW, 43)),
        ("recused", "replace_officer", {"not_recused": False}, ("not_recused", LAW, 43)),
        ("recused", "replace_officer", {"two_officers": False}, ("two_officers", LAW, 42)),
        ("recused", "replace_officer", {"certified": False}, ("certified", LAW, 42)),
    ],
)
def test_what_is_refused_under_which_article(
    stage: str, step: str, attempt: dict[str, Any], expected: tuple[str, str, int]
) -> None:
    assert refused(RECUSAL, stage, RecusalFacts(), step=step, **attempt) == [expected]


def test_an_officer_who_steps_back_of_their_own_needs_no_answer_to_the_party() -> None:
    own = RecusalFacts(own_motion=True)
    assert refused(RECUSAL, "requested", own, step="recuse", receipted=False) == []


def test_a_refused_request_ends_and_a_granted_one_asks_for_another_officer() -> None:
    for granted, landed in ((True, "recused"), (False, "kept")):
        tried = RecusalAttempt(granted=granted)
        assert (
            after(RECUSAL, "requested", RecusalFacts(), step="recuse", attempt=tried)[0] == landed
        )
    assert not RECUSAL.stage("recused").final

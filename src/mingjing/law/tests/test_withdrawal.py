"""A decision that no longer stands leaves the public within three working days, with reasons."""

from dataclasses import replace
from typing import Any

import pytest

from mingjing.law.instruments.penalty_law_2021.withdrawal import (
    WITHDRAWAL,
    Fall,
    WithdrawalAttempt,
    WithdrawalFacts,
)
from mingjing.law.procedure import after
from mingjing.law.tests.small import faulty, refused

LAW = "penalty_law_2021"
FALLEN = WithdrawalFacts(fall=Fall.CANCELLED)
TOLD = WithdrawalFacts(fall=Fall.CANCELLED, party_told=True)


@pytest.mark.parametrize(
    ("stage", "facts", "step", "attempt", "expected"),
    [
        ("new", WithdrawalFacts(), "record_fall", {"documented": False}, ("documented", 48)),
        (
            "new",
            WithdrawalFacts(),
            "withdraw_decision",
            {"reason_given": False},
            ("reason_given", 47),
        ),
        ("fallen", FALLEN, "withdraw_publication", {"explained": False}, ("explained", 48)),
        ("fallen", FALLEN, "withdraw_publication", {"everywhere": False}, ("everywhere", 48)),
        ("fallen", FALLEN, "tell_party", {"receipted": False}, ("receipted", 61)),
        ("fallen", TOLD, "tell_party", {}, ("not_yet_told", 61)),
        ("taken_back", FALLEN, "end_withdrawal", {}, ("party_told", 61)),
        ("fallen", TOLD, "end_withdrawal", {}, ("in_turn", 47)),
    ],
)
def test_what_is_refused_under_which_article(
    stage: str,
    facts: WithdrawalFacts,
    step: str,
    attempt: dict[str, Any],
    expected: tuple[str, int],
) -> None:
    name, article = expected
    assert refused(WITHDRAWAL, stage, facts, step=step, **attempt) == [(name, LAW, article)]


@pytest.mark.parametrize("fall", Fall)
@pytest.mark.parametrize("step", ["record_fall", "withdraw_decision"])
def test_only_what_was_published_is_taken_back(step: str, fall: Fall) -> None:
    for published, landed in ((True, "fallen"), (False, "unpublished")):
        tried = WithdrawalAttempt(fall=fall, published=published)
        stage, facts = after(WITHDRAWAL, "new", WithdrawalFacts(), step=step, attempt=tried)
        assert (stage, facts.fall) == (landed, fall)


def test_what_is_too_much_is_given_back_before_the_end_by_the_offices_own_rule() -> None:
    owed = replace(TOLD, refund_due=True)
    own = [("refunded", "tianjin", 0)]
    assert refused(WITHDRAWAL, "taken_back", owed, step="end_withdrawal") == own
    without = refused(WITHDRAWAL, "fallen", owed, step="refund", receipted=False)
    assert without == [("refund_receipted", "tianjin", 0)]
    nothing = refused(WITHDRAWAL, "fallen", TOLD, step="refund")
    assert nothing == [("refund_due", "tianjin", 0)]
    for all_of_it in (False, True):
        tried = WithdrawalAttempt(given_back=all_of_it)
        _, left = after(WITHDRAWAL, "fallen", owed, step="refund", attempt=tried)
        assert left.refund_due is not all_of_it


def test_the_fourth_working_day_is_a_fault() -> None:
    late = faulty(WITHDRAWAL, FALLEN, step="withdraw_publication", late=True)
    assert late == [("taken_back_late", LAW, 48)]
    assert refused(WITHDRAWAL, "fallen", FALLEN, step="withdraw_publication", late=True) == []

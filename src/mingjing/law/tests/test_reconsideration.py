"""Reconsideration: who reviews, when the organ answers, and what a changed decision demands."""

from dataclasses import replace
from typing import Any

import pytest

from mingjing.law.instruments.penalty_law_2021.common import Clock
from mingjing.law.instruments.reconsideration_law_2024.reconsideration import (
    RECONSIDERATION,
    ReconsiderationFacts,
)
from mingjing.law.instruments.remedies import Verdict
from mingjing.law.tests.small import faulty, refused

LAW, PENALTY = "reconsideration_law_2024", "penalty_law_2021"
OPEN = ReconsiderationFacts()
LATE = replace(OPEN, term=Clock.OVER)
CHANGED = replace(OPEN, replied=True, verdict=Verdict.CHANGE)


@pytest.mark.parametrize(
    ("stage", "facts", "step", "attempt", "expected"),
    [
        ("new", OPEN, "accept_reconsideration", {"receipted": False}, ("copy_received", LAW, 48)),
        (
            "new",
            OPEN,
            "accept_reconsideration",
            {"reviewer_competent": False},
            ("reviewer_competent", LAW, 24),
        ),
        (
            "new",
            LATE,
            "accept_reconsideration",
            {"late_reason": False},
            ("in_application_term", LAW, 20),
        ),
        ("new", OPEN, "let_term_pass", {}, ("term_over", LAW, 20)),
        (
            "accepted",
            OPEN,
            "reply_reconsideration",
            {"evidence_complete": False},
            ("evidence_complete", LAW, 48),
        ),
        (
            "replied",
            OPEN,
            "decide_reconsideration",
            {"receipted": False},
            ("verdict_received", LAW, 62),
        ),
        (
            "replied",
            OPEN,
            "decide_reconsideration",
            {"verdict": Verdict.CHANGE, "worse": True},
            ("not_worse", LAW, 63),
        ),
        (
            "accepted",
            OPEN,
            "end_reconsideration",
            {"receipted": False},
            ("withdrawal_told", PENALTY, 47),
        ),
        (
            "decided",
            CHANGED,
            "carry_out_reconsideration",
            {"withdrawn": False},
            ("publication_withdrawn", PENALTY, 48),
        ),
        (
            "decided",
            CHANGED,
            "carry_out_reconsideration",
            {"carried_out": False},
            ("carried_out", PENALTY, 47),
        ),
    ],
)
def test_what_is_refused_under_which_article(
    stage: str,
    facts: ReconsiderationFacts,
    step: str,
    attempt: dict[str, Any],
    expected: tuple[str, str, int],
) -> None:
    assert refused(RECONSIDERATION, stage, facts, step=step, **attempt) == [expected]


@pytest.mark.parametrize(
    ("verdict", "must"),
    [
        (Verdict.MAINTAIN, False),
        (Verdict.REJECT, False),
        (Verdict.PERFORM, False),
        (Verdict.CHANGE, True),
        (Verdict.CANCEL, True),
        (Verdict.CONFIRM_ILLEGAL, True),
    ],
)
def test_only_a_decision_that_no_longer_stands_is_taken_back_from_the_public(
    verdict: Verdict, must: bool
) -> None:
    facts = replace(OPEN, verdict=verdict)
    step = "carry_out_reconsideration"
    assert bool(refused(RECONSIDERATION, "decided", facts, step=step, withdrawn=False)) is must


@pytest.mark.parametrize(
    ("facts", "step", "late", "expected"),
    [
        (OPEN, "reply_reconsideration", True, [("reply_late", LAW, 48)]),
        (
            replace(OPEN, simple=True),
            "reply_reconsideration",
            True,
            [("simple_reply_late", LAW, 54)],
        ),
        (OPEN, "reply_reconsideration", False, []),
        (OPEN, "decide_reconsideration", False, [("never_replied", LAW, 48)]),
        (CHANGED, "carry_out_reconsideration", True, [("report_late", LAW, 76)]),
    ],
)
def test_ten_days_or_five_and_silence_are_told_as_faults(
    facts: ReconsiderationFacts, step: str, late: bool, expected: list[Any]
) -> None:
    assert faulty(RECONSIDERATION, facts, step=step, late=late) == expected


def test_late_by_a_term_that_nobody_has_read_is_told_with_its_mark() -> None:
    step, late = "accept_reconsideration", {"late": True}
    assert refused(RECONSIDERATION, "new", LATE, step=step, **late) == []
    told = faulty(RECONSIDERATION, LATE, step=step, **late)
    assert told == [("asked_late", "reconsideration_law_1999", 9)]
    assert faulty(RECONSIDERATION, LATE, step=step) == []

"""A suit: six months or fifteen days, reconsideration first where the law says so, the defence."""

from dataclasses import replace
from typing import Any

import pytest

from mingjing.law.instruments.litigation_law.litigation import LITIGATION, LitigationFacts
from mingjing.law.instruments.penalty_law_2021.common import Clock
from mingjing.law.instruments.remedies import Verdict
from mingjing.law.tests.small import faulty, refused

LAW, PENALTY, REVIEW = "litigation_law", "penalty_law_2021", "reconsideration_law_2024"
OPEN = LitigationFacts()
LATE = replace(OPEN, term=Clock.OVER)


@pytest.mark.parametrize(
    ("facts", "attempt", "expected"),
    [
        (OPEN, {}, []),
        (OPEN, {"reviewed": True}, []),
        (OPEN, {"receipted": False}, [("copy_received", LAW, 67)]),
        (OPEN, {"on_the_spot": True}, [("review_first", REVIEW, 23)]),
        (OPEN, {"on_the_spot": True, "reviewed": True}, []),
        (LATE, {}, []),
        (LATE, {"late_reason": False}, [("in_direct_term", LAW, 46)]),
        (LATE, {"late_reason": False, "reviewed": True}, [("in_term_after_review", LAW, 45)]),
    ],
)
def test_when_a_suit_lies(
    facts: LitigationFacts, attempt: dict[str, Any], expected: list[Any]
) -> None:
    assert refused(LITIGATION, "new", facts, step="accept_litigation", **attempt) == expected


@pytest.mark.parametrize(
    ("stage", "step", "attempt", "expected"),
    [
        ("accepted", "answer_suit", {"evidence_complete": False}, ("evidence_complete", LAW, 67)),
        ("answered", "decide_litigation", {"receipted": False}, ("verdict_received", PENALTY, 47)),
        ("answered", "end_suit", {"receipted": False}, ("verdict_received", PENALTY, 47)),
        ("decided", "carry_out_judgment", {"carried_out": False}, ("carried_out", PENALTY, 47)),
        (
            "decided",
            "carry_out_judgment",
            {"withdrawn": False},
            ("publication_withdrawn", PENALTY, 48),
        ),
        ("new", "let_suit_term_pass", {}, ("term_over", LAW, 46)),
    ],
)
def test_what_the_organ_owes(
    stage: str, step: str, attempt: dict[str, Any], expected: tuple[str, str, int]
) -> None:
    facts = replace(OPEN, answered=True, verdict=Verdict.CANCEL)
    assert refused(LITIGATION, stage, facts, step=step, **attempt) == [expected]


def test_a_late_defence_and_silence_are_faults() -> None:
    assert faulty(LITIGATION, OPEN, step="answer_suit", late=True) == [("answer_late", LAW, 67)]
    assert faulty(LITIGATION, OPEN, step="decide_litigation") == [("never_answered", LAW, 67)]
    answered = replace(OPEN, answered=True)
    assert faulty(LITIGATION, answered, step="decide_litigation") == []

"""Enforcement by the court: two clocks, a window, a bundle, and what the party says."""

from dataclasses import replace
from typing import Any

import pytest

from mingjing.law.instruments.compulsion_law_2012.court import COURT
from mingjing.law.instruments.compulsion_law_2012.court_guards import (
    CourtAttempt,
    CourtFacts,
    Opinion,
)
from mingjing.law.instruments.penalty_law_2021.common import Clock
from mingjing.law.procedure import after
from mingjing.law.tests.small import faulty, refused

LAW = "compulsion_law_2012"
RIPE = CourtFacts(remedy_term=Clock.OVER, waiting=Clock.OVER, window=Clock.RUNNING)


@pytest.mark.parametrize(
    ("changes", "attempt", "expected"),
    [
        ({}, {}, []),
        ({"opinion": Opinion.WEIGHED}, {}, []),
        ({"remedy_term": Clock.RUNNING, "window": Clock.NONE}, {}, [("remedy_over", 53)]),
        ({"waiting": Clock.RUNNING}, {}, [("waited", 54)]),
        ({"window": Clock.OVER}, {}, [("window_open", 53)]),
        ({"opinion": Opinion.STATED}, {}, [("opinion_weighed", 36)]),
        ({}, {"no_own_power": False}, [("no_own_power", 53)]),
        ({}, {"signed": False}, [("signed", 55)]),
        ({}, {"complete": False}, [("complete", 55)]),
        (
            {"waiting": Clock.RUNNING, "window": Clock.OVER},
            {"signed": False},
            [("window_open", 53), ("waited", 54), ("signed", 55)],
        ),
    ],
)
def test_when_the_court_may_be_asked(
    changes: dict[str, Any], attempt: dict[str, Any], expected: list[tuple[str, int]]
) -> None:
    told = refused(COURT, "exhorted", replace(RIPE, **changes), step="apply_to_court", **attempt)
    assert told == [(name, LAW, article) for name, article in expected]


def test_nobody_is_taken_to_court_unexhorted() -> None:
    told = refused(COURT, "new", RIPE, step="apply_to_court")
    assert told == [("in_turn", LAW, 53)]


@pytest.mark.parametrize(
    ("stage", "step", "attempt", "expected"),
    [
        ("new", "exhort", {"contents": False}, ("contents", 35)),
        ("new", "exhort", {"receipted": False}, ("served", 54)),
        ("exhorted", "weigh_exhorted", {}, ("something_to_weigh", 36)),
        ("exhorted", "record_lost_claim", {}, ("window_shut", 53)),
        ("applied", "record_acceptance", {"receipted": False}, ("ruling_received", 57)),
        ("accepted", "record_ruling", {"receipted": False}, ("ruling_received", 57)),
        ("rejected", "ask_higher_court", {"in_time": False}, ("appeal_in_time", 56)),
        ("reviewing", "record_higher_ruling", {"receipted": False}, ("ruling_received", 57)),
        ("ordered", "record_performance", {"proved": False}, ("proved", 40)),
        ("ordered", "end_without_result", {"receipted": False}, ("ruling_received", 57)),
    ],
)
def test_every_other_act_is_refused_under_its_article(
    stage: str, step: str, attempt: dict[str, Any], expected: tuple[str, int]
) -> None:
    name, article = expected
    assert refused(COURT, stage, RIPE, step=step, **attempt) == [(name, LAW, article)]


def test_an_answer_waits_to_be_weighed_and_one_that_is_right_ends_the_matter() -> None:
    stated = replace(RIPE, opinion=Opinion.STATED)
    assert refused(COURT, "exhorted", stated, step="hear_exhorted") == [("not_yet_stated", LAW, 36)]
    adopted = CourtAttempt(adopted=True)
    stage, _ = after(COURT, "exhorted", stated, step="weigh_exhorted", attempt=adopted)
    assert stage == "given_up"
    stage, facts = after(COURT, "exhorted", stated, step="weigh_exhorted", attempt=CourtAttempt())
    assert (stage, facts.opinion) == ("exhorted", Opinion.WEIGHED)


def test_the_window_opens_when_the_remedies_end_and_a_lost_claim_is_a_fault() -> None:
    remedy, _, window = COURT.passings
    opened = remedy.moves("exhorted", CourtFacts(waiting=Clock.OVER))
    assert opened == RIPE
    lost = window.moves("exhorted", RIPE)
    assert lost is not None and lost.window is Clock.OVER
    assert refused(COURT, "exhorted", lost, step="record_lost_claim") == []
    assert faulty(COURT, lost, step="record_lost_claim") == [("claim_lost", LAW, 53)]
    assert window.moves("applied", RIPE) is None

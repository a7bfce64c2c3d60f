"""The ordinary procedure, sentence by sentence of the statute: what refuses which step, and why."""

from dataclasses import replace
from typing import Any

import pytest

from mingjing.law.instruments.penalty_law_2021.common import Attempt, Clock, Outcome, Review
from mingjing.law.instruments.penalty_law_2021.ordinary import ORDINARY
from mingjing.law.instruments.penalty_law_2021.ordinary_facts import Defence, Facts, Hearing
from mingjing.law.procedure import after, faults, why_not

NOTIFIED = Facts(
    competent=True,
    in_limitation=True,
    prima_facie=True,
    filing_review=Review.PASSED,
    evidence=True,
    correction=True,
    penalty_review=Review.PASSED,
    defence_term=Clock.RUNNING,
)
HEARING = replace(NOTIFIED, hearing_told=True, hearing_term=Clock.RUNNING)


def told(stage: str, facts: Facts, step: str, **attempt: Any) -> list[tuple[str, str, int]]:
    """The refusing guards with instrument and article."""
    tried = replace(Attempt(), **attempt)
    reasons = why_not(ORDINARY, stage, facts, step=step, attempt=tried)
    return [(r.guard, r.citation.instrument, r.citation.article) for r in reasons]


LAW, LOCAL = "penalty_law_2021", "tianjin"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, [("defence_settled", LAW, 45)]),
        ({"defence": Defence.STATED}, [("defence_settled", LAW, 45)]),
        ({"defence": Defence.WEIGHED}, []),
        ({"defence": Defence.WAIVED}, []),
        ({"defence_term": Clock.OVER}, []),
        ({"defence": Defence.STATED, "defence_term": Clock.OVER}, [("defence_settled", LAW, 45)]),
    ],
)
def test_no_decision_before_the_party_was_heard_waived_or_let_the_term_pass(
    changes: dict[str, Any], expected: list[Any]
) -> None:
    assert told("notified", replace(NOTIFIED, **changes), "decide_penalty") == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, [("hearing_settled", LAW, 64)]),
        ({"hearing_term": Clock.OVER}, []),
        (
            {"hearing_term": Clock.OVER, "hearing": Hearing.REQUESTED},
            [("hearing_settled", LAW, 64)],
        ),
        ({"hearing_term": Clock.OVER, "hearing": Hearing.NOTIFIED}, [("hearing_settled", LAW, 64)]),
        ({"hearing_term": Clock.OVER, "hearing": Hearing.ABANDONED}, []),
        (
            {
                "hearing_term": Clock.OVER,
                "hearing": Hearing.HELD,
                "penalty_review": Review.STALE,
            },
            [("review_passed", LAW, 58)],
        ),
        ({"hearing_term": Clock.OVER, "hearing": Hearing.HELD}, []),
    ],
)
def test_a_hearing_right_holds_the_decision_until_it_is_used_or_over(
    changes: dict[str, Any], expected: list[Any]
) -> None:
    facts = replace(HEARING, defence=Defence.WAIVED, **changes)
    assert told("notified", facts, "decide_penalty") == expected


def test_waiving_the_defence_does_not_waive_the_hearing() -> None:
    facts = replace(HEARING, defence=Defence.WAIVED)
    assert told("notified", facts, "decide_penalty") == [("hearing_settled", LAW, 64)]


@pytest.mark.parametrize(
    ("step", "attempt", "expected"),
    [
        ("take_evidence", {"two_officers": False}, ("two_officers", LAW, 42)),
        ("take_evidence", {"certified": False}, ("certified", LAW, 42)),
        ("take_evidence", {"identity_shown": False}, ("identity_shown", LAW, 55)),
        ("review_penalty", {"not_investigator": False}, ("not_investigator", LOCAL, 0)),
        ("review_penalty", {"qualified": False}, ("qualified", LAW, 58)),
        ("notify_penalty", {"within_maximum": False}, ("within_maximum", LAW, 38)),
        ("notify_penalty", {"within_minimum": False}, ("within_minimum", LAW, 32)),
        ("notify_penalty", {"of_age": False}, ("of_age", LAW, 30)),
        ("notify_penalty", {"receipted": False}, ("notice_served", LAW, 44)),
        ("approve_filing", {"not_investigator": False}, ("approver_not_investigator", LOCAL, 0)),
        ("close_case", {"not_investigator": False}, ("approver_not_investigator", LOCAL, 0)),
        ("take_evidence", {"not_reviewer": False}, ("investigator_not_reviewer", LOCAL, 0)),
        ("hold_hearing", {"absence_recorded": False}, ("absence_recorded", LAW, 64)),
        ("decide_penalty", {"not_reviewer": False}, ("decider_not_reviewer", LOCAL, 0)),
        ("decide_penalty", {"in_time": False}, ("in_time", LAW, 36)),
        ("notify_penalty", {"hearing_offered": False}, ("hearing_offered", LAW, 63)),
        ("notify_hearing", {"ahead": False}, ("seven_days_ahead", LAW, 64)),
        ("hold_hearing", {"not_investigator": False}, ("not_investigator", LOCAL, 0)),
        ("decide_penalty", {"not_investigator": False}, ("decider_not_investigator", LOCAL, 0)),
        ("decide_penalty", {"heavier": True}, ("not_heavier", LAW, 45)),
        ("decide_no_penalty", {"ground_given": False}, ("ground_given", LAW, 33)),
        ("serve", {"receipted": False}, ("receipted", LAW, 61)),
        ("serve", {"consented": False}, ("consented", LAW, 61)),
        ("pay", {"receipted": False}, ("receipt_numbered", LAW, 70)),
    ],
)
def test_one_failing_condition_is_refused_under_its_article(
    step: str, attempt: dict[str, Any], expected: tuple[str, str, int]
) -> None:
    row = ORDINARY.step(step)
    facts = replace(NOTIFIED, defence=Defence.WAIVED, money_due=step == "pay")
    if step == "notify_hearing":
        facts = replace(facts, hearing=Hearing.REQUESTED)
    if step == "close_case":
        facts = replace(facts, closing_review=Review.PASSED)
    if step == "hold_hearing":
        facts = replace(facts, hearing=Hearing.NOTIFIED)
    assert told(row.sources[0], facts, step) == []
    assert told(row.sources[0], facts, step, **attempt) == [expected]


@pytest.mark.parametrize("lacks", ["competent", "in_limitation", "prima_facie"])
def test_a_lead_is_either_filed_or_declined_never_both(lacks: str) -> None:
    missing: dict[str, Any] = {lacks: False}
    whole, short = NOTIFIED, replace(NOTIFIED, **missing)
    assert told("verified", whole, "file_case") == []
    assert told("verified", whole, "decline_to_file") == [("may_decline", LAW, 54)]
    assert [g for g, _, _ in told("verified", short, "file_case")] == [lacks]
    assert told("verified", short, "decline_to_file") == []


def test_a_new_notice_gives_the_rights_anew() -> None:
    """After a review that sends the case back, what was waived or heard before counts no more."""
    before = replace(HEARING, defence=Defence.WAIVED, hearing=Hearing.HELD)
    _, facts = after(ORDINARY, "reviewed", before, step="notify_penalty", attempt=Attempt())
    assert (facts.defence, facts.hearing) == (Defence.NONE, Hearing.NONE)
    assert (facts.defence_term, facts.hearing_term) == (Clock.RUNNING, Clock.NONE)


def test_a_hearing_held_makes_the_review_stale_and_one_abandoned_does_not() -> None:
    asked = replace(HEARING, hearing=Hearing.NOTIFIED)
    absent = replace(Attempt(), attended=False)
    _, held = after(ORDINARY, "notified", asked, step="hold_hearing", attempt=Attempt())
    _, left = after(ORDINARY, "notified", asked, step="hold_hearing", attempt=absent)
    assert (held.hearing, held.penalty_review) == (Hearing.HELD, Review.STALE)
    assert (left.hearing, left.penalty_review) == (Hearing.ABANDONED, Review.PASSED)


@pytest.mark.parametrize(
    ("step", "instrument", "article"),
    [
        ("verify_lead", "housing_ministry_order_55", 0),
        ("decide_penalty", LAW, 60),
        ("decide_no_penalty", LAW, 60),
        ("dismiss", LAW, 60),
        ("serve", LAW, 61),
    ],
)
def test_lateness_is_a_fault_and_never_a_refusal(step: str, instrument: str, article: int) -> None:
    late = replace(Attempt(), late=True)
    facts = replace(NOTIFIED, defence=Defence.WAIVED)
    found = faults(ORDINARY, facts, step=step, attempt=late)
    assert [(f.citation.instrument, f.citation.article) for f in found] == [(instrument, article)]
    stage = ORDINARY.step(step).sources[-1]
    assert why_not(ORDINARY, stage, facts, step=step, attempt=late) == ()


def test_only_a_penalty_of_money_has_to_be_paid_before_closing() -> None:
    warned = replace(Attempt(), for_money=False)
    _, facts = after(ORDINARY, "notified", NOTIFIED, step="decide_penalty", attempt=warned)
    assert (facts.outcome, facts.money_due) == (Outcome.PENALTY, False)
    assert told("served", facts, "review_closing") == []
    _, fined = after(ORDINARY, "notified", NOTIFIED, step="decide_penalty", attempt=Attempt())
    assert told("served", fined, "review_closing") == [("performed", LOCAL, 0)]

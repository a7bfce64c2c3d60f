"""The summary procedure: what may be punished on the spot, and how it is told and handed over."""

from dataclasses import replace
from typing import Any

import pytest

from mingjing.law.instruments.penalty_law_2021.common import Attempt, Outcome
from mingjing.law.instruments.penalty_law_2021.summary import SUMMARY, SummaryFacts
from mingjing.law.procedure import after, faults, why_not

LAW = "penalty_law_2021"
HEARD = SummaryFacts(told=True, heard=True)
FINED = replace(HEARD, outcome=Outcome.PENALTY, money_due=True)


def told(stage: str, facts: SummaryFacts, step: str, **attempt: Any) -> list[tuple[str, str, int]]:
    tried = replace(Attempt(), **attempt)
    reasons = why_not(SUMMARY, stage, facts, step=step, attempt=tried)
    return [(r.guard, r.citation.instrument, r.citation.article) for r in reasons]


@pytest.mark.parametrize(
    ("attempt", "expected"),
    [
        ({}, []),
        ({"two_officers": False}, [("two_officers", LAW, 42)]),
        ({"certified": False}, [("certified", LAW, 42)]),
        ({"facts_certain": False}, [("facts_certain", LAW, 51)]),
        ({"summary_kind": False}, [("summary_kind", LAW, 51)]),
        ({"summary_amount": False}, [("summary_amount", LAW, 51)]),
        ({"within_maximum": False}, [("within_maximum", LAW, 38)]),
        ({"within_minimum": False}, [("within_minimum", LAW, 32)]),
        ({"kind_provided": False}, [("kind_provided", LAW, 38)]),
        ({"of_age": False}, [("of_age", LAW, 30)]),
        ({"in_time": False}, [("in_time", LAW, 36)]),
        (
            {"review_first_told": False},
            [("review_first_told", "reconsideration_law_2024", 23)],
        ),
    ],
)
def test_a_decision_on_the_spot_meets_every_condition(
    attempt: dict[str, bool], expected: list[Any]
) -> None:
    assert told("found", HEARD, "decide_on_the_spot", **attempt) == expected


@pytest.mark.parametrize("step", ["decide_on_the_spot", "let_off"])
@pytest.mark.parametrize(("field", "article"), [("crime_settled", 27), ("recusal_answered", 43)])
def test_on_the_spot_too_nothing_is_decided_over_an_open_crime_or_recusal(
    step: str, field: str, article: int
) -> None:
    assert told("found", HEARD, step, **{field: False}) == [(field, LAW, article)]


@pytest.mark.parametrize("field", ["device_reviewed", "record_reviewed"])
def test_what_a_device_recorded_is_reviewed_before_it_is_evidence_on_the_spot(field: str) -> None:
    assert told("new", SummaryFacts(), "record_on_the_spot", **{field: False}) == [(field, LAW, 41)]


@pytest.mark.parametrize(
    ("field", "instrument", "article"),
    [("preserved_settled", LAW, 56), ("goods_settled", "compulsion_law_2012", 28)],
)
def test_a_case_on_the_spot_is_not_closed_while_goods_are_held(
    field: str, instrument: str, article: int
) -> None:
    reported = replace(FINED, paid=True, reported=True)
    said = told("served", reported, "close_case", **{field: False})
    assert said == [(field, instrument, article)]


def test_on_the_spot_too_the_party_is_told_then_heard_then_decided_on() -> None:
    assert told("found", SummaryFacts(), "hear_on_the_spot") == [("told", LAW, 44)]
    assert told("found", SummaryFacts(told=True), "decide_on_the_spot") == [("heard", LAW, 45)]
    assert told("found", HEARD, "decide_on_the_spot") == []


def test_identity_is_shown_before_anything_is_recorded() -> None:
    assert told("new", SummaryFacts(), "record_on_the_spot", identity_shown=False) == [
        ("identity_shown", LAW, 52)
    ]


def test_the_form_is_handed_over_on_the_spot_and_late_handing_is_a_fault() -> None:
    assert told("decided", FINED, "hand_over", receipted=False) == [("handed_over", LAW, 52)]
    late = faults(SUMMARY, FINED, step="hand_over", attempt=replace(Attempt(), late=True))
    assert [(f.watch, f.citation.article) for f in late] == [("handed_late", 52)]


@pytest.mark.parametrize("step", ["pay", "collect_on_the_spot"])
def test_money_is_taken_once_and_against_a_receipt(step: str) -> None:
    assert told("served", FINED, step) == []
    assert told("served", FINED, step, receipted=False) == [("receipt_numbered", LAW, 70)]
    paid = replace(FINED, paid=True)
    assert told("served", paid, step) == [("money_due", LAW, 67)]


def test_collecting_on_the_spot_is_the_exception() -> None:
    assert told("served", FINED, "collect_on_the_spot", collectable=False) == [
        ("collectable", LAW, 68)
    ]


@pytest.mark.parametrize(
    ("facts", "guards"),
    [
        (FINED, ["reported", "performed"]),
        (replace(FINED, paid=True), ["reported"]),
        (replace(FINED, reported=True), ["performed"]),
        (replace(FINED, reported=True, paid=True), []),
        (replace(HEARD, outcome=Outcome.PENALTY, reported=True), []),
    ],
)
def test_a_case_closes_when_it_is_reported_and_performed(
    facts: SummaryFacts, guards: list[str]
) -> None:
    assert [g for g, _, _ in told("served", facts, "close_case")] == guards


def test_a_warning_leaves_nothing_to_pay() -> None:
    warned = replace(Attempt(), for_money=False)
    stage, facts = after(SUMMARY, "found", HEARD, step="decide_on_the_spot", attempt=warned)
    assert (stage, facts.money_due) == ("decided", False)
    assert told("served", facts, "pay") == [("money_due", LAW, 67)]

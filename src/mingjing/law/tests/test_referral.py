"""Referral to the police: who reports, who decides, what goes along, and no fine in its place."""

from typing import Any

import pytest

from mingjing.law.instruments.crime_transfer_2020.referral import (
    REFERRAL,
    ReferralAttempt,
    ReferralFacts,
)
from mingjing.law.procedure import after, faults
from mingjing.law.sources import Mark
from mingjing.law.tests.small import faulty, refused

LAW = "crime_transfer_2020"
FRESH = ReferralFacts()


@pytest.mark.parametrize(
    ("stage", "facts", "step", "attempt", "expected"),
    [
        ("new", FRESH, "report_crime", {"written": False}, ("written", LAW, 5)),
        (
            "new",
            FRESH,
            "report_crime",
            {"two_officers": False},
            ("two_officers", "penalty_law_2021", 42),
        ),
        ("reported", FRESH, "refer_to_police", {"principal": False}, ("principal", LAW, 5)),
        ("reported", FRESH, "refer_to_police", {"approved": False}, ("no_fine_instead", LAW, 11)),
        (
            "reported",
            FRESH,
            "refer_to_police",
            {"approved": False, "suspected": False, "reason_given": False},
            ("reason_given", LAW, 5),
        ),
        ("approved", FRESH, "hand_to_police", {"complete": False}, ("complete", LAW, 6)),
        (
            "handed",
            FRESH,
            "record_police_receipt",
            {"receipted": False},
            ("receipt_signed", LAW, 7),
        ),
        (
            "received",
            FRESH,
            "record_police_decision",
            {"receipted": False},
            ("decision_received", LAW, 8),
        ),
        ("opened", FRESH, "hand_over_goods", {"receipted": False}, ("handover_signed", LAW, 12)),
        (
            "opened",
            FRESH,
            "hand_over_goods",
            {"party_told": False},
            ("party_told", "compulsion_law_2012", 21),
        ),
        (
            "refused",
            ReferralFacts(asked_again=True),
            "ask_police_again",
            {},
            ("not_asked_again", LAW, 9),
        ),
        (
            "refused",
            ReferralFacts(prosecutor_asked=True),
            "ask_prosecutor",
            {},
            ("prosecutor_not_asked", LAW, 9),
        ),
    ],
)
def test_what_is_refused_under_which_article(
    stage: str,
    facts: ReferralFacts,
    step: str,
    attempt: dict[str, Any],
    expected: tuple[str, str, int],
) -> None:
    assert refused(REFERRAL, stage, facts, step=step, **attempt) == [expected]


def test_what_is_no_crime_may_be_kept_with_its_reason() -> None:
    kept = ReferralAttempt(approved=False, suspected=False)
    told = refused(
        REFERRAL, "reported", FRESH, step="refer_to_police", approved=False, suspected=False
    )
    assert told == []
    assert after(REFERRAL, "reported", FRESH, step="refer_to_police", attempt=kept)[0] == "kept"


def test_a_refusal_of_the_police_leaves_three_ways() -> None:
    no = ReferralAttempt(opened=False)
    stage, _ = after(REFERRAL, "received", FRESH, step="record_police_decision", attempt=no)
    assert stage == "refused"
    for step in ("ask_police_again", "ask_prosecutor", "take_case_back"):
        assert refused(REFERRAL, stage, FRESH, step=step) == []


@pytest.mark.parametrize(
    ("step", "watch", "article"),
    [
        ("refer_to_police", "decided_late", 5),
        ("hand_to_police", "handed_late", 5),
        ("hand_over_goods", "goods_late", 12),
        ("ask_police_again", "asked_late", 9),
    ],
)
def test_three_days_and_24_hours_are_told_when_missed(step: str, watch: str, article: int) -> None:
    assert refused(REFERRAL, REFERRAL.step(step).sources[0], FRESH, step=step, late=True) == []
    assert faulty(REFERRAL, FRESH, step=step, late=True) == [(watch, LAW, article)]
    assert faulty(REFERRAL, FRESH, step=step) == []


@pytest.mark.parametrize("step", ["refer_to_police", "hand_over_goods", "ask_police_again"])
def test_what_is_late_by_the_offices_own_count_of_days_wears_its_mark(step: str) -> None:
    late = ReferralAttempt(late=True)
    (fault,) = faults(REFERRAL, FRESH, step=step, attempt=late)
    assert fault.citation.mark is Mark.DESIGN

"""Jurisdiction: negotiate with minutes, else the common superior; nothing of ours is sent away."""

from typing import Any

import pytest

from mingjing.law.instruments.housing_ministry_order_55.jurisdiction import (
    JURISDICTION,
    JurisdictionAttempt,
    JurisdictionFacts,
)
from mingjing.law.procedure import after
from mingjing.law.tests.small import faulty, refused

LAW, PENALTY = "housing_ministry_order_55", "penalty_law_2021"
FIRST, SECOND = JurisdictionFacts(first_filed=True), JurisdictionFacts()


@pytest.mark.parametrize(
    ("stage", "step", "attempt", "expected"),
    [
        ("new", "raise_dispute", {"filing_times": False}, ("filing_times", PENALTY, 25)),
        ("disputed", "agree_jurisdiction", {"minutes": False}, ("minutes", LAW, 6)),
        ("disputed", "agree_jurisdiction", {"yielded": False}, ("claim_grounded", PENALTY, 25)),
        ("disputed", "report_dispute", {"minutes": False}, ("minutes", LAW, 6)),
        ("disputed", "report_dispute", {"superior": False}, ("superior", LAW, 6)),
        ("reported", "record_designation", {"receipted": False}, ("designation_received", LAW, 6)),
        ("new", "find_not_ours", {"not_competent": False}, ("not_competent", PENALTY, 22)),
        ("leaving", "transfer_case", {"complete": False}, ("complete", LAW, 6)),
        ("leaving", "transfer_case", {"receipted": False}, ("receipt_signed", LAW, 6)),
    ],
)
def test_what_is_refused_under_which_article(
    stage: str, step: str, attempt: dict[str, Any], expected: tuple[str, str, int]
) -> None:
    assert refused(JURISDICTION, stage, SECOND, step=step, **attempt) == [expected]


def test_who_filed_first_needs_no_consent_and_who_gives_the_case_away_neither() -> None:
    step = "agree_jurisdiction"
    assert refused(JURISDICTION, "disputed", FIRST, step=step, yielded=False) == []
    assert refused(JURISDICTION, "disputed", SECOND, step=step, yielded=False, ours=False) == []


@pytest.mark.parametrize(
    ("stage", "step"), [("disputed", "agree_jurisdiction"), ("reported", "record_designation")]
)
def test_a_case_that_is_not_ours_still_has_to_be_sent(stage: str, step: str) -> None:
    theirs = JurisdictionAttempt(ours=False)
    landed, _ = after(JURISDICTION, stage, FIRST, step=step, attempt=theirs)
    assert landed == "leaving" and not JURISDICTION.stage(landed).final


def test_seven_working_days_are_told_when_missed() -> None:
    agreed = faulty(JURISDICTION, FIRST, step="agree_jurisdiction", late=True)
    assert agreed == [("negotiated_late", LAW, 6)]
    reported = faulty(JURISDICTION, FIRST, step="report_dispute", late=True)
    assert reported == [("reported_late", LAW, 6)]

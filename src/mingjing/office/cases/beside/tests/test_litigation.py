"""A suit: review first, six months or fifteen days to sue, fifteen to answer, what a judgment does.

Served on Tuesday 2 January 2024: six months end on Tuesday 2 July.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from mingjing.office.cases.beside.tests.attacked import (
    ACCEPTED,
    REPLY,
    accrued,
    faults_of,
    guards,
    served,
    settled,
    sued,
    surcharged,
    went,
    withdrawal_of,
)
from mingjing.office.journal.entries import replay
from mingjing.office.journal.shapes import Refused
from mingjing.office.journal.values import snapshot
from tests.cast import Office, walk_to


def test_fifteen_days_to_answer_a_suit(office: Office) -> None:
    """From 11 June 2024: the fifteenth day is Wednesday 26 June."""
    row = sued(office)
    assert (row.awaits, row.due_on) == ("officer", date(2024, 6, 26))
    in_time = went(row, "answer_suit", office.investigator, date(2024, 6, 26), **REPLY)
    assert faults_of(in_time) == []
    late = went(sued(office), "answer_suit", office.investigator, date(2024, 6, 27), **REPLY)
    assert faults_of(late) == ["answer_late"]


def test_an_on_the_spot_decision_goes_to_review_first(office: Office) -> None:
    case = served(office, summary=True)
    with pytest.raises(Refused) as no:
        sued(office, case)
    [reason] = no.value.reasons
    assert (reason.guard, reason.citation.instrument, reason.citation.article) == (
        "review_first",
        "reconsideration_law_2024",
        23,
    )
    settled(office, "maintain", case=case)
    days: dict[str, Any] = {"applied_on": date(2024, 4, 23), "accepted_on": date(2024, 4, 26)}
    assert sued(office, case, **days).stage == "accepted"


def test_before_2024_an_on_the_spot_decision_could_be_sued_over_at_once(office: Office) -> None:
    case = walk_to(office, "hand_over", summary=True)
    days: dict[str, Any] = {"applied_on": date(2023, 2, 1), "accepted_on": date(2023, 2, 3)}
    assert sued(office, case, received_on=date(2023, 2, 6), **days).stage == "accepted"


def test_fifteen_days_after_a_review_and_later_only_with_a_reason(office: Office) -> None:
    case = settled(office, "maintain").case
    late: dict[str, Any] = {"applied_on": date(2024, 4, 24), "accepted_on": date(2024, 4, 26)}
    with pytest.raises(Refused) as no:
        sued(office, case, **late)
    assert guards(no) == ["in_term_after_review"]
    assert sued(office, case, **late, late_reason="不可抗力").stage == "accepted"


def test_six_months_directly_and_later_only_with_a_reason(office: Office) -> None:
    days: dict[str, Any] = {"accepted_on": date(2024, 7, 8), "received_on": date(2024, 7, 9)}
    with pytest.raises(Refused) as no:
        sued(office, applied_on=date(2024, 7, 3), **days)
    assert guards(no) == ["in_direct_term"]
    assert sued(office, applied_on=date(2024, 7, 2), **days).stage == "accepted"


def test_a_judgment_that_cancels_takes_the_decision_out_of_the_public(office: Office) -> None:
    row = went(sued(office), "answer_suit", office.investigator, date(2024, 6, 20), **REPLY)
    day = date(2024, 9, 10)
    form = {"verdict": "cancel", "number": "（2024）示例行初1号", "received_on": day}
    row = went(row, "decide_litigation", office.leader, day, **form)
    fallen = withdrawal_of(row)
    assert (fallen.sums["document"], fallen.due_on) == (
        "裁判文书 （2024）示例行初1号",
        date(2024, 9, 13),
    )
    assert replay("proceeding", fallen.pk) == snapshot(fallen)


def test_a_suit_withdrawn_lets_the_surcharge_run_again(office: Office) -> None:
    case = surcharged(office)
    days: dict[str, Any] = {
        "applied_on": date(2024, 2, 1),
        "accepted_on": ACCEPTED,
        "received_on": ACCEPTED,
    }
    row = sued(office, case, **days)
    ended = date(2024, 3, 11)
    form = {"number": "（2024）示例行初1号之一", "ended_on": ended}
    row = went(row, "end_suit", office.clerk, ended, **form)
    assert row.stage == "ended"
    assert accrued(case, date(2024, 3, 12)) == (20, Decimal("3000.00"))

"""Veto items 20 to 25: limitation, investigator as reviewer, fines by the day, seizure overdue."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mingjing.law.penalty_kinds import ALL_KINDS
from mingjing.law.shelf import PROCEDURES
from mingjing.office.cases.models import Case, Proceeding
from mingjing.office.people.models import Role
from tests.beside import begun, went_on
from tests.cast import START, Office, also, at, do, found_case, walk_on, walk_to
from tests.proof.asking import faults, refused_by
from tests.proof.test_veto_07_to_13 import ASKED, TAKEN

NIGHT = at(START, 20)


def two_years_old(office: Office, *, days: int) -> Case:
    """A lead on conduct of two years and some days ago."""
    return found_case(office, conduct_from=date(2021, 1, 3) - timedelta(days=days))


def test_veto_20_past_limitation_the_case_is_not_filed(office: Office) -> None:
    case = two_years_old(office, days=1)
    do(office, case, "verify_lead", at(START, 10))
    with refused_by("in_limitation"):
        do(office, case, "file_case", at(START, 11))


def test_veto_20_on_the_last_day_it_is(office: Office) -> None:
    case = two_years_old(office, days=0)
    do(office, case, "verify_lead", at(START, 10))
    assert do(office, case, "file_case", at(START, 11)).stage == "filed"


@pytest.mark.parametrize(
    ("last", "step"),
    [
        ("file_case", "review_filing"),
        ("conclude_investigation", "review_penalty"),
        ("pay", "review_closing"),
    ],
)
def test_veto_21_who_investigated_reviews_at_no_stage(office: Office, last: str, step: str) -> None:
    both = also(office, "both", Role.OFFICER, Role.REVIEWER)
    case = walk_to(office, "register_lead")
    do(office, case, "verify_lead", at(START, 11), by=[office.investigator, both])
    case = walk_on(office, case, last, at(START, 12))
    with refused_by("not_investigator"):
        do(office, case, step, NIGHT, by=[both])


def test_veto_21_who_reviewed_does_not_go_and_investigate(office: Office) -> None:
    both = also(office, "both", Role.OFFICER, Role.REVIEWER)
    case = walk_to(office, "file_case")
    do(office, case, "review_filing", at(START, 12), by=[both])
    case = walk_on(office, case, "approve_filing", at(START, 13))
    with refused_by("investigator_not_reviewer"):
        do(office, case, "question", NIGHT, by=[office.investigator, both])


def test_veto_21_somebody_else_may_review(office: Office) -> None:
    both = also(office, "both", Role.OFFICER, Role.REVIEWER)
    case = walk_to(office, "conclude_investigation")
    assert do(office, case, "review_penalty", NIGHT, by=[both]).stage == "reviewed"


def test_veto_22_no_penalty_before_an_order_to_correct(office: Office) -> None:
    """A fine by the day follows an order that was not obeyed; here even one fine follows only an
    order, or the reason why none was needed."""
    case = walk_to(office, "take_evidence")
    with refused_by("correction_settled"):
        do(office, case, "conclude_investigation", NIGHT)
    do(office, case, "order_correction", at(START, 21), mode="written",
       due_on=START + timedelta(days=7))  # fmt: skip
    assert do(office, case, "conclude_investigation", at(START, 22)).stage == "concluded"


def test_veto_22_a_fine_by_the_day_is_no_kind_and_no_step(office: Office) -> None:
    """The power list of urban management has no fine by the day, so no act can impose one: the
    only sum that grows by days is the surcharge of art. 72, which ends at the fine."""
    assert not [kind for kind in ALL_KINDS if "按日" in kind]
    labels = [step.label for table, _ in PROCEDURES.values() for step in table.steps]
    assert len(labels) > 30 and not [label for label in labels if "按日" in label]


WRITTEN = {"order_correction": {"mode": "written", "content": "停用",
                                "due_on": START + timedelta(days=7)}}  # fmt: skip


def test_veto_23_what_was_never_ordered_is_not_re_checked(office: Office) -> None:
    """A re-check speaks of an order: without one nothing can be held against the party for it."""
    forms = {"order_correction": {"mode": "not_applicable", "content": "行为已经终了"}}
    case = walk_to(office, "conclude_investigation", forms=forms)
    with refused_by("correction_ordered"):
        do(office, case, "recheck_correction", NIGHT)


def test_veto_23_an_order_nobody_re_checked_in_time_is_told_at_the_closing(
    office: Office,
) -> None:
    case = walk_to(office, "pay", forms=WRITTEN)
    do(office, case, "review_closing", at(START + timedelta(days=9)))
    assert faults(case) == ["unchecked"]


def test_veto_23_re_checked_after_its_term_the_order_is_settled(office: Office) -> None:
    case = walk_to(office, "pay", forms=WRITTEN)
    do(office, case, "recheck_correction", at(START + timedelta(days=8)))
    do(office, case, "review_closing", at(START + timedelta(days=9)))
    assert faults(case) == []


def test_veto_24_ten_days_at_the_daily_sum_are_above_the_range(office: Office) -> None:
    """Who multiplies a fine by days meets the upper bound of the item."""
    case = walk_to(office, "review_penalty")
    with refused_by("within_maximum"):
        do(office, case, "notify_penalty", NIGHT, fine=10 * 20_000, hearing_told=True)


def test_veto_24_one_fine_within_the_range_may_be_told(office: Office) -> None:
    case = walk_to(office, "review_penalty")
    assert do(office, case, "notify_penalty", NIGHT, fine=20_000, hearing_told=True).notified_on


LAST = date(2023, 2, 2)
"""The thirtieth day after 3 January 2023."""
LATER = {"days": 30, "reason_given": "案情复杂", "noticed": "直接送达"}


def held(office: Office) -> Proceeding:
    case = walk_to(office, "approve_filing")
    row = begun(office, case, "seizure", "approve_seizure", moment=at(START, 15), **ASKED)
    return went_on(office, row, "seize", moment=at(START, 16), **TAKEN)


def test_veto_25_goods_are_not_held_longer_once_the_days_are_over(office: Office) -> None:
    row = held(office)
    with refused_by("before_end"):
        went_on(office, row, "extend_seizure", moment=at(LAST + timedelta(days=1)), **LATER)


def test_veto_25_what_nobody_approved_is_not_extended(office: Office) -> None:
    case = walk_to(office, "approve_filing")
    row = begun(office, case, "seizure", "seize_urgently", moment=at(START, 15),
                **{**ASKED, **TAKEN, "urgent": True})  # fmt: skip
    with refused_by("approved"):
        went_on(office, row, "extend_seizure", moment=at(LAST), **LATER)


def test_veto_25_in_time_and_approved_it_is_extended_once(office: Office) -> None:
    row = held(office)
    row = went_on(office, row, "extend_seizure", moment=at(LAST), **LATER)
    assert row.due_on and row.due_on > LAST
    with refused_by("not_extended"):
        went_on(office, row, "extend_seizure", moment=at(LAST), **LATER)

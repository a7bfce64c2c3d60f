"""Two officers with valid certificates act; who investigates neither reviews nor decides."""

from datetime import date

import pytest

from mingjing.office.cases.models import Duty
from mingjing.office.journal.entries import entries_of
from mingjing.office.people.actions import Standing
from mingjing.office.people.models import Role
from tests.cast import (
    LAW,
    LOCAL,
    START,
    Office,
    also,
    at,
    do,
    found_case,
    refused,
    walk_on,
    walk_to,
)

NOON = at(START, 20)
POST = ("post_fits", LOCAL, 0)
HEAD = ("post_fits", LAW, 57)
TWO = ("two_officers", LAW, 42)
CERTIFIED = ("certified", LAW, 42)
FIELD_STEPS = [
    ("register_lead", "verify_lead"),
    ("verify_lead", "file_case"),
    ("approve_filing", "inspect_site"),
    ("approve_filing", "question"),
    ("approve_filing", "take_evidence"),
    ("approve_filing", "order_correction"),
    ("order_correction", "conclude_investigation"),
    ("review_penalty", "notify_penalty"),
    ("decide_penalty", "serve"),
]
field_steps = pytest.mark.parametrize(("last", "step"), FIELD_STEPS)


@field_steps
def test_one_officer_is_not_enough(office: Office, last: str, step: str) -> None:
    case = walk_to(office, last)
    with refused(case, TWO):
        do(office, case, step, NOON, by=[office.investigator])


def test_the_same_officer_named_twice_is_one(office: Office) -> None:
    case = walk_to(office, "approve_filing")
    with refused(case, TWO):
        do(office, case, "take_evidence", NOON, by=[office.investigator, office.investigator])


@field_steps
def test_an_expired_certificate_counts_for_nothing(office: Office, last: str, step: str) -> None:
    case = walk_to(office, last)
    with refused(case, CERTIFIED):
        do(office, case, step, NOON, by=[office.investigator, office.expired])


def test_a_certificate_counts_on_the_day_of_the_act(office: Office) -> None:
    """The certificate ended on 31 December 2022: what was done that day was lawful."""
    case = found_case(office, day=date(2022, 12, 30))
    pair = [office.investigator, office.expired]
    do(office, case, "verify_lead", at(date(2022, 12, 31), 10), by=pair)
    with refused(case, CERTIFIED):
        do(office, case, "file_case", at(date(2023, 1, 1), 10), by=pair)


def test_an_assistant_is_no_second_officer(office: Office) -> None:
    case = walk_to(office, "approve_filing")
    with refused(case, POST, CERTIFIED):
        do(office, case, "take_evidence", NOON, by=[office.investigator, office.assistant])


def test_nobody_at_all_may_not_act(office: Office) -> None:
    case = walk_to(office, "register_lead")
    with refused(case, POST, TWO):
        do(office, case, "verify_lead", NOON, by=[])


@pytest.mark.parametrize(
    ("last", "step"),
    [
        ("file_case", "review_filing"),
        ("review_filing", "approve_filing"),
        ("conclude_investigation", "review_penalty"),
        ("waive_defence", "decide_penalty"),
        ("pay", "review_closing"),
        ("review_closing", "close_case"),
        ("close_case", "archive"),
    ],
)
def test_only_the_right_post_acts(office: Office, last: str, step: str) -> None:
    case = walk_to(office, last)
    wrong = also(office, "o", Role.SUPERVISOR)
    with refused(case, HEAD if step == "decide_penalty" else POST):
        do(office, case, step, NOON, by=[wrong])
    do(office, case, step, NOON)


@pytest.mark.parametrize(
    ("last", "step"),
    [
        ("file_case", "review_filing"),
        ("conclude_investigation", "review_penalty"),
        ("pay", "review_closing"),
    ],
)
def test_an_investigator_reviews_no_stage_of_the_case(office: Office, last: str, step: str) -> None:
    both = also(office, "both", Role.OFFICER, Role.REVIEWER)
    case = walk_to(office, "register_lead")
    do(office, case, "verify_lead", at(START, 11), by=[office.investigator, both])
    case = walk_on(office, case, last, at(START, 12))
    with refused(case, ("not_investigator", LOCAL, 0)):
        do(office, case, step, NOON, by=[both])
    do(office, case, step, NOON)


def test_an_investigator_does_not_decide(office: Office) -> None:
    both = also(office, "both", Role.OFFICER, Role.LEADER)
    case = walk_to(office, "approve_filing")
    do(office, case, "take_evidence", at(START, 13), by=[office.investigator, both])
    case = walk_on(office, case, "waive_defence", at(START, 14))
    for step in ("decide_penalty", "decide_no_penalty", "dismiss"):
        with refused(case, ("decider_not_investigator", LOCAL, 0)):
            do(office, case, step, NOON, by=[both])
    assert do(office, case, "decide_penalty", NOON).stage == "decided"


def test_who_investigated_another_case_may_review_this_one(office: Office) -> None:
    both = also(office, "both", Role.OFFICER, Role.REVIEWER)
    other = walk_to(office, "approve_filing")
    do(office, other, "take_evidence", NOON, by=[office.investigator, both])
    case = walk_to(office, "conclude_investigation")
    assert do(office, case, "review_penalty", NOON, by=[both]).stage == "reviewed"


def test_a_first_reviewer_holds_the_qualification_of_a_lawyer(office: Office) -> None:
    case = walk_to(office, "conclude_investigation")
    with refused(case, POST, ("qualified", LAW, 58)):
        do(office, case, "review_penalty", NOON, by=[office.leader])


@pytest.mark.parametrize(
    ("began", "faults"),
    [(date(2017, 12, 31), []), (date(2018, 1, 2), [("qualified_before", "M")])],
)
def test_who_reviewed_before_the_law_is_not_refused_on_a_year_known_from_memory(
    office: Office, began: date, faults: list[tuple[str, str]]
) -> None:
    old = also(office, "old", Role.REVIEWER, standing=Standing(reviewing_since=began))
    case = do(office, walk_to(office, "conclude_investigation"), "review_penalty", NOON, by=[old])
    assert case.stage == "reviewed"
    told = list(entries_of("case", case.pk))[-1].faults
    assert [(f["watch"], f["mark"]) for f in told] == faults


def test_duties_are_remembered_once_by_person(office: Office) -> None:
    case = walk_to(office, "conclude_investigation")
    known = Duty.objects.filter(case=case, duty="investigator").values_list("person_id", flat=True)
    assert sorted(known) == sorted([office.investigator.pk, office.second.pk])

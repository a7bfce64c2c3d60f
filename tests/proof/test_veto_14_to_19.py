"""Veto items 14 to 19: rights and their terms, requests, seizure, discussion, votes, review."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mingjing.law.day import official_calendar
from mingjing.office.cases.models import Case
from tests.beside import begun, went_on
from tests.cast import FINE, START, Office, an_item, at, do, walk_on, walk_to
from tests.proof.asking import refused_by
from tests.proof.test_veto_07_to_13 import ASKED, TAKEN

NIGHT = at(START, 20)
NOTICE = date(2026, 9, 28)
FIFTH = date(2026, 10, 10)
"""The fifth working day after the notice: the holiday and its worked Saturday lie between."""
LATER = FIFTH + timedelta(days=10)


def notified(office: Office, *, hearing: bool = False) -> Case:
    told = {**FINE, "reason": "违反", "mode": "direct", "receipt": "签收", "hearing_told": hearing}
    return walk_to(office, "notify_penalty", day=NOTICE, forms={"notify_penalty": told})


def test_veto_14_no_decision_where_the_rights_were_not_told(office: Office) -> None:
    case = walk_to(office, "review_penalty")
    with refused_by("in_turn"):
        do(office, case, "decide_penalty", NIGHT)


def test_veto_14_a_notice_that_did_not_reach_the_party_is_none(office: Office) -> None:
    case = walk_to(office, "review_penalty")
    with refused_by("notice_served"):
        do(office, case, "notify_penalty", NIGHT, receipt="")


def test_veto_14_where_a_hearing_is_owed_its_right_is_told(office: Office) -> None:
    kinds = ["罚款", "责令停产停业"]
    case = walk_to(office, "review_penalty", item=an_item("V14", kinds=tuple(kinds)))
    with refused_by("hearing_offered"):
        do(office, case, "notify_penalty", NIGHT, kinds=kinds)
    assert do(office, case, "notify_penalty", NIGHT, kinds=kinds, hearing_told=True).hearing_told


@pytest.mark.parametrize("hearing", [True, False])
@pytest.mark.parametrize("day", [NOTICE + timedelta(days=6), FIFTH])
def test_veto_14_five_days_are_working_days_and_must_be_over(
    office: Office, hearing: bool, day: date
) -> None:
    case = notified(office, hearing=hearing)
    with refused_by("hearing_settled" if hearing else "defence_settled"):
        do(office, case, "decide_penalty", at(day, 23))


@pytest.mark.parametrize("hearing", [True, False])
def test_veto_14_after_the_term_the_decision_may_be_made(office: Office, hearing: bool) -> None:
    case = notified(office, hearing=hearing)
    assert do(office, case, "decide_penalty", at(LATER)).outcome == "penalty"


def test_veto_14_seven_days_before_a_hearing_are_working_days(office: Office) -> None:
    case = notified(office, hearing=True)
    do(office, case, "request_hearing", at(FIFTH))
    seventh = official_calendar().add_working_days(FIFTH, 7)
    with refused_by("seven_days_ahead"):
        do(office, case, "notify_hearing", at(FIFTH, 12), hearing_on=seventh)
    day = seventh + timedelta(days=1)
    assert do(office, case, "notify_hearing", at(FIFTH, 12), hearing_on=day).hearing_on == day


def test_veto_14_a_decision_without_proof_of_service_is_not_served(office: Office) -> None:
    case = walk_to(office, "decide_penalty")
    with refused_by("receipted"):
        do(office, case, "serve", NIGHT, receipt="")
    assert do(office, case, "serve", NIGHT, receipt="签收").stage == "served"


def test_veto_14_a_test_result_that_was_not_told_stops_the_notice(office: Office) -> None:
    case = walk_to(office, "take_evidence")
    do(office, case, "record_result", at(START, 15))
    case = walk_on(office, case, "review_penalty", at(START, 16))
    with refused_by("result_told"):
        do(office, case, "notify_penalty", NIGHT)
    do(office, case, "tell_result", at(START, 21))
    assert do(office, case, "notify_penalty", at(START, 22)).stage == "notified"


def test_veto_15_what_the_party_stated_is_not_passed_over(office: Office) -> None:
    case = notified(office)
    do(office, case, "state_defence", at(FIFTH))
    with refused_by("defence_settled"):
        do(office, case, "decide_penalty", at(LATER))


def test_veto_15_a_hearing_that_was_asked_for_is_not_passed_over(office: Office) -> None:
    case = notified(office, hearing=True)
    do(office, case, "request_hearing", at(FIFTH))
    with refused_by("hearing_settled"):
        do(office, case, "decide_penalty", at(LATER))


def test_veto_15_weighed_and_heard_the_decision_may_be_made(office: Office) -> None:
    case = notified(office, hearing=True)
    do(office, case, "state_defence", at(FIFTH))
    do(office, case, "request_hearing", at(FIFTH, 10))
    do(office, case, "review_defence", at(FIFTH, 11))
    do(office, case, "notify_hearing", at(FIFTH, 12), hearing_on=date(2026, 10, 28))
    do(office, case, "hold_hearing", at(date(2026, 10, 28)))
    do(office, case, "review_again", at(date(2026, 10, 29)))
    assert do(office, case, "decide_penalty", at(date(2026, 10, 30))).outcome == "penalty"


@pytest.mark.parametrize("duty", ["rights_told", "heard", "listed"])
def test_veto_16_nothing_is_seized_without_telling_why_and_hearing_the_party(
    office: Office, duty: str
) -> None:
    case = walk_to(office, "approve_filing")
    row = begun(office, case, "seizure", "approve_seizure", moment=at(START, 15), **ASKED)
    with refused_by(duty):
        went_on(office, row, "seize", moment=at(START, 16), **{**TAKEN, duty: False})


def test_veto_16_told_and_heard_the_goods_may_be_taken(office: Office) -> None:
    case = walk_to(office, "approve_filing")
    row = begun(office, case, "seizure", "approve_seizure", moment=at(START, 15), **ASKED)
    assert went_on(office, row, "seize", moment=at(START, 16), **TAKEN).stage == "held"


def test_veto_19_no_notice_and_no_decision_without_the_legal_review(office: Office) -> None:
    case = walk_to(office, "conclude_investigation")
    for step in ("notify_penalty", "decide_penalty"):
        with refused_by("in_turn"):
            do(office, case, step, NIGHT)


def test_veto_19_a_review_that_failed_sends_the_case_back(office: Office) -> None:
    case = walk_to(office, "conclude_investigation")
    case = do(office, case, "review_penalty", NIGHT, result="return")
    assert case.stage == "investigating"
    with refused_by("in_turn"):
        do(office, case, "notify_penalty", at(START, 21))


def test_veto_19_after_a_hearing_the_review_is_repeated(office: Office) -> None:
    case = notified(office, hearing=True)
    do(office, case, "request_hearing", at(FIFTH))
    do(office, case, "notify_hearing", at(FIFTH, 12), hearing_on=date(2026, 10, 28))
    do(office, case, "hold_hearing", at(date(2026, 10, 28)))
    with refused_by("review_passed"):
        do(office, case, "decide_penalty", at(date(2026, 10, 29)))


def test_veto_19_new_evidence_of_the_party_is_reviewed_again(office: Office) -> None:
    case = notified(office)
    do(office, case, "state_defence", at(FIFTH), new_facts=True)
    do(office, case, "review_defence", at(FIFTH, 10))
    with refused_by("review_passed"):
        do(office, case, "decide_penalty", at(LATER))


def test_veto_19_a_review_that_leaves_a_point_out_does_not_pass(office: Office) -> None:
    case = walk_to(office, "conclude_investigation")
    with refused_by("points_met"):
        do(office, case, "review_penalty", NIGHT, points=["subject", "facts"])


def test_veto_19_reviewed_by_a_qualified_reviewer_the_case_goes_on(office: Office) -> None:
    case = walk_to(office, "conclude_investigation")
    with refused_by("qualified"):
        do(office, case, "review_penalty", NIGHT, by=[office.leader])
    case = do(office, case, "review_penalty", NIGHT)
    assert walk_on(office, case, "decide_penalty", at(START, 21)).outcome == "penalty"

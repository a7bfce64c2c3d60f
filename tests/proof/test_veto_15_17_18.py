"""Veto items 15, 17 and 18: a recusal that was asked for, the discussion and its voters."""

from __future__ import annotations

from datetime import date

import pytest

from mingjing.office.cases.models import Case
from mingjing.office.cases.people import named
from tests.beside import begun, went_on
from tests.cast import FINE, START, Office, at, do, walk_on, walk_to
from tests.proof.asking import refused_by

NIGHT = at(START, 20)
ANSWER = {"reason": "属实", "receipt": "当日书面告知"}
COMPLEX = {
    "conclude_investigation": {"proposed_fine": 5000, "opinion": "重大", "complex_case": True}
}
NOTICE = date(2026, 9, 28)
HELD, AFTER = date(2026, 10, 28), date(2026, 10, 29)
"""The day of the hearing, and the day after it."""


def asked_to_leave(office: Office, case: Case) -> object:
    """The party asks that an investigator stay away."""
    whom = office.investigator
    typed = {"whom": whom.name, "whom_id": whom.pk, "asked_by": "party", "reason": "近亲属"}
    return begun(office, case, "recusal", "request_recusal", moment=at(START, 19), **typed)


def test_veto_15_no_decision_while_a_recusal_is_not_answered(office: Office) -> None:
    case = walk_to(office, "waive_defence")
    asked_to_leave(office, case)
    with refused_by("recusal_answered"):
        do(office, case, "decide_penalty", NIGHT)


def test_veto_15_whoever_was_recused_acts_no_more_in_the_case(office: Office) -> None:
    case = walk_to(office, "approve_filing")
    row = asked_to_leave(office, case)
    went_on(office, row, "recuse", moment=at(START, 19, 30), result="granted", **ANSWER)
    with refused_by("not_recused"):
        do(office, case, "question", NIGHT)


def test_veto_15_once_answered_the_decision_may_be_made(office: Office) -> None:
    case = walk_to(office, "waive_defence")
    row = asked_to_leave(office, case)
    went_on(office, row, "recuse", moment=at(START, 19, 30), result="refused", **ANSWER)
    assert do(office, case, "decide_penalty", NIGHT).outcome == "penalty"


def complex_case(office: Office, last: str, day: date = START, *, hearing: bool = False) -> Case:
    told = {**FINE, "reason": "违反", "mode": "direct", "receipt": "签收", "hearing_told": hearing}
    return walk_to(office, last, day=day, forms={**COMPLEX, "notify_penalty": told})


def discussed(office: Office, case: Case, day: date = START) -> Case:
    voters = [named(office.leader)]
    return do(office, case, "discuss_collectively", at(day, 19), voters=voters)


def test_veto_17_a_complex_case_is_not_decided_without_a_discussion(office: Office) -> None:
    case = complex_case(office, "waive_defence")
    with refused_by("discussed"):
        do(office, case, "decide_penalty", NIGHT)


def test_veto_17_a_discussion_without_minutes_is_none(office: Office) -> None:
    case = complex_case(office, "waive_defence")
    with refused_by("minutes_kept"):
        do(office, case, "discuss_collectively", at(START, 19), minutes="",
           voters=[named(office.leader)])  # fmt: skip


def test_veto_17_a_discussion_before_the_hearing_is_held_again_after_it(office: Office) -> None:
    case = complex_case(office, "review_penalty", NOTICE, hearing=True)
    case = discussed(office, case, NOTICE)
    told = {**FINE, "reason": "违反", "mode": "direct", "receipt": "签收", "hearing_told": True}
    do(office, case, "notify_penalty", at(NOTICE, 19, 30), **told)
    do(office, case, "request_hearing", at(NOTICE, 20))
    do(office, case, "notify_hearing", at(NOTICE, 21), hearing_on=HELD)
    do(office, case, "hold_hearing", at(HELD))
    do(office, case, "review_again", at(HELD, 15))
    with refused_by("discussed"):
        do(office, case, "decide_penalty", at(HELD, 16))
    discussed(office, case, AFTER)
    assert do(office, case, "decide_penalty", at(AFTER, 20)).outcome == "penalty"


def test_veto_17_new_facts_of_a_defence_are_discussed_again(office: Office) -> None:
    case = discussed(office, complex_case(office, "review_penalty"))
    case = walk_on(office, case, "notify_penalty", at(START, 19, 30))
    do(office, case, "state_defence", NIGHT, new_facts=True)
    do(office, case, "review_defence", at(START, 20, 10))
    do(office, case, "review_again", at(START, 20, 20))
    with refused_by("discussed"):
        do(office, case, "decide_penalty", at(START, 20, 30))


def test_veto_17_discussed_with_minutes_it_may_be_decided(office: Office) -> None:
    case = discussed(office, complex_case(office, "waive_defence"))
    assert do(office, case, "decide_penalty", NIGHT).outcome == "penalty"


@pytest.mark.parametrize("others", [False, True])
def test_veto_18_who_investigated_has_no_vote(office: Office, others: bool) -> None:
    case = complex_case(office, "waive_defence")
    voters = [named(office.investigator), *([named(office.leader)] if others else [])]
    with refused_by("voters_apart"):
        do(office, case, "discuss_collectively", at(START, 19), voters=voters)


def test_veto_18_nobody_voted_is_no_discussion(office: Office) -> None:
    case = complex_case(office, "waive_defence")
    with refused_by("voters_named"):
        do(office, case, "discuss_collectively", at(START, 19), voters=[])


def test_veto_18_the_heads_vote_among_themselves(office: Office) -> None:
    case = discussed(office, complex_case(office, "waive_defence"))
    assert case.discussion == "held"

"""The party's rights: told before decided, five working days run out, words are weighed."""

from datetime import date, timedelta
from typing import Any

import pytest

from mingjing.law.day import official_calendar
from mingjing.office.cases.models import Case
from mingjing.office.people.models import Role
from tests.cast import FINE, LAW, LOCAL, Office, also, at, do, refused, walk_on, walk_to

NOTICE = date(2023, 9, 27)
LAST = date(2023, 10, 10)
"""The fifth working day after Wednesday 27 September 2023: the 28th, then, behind the eight days
of the festival, 7, 8 (both worked), 9 and 10 October."""
DEFENCE, HEARING = ("defence_settled", LAW, 45), ("hearing_settled", LAW, 64)


def notified(office: Office, *, hearing: bool) -> Case:
    told = {**FINE, "reason": "违反第二十八条", "receipt": "签收", "hearing_told": hearing}
    forms = {"notify_penalty": told}
    return walk_to(office, "notify_penalty", day=NOTICE, forms=forms)


def days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


@pytest.mark.parametrize("last", ["approve_filing", "conclude_investigation", "review_penalty"])
def test_no_decision_before_the_notice(office: Office, last: str) -> None:
    case = walk_to(office, last, day=NOTICE)
    reasons = [("in_turn", LAW, 57), DEFENCE]
    if last != "review_penalty":
        reasons.append(("review_passed", LAW, 58))
    with refused(case, *reasons, ("not_heavier", LAW, 45)):
        do(office, case, "decide_penalty", at(NOTICE, 20))


def test_with_a_hearing_right_no_decision_until_its_fifth_working_day_has_ended(
    office: Office,
) -> None:
    case = notified(office, hearing=True)
    do(office, case, "waive_defence", at(NOTICE, 20))
    tried = days(NOTICE, LAST)
    assert len(tried) == 14
    for day in tried:
        with refused(case, HEARING):
            do(office, case, "decide_penalty", at(day, 23, 59))
    decided = do(office, case, "decide_penalty", at(LAST + timedelta(days=1), 0, 0))
    assert (decided.stage, decided.decided_on) == ("decided", date(2023, 10, 11))


def test_silence_is_no_waiver_until_the_term_for_a_defence_has_ended(office: Office) -> None:
    case = notified(office, hearing=False)
    for day in days(NOTICE, LAST):
        with refused(case, DEFENCE):
            do(office, case, "decide_penalty", at(day, 23))
    assert do(office, case, "decide_penalty", at(LAST + timedelta(days=1))).stage == "decided"


def test_without_a_hearing_right_an_express_waiver_lets_the_decision_follow(
    office: Office,
) -> None:
    case = notified(office, hearing=False)
    with refused(case, ("waiver_explicit", LAW, 44)):
        do(office, case, "waive_defence", at(NOTICE, 20), waiver="")
    do(office, case, "waive_defence", at(NOTICE, 20))
    assert do(office, case, "decide_penalty", at(NOTICE, 21)).decided_on == NOTICE


def test_what_was_stated_is_weighed_before_the_decision(office: Office) -> None:
    case = notified(office, hearing=False)
    do(office, case, "state_defence", at(NOTICE, 20))
    after = LAST + timedelta(days=1)
    with refused(case, DEFENCE):
        do(office, case, "decide_penalty", at(after))
    with refused(case, ("nothing_stated", LAW, 45)):
        do(office, case, "waive_defence", at(after))
    do(office, case, "review_defence", at(after))
    assert do(office, case, "decide_penalty", at(after)).stage == "decided"


def test_an_investigator_does_not_weigh_the_defence(office: Office) -> None:
    both = also(office, "both", Role.OFFICER, Role.REVIEWER)
    case = walk_to(office, "approve_filing", day=NOTICE)
    do(office, case, "question", at(NOTICE, 12), by=[office.second, both])
    case = walk_on(office, case, "notify_penalty", at(NOTICE, 13))
    do(office, case, "state_defence", at(NOTICE, 20))
    with refused(case, ("not_investigator", LOCAL, 0)):
        do(office, case, "review_defence", at(NOTICE, 21), by=[both])


def test_nothing_to_weigh_when_nothing_was_said(office: Office) -> None:
    case = notified(office, hearing=False)
    with refused(case, ("something_stated", LAW, 45)):
        do(office, case, "review_defence", at(NOTICE, 20))


def test_a_hearing_is_asked_for_where_its_right_was_told_and_in_its_term(office: Office) -> None:
    untold = notified(office, hearing=False)
    with refused(untold, ("hearing_told", LAW, 63)):
        do(office, untold, "request_hearing", at(NOTICE, 20))
    told = notified(office, hearing=True)
    with refused(told, ("hearing_term_runs", LAW, 64)):
        do(office, told, "request_hearing", at(LAST + timedelta(days=1)))
    assert do(office, told, "request_hearing", at(LAST, 23)).hearing == "requested"
    with refused(Case.objects.get(pk=told.pk), ("hearing_term_runs", LAW, 64)):
        do(office, told, "request_hearing", at(LAST, 23, 30))


def with_hearing_requested(office: Office) -> Case:
    case = notified(office, hearing=True)
    do(office, case, "waive_defence", at(NOTICE, 20))
    return do(office, case, "request_hearing", at(LAST))


def test_a_hearing_asked_for_is_held_before_the_decision(office: Office) -> None:
    case = with_hearing_requested(office)
    with refused(case, HEARING):
        do(office, case, "decide_penalty", at(date(2023, 11, 20)))
    day = date(2023, 10, 25)
    case = do(office, case, "notify_hearing", at(LAST, 12), hearing_on=day)
    with refused(case, HEARING):
        do(office, case, "decide_penalty", at(date(2023, 11, 20)))


def test_the_hearing_is_notified_seven_working_days_ahead(office: Office) -> None:
    case = with_hearing_requested(office)
    seventh = official_calendar().add_working_days(LAST, 7)
    with refused(case, ("seven_days_ahead", LAW, 64)):
        do(office, case, "notify_hearing", at(LAST, 12), hearing_on=seventh)
    day = seventh + timedelta(days=1)
    case = do(office, case, "notify_hearing", at(LAST, 12), hearing_on=day)
    assert (case.hearing, case.hearing_on) == ("notified", day)
    with refused(case, ("day_come", LAW, 64)):
        do(office, case, "hold_hearing", at(seventh))
    assert do(office, case, "hold_hearing", at(day)).hearing == "held"


def test_an_investigator_does_not_hold_the_hearing(office: Office) -> None:
    both = also(office, "both", Role.OFFICER, Role.REVIEWER)
    case = walk_to(office, "approve_filing", day=NOTICE)
    do(office, case, "question", at(NOTICE, 12), by=[office.second, both])
    forms = {"notify_penalty": {**FINE, "reason": "违反", "receipt": "签收", "hearing_told": True}}
    case = walk_on(office, case, "notify_penalty", at(NOTICE, 13), forms=forms)
    do(office, case, "request_hearing", at(LAST))
    day = date(2023, 10, 25)
    case = do(office, case, "notify_hearing", at(LAST, 12), hearing_on=day)
    with refused(case, ("not_investigator", LOCAL, 0)):
        do(office, case, "hold_hearing", at(day), by=[both])


def test_after_a_hearing_the_review_is_repeated(office: Office) -> None:
    day = date(2023, 10, 25)
    case = with_hearing_requested(office)
    do(office, case, "notify_hearing", at(LAST, 12), hearing_on=day)
    case = do(office, case, "hold_hearing", at(day))
    assert (case.penalty_review, case.awaits) == ("stale", "reviewer")
    with refused(case, ("review_passed", LAW, 58)):
        do(office, case, "decide_penalty", at(day, 15))
    do(office, case, "review_again", at(day, 16))
    assert do(office, case, "decide_penalty", at(day, 17)).stage == "decided"


def test_a_party_that_stays_away_has_given_the_hearing_up(office: Office) -> None:
    day = date(2023, 10, 25)
    case = with_hearing_requested(office)
    do(office, case, "notify_hearing", at(LAST, 12), hearing_on=day)
    case = do(office, case, "hold_hearing", at(day), attended="no", absence_reason="无故未到")
    assert (case.hearing, case.penalty_review) == ("abandoned", "passed")
    with refused(case, ("review_due_again", LAW, 58)):
        do(office, case, "review_again", at(day, 15))
    assert do(office, case, "decide_penalty", at(day, 16)).stage == "decided"


def test_a_review_that_fails_after_the_hearing_begins_the_rights_anew(office: Office) -> None:
    day = date(2023, 10, 25)
    case = with_hearing_requested(office)
    do(office, case, "notify_hearing", at(LAST, 12), hearing_on=day)
    do(office, case, "hold_hearing", at(day))
    case = do(office, case, "review_again", at(day, 15), result="return")
    assert case.stage == "investigating"
    do(office, case, "conclude_investigation", at(day, 16))
    do(office, case, "review_penalty", at(day, 17))
    case = do(office, case, "notify_penalty", at(day, 18))
    assert (case.defence, case.hearing, case.notified_on) == ("none", "none", day)
    with refused(case, DEFENCE):
        do(office, case, "decide_penalty", at(day, 19))


def test_a_heavier_penalty_goes_back_to_the_investigation_and_is_told_anew(office: Office) -> None:
    case = notified(office, hearing=False)
    heavier: dict[str, Any] = {**FINE, "fine": 6000}
    with refused(case, DEFENCE, ("not_heavier", LAW, 45)):
        do(office, case, "decide_penalty", at(NOTICE, 20), **heavier)
    case = do(office, case, "reopen_investigation", at(NOTICE, 21), reason="须补充询问")
    assert (case.stage, case.penalty_review) == ("investigating", "returned")
    case = do(office, case, "conclude_investigation", at(date(2023, 9, 28), 9))
    case = do(office, case, "review_penalty", at(date(2023, 9, 28), 10))
    told = {**heavier, "reason": "补充调查后", "receipt": "签收", "hearing_told": False}
    case = do(office, case, "notify_penalty", at(date(2023, 9, 28), 11), **told)
    case = do(office, case, "waive_defence", at(date(2023, 9, 28), 12))
    case = do(office, case, "decide_penalty", at(date(2023, 9, 28), 15), **heavier)
    assert (case.stage, case.fine) == ("decided", 6000)


def test_who_investigated_does_not_send_the_case_back(office: Office) -> None:
    case = notified(office, hearing=False)
    both = also(office, "both", Role.OFFICER, Role.LEADER)
    do(office, case, "recheck_correction", at(NOTICE, 20), by=[both, office.second])
    with refused(case, ("decider_not_investigator", LOCAL, 0)):
        do(office, case, "reopen_investigation", at(NOTICE, 21), by=[both])


def test_the_reason_for_no_hearing_falls_with_the_notice_that_gave_it(office: Office) -> None:
    case = walk_to(office, "review_penalty")
    case = do(office, case, "notify_penalty", at(NOTICE, 20), no_hearing_reason="本市标准更高")
    assert case.no_hearing_reason == "本市标准更高"
    case = do(office, case, "reopen_investigation", at(NOTICE, 21), reason="须补充询问")
    assert case.no_hearing_reason == ""

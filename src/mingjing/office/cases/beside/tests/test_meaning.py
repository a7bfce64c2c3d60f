"""What runs beside a case decides what the case itself may do: tried by acts on both."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mingjing.office.cases.attempts_sparing import earlier
from mingjing.office.cases.beside.actions import begin, proceed
from mingjing.office.cases.beside.referral import PAPERS
from mingjing.office.cases.models import Case, Proceeding
from mingjing.office.cases.people import named
from mingjing.office.journal.shapes import Refused
from mingjing.office.people.models import Person, Role
from tests.beside import begun, went_on
from tests.cast import Office, also, at, deed_of, do, refused, walk_on, walk_to

LAW, POLICE = "penalty_law_2021", "crime_transfer_2020"
DAY, NEXT, LATER, BACK = (date(2023, 2, d) for d in (7, 8, 10, 15))
KEEP = {"may_be_lost": True, "goods": "钢瓶 2 只", "reason": "可能被转移"}
KEPT = {
    "identity_shown": True,
    "goods": "钢瓶 2 只",
    "relevant": True,
    "list_given": True,
    "kept_at": "示例库房",
}
RETURNED = {"way": "return", "reason": "证据已固定", "return_signed": True}
CRIME = {"proposed_fine": 0, "opinion": "涉嫌危险作业罪", "finding": "suspected_crime"}
REPORT = {"crime": "危险作业罪", "written": "建议移送"}
NOT_OURS = {"other": "示例区水务局", "not_competent": "违法行为发生地不在本区"}


def again(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


def recusal(office: Office, case: Case, whom: Person, moment: date = DAY) -> Proceeding:
    typed = {"whom": whom.name, "whom_id": whom.pk, "asked_by": "party", "reason": "近亲属"}
    return begun(office, case, "recusal", "request_recusal", moment=at(moment, 9), **typed)


def granted(office: Office, case: Case, whom: Person) -> Proceeding:
    answer = {"result": "granted", "reason": "属实", "receipt": "书面告知"}
    return went_on(office, recusal(office, case, whom), "recuse", moment=at(DAY, 10), **answer)


def to_the_police(office: Office, row: Proceeding, answer: str) -> Proceeding:
    """From the report to what the police answer."""
    for verb, day, form in (
        ("refer_to_police", NEXT, {"principal": True, "result": "approved"}),
        ("hand_to_police", NEXT, {"to": "示例区公安分局", "papers": list(PAPERS)}),
        ("record_police_receipt", NEXT, {"receipt": "李某签收"}),
        ("record_police_decision", LATER, {"answer": answer, "receipt": "示例公字 1 号"}),
    ):
        row = went_on(office, row, verb, moment=at(day, 12), **form)
    return row


def test_a_recused_officer_is_refused_in_the_case_and_beside_it_and_a_colleague_is_not(
    office: Office,
) -> None:
    case = walk_to(office, "approve_filing")
    granted(office, case, office.investigator)
    with refused(again(case), ("not_recused", LAW, 43)):
        do(office, case, "take_evidence", at(DAY, 11))
    with pytest.raises(Refused) as no:
        urgent: dict[str, Any] = {"measure": "seize", "days": 30}
        people = [office.investigator, office.second]
        begin(case.pk, "seizure", "seize_urgently", deed_of(people, at(DAY, 11), **urgent))
    assert ("not_recused", 43) in [(r.guard, r.citation.article) for r in no.value.reasons]
    pair = [office.second, office.stranger]
    done = do(office, case, "take_evidence", at(DAY, 11), by=pair)
    assert done.evidence_count == 1


def test_a_recused_head_approves_nothing_beside_the_case(office: Office) -> None:
    case = walk_to(office, "approve_filing")
    row = begun(office, case, "preservation", "approve_preservation", moment=at(DAY, 8), **KEEP)
    row = went_on(office, row, "preserve_evidence", moment=at(DAY, 9), **KEPT)
    request = recusal(office, again(case), office.leader)
    other = also(office, "l2", Role.LEADER)
    answer = {"result": "granted", "reason": "属实", "receipt": "书面告知"}
    proceed(request.pk, "recuse", deed_of([other], at(DAY, 10), **answer))
    with pytest.raises(Refused) as no:
        proceed(row.pk, "dispose_preserved", deed_of([office.leader], at(NEXT), **RETURNED))
    assert [(r.guard, r.citation.article) for r in no.value.reasons] == [("not_recused", 43)]
    row = proceed(row.pk, "dispose_preserved", deed_of([other], at(NEXT), **RETURNED))
    assert row.stage == "disposed"


def test_goods_in_the_office_keep_the_case_from_being_closed(office: Office) -> None:
    case = walk_to(office, "take_evidence")
    row = begun(office, case, "preservation", "approve_preservation", moment=at(DAY, 8), **KEEP)
    row = went_on(office, row, "preserve_evidence", moment=at(DAY, 9), **KEPT)
    case = walk_on(office, case, "pay", at(NEXT))
    with refused(case, ("preserved_settled", LAW, 56)):
        do(office, case, "review_closing", at(LATER))
    went_on(office, row, "dispose_preserved", moment=at(LATER), **RETURNED)
    assert do(office, case, "review_closing", at(BACK)).closing_review == "passed"


def on_the_spot(office: Office) -> Case:
    """A case made on the spot at the start, in which the party was heard."""
    return walk_to(office, "hear_on_the_spot", summary=True, day=DAY)


def test_on_the_spot_nothing_is_decided_before_a_request_for_recusal_is_answered(
    office: Office,
) -> None:
    case = on_the_spot(office)
    asked = recusal(office, case, office.investigator)
    with refused(again(case), ("recusal_answered", LAW, 43)):
        do(office, case, "decide_on_the_spot", at(DAY, 16))
    answer = {"result": "refused", "reason": "没有利害关系", "receipt": "口头告知"}
    went_on(office, asked, "recuse", moment=at(DAY, 15), **answer)
    assert do(office, again(case), "decide_on_the_spot", at(DAY, 16)).stage == "decided"


def test_on_the_spot_a_crime_that_was_reported_is_not_fined_instead(office: Office) -> None:
    case = on_the_spot(office)
    begun(office, case, "referral", "report_crime", moment=at(DAY, 13), **REPORT)
    with refused(again(case), ("crime_settled", LAW, 27)):
        do(office, case, "decide_on_the_spot", at(DAY, 16))
    assert do(office, case, "turn_ordinary", at(DAY, 17), reason="涉嫌犯罪").stage == "turned"


def test_on_the_spot_preserved_goods_keep_the_case_open(office: Office) -> None:
    case = on_the_spot(office)
    row = begun(office, case, "preservation", "approve_preservation", moment=at(DAY, 13), **KEEP)
    row = went_on(office, row, "preserve_evidence", moment=at(DAY, 14), **KEPT)
    case = walk_on(office, again(case), "pay", at(DAY, 16))
    with refused(case, ("preserved_settled", LAW, 56)):
        do(office, case, "close_case", at(NEXT))
    went_on(office, row, "dispose_preserved", moment=at(LATER), **RETURNED)
    assert do(office, again(case), "close_case", at(BACK)).stage == "closed"


def test_a_suspected_crime_is_not_decided_until_the_police_have_given_it_back(
    office: Office,
) -> None:
    case = walk_to(office, "waive_defence", forms={"conclude_investigation": CRIME})
    with refused(case, ("crime_settled", LAW, 27)):
        do(office, case, "decide_penalty", at(DAY))
    row = begun(office, case, "referral", "report_crime", moment=at(DAY, 9), **REPORT)
    row = to_the_police(office, row, "refused")
    with refused(again(case), ("crime_settled", LAW, 27)):
        do(office, case, "decide_penalty", at(LATER, 13))
    went_on(office, row, "take_case_back", moment=at(BACK, 9), reason="依法处罚")
    assert do(office, case, "decide_penalty", at(BACK, 10)).outcome == "penalty"


def test_what_the_police_opened_ends_here_and_is_never_fined(office: Office) -> None:
    case = walk_to(office, "waive_defence")
    row = begun(office, case, "referral", "report_crime", moment=at(DAY, 9), **REPORT)
    with refused(again(case), ("police_opened", POLICE, 12)):
        do(office, case, "end_by_referral", at(DAY, 10), by=[office.leader], reason="公安立案")
    to_the_police(office, row, "opened")
    with refused(again(case), ("crime_settled", LAW, 27)):
        do(office, case, "decide_penalty", at(LATER, 13))
    case = do(office, case, "end_by_referral", at(LATER, 14), by=[office.leader], reason="公安立案")
    assert case.stage == "referred"


def test_a_case_that_is_not_ours_ends_when_the_other_organ_has_signed(office: Office) -> None:
    case = walk_to(office, "approve_filing")
    row = begun(office, case, "jurisdiction", "find_not_ours", moment=at(DAY, 9), **NOT_OURS)
    ending: dict[str, Any] = {"by": [office.leader], "reason": "不属本机关管辖"}
    with refused(again(case), ("handed_over", "housing_ministry_order_55", 6)):
        do(office, case, "end_by_transfer", at(DAY, 10), **ending)
    papers = {"complete": True, "receipt": "张某签收"}
    went_on(office, row, "transfer_case", moment=at(DAY, 11), **papers)
    assert do(office, case, "end_by_transfer", at(DAY, 12), **ending).stage == "transferred"


def test_who_was_recused_is_neither_named_as_chair_nor_among_the_voters(office: Office) -> None:
    """They need not sign in for it: whoever is named takes part."""
    other = also(office, "r2", Role.REVIEWER)
    case = walk_to(office, "review_penalty")
    granted(office, case, other)
    granted_leader = also(office, "l2", Role.LEADER)
    granted(office, case, granted_leader)
    case = do(office, again(case), "notify_penalty", at(DAY, 14), hearing_told=True)
    case = do(office, case, "request_hearing", at(DAY, 15))
    day = date(2023, 2, 22)
    with refused(case, ("not_recused", LAW, 43)):
        do(office, case, "notify_hearing", at(DAY, 16), chair=named(other), hearing_on=day)
    with refused(case, ("not_recused", LAW, 43)):
        voters = [named(office.leader), named(granted_leader)]
        do(office, case, "discuss_collectively", at(DAY, 16), voters=voters)
    case = do(office, case, "notify_hearing", at(DAY, 16), hearing_on=day)
    assert case.hearing == "notified"


@pytest.mark.parametrize(("fall", "first"), [("cancelled", True), ("illegal", False)])
def test_a_decision_that_was_annulled_is_no_history_from_that_day(
    office: Office, fall: str, first: bool
) -> None:
    before = walk_to(office, "serve")
    typed = {"fall": fall, "reason": "认定事实有误"}
    begin(before.pk, "withdrawal", "withdraw_decision", deed_of([office.leader], at(DAY), **typed))
    case = walk_to(office, "review_penalty", day=NEXT)
    assert [row.pk for row in earlier(case, NEXT)] == ([] if first else [before.pk])
    assert [row.pk for row in earlier(case, date(2023, 2, 6))] == [before.pk]
    if first:
        case = do(office, case, "decide_no_penalty", at(LATER), ground="first")
        assert case.ground == "first"
    else:
        with refused(case, ("no_history", LAW, 33)):
            do(office, case, "decide_no_penalty", at(LATER), ground="first")


def test_what_was_only_handed_to_the_police_is_no_history(office: Office) -> None:
    gone = walk_to(office, "approve_filing")
    row = begun(office, gone, "referral", "report_crime", moment=at(DAY, 9), **REPORT)
    to_the_police(office, row, "opened")
    assert do(office, again(gone), "end_by_referral", at(BACK)).stage == "referred"
    case = walk_to(office, "review_penalty", day=BACK)
    assert earlier(case, date(2023, 3, 1)) == []
    assert do(office, case, "decide_no_penalty", at(date(2023, 3, 1)), ground="first").ground

"""What is told late is judged as of its own day: nothing begins before its cause, and what was
settled afterwards was not settled then."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mingjing.office.cases.beside.actions import begin, proceed
from mingjing.office.cases.beside.tests.attacked import (
    ACCEPTED,
    DECIDED,
    decided_on,
    reviewed,
    served,
    went,
)
from mingjing.office.cases.models import Proceeding
from mingjing.office.journal.shapes import Invalid
from tests.beside import begun, went_on
from tests.cast import LAW, Office, at, deed_of, do, everything_written, refused, walk_to

BEFORE, DAY, LATER = date(2023, 6, 1), date(2024, 2, 1), date(2024, 2, 20)
BEGINNINGS: list[tuple[str, str, dict[str, Any]]] = [
    ("preservation", "approve_preservation", {"may_be_lost": True, "goods": "瓶", "reason": "急"}),
    ("jurisdiction", "find_not_ours", {"other": "示例局", "not_competent": "不在本区"}),
    ("referral", "report_crime", {"crime": "危险作业罪", "written": "报告"}),
]
AFTER_DECISION: list[tuple[str, str, dict[str, Any]]] = [
    ("payment", "apply_for_deferral", {"wish": "分期", "proof": "证明", "parts": 2}),
    ("withdrawal", "withdraw_decision", {"fall": "cancelled", "reason": "有误"}),
]


@pytest.mark.parametrize(("kind", "verb", "form"), BEGINNINGS)
def test_nothing_begins_before_there_is_a_case(
    office: Office, kind: str, verb: str, form: dict[str, Any]
) -> None:
    case = walk_to(office, "take_evidence", day=DAY)
    written = everything_written()
    with pytest.raises(Invalid, match="早于本案登记") as wrong:
        begun(office, case, kind, verb, moment=at(BEFORE), **form)
    assert set(wrong.value.errors) == {"at"} and everything_written() == written
    assert begun(office, case, kind, verb, moment=at(DAY, 9), **form).stage != "new"


@pytest.mark.parametrize(("kind", "verb", "form"), AFTER_DECISION)
def test_nothing_follows_a_decision_before_it_was_made(
    office: Office, kind: str, verb: str, form: dict[str, Any]
) -> None:
    case = walk_to(office, "serve", day=DAY)
    with pytest.raises(Invalid, match="早于处罚决定作出"):
        begun(office, case, kind, verb, moment=at(date(2024, 1, 31)), **form)
    assert begun(office, case, kind, verb, moment=at(DAY, 21), **form).stage != "new"


def test_a_paper_under_which_a_decision_fell_is_younger_than_the_decision(office: Office) -> None:
    case = served(office)
    typed = {"fall": "cancelled", "document": "判决", "document_on": date(2024, 1, 1)}
    with pytest.raises(Invalid, match="早于处罚决定") as wrong:
        begin(case.pk, "withdrawal", "record_fall", deed_of([office.leader], at(LATER), **typed))
    assert set(wrong.value.errors) == {"document_on"}


def test_a_verdict_comes_after_the_acceptance_and_no_paper_from_the_future(office: Office) -> None:
    """An early day would shorten the rest of the surcharge and begin the time to sue."""
    row = reviewed(office)
    early, future = date(2024, 2, 5), date(2024, 4, 9)
    for form, field in (
        (decided_on(early, "maintain"), "received_on"),
        (decided_on(DECIDED, "maintain", opinion_on=future), "opinion_on"),
    ):
        with pytest.raises(Invalid) as wrong:
            went(row, "decide_reconsideration", office.leader, DECIDED, **form)
        assert set(wrong.value.errors) == {field}
    for ended, lawful in ((early, False), (ACCEPTED, True)):
        typed = {"number": "终止", "ended_on": ended}
        if lawful:
            assert went(row, "end_reconsideration", office.leader, DECIDED, **typed).days
            continue
        with pytest.raises(Invalid) as wrong:
            went(row, "end_reconsideration", office.leader, DECIDED, **typed)
        assert set(wrong.value.errors) == {"ended_on"}


def asked_to_recuse(office: Office, case: Any, day: date) -> Proceeding:
    form = {"whom": office.second.name, "whom_id": office.second.pk, "reason": "亲属"}
    return begun(
        office, case, "recusal", "request_recusal", moment=at(day), asked_by="party", **form
    )


def test_a_decision_is_not_dated_into_the_time_of_an_open_request(office: Office) -> None:
    case = walk_to(office, "waive_defence", day=DAY)
    row = asked_to_recuse(office, case, date(2024, 2, 2))
    answer = {"result": "refused", "reason": "无利害关系", "receipt": "口头告知"}
    proceed(row.pk, "recuse", deed_of([office.leader], at(date(2024, 2, 6)), **answer))
    with refused(case, ("recusal_answered", LAW, 43)):
        do(office, case, "decide_penalty", at(date(2024, 2, 5)))
    assert do(office, case, "decide_penalty", at(date(2024, 2, 6), 20)).stage == "decided"


def test_a_decision_is_not_dated_into_the_time_of_a_referral(office: Office) -> None:
    case = walk_to(office, "waive_defence", day=DAY)
    row = begun(office, case, *BEGINNINGS[2][:2], moment=at(date(2024, 2, 2)), **BEGINNINGS[2][2])
    kept = {"result": "kept", "principal": True, "unfounded": True, "reason": "不构成"}
    went_on(office, row, "refer_to_police", moment=at(date(2024, 2, 6)), **kept)
    with refused(case, ("crime_settled", LAW, 27)):
        do(office, case, "decide_penalty", at(date(2024, 2, 5)))
    assert do(office, case, "decide_penalty", at(date(2024, 2, 6), 20)).stage == "decided"

"""A suspected crime goes to the police: three days, 24 hours, a receipt, and their answer."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from mingjing.office.cases.beside.referral import PAPERS
from mingjing.office.cases.beside.telling import told_by_the_side
from mingjing.office.cases.models import Case, Proceeding
from mingjing.office.journal.entries import entries_of, replay
from mingjing.office.journal.shapes import Refused
from mingjing.office.journal.values import snapshot
from tests.beside import begun, went_on
from tests.cast import Office, at, deed_of, everything_written, walk_to

TUESDAY, WEDNESDAY, FRIDAY = (date(2023, 2, d) for d in (7, 8, 10))
REPORT = {"crime": "危险作业罪", "written": "专案组经核实，建议移送"}
YES = {"principal": True, "result": "approved"}
ALL = {"to": "示例区公安分局", "papers": list(PAPERS)}
SIGNED = {"receipt": "2 月 8 日李某签收"}
OPENED = {"answer": "opened", "receipt": "示例公（治）立字〔2023〕1号"}
REFUSED = {"answer": "refused", "receipt": "示例公（治）不立字〔2023〕1号"}
GOODS = {"receipt": "钢瓶 2 只，2 月 10 日交接", "party_told": True}


def reported(office: Office) -> Proceeding:
    """The special team has reported on a Tuesday."""
    case = walk_to(office, "approve_filing")
    return begun(office, case, "referral", "report_crime", moment=at(TUESDAY, 9), **REPORT)


def approved(office: Office) -> Proceeding:
    return went_on(office, reported(office), "refer_to_police", moment=at(TUESDAY, 10, 30), **YES)


def answered(office: Office, answer: dict[str, Any]) -> Proceeding:
    row = went_on(office, approved(office), "hand_to_police", moment=at(WEDNESDAY, 9), **ALL)
    row = went_on(office, row, "record_police_receipt", moment=at(WEDNESDAY, 10), **SIGNED)
    return went_on(office, row, "record_police_decision", moment=at(FRIDAY), **answer)


def told(office: Office, row: Proceeding) -> tuple[bool, bool]:
    """Whether after the row's last act the case may be decided, and may end by the referral."""
    case, moment = Case.objects.get(pk=row.case_id), row.last_act_at
    assert moment is not None
    said = told_by_the_side(case, deed_of([office.leader], moment))
    return said["crime_settled"], said["police_opened"]


def faults(row: Proceeding) -> list[str]:
    entry = entries_of("proceeding", row.pk).last()
    assert entry is not None
    return [f["watch"] for f in entry.faults]


def guards(no: pytest.ExceptionInfo[Refused]) -> list[tuple[str, int | None]]:
    return [(r.guard, r.citation.article) for r in no.value.reasons]


def test_from_the_report_on_no_decision_is_made_in_its_place(office: Office) -> None:
    row = reported(office)
    assert (row.awaits, row.due_on, row.due_what) == ("leader", FRIDAY, "决定是否移送")
    assert told(office, row) == (False, False)


@pytest.mark.parametrize(("day", "late"), [(FRIDAY, []), (date(2023, 2, 11), ["decided_late"])])
def test_the_principal_has_three_days(office: Office, day: date, late: list[str]) -> None:
    row = went_on(office, reported(office), "refer_to_police", moment=at(day), **YES)
    assert (row.stage, faults(row)) == ("approved", late)


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ({"principal": False}, [("principal", 5)]),
        ({"result": "kept", "reason": "罚款即可"}, [("no_fine_instead", 11)]),
        ({"result": "kept", "unfounded": True}, [("reason_given", 5)]),
    ],
)
def test_who_decides_and_when_not_to_refer(
    office: Office, form: dict[str, Any], expected: list[Any]
) -> None:
    row = reported(office)
    before = everything_written()
    with pytest.raises(Refused) as no:
        went_on(office, row, "refer_to_police", moment=at(WEDNESDAY), **{**YES, **form})
    assert guards(no) == expected and everything_written() == before


def test_what_is_no_crime_stays_here_with_its_reason(office: Office) -> None:
    no = {**YES, "result": "kept", "unfounded": True, "reason": "未达到追诉标准"}
    row = went_on(office, reported(office), "refer_to_police", moment=at(WEDNESDAY), **no)
    assert row.stage == "kept" and told(office, row) == (True, False)


@pytest.mark.parametrize(
    ("moment", "late"), [(at(WEDNESDAY, 10, 30), []), (at(WEDNESDAY, 10, 31), ["handed_late"])]
)
def test_the_24_hours_run_from_the_minute_of_the_decision(
    office: Office, moment: datetime, late: list[str]
) -> None:
    row = approved(office)
    assert (row.due_on, row.due_what) == (WEDNESDAY, "移送公安机关（次日 10:30 前）")
    row = went_on(office, row, "hand_to_police", moment=moment, **ALL)
    assert (row.stage, row.due_on, faults(row)) == ("handed", None, late)


def test_the_three_days_of_the_police_are_watched_for_them(office: Office) -> None:
    row = went_on(office, approved(office), "hand_to_police", moment=at(WEDNESDAY), **ALL)
    row = went_on(office, row, "record_police_receipt", moment=at(WEDNESDAY), receipt="张警官")
    assert (row.stage, row.due_what) == ("received", "公安机关决定是否立案")
    assert row.due_on == WEDNESDAY + timedelta(days=5)  # the third day is a Saturday
    assert replay("proceeding", row.pk) == snapshot(Proceeding.objects.get(pk=row.pk))


def test_five_papers_go_with_it(office: Office) -> None:
    some = {**ALL, "papers": list(PAPERS)[:4]}
    with pytest.raises(Refused) as no:
        went_on(office, approved(office), "hand_to_police", moment=at(WEDNESDAY), **some)
    assert guards(no) == [("complete", 6)]


def test_the_police_open_a_case_and_the_goods_follow_in_three_days(office: Office) -> None:
    row = answered(office, OPENED)
    assert (row.stage, row.due_on) == ("opened", date(2023, 2, 13))
    assert told(office, row) == (False, True)
    with pytest.raises(Refused) as no:
        untold = {**GOODS, "party_told": False}
        went_on(office, row, "hand_over_goods", moment=at(date(2023, 2, 13)), **untold)
    assert guards(no) == [("party_told", 21)]
    row = went_on(office, row, "hand_over_goods", moment=at(date(2023, 2, 14)), **GOODS)
    assert (row.stage, faults(row)) == ("done", ["goods_late"])
    assert told(office, row) == (False, True)
    assert replay("proceeding", row.pk) == snapshot(Proceeding.objects.get(pk=row.pk))


def test_the_police_are_asked_again_within_three_days_and_once(office: Office) -> None:
    row = answered(office, REFUSED)
    assert (row.stage, row.due_on) == ("refused", date(2023, 2, 13))
    why = {"reason": "事实清楚"}
    row = went_on(office, row, "ask_police_again", moment=at(date(2023, 2, 13)), **why)
    assert faults(row) == []
    row = went_on(office, row, "record_police_decision", moment=at(date(2023, 2, 15)), **REFUSED)
    with pytest.raises(Refused) as no:
        went_on(office, row, "ask_police_again", moment=at(date(2023, 2, 16)), **why)
    assert guards(no) == [("not_asked_again", 9)]
    assert told(office, row) == (False, False)


def test_asking_the_police_after_the_third_day_is_told_and_not_refused(office: Office) -> None:
    row = answered(office, REFUSED)
    why = {"reason": "事实清楚"}
    row = went_on(office, row, "ask_police_again", moment=at(date(2023, 2, 14)), **why)
    assert (row.stage, faults(row)) == ("rechecking", ["asked_late"])


def test_the_prosecutor_is_asked_and_the_case_comes_back_in_the_end(office: Office) -> None:
    row = answered(office, REFUSED)
    ask = {"to": "示例区人民检察院", "reason": "应当立案"}
    row = went_on(office, row, "ask_prosecutor", moment=at(date(2023, 2, 20)), **ask)
    assert (row.stage, row.awaits) == ("supervised", "officer")
    row = went_on(office, row, "record_police_decision", moment=at(date(2023, 3, 1)), **REFUSED)
    row = went_on(office, row, "take_case_back", moment=at(date(2023, 3, 2)), reason="依法处罚")
    assert row.stage == "returned" and told(office, row) == (True, False)


def test_a_second_referral_waits_for_the_first(office: Office) -> None:
    row = reported(office)
    with pytest.raises(Refused) as no:
        begun(office, row.case, "referral", "report_crime", moment=at(WEDNESDAY), **REPORT)
    assert [g for g, _ in guards(no)] == ["one_at_a_time"]


def test_a_crime_that_is_found_after_the_decision_is_referred_too(office: Office) -> None:
    """What was imposed before is not stopped by it (art. 11)."""
    case = walk_to(office, "serve")
    row = begun(office, case, "referral", "report_crime", moment=at(TUESDAY), **REPORT)
    assert (row.stage, row.awaits) == ("reported", "leader")


def test_what_has_been_put_away_refers_nothing(office: Office) -> None:
    case = walk_to(office, "archive")
    with pytest.raises(Refused, match="另行登记线索") as no:
        begun(office, case, "referral", "report_crime", moment=at(TUESDAY), **REPORT)
    assert guards(no) == [("may_begin", 5)]

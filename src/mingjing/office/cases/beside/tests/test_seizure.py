"""Goods sealed or seized: approval first or within 24 hours, thirty days, and back at once."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from mingjing.office.cases.beside.telling import told_by_the_side
from mingjing.office.cases.models import Case, Proceeding
from mingjing.office.journal.entries import entries_of, replay
from mingjing.office.journal.shapes import Invalid, Refused
from mingjing.office.journal.values import snapshot
from tests.beside import begun, went_on
from tests.cast import Office, at, deed_of, everything_written, walk_to

ASKED = {
    "measure": "seize",
    "basis": "城镇燃气管理条例第四十一条",
    "goods": "液化石油气钢瓶 2 只",
    "reason": "可能被转移",
}
TAKEN = {
    **dict.fromkeys(
        ("identity_shown", "witnessed", "rights_told", "heard", "recorded", "related",
         "unsealed", "listed"),
        True,
    ),
    "goods": "液化石油气钢瓶 2 只",
    "days": 30,
    "kept_at": "示例库房",
}  # fmt: skip
URGENT = {**ASKED, **TAKEN, "urgent": True}
TUESDAY, WEDNESDAY = date(2023, 2, 7), date(2023, 2, 8)
THIRTIETH, AFTER = date(2023, 3, 9), date(2023, 3, 10)
LATER = {"days": 30, "reason_given": "案情复杂", "noticed": "2023 年 3 月 8 日直接送达"}
BACK = {"ground": "decided", "arose_on": date(2023, 3, 1), "return_signed": True}


def held(office: Office, **form: Any) -> Proceeding:
    """Goods seized on a Tuesday morning, with approval."""
    case = walk_to(office, "approve_filing")
    row = begun(office, case, "seizure", "approve_seizure", moment=at(TUESDAY, 9), **ASKED)
    return went_on(office, row, "seize", moment=at(TUESDAY, 10), **{**TAKEN, **form})


def held_urgently(office: Office, **form: Any) -> Proceeding:
    """Goods seized at once on a Tuesday at ten past ten."""
    case = walk_to(office, "approve_filing")
    typed = {**URGENT, **form}
    return begun(office, case, "seizure", "seize_urgently", moment=at(TUESDAY, 10, 10), **typed)


def guards(no: pytest.ExceptionInfo[Refused]) -> list[tuple[str, int | None]]:
    return [(r.guard, r.citation.article) for r in no.value.reasons]


def faults(row: Proceeding) -> list[str]:
    entry = entries_of("proceeding", row.pk).last()
    assert entry is not None
    return [f["watch"] for f in entry.faults]


def test_approved_goods_are_held_for_thirty_days(office: Office) -> None:
    row = held(office)
    assert (row.stage, row.due_on, row.due_what) == ("held", THIRTIETH, "查封扣押")
    assert row.awaits == "officer"


def test_a_decision_may_give_fewer_days_but_never_more(office: Office) -> None:
    assert held(office, days=10).due_on == date(2023, 2, 17)
    before = everything_written()
    with pytest.raises(Refused) as no:
        held_urgently(office, days=31)
    assert guards(no) == [("within_days", 25)]
    assert everything_written()[0] > before[0]


@pytest.mark.parametrize(
    ("missing", "article"),
    [("witnessed", 18), ("rights_told", 18), ("heard", 18), ("listed", 24), ("related", 23)],
)
def test_a_duty_on_the_spot_that_was_left_out_stops_the_taking(
    office: Office, missing: str, article: int
) -> None:
    with pytest.raises(Refused) as no:
        held(office, **{missing: False})
    assert guards(no) == [(missing, article)]


def test_nothing_is_taken_without_a_statute_that_allows_it(office: Office) -> None:
    case = walk_to(office, "approve_filing")
    before = everything_written()
    with pytest.raises(Refused) as no:
        begun(
            office, case, "seizure", "approve_seizure", moment=at(TUESDAY), **{**ASKED, "basis": ""}
        )
    assert guards(no) == [("basis", 10)]
    assert everything_written() == before


@pytest.mark.parametrize(
    ("moment", "told"),
    [(at(WEDNESDAY, 10, 10), []), (at(WEDNESDAY, 10, 11), ["made_up_late"])],
)
def test_the_24_hours_run_from_the_minute_of_the_taking(
    office: Office, moment: datetime, told: list[str]
) -> None:
    row = held_urgently(office)
    assert (row.awaits, row.due_on, row.due_what) == (
        "leader",
        WEDNESDAY,
        "补办批准（次日 10:10 前）",
    )
    row = went_on(office, row, "make_up_approval", moment=moment, reason="同意补批")
    assert faults(row) == told
    assert (row.awaits, row.due_on) == ("officer", THIRTIETH)


def test_what_was_never_approved_cannot_be_kept_longer_only_given_back(office: Office) -> None:
    row = held_urgently(office)
    with pytest.raises(Refused) as no:
        went_on(office, row, "extend_seizure", moment=at(date(2023, 3, 8)), **LATER)
    assert guards(no) == [("approved", 19)]
    back = {**BACK, "arose_on": date(2023, 3, 8)}
    row = went_on(office, row, "release_seizure", moment=at(date(2023, 3, 8)), **back)
    assert (row.stage, faults(row)) == ("released", ["never_approved"])


def test_it_is_extended_once_before_its_end_by_thirty_days_at_most(office: Office) -> None:
    row = held(office)
    with pytest.raises(Refused) as no:
        went_on(office, row, "extend_seizure", moment=at(THIRTIETH), **{**LATER, "days": 31})
    assert guards(no) == [("within_days", 25)]
    row = went_on(office, row, "extend_seizure", moment=at(THIRTIETH), **LATER)
    # The sixtieth day is a Saturday, and the measure does not outlast it.
    assert (row.due_on, row.due_what) == (date(2023, 4, 8), "查封扣押（含延长）")
    with pytest.raises(Refused) as no:
        went_on(office, row, "extend_seizure", moment=at(AFTER), **LATER)
    assert guards(no) == [("not_extended", 25)]


def test_after_the_last_day_nothing_helps_but_to_give_it_back(office: Office) -> None:
    row = held(office)
    for verb, form in (
        ("extend_seizure", LATER),
        ("dispose_seized", {"fate": "confiscate", "decision_based": "示罚决字〔2023〕第1号"}),
    ):
        with pytest.raises(Refused):
            went_on(office, row, verb, moment=at(AFTER), **form)
    expired = {**BACK, "ground": "expired", "arose_on": THIRTIETH}
    row = went_on(office, row, "release_seizure", moment=at(AFTER), **expired)
    assert (row.stage, row.facts["ground"], faults(row)) == ("released", "expired", ["overdue"])


def test_the_days_of_a_test_do_not_count(office: Office) -> None:
    row = held(office)
    sent = {"tested_by": "示例检测所", "until": date(2023, 2, 23), "period_told": True}
    row = went_on(office, row, "test_seized", moment=at(date(2023, 2, 14)), **sent)
    assert row.due_on == date(2023, 3, 19)  # ten days more, a Sunday
    early = {"result": "不合格", "result_told": True}
    row = went_on(office, row, "record_test", moment=at(date(2023, 2, 16)), **early)
    assert row.due_on == date(2023, 3, 12)  # three days more, a Sunday


def test_a_late_result_does_not_lengthen_what_the_party_was_told(office: Office) -> None:
    row = held(office)
    sent = {"tested_by": "示例检测所", "until": date(2023, 2, 16), "period_told": True}
    row = went_on(office, row, "test_seized", moment=at(date(2023, 2, 14)), **sent)
    told = row.due_on
    late = {"result": "不合格", "result_told": True}
    row = went_on(office, row, "record_test", moment=at(date(2023, 3, 1)), **late)
    assert row.due_on == told == date(2023, 3, 12)


def test_a_test_cannot_end_before_it_begins(office: Office) -> None:
    sent = {"tested_by": "示例检测所", "until": TUESDAY, "period_told": True}
    with pytest.raises(Invalid) as wrong:
        went_on(office, held(office), "test_seized", moment=at(WEDNESDAY), **sent)
    assert set(wrong.value.errors) == {"until"}


@pytest.mark.parametrize(
    ("day", "told"), [(date(2023, 3, 1), []), (date(2023, 3, 2), ["released_late"])]
)
def test_goods_go_back_on_the_day_on_which_they_are_no_longer_needed(
    office: Office, day: date, told: list[str]
) -> None:
    row = went_on(office, held(office), "release_seizure", moment=at(day), **BACK)
    assert (row.stage, row.awaits, faults(row)) == ("released", "", told)
    assert replay("proceeding", row.pk) == snapshot(Proceeding.objects.get(pk=row.pk))


def test_goods_that_follow_the_case_to_the_police_are_told_to_their_owner(office: Office) -> None:
    row = held(office)
    with pytest.raises(Refused) as no:
        went_on(office, row, "dispose_seized", moment=at(WEDNESDAY), fate="transfer")
    assert guards(no) == [("transfer_told", 21)]
    told = {"fate": "transfer", "party_told": True}
    row = went_on(office, row, "dispose_seized", moment=at(WEDNESDAY), **told)
    assert (row.stage, row.facts["fate"]) == ("disposed", "transfer")


def test_who_seizes_has_investigated(office: Office) -> None:
    case = Case.objects.get(pk=held_urgently(office).case_id)
    duties = case.duties.filter(duty="investigator").values_list("person_id", flat=True)
    assert {office.investigator.pk, office.second.pk} <= set(duties)


def test_a_decided_case_seizes_nothing_more(office: Office) -> None:
    case = walk_to(office, "decide_penalty")
    with pytest.raises(Refused) as no:
        begun(office, case, "seizure", "seize_urgently", moment=at(TUESDAY), **URGENT)
    assert guards(no) == [("may_begin", 27)]


def test_goods_in_the_hands_of_the_office_are_not_settled(office: Office) -> None:
    row = held(office)
    deed = deed_of([office.leader], at(WEDNESDAY))
    assert told_by_the_side(row.case, deed)["goods_settled"] is False
    released = at(date(2023, 3, 1))
    row = went_on(office, row, "release_seizure", moment=released, **BACK)
    # An act that is dated into the time of the seizure still finds the goods held.
    assert told_by_the_side(row.case, deed)["goods_settled"] is False
    deed = deed_of([office.leader], released)
    assert told_by_the_side(row.case, deed)["goods_settled"] is True

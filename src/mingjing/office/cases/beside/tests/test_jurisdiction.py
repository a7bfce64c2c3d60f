"""Whose case it is: seven working days to agree, the common superior, and the case that leaves."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mingjing.office.cases.beside.telling import told_by_the_side
from mingjing.office.cases.models import Case, Proceeding
from mingjing.office.journal.entries import entries_of
from mingjing.office.journal.shapes import Refused
from tests.beside import begun, went_on
from tests.cast import Office, at, deed_of, everything_written, walk_to

TUESDAY, SEVENTH, EIGHTH = (date(2023, 2, d) for d in (7, 16, 17))
DISPUTE = {
    "other": "示例区市场监督管理局",
    "our_filing": at(date(2023, 1, 3), 12),
    "their_filing": at(date(2023, 1, 4), 9),
    "content": "双方均已立案",
}
OURS = {"whose": "ours", "minutes": "2 月 10 日，双方分管负责人参加，一致同意"}
NOT_OURS = {"other": "示例区水务局", "not_competent": "违法行为发生地不在本区"}
PAPERS = {"complete": True, "receipt": "2 月 8 日张某签收"}


def disputed(office: Office, **form: Any) -> Proceeding:
    """Two organs want the case."""
    case = walk_to(office, "approve_filing")
    typed = {**DISPUTE, **form}
    return begun(office, case, "jurisdiction", "raise_dispute", moment=at(TUESDAY), **typed)


def guards(no: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [r.guard for r in no.value.reasons]


def test_who_filed_first_keeps_the_case(office: Office) -> None:
    row = disputed(office)
    assert (row.due_on, row.due_what, row.awaits) == (SEVENTH, "协商管辖", "leader")
    row = went_on(office, row, "agree_jurisdiction", moment=at(SEVENTH), **OURS)
    entry = entries_of("proceeding", row.pk).last()
    assert entry is not None
    assert (row.stage, row.due_on, entry.faults) == ("kept", None, [])


@pytest.mark.parametrize("verb", ["agree_jurisdiction", "report_dispute"])
def test_after_seven_working_days_the_delay_is_told(office: Office, verb: str) -> None:
    up = {"minutes": "未达成一致", "superior_name": "示例市城市管理委员会", "superior": True}
    typed = OURS if verb == "agree_jurisdiction" else up
    row = went_on(office, disputed(office), verb, moment=at(EIGHTH), **typed)
    entry = entries_of("proceeding", row.pk).last()
    assert entry is not None and len(entry.faults) == 1


def test_who_filed_later_keeps_it_only_with_the_other_organs_written_consent(
    office: Office,
) -> None:
    row = disputed(office, their_filing=at(date(2023, 1, 3), 12))
    with pytest.raises(Refused) as no:
        went_on(office, row, "agree_jurisdiction", moment=at(SEVENTH), **OURS)
    assert guards(no) == ["claim_grounded"]
    row = went_on(office, row, "agree_jurisdiction", moment=at(SEVENTH), **OURS, yielded=True)
    assert row.stage == "kept"


def test_both_times_of_filing_are_known(office: Office) -> None:
    with pytest.raises(Refused) as no:
        disputed(office, their_filing=None)
    assert guards(no) == ["filing_times"]


def test_the_common_superior_decides_and_the_case_leaves(office: Office) -> None:
    up = {"minutes": "未达成一致", "superior_name": "示例市城市管理委员会"}
    row = disputed(office)
    with pytest.raises(Refused) as no:
        went_on(office, row, "report_dispute", moment=at(SEVENTH), **up)
    assert guards(no) == ["superior"]
    row = went_on(office, row, "report_dispute", moment=at(SEVENTH), **up, superior=True)
    theirs = {"whose": "theirs", "receipt": "示例指〔2023〕1号，2 月 17 日"}
    row = went_on(office, row, "record_designation", moment=at(EIGHTH), **theirs)
    assert (row.stage, row.awaits) == ("leaving", "officer")


def test_a_case_that_is_not_ours_leaves_against_a_receipt(office: Office) -> None:
    case = walk_to(office, "approve_filing")
    before = everything_written()
    with pytest.raises(Refused) as no:
        bare = {**NOT_OURS, "not_competent": ""}
        begun(office, case, "jurisdiction", "find_not_ours", moment=at(TUESDAY), **bare)
    assert guards(no) == ["not_competent"] and everything_written() == before
    row = begun(office, case, "jurisdiction", "find_not_ours", moment=at(TUESDAY), **NOT_OURS)
    with pytest.raises(Refused) as no:
        went_on(office, row, "transfer_case", moment=at(TUESDAY, 10), complete=True)
    assert guards(no) == ["receipt_signed"]
    deed = deed_of([office.leader], at(TUESDAY, 11))
    assert told_by_the_side(case, deed)["handed_over"] is False
    row = went_on(office, row, "transfer_case", moment=at(TUESDAY, 11), **PAPERS)
    assert row.stage == "transferred" and row.sums["other"] == "示例区水务局"
    assert told_by_the_side(Case.objects.get(pk=case.pk), deed)["handed_over"] is True


def test_one_dispute_at_a_time(office: Office) -> None:
    row = disputed(office)
    with pytest.raises(Refused) as no:
        begun(office, row.case, "jurisdiction", "find_not_ours", moment=at(SEVENTH), **NOT_OURS)
    assert guards(no) == ["one_at_a_time"]
    went_on(office, row, "agree_jurisdiction", moment=at(SEVENTH), **OURS)
    case = Case.objects.get(pk=row.case_id)
    again = begun(office, case, "jurisdiction", "find_not_ours", moment=at(EIGHTH), **NOT_OURS)
    assert again.stage == "leaving"


def test_what_was_decided_is_no_longer_disputed(office: Office) -> None:
    case = walk_to(office, "decide_penalty")
    with pytest.raises(Refused) as no:
        begun(office, case, "jurisdiction", "find_not_ours", moment=at(TUESDAY), **NOT_OURS)
    assert guards(no) == ["may_begin"]

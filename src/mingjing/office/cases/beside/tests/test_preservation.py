"""Goods preserved as evidence: seven working days, a decision in them, or back to their owner."""

from __future__ import annotations

from datetime import date

import pytest

from mingjing.office.cases.beside.facts import facts_of
from mingjing.office.cases.models import Case, Proceeding
from mingjing.office.journal.entries import entries_of, replay
from mingjing.office.journal.shapes import Refused
from mingjing.office.journal.values import snapshot
from tests.beside import begun, went_on
from tests.cast import Office, at, deed_of, everything_written, walk_to

APPROVED = {"may_be_lost": True, "goods": "液化石油气钢瓶 2 只", "reason": "可能被转移"}
TAKEN = {
    "identity_shown": True,
    "goods": "液化石油气钢瓶 2 只",
    "relevant": True,
    "list_given": True,
    "kept_at": "示例库房",
}
RETURNED = {"way": "return", "reason": "证据已固定", "return_signed": True}
TUESDAY, SIXTH, SEVENTH, EIGHTH = (date(2023, 2, d) for d in (7, 15, 16, 17))


def preserved(office: Office) -> Proceeding:
    """Goods taken into keeping on a Tuesday."""
    case = walk_to(office, "approve_filing")
    row = begun(
        office, case, "preservation", "approve_preservation", moment=at(TUESDAY, 9), **APPROVED
    )
    return went_on(office, row, "preserve_evidence", moment=at(TUESDAY, 10), **TAKEN)


def test_goods_are_kept_until_the_seventh_working_day(office: Office) -> None:
    row = preserved(office)
    assert (row.stage, row.due_on, row.due_what) == ("preserved", SEVENTH, "先行登记保存")
    assert (row.awaits, row.sums["goods"]) == ("leader", "液化石油气钢瓶 2 只")


def test_a_decision_on_the_seventh_day_is_in_time(office: Office) -> None:
    row = went_on(office, preserved(office), "dispose_preserved", moment=at(SEVENTH), **RETURNED)
    assert (row.stage, row.facts["way"], row.awaits) == ("disposed", "return", "")


def test_on_the_eighth_day_the_goods_can_only_go_back_and_the_fault_is_told(office: Office) -> None:
    row = preserved(office)
    before = everything_written()
    with pytest.raises(Refused) as no:
        went_on(office, row, "dispose_preserved", moment=at(EIGHTH), **RETURNED)
    assert [(r.guard, r.citation.article) for r in no.value.reasons] == [("in_force", 56)]
    assert everything_written() == before
    row = went_on(
        office, row, "return_preserved", moment=at(EIGHTH), return_signed=True, reason="疏忽"
    )
    entry = entries_of("proceeding", row.pk).last()
    assert entry is not None
    assert [f["watch"] for f in entry.faults] == ["left_undecided", "returned_late"]


def test_without_a_list_nothing_is_taken(office: Office) -> None:
    case = walk_to(office, "approve_filing")
    row = begun(
        office, case, "preservation", "approve_preservation", moment=at(TUESDAY, 9), **APPROVED
    )
    with pytest.raises(Refused) as no:
        went_on(
            office, row, "preserve_evidence", moment=at(TUESDAY), **{**TAKEN, "list_given": False}
        )
    assert [r.guard for r in no.value.reasons] == ["list_given"]


def test_evidence_is_not_preserved_once_the_case_is_decided(office: Office) -> None:
    case = walk_to(office, "decide_penalty")
    before = everything_written()
    with pytest.raises(Refused) as no:
        begun(
            office,
            case,
            "preservation",
            "approve_preservation",
            moment=at(date(2023, 6, 1)),
            **APPROVED,
        )
    assert [r.guard for r in no.value.reasons] == ["may_begin"]
    assert everything_written() == before


def test_who_takes_goods_has_investigated(office: Office) -> None:
    row = preserved(office)
    assert {
        d.person_id for d in Case.objects.get(pk=row.case_id).duties.filter(duty="investigator")
    } >= {
        office.investigator.pk,
        office.second.pk,
    }


def test_the_record_tells_the_row(office: Office) -> None:
    row = went_on(office, preserved(office), "dispose_preserved", moment=at(SIXTH), **RETURNED)
    assert replay("proceeding", row.pk) == snapshot(Proceeding.objects.get(pk=row.pk))
    assert facts_of(row, EIGHTH).way == "return"


def test_two_may_run_beside_one_case_and_each_has_its_number(office: Office) -> None:
    first = preserved(office)
    deed = deed_of([office.leader], at(TUESDAY, 11), **APPROVED)
    second = begun(
        office, first.case, "preservation", "approve_preservation", moment=deed.at, **APPROVED
    )
    assert [first.number, second.number] == [f"{first.case.number}-1", f"{first.case.number}-2"]

"""From decision to archive: served against a receipt, paid against a receipt, closed, archived."""

from datetime import date

import pytest

from mingjing.office.journal.entries import entries_of
from mingjing.office.journal.models import FaultRecord
from mingjing.office.journal.shapes import Invalid
from tests.cast import LAW, LOCAL, START, Office, at, do, everything_written, refused, walk_to

EVENING = at(START, 20)


def test_service_without_a_receipt_is_refused(office: Office) -> None:
    case = walk_to(office, "decide_penalty")
    with refused(case, ("receipted", LAW, 61)):
        do(office, case, "serve", EVENING, receipt="")


def test_electronic_service_needs_consent(office: Office) -> None:
    case = walk_to(office, "decide_penalty")
    with refused(case, ("consented", LAW, 61)):
        do(office, case, "serve", EVENING, mode="electronic")
    served = do(office, case, "serve", EVENING, mode="electronic", consent_on=START)
    assert (served.service_mode, served.served_on) == ("electronic", START)


def test_service_on_the_eighth_working_day_is_made_and_stands_as_a_fault(office: Office) -> None:
    """Decided on Tuesday 3 January: the seventh working day is Thursday 12 January."""
    in_time, late = walk_to(office, "decide_penalty"), walk_to(office, "decide_penalty")
    do(office, in_time, "serve", at(date(2023, 1, 12), 23))
    assert not FaultRecord.objects.exists()
    served = do(office, late, "serve", at(date(2023, 1, 13)))
    assert (served.stage, served.served_on) == ("served", date(2023, 1, 13))
    fault = FaultRecord.objects.get()
    told = ("service_late", "行政处罚法第六十一条", "case", late.pk)
    assert (fault.watch, fault.article, fault.subject_kind, fault.subject_id) == told
    entry = entries_of("case", late.pk).last()
    assert entry is not None and entry.verb == "serve"
    assert [(f["watch"], f["article"]) for f in entry.faults] == [told[:2]]


def test_payment_without_a_receipt_number_is_refused(office: Office) -> None:
    case = walk_to(office, "serve")
    with refused(case, ("receipt_numbered", LAW, 70)):
        do(office, case, "pay", EVENING, receipt="")


@pytest.mark.parametrize("amount", [5001, 0, -1])
def test_more_than_is_owed_or_nothing_cannot_be_paid(office: Office, amount: int) -> None:
    case = walk_to(office, "serve")
    before = everything_written()
    with pytest.raises(Invalid) as wrong:
        do(office, case, "pay", EVENING, amount=amount)
    assert wrong.value.errors == {"amount": "本案待缴 5000 元，请填写 1 至 5000 元之间的金额"}
    assert everything_written() == before


def test_parts_add_up_and_the_case_waits_for_the_last(office: Office) -> None:
    case = walk_to(office, "serve")
    part = do(office, case, "pay", EVENING, amount=2000)
    assert (part.paid, part.awaits) == (2000, "party")
    with refused(part, ("performed", LOCAL, 0)):
        do(office, case, "review_closing", EVENING)
    with pytest.raises(Invalid):
        do(office, case, "pay", EVENING, amount=3001)
    whole = do(office, case, "pay", EVENING, amount=3000)
    assert (whole.paid, whole.awaits) == (5000, "reviewer")
    with refused(whole, ("money_due", LAW, 67)):
        do(office, case, "pay", EVENING, amount=1)


def test_no_closing_without_its_review(office: Office) -> None:
    case = walk_to(office, "pay")
    with refused(case, ("closing_passed", LOCAL, 0)):
        do(office, case, "close_case", EVENING)
    do(office, case, "review_closing", EVENING, result="return")
    with refused(case, ("closing_passed", LOCAL, 0)):
        do(office, case, "close_case", EVENING)


def test_the_archive_is_the_end(office: Office) -> None:
    case = walk_to(office, "archive")
    assert (case.stage, case.awaits, case.due_on) == ("archived", "", None)
    assert (case.closed_on, case.archived_on) == (START, START)
    with refused(case, ("in_turn", LAW, 47)):
        do(office, case, "archive", EVENING)

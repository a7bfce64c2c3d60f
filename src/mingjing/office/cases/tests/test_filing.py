"""From lead to filing: what is verified decides, and no filing passes without its review."""

from datetime import date

import pytest

from mingjing.office.cases.actions import perform
from mingjing.office.journal.models import FaultRecord
from mingjing.office.journal.shapes import Invalid
from tests.cast import LAW, LOCAL, START, Office, at, deed_of, do, refused, walk_to

NOON = at(START, 12)
DECLARED = {"competent": True, "in_limitation": True, "prima_facie": True}


@pytest.mark.parametrize(
    ("lacks", "article"), [("competent", 22), ("in_limitation", 36), ("prima_facie", 54)]
)
def test_a_lead_that_lacks_a_condition_is_declined_and_not_filed(
    office: Office, lacks: str, article: int
) -> None:
    found = {"verify_lead": {**DECLARED, lacks: False, "opinion": "核查"}}
    case = walk_to(office, "verify_lead", forms=found)
    with refused(case, (lacks, LAW, article)):
        do(office, case, "file_case", NOON)
    declined = do(office, case, "decline_to_file", NOON)
    assert (declined.stage, declined.closed_on) == ("declined", START)


def test_what_meets_the_conditions_must_be_filed(office: Office) -> None:
    case = walk_to(office, "verify_lead")
    with refused(case, ("may_decline", LAW, 54)):
        do(office, case, "decline_to_file", NOON)


def test_no_filing_without_its_review(office: Office) -> None:
    case = walk_to(office, "file_case")
    with refused(case, ("filing_passed", LOCAL, 0)):
        do(office, case, "approve_filing", NOON)


def test_a_filing_returned_is_proposed_and_reviewed_again(office: Office) -> None:
    case = walk_to(office, "file_case")
    back = do(office, case, "review_filing", NOON, result="return")
    assert (back.stage, back.filing_review, back.awaits) == ("verified", "returned", "officer")
    do(office, case, "file_case", at(START, 13))
    with refused(back, ("filing_passed", LOCAL, 0)):
        do(office, case, "approve_filing", at(START, 14))
    do(office, case, "review_filing", at(START, 14))
    filed = do(office, case, "approve_filing", at(START, 15))
    assert (filed.stage, filed.filed_on) == ("investigating", START)
    assert filed.filing_number == "示城管立字〔2023〕第1号"


def test_verifying_late_is_a_fault_and_no_refusal(office: Office) -> None:
    """Fifteen working days from Tuesday 3 January, with the Spring Festival between, end on
    Sunday 29 January, which was worked."""
    case = walk_to(office, "register_lead")
    in_time, late = walk_to(office, "register_lead"), case
    do(office, in_time, "verify_lead", at(date(2023, 1, 29)))
    assert not FaultRecord.objects.exists()
    do(office, late, "verify_lead", at(date(2023, 1, 30)))
    fault = FaultRecord.objects.get()
    assert (fault.watch, fault.subject_id, fault.mark) == ("filing_late", late.pk, "M")


@pytest.mark.parametrize("step", ["inspect_site", "question", "take_evidence"])
def test_nothing_is_recorded_before_identity_is_shown(office: Office, step: str) -> None:
    case = walk_to(office, "approve_filing")
    with refused(case, ("identity_shown", LAW, 55)):
        do(office, case, step, NOON.replace(hour=20), identity_shown=False)


def test_an_empty_form_proves_nothing(office: Office) -> None:
    """The door does not take a missing declaration for a made one."""
    case = walk_to(office, "approve_filing")
    late = NOON.replace(hour=20)
    with refused(case, ("identity_shown", LAW, 55)):
        perform(case.pk, "take_evidence", deed_of([office.investigator, office.second], late))
    case = walk_to(office, "conclude_investigation")
    with pytest.raises(Invalid) as wrong:
        perform(case.pk, "review_penalty", deed_of([office.reviewer], late))
    assert list(wrong.value.errors) == ["result"]


def test_investigation_ends_on_evidence_and_an_order_to_correct(office: Office) -> None:
    case = walk_to(office, "approve_filing")
    late = NOON.replace(hour=20)
    with refused(case, ("evidence_taken", LAW, 54), ("correction_settled", LAW, 28)):
        do(office, case, "conclude_investigation", late)
    do(office, case, "question", late)
    with refused(case, ("correction_settled", LAW, 28)):
        do(office, case, "conclude_investigation", late)
    do(office, case, "order_correction", late, mode="not_applicable", content="已经灭失")
    assert do(office, case, "conclude_investigation", late).stage == "concluded"


def test_a_written_order_is_a_document_of_its_own(office: Office) -> None:
    case = walk_to(office, "take_evidence")
    due = date(2023, 1, 10)
    ordered = do(office, case, "order_correction", at(START, 20), mode="written", due_on=due)
    assert (ordered.correction, ordered.correction_due) == ("written", due)
    order = ordered.party.orders.get()
    assert (order.due_on, order.area) == (due, "gas")


def test_a_penalty_review_returned_goes_back_to_investigation(office: Office) -> None:
    case = walk_to(office, "conclude_investigation")
    back = do(office, case, "review_penalty", at(START, 20), result="return")
    assert (back.stage, back.penalty_review, back.awaits) == (
        "investigating",
        "returned",
        "officer",
    )
    with refused(back, ("in_turn", LAW, 44)):
        do(office, case, "notify_penalty", at(START, 21))

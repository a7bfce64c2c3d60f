"""A decision reviewed: days to ask and to reply, verdicts, and what follows from them.

Served on Tuesday 2 January 2024: sixty days end on Saturday 2 March, so on Monday 4 March. The
last day of payment is Wednesday 17 January.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from mingjing.office.cases.beside.actions import begin
from mingjing.office.cases.beside.owing import court_window, refundable, still_owed
from mingjing.office.cases.beside.tests.attacked import (
    DECIDED,
    REPLY,
    SERVED,
    accrued,
    decided_on,
    faults_of,
    guards,
    reviewed,
    served,
    settled,
    surcharged,
    went,
    withdrawal_of,
)
from mingjing.office.cases.models import Case, Proceeding
from mingjing.office.journal.entries import entries_of, replay
from mingjing.office.journal.shapes import Invalid, Refused
from mingjing.office.journal.values import snapshot
from tests.cast import Office, at, deed_of, do, everything_written, refused, walk_to


def test_ten_working_days_to_reply_around_the_spring_festival(office: Office) -> None:
    """From Thursday 8 February 2024; 10 to 17 February are off, 9 and 18 are worked."""
    row = reviewed(office)
    assert (row.stage, row.awaits, row.due_on) == ("accepted", "officer", date(2024, 2, 28))
    row = went(row, "reply_reconsideration", office.investigator, date(2024, 2, 28), **REPLY)
    assert (row.stage, faults_of(row)) == ("replied", [])


def test_the_eleventh_working_day_is_a_fault(office: Office) -> None:
    row = went(
        reviewed(office), "reply_reconsideration", office.investigator, date(2024, 2, 29), **REPLY
    )
    assert faults_of(row) == ["reply_late"]


def test_a_simple_review_gives_five_working_days(office: Office) -> None:
    row = reviewed(office, simple=True)
    assert row.due_on == date(2024, 2, 21)
    row = went(row, "reply_reconsideration", office.investigator, date(2024, 2, 22), **REPLY)
    assert faults_of(row) == ["simple_reply_late"]


def test_before_2024_no_text_we_hold_gives_the_days_of_the_reply(office: Office) -> None:
    row = reviewed(
        office,
        walk_to(office, "serve"),
        applied_on=date(2023, 2, 1),
        accepted_on=date(2023, 2, 3),
        received_on=date(2023, 2, 6),
    )
    assert row.due_on is None
    row = went(row, "reply_reconsideration", office.investigator, date(2023, 5, 6), **REPLY)
    assert faults_of(row) == []


@pytest.mark.parametrize(
    ("wrong", "guard"),
    [({"number": ""}, "copy_received"), ({"organ": "other"}, "reviewer_competent")],
)
def test_a_review_is_taken_up_with_its_papers_by_the_right_organ(
    office: Office, wrong: dict[str, Any], guard: str
) -> None:
    case = served(office)
    before = everything_written()
    with pytest.raises(Refused) as no:
        reviewed(office, case, **wrong)
    assert guards(no) == [guard]
    assert everything_written() == before


def test_sixty_days_end_on_a_monday_and_later_needs_a_reason(office: Office) -> None:
    late: dict[str, Any] = {"accepted_on": date(2024, 3, 8), "received_on": date(2024, 3, 8)}
    assert reviewed(office, applied_on=date(2024, 3, 4), **late).stage == "accepted"
    with pytest.raises(Refused) as no:
        reviewed(office, applied_on=date(2024, 3, 5), **late)
    assert guards(no) == ["in_application_term"]
    with_reason: dict[str, Any] = {**late, "late_reason": "决定书没有告知期限"}
    assert reviewed(office, applied_on=date(2024, 3, 5), **with_reason).stage == "accepted"


def test_before_2024_the_sixty_days_are_known_from_memory_and_refuse_nothing(
    office: Office,
) -> None:
    """Served on 12 January 2023: the sixtieth day is Monday 13 March."""
    for applied, told in ((date(2023, 3, 13), []), (date(2023, 3, 14), ["asked_late"])):
        row = reviewed(office, walk_to(office, "serve", day=date(2023, 1, 12)), applied_on=applied,
                       accepted_on=date(2023, 3, 16), received_on=date(2023, 3, 17))  # fmt: skip
        assert (row.stage, faults_of(row)) == ("accepted", told)
    (entry,) = [e for e in entries_of("proceeding", row.pk) if e.faults]
    assert entry.faults[0]["mark"] == "M"


@pytest.mark.parametrize(
    ("days", "field"),
    [
        ({"applied_on": date(2024, 1, 1)}, "applied_on"),
        ({"accepted_on": date(2024, 1, 31)}, "accepted_on"),
        ({"received_on": date(2024, 2, 5)}, "received_on"),
    ],
)
def test_days_that_cannot_have_been_are_told_at_their_field(
    office: Office, days: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as wrong:
        reviewed(office, **days)
    assert list(wrong.value.errors) == [field]


def test_unserved_there_is_nothing_to_review_and_decided_it_is_not_reviewed_twice(
    office: Office,
) -> None:
    with pytest.raises(Refused, match="尚未送达"):
        reviewed(office, walk_to(office, "decide_penalty", day=SERVED))
    row = settled(office, "maintain")
    with pytest.raises(Refused, match="已有复议决定"):
        reviewed(office, row.case, received_on=date(2024, 5, 6))


def test_silence_in_a_review_stands_as_a_fault(office: Office) -> None:
    form = decided_on(DECIDED, "maintain")
    row = went(reviewed(office), "decide_reconsideration", office.leader, DECIDED, **form)
    assert faults_of(row) == ["never_replied"]


def test_a_review_never_makes_it_worse(office: Office) -> None:
    row, worse = reviewed(office), decided_on(DECIDED, "change", fine_after=5001)
    before = everything_written()
    with pytest.raises(Refused) as no:
        went(row, "decide_reconsideration", office.leader, DECIDED, **worse)
    assert guards(no) == ["not_worse"]
    assert everything_written() == before


def test_the_days_of_a_review_add_nothing(office: Office) -> None:
    """18 January to 5 February are 19 days; from acceptance to the verdict nothing is added."""
    case = surcharged(office)
    row = settled(office, "maintain", case=case)
    payment = Proceeding.objects.get(case=case, kind="payment")
    assert payment.facts["surcharge"] == "accruing"
    assert accrued(case, date(2024, 2, 5)) == (19, Decimal("2850.00"))
    assert accrued(case, DECIDED) == (19, Decimal("2850.00"))
    assert accrued(case, date(2024, 4, 10)) == (21, Decimal("3150.00"))
    assert [e.verb for e in entries_of("proceeding", payment.pk)][-2:] == [
        "pause_surcharge",
        "resume_surcharge",
    ]
    assert row.awaits == "officer"


def test_while_a_review_is_pending_it_rests_and_the_court_is_not_asked(office: Office) -> None:
    case = surcharged(office)
    reviewed(office, case)
    payment = Proceeding.objects.get(case=case, kind="payment")
    assert payment.facts["surcharge"] == "resting"
    assert court_window(Case.objects.get(pk=case.pk)) is None


def test_a_surcharge_imposed_during_a_review_rests_at_once(office: Office) -> None:
    case = served(office)
    reviewed(office, case)
    deed = deed_of([office.leader], at(date(2024, 3, 1)), rate_told=True, reason="未缴")
    row = begin(case.pk, "payment", "impose_surcharge", deed)
    assert row.facts["surcharge"] == "resting"
    assert accrued(case, date(2024, 3, 1)) == (19, Decimal("2850.00"))


def test_after_a_maintained_review_the_court_opens_fifteen_days_later(office: Office) -> None:
    """8 April and fifteen days: Tuesday 23 April 2024."""
    row = settled(office, "maintain")
    assert court_window(Case.objects.get(pk=row.case_id)) == date(2024, 4, 23)


def test_a_cancelled_decision_is_withdrawn_and_nothing_is_paid_any_more(office: Office) -> None:
    case = surcharged(office)
    row = settled(office, "cancel", case=case)
    fallen, payment = withdrawal_of(row), Proceeding.objects.get(case=case, kind="payment")
    assert (fallen.stage, fallen.facts["fall"], fallen.sums["fine"]) == ("fallen", "cancelled", 0)
    assert (fallen.awaits, fallen.due_on) == ("clerk", date(2024, 4, 11))
    assert payment.stage == "cancelled"
    case = Case.objects.get(pk=case.pk)
    assert (still_owed(case), case.fine, case.awaits) == (0, 5000, "reviewer")
    with refused(case, ("money_due", "penalty_law_2021", 67)):
        do(office, case, "pay", at(date(2024, 4, 9)))


def test_a_case_whose_decision_fell_is_closed_without_the_money(office: Office) -> None:
    row = settled(office, "cancel")
    case = do(office, row.case, "review_closing", at(date(2024, 5, 6)))
    assert do(office, case, "close_case", at(date(2024, 5, 6), 10)).stage == "closed"


def test_what_was_paid_for_a_cancelled_decision_is_to_be_given_back(office: Office) -> None:
    case = walk_to(office, "pay", day=SERVED)
    settled(office, "cancel", case=case)
    assert refundable(Case.objects.get(pk=case.pk)) == 5000


def test_a_changed_decision_leaves_the_smaller_fine(office: Office) -> None:
    row = settled(office, "change", fine_after=3000)
    case = Case.objects.get(pk=row.case_id)
    assert (still_owed(case), case.fine) == (3000, 5000)
    case = do(office, case, "pay", at(date(2024, 4, 9)), amount=3000)
    assert (case.paid, case.awaits) == (3000, "reviewer")


def test_a_change_must_say_what_is_left(office: Office) -> None:
    with pytest.raises(Invalid) as wrong:
        settled(office, "change")
    assert list(wrong.value.errors) == ["fine_after"]


def test_confirmed_illegal_may_leave_the_fine_due(office: Office) -> None:
    kept = settled(office, "confirm_illegal", still_due=True)
    assert still_owed(Case.objects.get(pk=kept.case_id)) == 5000
    ended = settled(office, "confirm_illegal")
    assert still_owed(Case.objects.get(pk=ended.case_id)) == 0


def test_a_verdict_is_carried_out_only_when_nothing_of_it_is_public_any_more(
    office: Office,
) -> None:
    row = settled(office, "cancel", never_public=True)
    done = {"content": "已终止收缴", "proof": "内部通知"}
    assert withdrawal_of(row).stage == "unpublished"
    row = went(row, "carry_out_reconsideration", office.investigator, date(2024, 4, 9), **done)
    assert row.stage == "done"
    public = settled(office, "cancel")
    with pytest.raises(Refused) as no:
        went(public, "carry_out_reconsideration", office.investigator, date(2024, 4, 9), **done)
    assert guards(no) == ["publication_withdrawn"]


def test_the_letter_of_opinion_is_answered_in_sixty_days(office: Office) -> None:
    """From 8 April: the sixtieth day is Friday 7 June 2024."""
    done = {"content": "已整改", "proof": "整改报告"}
    row = settled(office, "maintain", opinion_on=DECIDED)
    assert row.due_on == date(2024, 6, 7)
    row = went(row, "carry_out_reconsideration", office.investigator, date(2024, 6, 11), **done)
    assert faults_of(row) == ["report_late"]


def test_nobody_asked_and_that_is_told_only_after_the_term(office: Office) -> None:
    case = served(office)
    for day, may in ((date(2024, 3, 4), False), (date(2024, 3, 5), True)):
        deed = deed_of([office.clerk], at(day))
        if may:
            assert begin(case.pk, "reconsideration", "let_term_pass", deed).stage == "unused"
        else:
            with pytest.raises(Refused) as no:
                begin(case.pk, "reconsideration", "let_term_pass", deed)
            assert guards(no) == ["term_over"]


def test_the_record_tells_every_row(office: Office) -> None:
    row = settled(office, "change", fine_after=3000, case=surcharged(office))
    for side in Proceeding.objects.filter(case_id=row.case_id):
        assert replay("proceeding", side.pk) == snapshot(side)
    case = Case.objects.get(pk=row.case_id)
    assert replay("case", case.pk) == snapshot(case)

"""A fine enforced by the court: exhorted, ten working days, the window, the bundle, the end.

Served on Tuesday 3 January 2023. Nobody attacks the decision: six months end on Monday 3 July,
and the court can be asked until Tuesday 3 October, a holiday, so until Saturday 7 October.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mingjing.office.cases.beside.actions import begin, proceed
from mingjing.office.cases.beside.owing import court_window
from mingjing.office.cases.clocks import clocks
from mingjing.office.cases.models import Case, Proceeding
from mingjing.office.journal.entries import entries_of, replay
from mingjing.office.journal.shapes import Refused
from mingjing.office.journal.values import snapshot
from mingjing.office.people.models import Person
from tests.beside import begun
from tests.cast import Office, at, deed_of, do, everything_written, walk_to

SERVED = date(2023, 6, 16)
"""The exhortation reaches the party on a Friday; the Dragon Boat days off are 22 to 24 June,
Sunday the 25th is worked: the tenth working day is Monday 3 July."""
EXHORTED = {"contents": True, "served_on": SERVED, "receipt": "本人签收"}
BUNDLE = {
    "court": "示例区人民法院",
    "no_own_power": True,
    "signed": True,
    "application": True,
    "decision": True,
    "opinions": True,
    "target": True,
}


def exhorted(office: Office, case: Case | None = None) -> Proceeding:
    case = case or walk_to(office, "serve")
    return begun(office, case, "court", "exhort", moment=at(SERVED), **EXHORTED)


def went(row: Proceeding, verb: str, person: Person, day: date, **form: Any) -> Proceeding:
    return proceed(row.pk, verb, deed_of([person], at(day), **form))


def applied(office: Office, row: Proceeding | None = None) -> Proceeding:
    row = row or exhorted(office)
    return went(row, "apply_to_court", office.leader, date(2023, 7, 4), **BUNDLE)


def ruled(office: Office, **answer: str) -> Proceeding:
    paper = {"number": "（2023）示例行审1号", "received_on": date(2023, 7, 11)}
    row = applied(office)
    return went(
        row,
        "record_acceptance",
        office.clerk,
        date(2023, 7, 11),
        **{"accepted": "yes", **paper, **answer},
    )


def guards(no: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [r.guard for r in no.value.reasons]


def test_nobody_is_exhorted_before_the_last_day_of_payment_is_over(office: Office) -> None:
    case = walk_to(office, "serve")
    before = everything_written()
    with pytest.raises(Refused, match="期满未缴的才能催告"):
        begun(
            office,
            case,
            "court",
            "exhort",
            moment=at(date(2023, 1, 18)),
            **{**EXHORTED, "served_on": date(2023, 1, 18)},
        )
    assert everything_written() == before


@pytest.mark.parametrize(
    ("missing", "guard"), [({"contents": False}, "contents"), ({"receipt": ""}, "served")]
)
def test_an_exhortation_lacks_nothing_and_was_served(
    office: Office, missing: dict[str, Any], guard: str
) -> None:
    case = walk_to(office, "serve")
    with pytest.raises(Refused) as no:
        begun(office, case, "court", "exhort", moment=at(SERVED), **{**EXHORTED, **missing})
    assert guards(no) == [guard]


def test_both_clocks_must_have_ended(office: Office) -> None:
    """On 3 July the tenth working day and the last of six months are still running."""
    row = exhorted(office)
    assert (row.awaits, row.due_on, row.due_what) == (
        "leader",
        date(2023, 10, 7),
        "申请法院强制执行",
    )
    with pytest.raises(Refused) as no:
        went(row, "apply_to_court", office.leader, date(2023, 7, 3), **BUNDLE)
    assert guards(no) == ["remedy_over", "waited"]
    assert applied(office, row).stage == "applied"


def test_the_tenth_working_day_alone_can_bar(office: Office) -> None:
    case = walk_to(office, "serve")
    late = date(2023, 7, 5)
    row = begun(office, case, "court", "exhort", moment=at(late), **{**EXHORTED, "served_on": late})
    with pytest.raises(Refused) as no:
        went(row, "apply_to_court", office.leader, date(2023, 7, 19), **BUNDLE)
    assert guards(no) == ["waited"]
    row = went(row, "apply_to_court", office.leader, date(2023, 7, 20), **BUNDLE)
    assert row.stage == "applied"


@pytest.mark.parametrize("piece", ["application", "decision", "opinions", "target"])
def test_each_piece_of_the_bundle_is_needed(office: Office, piece: str) -> None:
    row = exhorted(office)
    with pytest.raises(Refused) as no:
        went(row, "apply_to_court", office.leader, date(2023, 7, 4), **{**BUNDLE, piece: False})
    assert guards(no) == ["complete"]


def test_the_head_signs_and_only_where_the_office_cannot_enforce_itself(office: Office) -> None:
    row = exhorted(office)
    unsigned = {**BUNDLE, "signed": False, "no_own_power": False}
    with pytest.raises(Refused) as no:
        went(row, "apply_to_court", office.clerk, date(2023, 7, 4), **unsigned)
    assert guards(no) == ["post_fits", "no_own_power", "signed"]


def test_what_the_party_answered_is_weighed_first(office: Office) -> None:
    row = went(
        exhorted(office), "hear_exhorted", office.investigator, date(2023, 6, 20), content="困难"
    )
    assert row.awaits == "officer"
    with pytest.raises(Refused) as no:
        went(row, "apply_to_court", office.leader, date(2023, 7, 4), **BUNDLE)
    assert guards(no) == ["opinion_weighed"]
    row = went(
        row, "weigh_exhorted", office.investigator, date(2023, 7, 4), adopted="no", opinion="无据"
    )
    assert applied(office, row).stage == "applied"


def test_an_answer_that_is_right_ends_enforcement_and_lets_the_case_be_closed(
    office: Office,
) -> None:
    row = went(
        exhorted(office), "hear_exhorted", office.investigator, date(2023, 6, 20), content="已缴"
    )
    row = went(
        row, "weigh_exhorted", office.investigator, date(2023, 6, 21), adopted="yes", opinion="属实"
    )
    case = Case.objects.get(pk=row.case_id)
    assert (row.stage, case.awaits) == ("given_up", "reviewer")


def test_on_the_last_day_of_the_window_it_is_not_too_late(office: Office) -> None:
    row = exhorted(office)
    row = went(row, "apply_to_court", office.leader, date(2023, 10, 7), **BUNDLE)
    assert row.stage == "applied"


def test_after_the_window_the_claim_is_lost_and_the_fault_stands(office: Office) -> None:
    row, day = exhorted(office), date(2023, 10, 8)
    before = everything_written()
    with pytest.raises(Refused) as no:
        went(row, "apply_to_court", office.leader, day, **BUNDLE)
    assert guards(no) == ["window_open"]
    assert everything_written() == before
    row = went(row, "record_lost_claim", office.leader, day, reason="经办人疏忽")
    entry = entries_of("proceeding", row.pk).last()
    assert entry is not None and [f["watch"] for f in entry.faults] == ["claim_lost"]
    with pytest.raises(Refused, match="已经错过"):
        begun(office, row.case, "court", "exhort", moment=at(day), **EXHORTED)


def test_a_claim_nobody_exhorted_for_is_lost_too_but_not_before_its_time(office: Office) -> None:
    case = walk_to(office, "serve")
    with pytest.raises(Refused) as no:
        begin(
            case.pk,
            "court",
            "record_lost_claim",
            deed_of([office.leader], at(date(2023, 10, 7)), reason="疏忽"),
        )
    assert guards(no) == ["window_shut"]
    deed = deed_of([office.leader], at(date(2023, 10, 8)), reason="疏忽")
    assert begin(case.pk, "court", "record_lost_claim", deed).stage == "lost"


def test_a_deferral_moves_the_window_to_its_own_end(office: Office) -> None:
    """Penalty law art. 72: the last part is due on Monday 4 September."""
    case = walk_to(office, "serve")
    row = begun(
        office,
        case,
        "payment",
        "apply_for_deferral",
        moment=at(date(2023, 1, 10)),
        wish="延期",
        proof="停业证明",
        parts=1,
    )
    schedule = {"granted": "yes", "schedule": "2023-09-04 5000", "reason": "确有困难"}
    proceed(
        row.pk, "approve_instalments", deed_of([office.leader], at(date(2023, 1, 12)), **schedule)
    )
    case = Case.objects.get(pk=case.pk)
    assert court_window(case) == date(2023, 9, 4)
    [court] = [r for r in clocks(case) if r.key == "court"]
    assert (court.start, court.last, court.warn) == (date(2023, 9, 4), date(2023, 12, 4), 30)
    with pytest.raises(Refused, match="2023年9月4日，期满未缴"):
        exhorted(office, case)


def test_the_payment_is_at_the_court_once_it_was_asked(office: Office) -> None:
    case = walk_to(office, "serve")
    leader = deed_of([office.leader], at(date(2023, 2, 1)), rate_told=True, reason="未缴")
    payment = begin(case.pk, "payment", "impose_surcharge", leader)
    applied(office, exhorted(office, case))
    assert Proceeding.objects.get(pk=payment.pk).stage == "enforcing"


def test_granted_and_paid_it_is_performed_and_the_money_was_entered_once(office: Office) -> None:
    row = ruled(office)
    row = went(
        row,
        "record_ruling",
        office.clerk,
        date(2023, 7, 18),
        granted="yes",
        number="（2023）示例行审1号",
        received_on=date(2023, 7, 18),
    )
    case = do(office, row.case, "pay", at(date(2023, 8, 1)))
    row = Proceeding.objects.get(pk=row.pk)
    assert (row.stage, case.paid, case.awaits) == ("performed", 5000, "reviewer")
    assert replay("proceeding", row.pk) == snapshot(row)


def test_a_refusal_can_be_taken_higher_within_fifteen_days(office: Office) -> None:
    """Told on 11 July: the fifteenth day is Wednesday 26 July."""
    row = ruled(office, accepted="no")
    assert (row.stage, row.due_on, row.awaits) == ("rejected", date(2023, 7, 26), "leader")
    with pytest.raises(Refused) as no:
        went(row, "ask_higher_court", office.leader, date(2023, 7, 27), reason="应当受理")
    assert guards(no) == ["appeal_in_time"]
    row = went(row, "ask_higher_court", office.leader, date(2023, 7, 26), reason="应当受理")
    row = went(
        row,
        "record_higher_ruling",
        office.clerk,
        date(2023, 8, 20),
        granted="yes",
        number="（2023）示例行审复1号",
        received_on=date(2023, 8, 20),
    )
    assert row.stage == "ordered"


def test_what_cannot_be_enforced_ends_without_the_money(office: Office) -> None:
    row = ruled(office)
    paper = {"number": "（2023）示例执1号", "received_on": date(2023, 12, 1)}
    row = went(row, "record_ruling", office.clerk, date(2023, 12, 1), granted="yes", **paper)
    row = went(row, "end_without_result", office.leader, date(2023, 12, 1), **paper)
    case = Case.objects.get(pk=row.case_id)
    assert (row.stage, case.paid, case.awaits) == ("given_up", 0, "reviewer")


def test_a_ruling_without_its_paper_is_not_recorded(office: Office) -> None:
    row = applied(office)
    with pytest.raises(Refused) as no:
        went(
            row,
            "record_acceptance",
            office.clerk,
            date(2023, 7, 11),
            accepted="yes",
            number="",
            received_on=date(2023, 7, 11),
        )
    assert guards(no) == ["ruling_received"]

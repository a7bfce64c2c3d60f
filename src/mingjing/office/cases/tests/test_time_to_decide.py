"""The ninety days: they rest while the case is suspended, and are lengthened by extensions."""

from datetime import date, timedelta

import pytest

from mingjing.office.cases.clocks import clocks
from mingjing.office.cases.duration import decision_due
from mingjing.office.journal.models import FaultRecord
from mingjing.office.journal.shapes import Invalid
from tests.cast import Office, at, do, refused, walk_on, walk_to

FILED = date(2023, 1, 3)
LAST = date(2023, 4, 3)
LAW, ORDER, LOCAL = "penalty_law_2021", "housing_ministry_order_55", "tianjin"


def watches(case_pk: int) -> list[str]:
    faults = FaultRecord.objects.filter(entry__subject_id=case_pk).order_by("pk")
    return [fault.watch for fault in faults]


def test_ninety_days_from_filing_are_kept_on_the_row(office: Office) -> None:
    case = walk_to(office, "approve_filing")
    assert (case.filed_on, case.decision_due) == (FILED, LAST)


def test_a_rest_moves_the_end_by_its_days_and_stops_the_clock(office: Office) -> None:
    case = walk_to(office, "approve_filing")
    case = do(office, case, "suspend", at(date(2023, 1, 10)))
    assert case.decision_due is None and case.awaits == "leader"
    assert "decision" not in {r.key for r in clocks(case)}
    case = do(office, case, "resume", at(date(2023, 1, 20)))
    assert case.excluded == [["2023-01-10", "2023-01-19", "中止调查"]]
    # The ninetieth counted day is 13 April.
    assert case.decision_due == LAST + timedelta(days=10)
    [clock] = [r for r in clocks(case) if r.key == "decision"]
    assert clock.left(date(2023, 4, 12)) == 1


def test_what_memory_moves_is_shown_with_its_mark(office: Office) -> None:
    plain = walk_to(office, "approve_filing")
    longer = do(office, walk_to(office, "approve_filing"), "extend", at(date(2023, 1, 10)))
    rested = do(office, walk_to(office, "approve_filing"), "suspend", at(date(2023, 1, 10)))
    rested = do(office, rested, "resume", at(date(2023, 1, 20)))
    marks = [
        [(r.term.mark, r.term.citation.mark) for r in clocks(case) if r.key == "decision"]
        for case in (plain, longer, rested)
    ]
    assert marks == [[("V", "V")], [("M", "M")], [("M", "M")]]


def test_what_does_not_rest_is_not_resumed_and_what_rests_not_stopped_again(
    office: Office,
) -> None:
    case = walk_to(office, "approve_filing")
    with refused(case, ("was_suspended", LOCAL, 0)):
        do(office, case, "resume", at(FILED, 20))
    case = do(office, case, "suspend", at(FILED, 20))
    with refused(case, ("not_suspended", LOCAL, 0)):
        do(office, case, "suspend", at(FILED, 21))


def test_to_act_while_the_case_rests_is_told_and_a_notice_ends_the_rest(office: Office) -> None:
    case = walk_to(office, "review_penalty")
    case = do(office, case, "suspend", at(date(2023, 1, 5)))
    case = do(office, case, "notify_penalty", at(date(2023, 1, 9)))
    assert case.suspended_on is None and case.excluded[0][:2] == ["2023-01-05", "2023-01-08"]
    assert watches(case.pk) == ["while_suspended"]


@pytest.mark.parametrize(
    ("verbs", "due", "faults"),
    [
        (("extend",), date(2023, 5, 4), []),
        (("extend", "extend_by_discussion"), date(2023, 7, 3), []),
        (("extend_by_discussion",), date(2023, 7, 3), ["leapt"]),
    ],
)
def test_extensions_add_their_days(
    office: Office, verbs: tuple[str, ...], due: date, faults: list[str]
) -> None:
    case = walk_to(office, "approve_filing")
    for hour, verb in enumerate(verbs):
        case = do(office, case, verb, at(FILED, 20 + hour))
    assert decision_due(case) == case.decision_due
    assert case.decision_due is not None and case.decision_due >= due
    assert (case.decision_due - due).days < 3  # an end on a day off rolls over
    assert watches(case.pk) == faults


def test_a_decision_after_the_term_is_late_and_one_within_the_extension_is_not(
    office: Office,
) -> None:
    late, long = walk_to(office, "waive_defence"), walk_to(office, "waive_defence")
    long = do(office, long, "extend", at(date(2023, 4, 1)))
    for case in (late, long):
        do(office, case, "decide_penalty", at(date(2023, 4, 20)))
    assert watches(late.pk) == ["decision_late"]
    assert watches(long.pk) == []


def test_a_hearing_and_a_test_are_left_out(office: Office) -> None:
    case = walk_to(office, "approve_filing")
    tested = do(
        office, case, "record_result", at(date(2023, 1, 16)), sent_on=date(2023, 1, 9)
    )  # fmt: skip
    assert tested.excluded == [["2023-01-09", "2023-01-16", "检测鉴定"]]
    assert tested.decision_due == LAST + timedelta(days=8)


def test_a_case_is_terminated_and_archived(office: Office) -> None:
    case = walk_to(office, "take_evidence")
    case = do(office, case, "terminate", at(date(2023, 1, 5)))
    assert (case.stage, case.awaits, case.closed_on) == ("terminated", "clerk", date(2023, 1, 5))
    case = do(office, case, "archive", at(date(2023, 1, 6)))
    assert case.stage == "archived"


def test_a_case_is_not_ended_before_the_other_has_it(office: Office) -> None:
    case = walk_to(office, "take_evidence")
    with refused(case, ("police_opened", "crime_transfer_2020", 12)):
        do(office, case, "end_by_referral", at(date(2023, 1, 5)))
    with refused(case, ("handed_over", ORDER, 6)):
        do(office, case, "end_by_transfer", at(date(2023, 1, 5)))


def test_a_written_order_that_nobody_checked_is_told_at_closing(office: Office) -> None:
    written = {"mode": "written", "due_on": date(2023, 1, 9), "content": "限期改正"}
    late = walk_to(office, "pay", forms={"order_correction": written})
    seen = walk_to(office, "pay", forms={"order_correction": written})
    seen = do(office, seen, "recheck_correction", at(date(2023, 1, 10)))
    assert (seen.rechecked_on, seen.recheck_result) == (date(2023, 1, 10), "corrected")
    for case in (late, seen):
        walk_on(office, case, "review_closing", at(date(2023, 1, 12)))
    assert watches(late.pk) == ["unchecked"]
    assert watches(seen.pk) == []


@pytest.mark.parametrize("sent", [FILED - timedelta(days=1), date(2023, 1, 6)])
def test_the_days_of_a_test_lie_within_the_case(office: Office, sent: date) -> None:
    """A sending typed a year too early would lengthen the ninety days by a year."""
    case = walk_to(office, "take_evidence")
    with pytest.raises(Invalid) as wrong:
        do(office, case, "record_result", at(date(2023, 1, 5)), sent_on=sent, content="合格")
    assert set(wrong.value.errors) == {"sent_on"}

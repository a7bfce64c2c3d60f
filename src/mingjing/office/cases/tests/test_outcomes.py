"""Discussion, review on nine points, no penalty on its separate grounds, young offenders."""

from datetime import date
from typing import Any

import pytest

from mingjing.office.cases.models import Case
from mingjing.office.cases.people import named
from mingjing.office.journal.models import FaultRecord
from mingjing.office.parties.actions import PartyData
from mingjing.office.parties.models import PartyKind
from mingjing.office.people.models import Role
from tests.cast import POINTS, Office, a_party, also, an_item, at, do, refused, walk_on, walk_to

LAW = "penalty_law_2021"
DAY = date(2023, 1, 5)


def complex_case(office: Office, last: str) -> Case:
    forms = {"conclude_investigation": {"complex_case": True, "opinion": "重大"}}
    return walk_to(office, last, forms=forms)


def test_a_complex_case_is_not_decided_before_the_heads_discussed_it(office: Office) -> None:
    case = complex_case(office, "waive_defence")
    assert (case.discussion, case.awaits) == ("due", "leader")
    with refused(case, ("discussed", LAW, 57)):
        do(office, case, "decide_penalty", at(DAY))
    case = do(office, case, "discuss_collectively", at(DAY))
    assert do(office, case, "decide_penalty", at(DAY, 10)).stage == "decided"


def test_investigators_do_not_vote_and_the_minutes_are_kept(office: Office) -> None:
    case = complex_case(office, "waive_defence")
    with refused(case, ("voters_apart", "tianjin", 0)):
        voters = [named(office.leader), named(office.second)]
        do(office, case, "discuss_collectively", at(DAY), voters=voters)
    with refused(case, ("voters_named", LAW, 57), ("minutes_kept", LAW, 57)):
        do(office, case, "discuss_collectively", at(DAY), voters=[], minutes="")


def test_one_head_alone_discusses_nothing_together_and_the_file_says_so(office: Office) -> None:
    """The statute says together and gives no number: a fault of our own reading, no refusal."""
    case = do(office, complex_case(office, "waive_defence"), "discuss_collectively", at(DAY))
    fault = FaultRecord.objects.get()
    assert (fault.watch, fault.article, fault.mark) == ("alone", "行政处罚法第五十七条", "D")
    two = [named(office.leader), named(also(office, "second_head", Role.LEADER))]
    do(office, case, "discuss_collectively", at(DAY, 12), voters=two)
    assert FaultRecord.objects.count() == 1


def test_a_defence_with_new_facts_calls_for_review_and_discussion_again(office: Office) -> None:
    case = do(office, complex_case(office, "review_penalty"), "discuss_collectively", at(DAY))
    case = do(office, case, "notify_penalty", at(DAY, 10))
    case = do(office, case, "state_defence", at(DAY, 11), new_facts=True)
    case = do(office, case, "review_defence", at(DAY, 12))
    with refused(case, ("review_passed", LAW, 58), ("discussed", LAW, 57)):
        do(office, case, "decide_penalty", at(DAY, 13))
    case = do(office, case, "review_again", at(DAY, 14), report="")
    case = do(office, case, "discuss_collectively", at(DAY, 15))
    assert do(office, case, "decide_penalty", at(DAY, 16)).stage == "decided"


@pytest.mark.parametrize("point", POINTS)
def test_a_point_that_is_not_in_order_holds_the_review(office: Office, point: str) -> None:
    case = walk_to(office, "conclude_investigation")
    fewer = [p for p in POINTS if p != point]
    with refused(case, ("points_met", "tianjin", 0)):
        do(office, case, "review_penalty", at(DAY), points=fewer)
    back = do(office, case, "review_penalty", at(DAY), points=fewer, result="return")
    assert back.stage == "investigating"


BARE = {"corrected": False, "harm_slight": False}


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (
            {"ground": "minor", **BARE},
            [("correction_shown", LAW, 33), ("harm_fits", LAW, 33)],
        ),
        (
            {"ground": "first", **BARE},
            [("correction_shown", LAW, 33), ("harm_fits", LAW, 33)],
        ),
        ({"ground": "no_fault", **BARE}, [("proof_given", LAW, 33)]),
        (
            {"ground": "under_14", **BARE},
            [("child_shown", LAW, 30), ("guardian_told", LAW, 30)],
        ),
        (
            {"ground": "no_capacity", **BARE},
            [("incapacity_shown", LAW, 31), ("guardian_told", LAW, 30)],
        ),
        ({"ground": "first"}, []),
        ({"ground": "no_fault", "proof": "进货单据和检验报告", **BARE}, []),
        ({"ground": "no_capacity", "medical_opinion": "鉴定书", "guardian": "监护人"}, []),
    ],
)
def test_each_ground_asks_for_its_own_proof(
    office: Office, form: dict[str, Any], expected: list[tuple[str, str, int]]
) -> None:
    case = walk_to(office, "review_penalty")
    if expected:
        with refused(case, *expected):
            do(office, case, "decide_no_penalty", at(DAY), **form)
    else:
        case = do(office, case, "decide_no_penalty", at(DAY), **form)
        assert (case.outcome, case.ground) == ("no_penalty", form["ground"])


def test_a_recheck_that_found_it_corrected_shows_the_correction(office: Office) -> None:
    case = walk_to(office, "review_penalty")
    case = do(office, case, "recheck_correction", at(DAY))
    case = do(office, case, "decide_no_penalty", at(DAY, 10), corrected=False)
    assert case.outcome == "no_penalty"


def test_who_was_decided_against_before_is_no_first_offender(office: Office) -> None:
    walk_to(office, "decide_penalty")
    second = walk_to(office, "review_penalty", day=date(2023, 2, 1))
    later = date(2023, 2, 3)
    with refused(second, ("no_history", LAW, 33)):
        do(office, second, "decide_no_penalty", at(later), ground="first")
    assert do(office, second, "decide_no_penalty", at(later), ground="minor").stage == "decided"


def test_a_penalty_for_the_young_says_how_it_is_lighter(office: Office) -> None:
    youth = a_party(
        office,
        PartyData(PartyKind.INDIVIDUAL, "演示少年（虚构）", id_number="110101200701010011"),
    )
    item = an_item("TJY", subject="individual")
    case = walk_to(office, "review_penalty", party=youth, item=item)
    with refused(case, ("lighter_for_youth", LAW, 30)):
        do(office, case, "notify_penalty", at(DAY), fine=1000)
    case = do(office, case, "notify_penalty", at(DAY), fine=1000, mitigation="未成年，从轻")
    assert case.stage == "notified"


def test_a_device_record_is_reviewed_before_it_is_evidence(office: Office) -> None:
    case = walk_to(office, "approve_filing")
    with refused(case, ("device_reviewed", LAW, 41), ("record_reviewed", LAW, 41)):
        do(office, case, "take_evidence", at(DAY), source="device")
    reviewed: dict[str, Any] = {
        "device_reviewed": True,
        "record_reviewed": True,
        "device_told": True,
    }
    case = do(office, case, "take_evidence", at(DAY), source="device", **reviewed)
    assert case.evidence_count == 1


def test_a_result_that_the_party_does_not_know_holds_the_notice(office: Office) -> None:
    case = do(office, walk_to(office, "take_evidence"), "record_result", at(DAY))
    case = walk_on(office, case, "review_penalty", at(DAY, 10))
    assert case.awaits == "officer"
    with refused(case, ("result_told", LAW, 44)):
        do(office, case, "notify_penalty", at(DAY, 15))
    case = do(office, case, "tell_result", at(DAY, 15))
    assert do(office, case, "notify_penalty", at(DAY, 16)).stage == "notified"


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ({"agents": 3}, [("agents_fit", LAW, 64)]),
        ({"signed": ""}, [("record_signed", LAW, 64)]),
        ({"agents": 2}, []),
    ],
)
def test_a_hearing_has_its_chair_agents_record_and_report(
    office: Office, form: dict[str, Any], expected: list[tuple[str, str, int]]
) -> None:
    case = walk_to(office, "review_penalty")
    case = do(office, case, "notify_penalty", at(DAY), hearing_told=True)
    case = do(office, case, "request_hearing", at(DAY, 10))
    day = date(2023, 1, 20)
    with refused(case, ("chair_apart", LAW, 64), ("hearing_open", LAW, 64)):
        chair = named(office.investigator)
        do(office, case, "notify_hearing", at(DAY, 11), hearing_on=day, chair=chair, closed=True)
    case = do(office, case, "notify_hearing", at(DAY, 11), hearing_on=day)
    assert case.chair == named(office.reviewer)
    if expected:
        with refused(case, *expected):
            do(office, case, "hold_hearing", at(day), **form)
        return
    case = do(office, case, "hold_hearing", at(day), **form)
    with refused(case, ("hearing_reported", LAW, 65)):
        do(office, case, "review_again", at(day, 15), report="")
    assert do(office, case, "review_again", at(day, 15)).penalty_review == "passed"


def test_what_was_seen_uncorrected_is_not_spared_on_a_tick(office: Office) -> None:
    """The officers look again first (art. 33 asks that the act was corrected)."""
    case = walk_to(office, "order_correction")
    case = do(office, case, "recheck_correction", at(DAY), result="not_corrected", content="照旧")
    case = walk_on(office, case, "review_penalty", at(DAY, 10))
    typed: dict[str, Any] = {"ground": "minor", "corrected": True, "harm_slight": True}
    with refused(case, ("correction_shown", LAW, 33)):
        do(office, case, "decide_no_penalty", at(DAY, 20), **typed)

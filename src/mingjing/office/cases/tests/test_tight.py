"""Ways around the law that were found and closed: each is refused, at the door itself."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from mingjing.office.cases.actions import CASES, perform
from mingjing.office.cases.models import Case
from mingjing.office.inspections.actions import register_inspection
from mingjing.office.inspections.models import Kind, Result
from mingjing.office.journal.door import act
from mingjing.office.journal.entries import entries_of
from mingjing.office.journal.models import FaultRecord
from mingjing.office.journal.shapes import Deed, Invalid, Refused
from mingjing.office.parties.actions import PartyData, find_or_register_party
from mingjing.office.parties.models import PartyKind
from mingjing.office.people.models import Role
from tests.cast import (
    LAW,
    LOCAL,
    START,
    Office,
    a_party,
    also,
    an_item,
    at,
    deed_of,
    do,
    found_case,
    refused,
    walk_on,
    walk_to,
)

EVENING = at(START, 20)


def test_who_inspected_the_site_does_not_judge_the_case_that_followed(office: Office) -> None:
    both = also(office, "both", Role.OFFICER, Role.REVIEWER)
    item, moment = an_item(), at(START, 8)
    inspection = register_inspection(
        deed_of([both, office.second], moment),
        kind=Kind.DAILY, area="gas", unit=office.brigade, place=None,
        party=a_party(office), address="示例路 1 号", street=office.street,
        started_at=moment - timedelta(hours=1), ended_at=moment,
        officers=[both, office.second], checks=[(item, False)], finding="气瓶存放不当",
        fixed_on_the_spot=0, result=Result.LEAD,
    )  # fmt: skip
    case = found_case(office, inspection=inspection)
    case = walk_on(office, case, "file_case", at(START, 10))
    with refused(case, ("not_investigator", LOCAL, 0)):
        do(office, case, "review_filing", EVENING, by=[both])


def test_who_reviewed_neither_decides_nor_investigates(office: Office) -> None:
    judge = also(office, "judge", Role.REVIEWER, Role.LEADER, Role.OFFICER)
    case = walk_to(office, "conclude_investigation")
    do(office, case, "review_penalty", at(START, 18), by=[judge])
    with refused(case, ("investigator_not_reviewer", LOCAL, 0)):
        do(office, case, "notify_penalty", EVENING, by=[judge, office.second])
    case = walk_on(office, case, "waive_defence", at(START, 19))
    with refused(case, ("decider_not_reviewer", LOCAL, 0)):
        do(office, case, "decide_penalty", at(START, 23), by=[judge])


def test_an_investigator_does_not_approve_the_filing(office: Office) -> None:
    both = also(office, "both", Role.OFFICER, Role.LEADER)
    case = walk_to(office, "verify_lead")
    do(office, case, "file_case", at(START, 15), by=[both, office.second])
    do(office, case, "review_filing", at(START, 16))
    with refused(case, ("approver_not_investigator", LOCAL, 0)):
        do(office, case, "approve_filing", EVENING, by=[both])


def test_limitation_is_computed_not_only_declared(office: Office) -> None:
    old = date(2020, 6, 1)
    case = replace_conduct(office, old)
    do(office, case, "verify_lead", at(START, 12))
    with refused(case, ("in_limitation", LAW, 36)):
        do(office, case, "file_case", at(START, 13))


def test_a_stated_reason_opens_five_years(office: Office) -> None:
    case = replace_conduct(office, date(2020, 6, 1))
    do(office, case, "verify_lead", at(START, 12), grave_reason="危及公民生命健康安全且有后果")
    assert do(office, case, "file_case", at(START, 13)).stage == "filed"


def replace_conduct(office: Office, day: date) -> Case:
    """A lead about conduct of long ago."""
    return found_case(office, conduct_from=day)


def test_a_child_is_not_fined(office: Office) -> None:
    child = find_or_register_party(
        PartyData(PartyKind.INDIVIDUAL, "演示少年（虚构）", id_number="110101201501010011"),
        deed=deed_of([office.investigator], at(START, 8)),
    )
    case = walk_to(office, "review_penalty", party=child, item=an_item("T9", subject="any"))
    with refused(case, ("of_age", LAW, 30)):
        do(office, case, "notify_penalty", EVENING, fine=4000)


def test_an_amount_without_the_kind_fine_has_no_basis(office: Office) -> None:
    case = walk_to(office, "review_penalty", item=an_item("T1", kinds=("警告", "罚款")))
    with refused(case, ("within_maximum", LAW, 38)):
        do(office, case, "notify_penalty", EVENING, kinds=["警告"], fine=4000)


@pytest.mark.parametrize("form", [{"kinds": []}, {"kinds": ["没有这一种"]}, {"fine": -1}])
def test_a_penalty_that_cannot_be_judged_is_invalid(office: Office, form: dict[str, Any]) -> None:
    case = walk_to(office, "review_penalty")
    with pytest.raises(Invalid):
        do(office, case, "notify_penalty", EVENING, **form)


def test_confiscation_brings_the_right_to_a_hearing(office: Office) -> None:
    case = walk_to(office, "review_penalty", item=an_item("T1", kinds=("罚款", "没收违法所得")))
    form: dict[str, Any] = {"kinds": ["罚款", "没收违法所得"], "gains": "1200.50"}
    case = do(office, case, "notify_penalty", EVENING, **form)
    case = do(office, case, "waive_defence", at(START, 21))
    case = do(office, case, "decide_penalty", at(START, 22), **form)
    assert [f["watch"] for f in list(entries_of("case", case.pk))[-1].faults] == [
        "hearing_by_amount"
    ]


def test_a_notice_that_did_not_reach_the_party_is_none(office: Office) -> None:
    case = walk_to(office, "review_penalty")
    with refused(case, ("notice_served", LAW, 44)):
        do(office, case, "notify_penalty", EVENING, receipt="")


def test_a_row_changed_in_memory_is_read_again(office: Office) -> None:
    case = walk_to(office, "take_evidence")
    case.stage, case.defence, case.penalty_review = "notified", "waived", "passed"
    deed = deed_of([office.leader], EVENING, kinds=["罚款"], fine=5000)
    with pytest.raises(Refused), act(CASES, case, "decide_penalty", deed):
        pass
    assert Case.objects.get(pk=case.pk).stage == "investigating"


def test_an_unsaved_row_begins_at_the_beginning(office: Office) -> None:
    row = Case(procedure="penalty_law_2021/ordinary", stage="notified")
    with pytest.raises(ValueError, match="unsaved"), act(CASES, row, "serve", deed_of([], EVENING)):
        pass


def test_what_is_entered_late_is_kept_as_a_fault(office: Office) -> None:
    case = walk_to(office, "decide_penalty")
    deed = deed_of([office.investigator, office.second], at(START, 21), mode="direct", receipt="签")
    perform(case.pk, "serve", replace(deed, entered_at=at(START + timedelta(days=20))))
    assert [f.watch for f in FaultRecord.objects.all()] == ["entered_late"]


def test_an_absence_without_a_word_forfeits_nothing(office: Office) -> None:
    forms = {"notify_penalty": {"kinds": ["罚款"], "fine": 5000, "hearing_told": True,
                                "receipt": "签收", "weighing_reason": "初次"}}  # fmt: skip
    case = walk_to(office, "notify_penalty", forms=forms)
    do(office, case, "request_hearing", at(START, 20))
    day = START + timedelta(days=20)
    do(office, case, "notify_hearing", at(START, 21), hearing_on=day)
    with refused(case, ("absence_recorded", LAW, 64)):
        do(office, case, "hold_hearing", at(day), attended="no")
    with pytest.raises(Invalid):
        perform(case.pk, "hold_hearing", deed_of([office.reviewer], at(day), content="笔录"))


def test_an_order_without_its_manner_is_invalid(office: Office) -> None:
    case = walk_to(office, "take_evidence")
    for form in ({"content": "改正"}, {"mode": "written", "content": "改正"}):
        with pytest.raises(Invalid):
            perform(case.pk, "order_correction", pair(office, **form))


def pair(office: Office, **form: object) -> Deed:
    """Two officers in the evening."""
    return deed_of([office.investigator, office.second], EVENING, **form)


def test_a_case_turned_goes_on_as_a_lead(office: Office) -> None:
    case = found_case(office, summary=True)
    perform(case.pk, "turn_ordinary", pair(office, reason="拟罚款超过限额"))
    lead = Case.objects.get(source="turned")
    assert (lead.stage, lead.party, lead.item) == ("lead", case.party, case.item)


def test_a_grown_partys_old_conduct_is_judged_by_the_present_figures(office: Office) -> None:
    """Conduct of before the present law's first day, still in the five years of art. 36."""
    grown = find_or_register_party(
        PartyData(PartyKind.INDIVIDUAL, "演示成人（虚构）", id_number="110101199001010015"),
        deed=deed_of([office.investigator], at(START, 8)),
    )
    item = an_item("T9", subject="any")
    case = found_case(office, party=grown, item=item, conduct_from=date(2020, 6, 1))
    do(office, case, "verify_lead", at(START, 10), grave_reason="危及公民生命健康安全且有后果")
    case = walk_on(office, case, "review_penalty", at(START, 11))
    assert do(office, case, "notify_penalty", EVENING, fine=4000).stage == "notified"

"""The summary procedure: 200 for a citizen, 3,000 for an organisation, told, heard, handed over."""

from datetime import date
from typing import Any

import pytest

from mingjing.office.cases.models import Case
from mingjing.office.cases.wording import moments
from mingjing.office.journal.entries import entries_of
from mingjing.office.journal.models import FaultRecord
from mingjing.office.parties.actions import PartyData
from mingjing.office.parties.models import PartyKind
from tests.cast import (
    CITIZEN,
    LAW,
    LOCAL,
    ORGANISATION,
    START,
    Office,
    a_party,
    an_item,
    at,
    do,
    found_case,
    refused,
    walk_to,
)

EVENING = at(START, 20)
TRADER = PartyData(PartyKind.SOLE_TRADER, "示例小店（虚构）")
REVIEW_FIRST = ("review_first_told", "reconsideration_law_2024", 23)


def heard(
    office: Office, data: PartyData = ORGANISATION, *, day: date = START, **item: Any
) -> Case:
    chosen = an_item("S1", subject="any", **item)
    party = a_party(office, data)
    return walk_to(office, "hear_on_the_spot", summary=True, item=chosen, party=party, day=day)


@pytest.mark.parametrize(
    ("data", "limit"), [(CITIZEN, 200), (ORGANISATION, 3000), (TRADER, 3000)], ids=str
)
def test_the_limit_is_the_last_lawful_yuan(office: Office, data: PartyData, limit: int) -> None:
    case = heard(office, data)
    with refused(case, ("summary_amount", LAW, 51)):
        do(office, case, "decide_on_the_spot", EVENING, fine=limit + 1)
    decided = do(office, case, "decide_on_the_spot", EVENING, fine=limit)
    assert (decided.stage, decided.fine) == ("decided", limit)
    assert decided.decision_number == "示城管当罚决字〔2023〕第1号"


def test_on_the_spot_there_are_only_warnings_and_fines(office: Office) -> None:
    case = heard(office, kinds=("罚款", "警告", "没收非法财物"))
    with refused(case, ("summary_kind", LAW, 51)):
        do(office, case, "decide_on_the_spot", EVENING, kinds=["罚款", "没收非法财物"])
    warned = do(office, case, "decide_on_the_spot", EVENING, kinds=["警告"], fine=0)
    assert (warned.fine, warned.heaviest_kind) == (0, "警告")


def test_doubtful_facts_are_not_punished_on_the_spot(office: Office) -> None:
    case = heard(office)
    with refused(case, ("facts_certain", LAW, 51)):
        do(office, case, "decide_on_the_spot", EVENING, facts_certain=False)
    turned = do(office, case, "turn_ordinary", EVENING)
    assert (turned.stage, turned.awaits) == ("turned", "")


def test_from_2024_the_party_is_told_to_seek_review_first(office: Office) -> None:
    last, first = date(2023, 12, 31), date(2024, 1, 1)
    before = heard(office, day=last)
    done = do(office, before, "decide_on_the_spot", at(last, 20), review_first_told=False)
    assert done.stage == "decided"
    after = heard(office, day=first)
    with refused(after, REVIEW_FIRST):
        do(office, after, "decide_on_the_spot", at(first, 20), review_first_told=False)
    assert do(office, after, "decide_on_the_spot", at(first, 20)).stage == "decided"


def test_on_the_spot_too_two_show_their_certificates_first(office: Office) -> None:
    item, party = an_item("S2", subject="any"), a_party(office)
    with refused(None, ("identity_shown", LAW, 52)):
        found_case(office, summary=True, item=item, party=party, identity_shown=False)


def test_told_and_heard_come_before_the_decision(office: Office) -> None:
    item = an_item("S1", subject="any")
    case = found_case(office, summary=True, item=item)
    with refused(case, ("told", LAW, 44)):
        do(office, case, "hear_on_the_spot", EVENING)
    with refused(case, ("heard", LAW, 45)):
        do(office, case, "decide_on_the_spot", EVENING)
    do(office, case, "notify_on_the_spot", EVENING)
    with refused(case := Case.objects.get(pk=case.pk), ("heard", LAW, 45)):
        do(office, case, "decide_on_the_spot", EVENING)


def test_letting_off_needs_a_ground_and_education(office: Office) -> None:
    case = heard(office)
    with refused(case, ("ground_given", LAW, 33), ("educated", LAW, 33)):
        do(office, case, "let_off", EVENING, ground="", education="")
    assert do(office, case, "let_off", EVENING).outcome == "no_penalty"


def decided(office: Office, fine: int) -> Case:
    case = heard(office)
    return do(office, case, "decide_on_the_spot", at(START, 19), fine=fine)


def test_the_form_is_handed_over_against_a_signature(office: Office) -> None:
    case = decided(office, 1000)
    with refused(case, ("handed_over", LAW, 52)):
        do(office, case, "hand_over", EVENING, receipt="")
    do(office, case, "hand_over", EVENING)
    assert not FaultRecord.objects.exists()


def test_handing_over_on_another_day_is_a_fault(office: Office) -> None:
    case = decided(office, 1000)
    do(office, case, "hand_over", at(date(2023, 1, 4)))
    fault = FaultRecord.objects.get()
    assert (fault.watch, fault.article) == ("handed_late", "行政处罚法第五十二条")


def test_over_a_hundred_yuan_is_collected_on_the_spot_only_with_a_reason(office: Office) -> None:
    case = do(office, decided(office, 101), "hand_over", EVENING)
    with refused(case, ("collectable", LAW, 68)):
        do(office, case, "collect_on_the_spot", EVENING, hard_later=False)
    with refused(case, ("collectable", LAW, 68)):
        do(office, case, "collect_on_the_spot", EVENING, hard_later=True, reason=" ")
    with refused(case, ("receipt_numbered", LAW, 70)):
        do(office, case, "collect_on_the_spot", EVENING, receipt="")
    paid = do(office, case, "collect_on_the_spot", EVENING)
    assert (paid.paid, paid.paid_on) == (101, START)


def test_a_hundred_yuan_is_collected_without_one(office: Office) -> None:
    case = do(office, decided(office, 100), "hand_over", EVENING)
    assert do(office, case, "collect_on_the_spot", EVENING, hard_later=False).paid == 100


def test_cash_of_a_later_day_was_not_taken_on_the_spot(office: Office) -> None:
    case = do(office, decided(office, 100), "hand_over", EVENING)
    do(office, case, "collect_on_the_spot", at(date(2023, 1, 4)))
    fault = FaultRecord.objects.get()
    assert (fault.watch, fault.mark) == ("collected_later", "D")
    [entry] = [e for e in entries_of("case", case.pk) if e.faults]
    [shown] = moments(case, [entry])[0].faults
    assert (shown.article, shown.mark) == ("行政处罚法第六十八条", "本办规则")


def test_a_case_closes_when_it_is_reported_and_paid(office: Office) -> None:
    case = do(office, decided(office, 1000), "hand_over", EVENING)
    with refused(case, ("reported", LAW, 52), ("performed", LOCAL, 0)):
        do(office, case, "close_case", EVENING)
    do(office, case, "report_on_the_spot", EVENING)
    do(office, case, "pay", EVENING)
    do(office, case, "close_case", EVENING)
    assert do(office, case, "archive", EVENING).stage == "archived"


def test_reporting_after_its_term_is_a_fault_of_an_unverified_rule(office: Office) -> None:
    """Three working days from Tuesday 3 January end on Friday 6 January."""
    case = do(office, decided(office, 1000), "hand_over", EVENING)
    do(office, case, "report_on_the_spot", at(date(2023, 1, 9)))
    fault = FaultRecord.objects.get()
    assert (fault.watch, fault.mark) == ("reported_late", "M")


def test_a_device_on_the_spot_is_evidence_only_after_its_reviews(office: Office) -> None:
    seen: dict[str, Any] = {"identity_shown": True, "content": "记录", "source": "device"}
    item, party = an_item("S1", subject="any"), a_party(office, ORGANISATION)
    with refused(None, ("device_reviewed", LAW, 41), ("record_reviewed", LAW, 41)):
        found_case(office, summary=True, item=item, party=party, **seen)
    reviewed = {"device_reviewed": True, "record_reviewed": True, "device_told": True}
    seen |= reviewed
    case = found_case(office, summary=True, item=item, party=party, **seen)
    assert case.stage == "found"

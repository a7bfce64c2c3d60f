"""Traps 1 to 5: repealed law, one way of counting days, orders to correct, the spot, too early."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mingjing.law.day import official_calendar
from mingjing.law.numbers import number
from mingjing.law.penalty_kinds import ALL_KINDS
from mingjing.law.term import Unit, last_day, term
from mingjing.office.cases.models import Case
from mingjing.office.inspections.models import CorrectionOrder
from mingjing.office.parties.actions import PartyData
from mingjing.office.parties.models import PartyKind
from mingjing.office.statistics.queries import figure
from mingjing.office.statistics.shapes import Period
from tests.cast import (
    CITIZEN,
    FINE,
    START,
    Office,
    a_party,
    an_item,
    at,
    do,
    found_case,
    walk_to,
)
from tests.proof.asking import faults, impossible, refused_by

LAST_OF_OLD = date(2026, 8, 14)
NOTICE = date(2026, 9, 28)
"""Monday before the national holiday: five working days end on Saturday 10 October, worked."""
FIFTH = date(2026, 10, 10)


def old_and_new() -> tuple[object, object]:
    """One conduct under the air law and under the ecology code that took its place."""
    old = an_item("TJ159", low=500, high=20_000, since=date(2018, 10, 26), until=LAST_OF_OLD)
    new = an_item("TJ176", low=500, high=5_000, since=date(2026, 8, 15))
    return old, new


def test_trap_01_a_repealed_item_is_not_cited_for_new_conduct(office: Office) -> None:
    old, _ = old_and_new()
    party = a_party(office)
    with impossible("item"):
        found_case(
            office, item=old, party=party, day=date(2026, 9, 1), conduct_from=date(2026, 8, 15)
        )


def test_trap_01_a_new_item_is_not_cited_for_old_conduct(office: Office) -> None:
    _, new = old_and_new()
    party = a_party(office)
    with impossible("item"):
        found_case(office, item=new, party=party, day=date(2026, 9, 1), conduct_from=LAST_OF_OLD)


def test_trap_01_the_item_of_the_day_of_the_conduct_is_cited_even_after_its_repeal(
    office: Office,
) -> None:
    old, new = old_and_new()
    then = found_case(office, item=old, day=date(2026, 9, 1), conduct_from=LAST_OF_OLD)
    now = found_case(office, item=new, day=date(2026, 9, 1), conduct_from=date(2026, 8, 15))
    assert (then.item, now.item) == (old, new)


def test_trap_02_seven_days_of_service_are_not_seven_calendar_days(office: Office) -> None:
    """Decided on 28 September: the seventh working day lies behind the holiday, and a service on
    the seventh calendar day or long after it is in time."""
    case = walk_to(office, "decide_penalty", day=NOTICE)
    seventh = official_calendar().add_working_days(NOTICE, 7)
    assert (seventh - NOTICE).days > 12
    assert do(office, case, "serve", at(seventh)).served_on == seventh
    assert faults(case) == []


def test_trap_02_on_the_eighth_working_day_the_service_is_told_as_late(office: Office) -> None:
    case = walk_to(office, "decide_penalty", day=NOTICE)
    eighth = official_calendar().add_working_days(NOTICE, 8)
    do(office, case, "serve", at(eighth))
    assert faults(case) == ["service_late"]


def test_trap_02_each_term_carries_its_own_way_of_counting() -> None:
    units = {
        "penalty_law_2021.service_days": Unit.WORKING_DAYS,
        "penalty_law_2021.hearing_request_days": Unit.WORKING_DAYS,
        "penalty_law_2021.payment_days": Unit.CALENDAR_DAYS,
        "penalty_law_2021.decision_days": Unit.CALENDAR_DAYS,
    }
    assert {name: term(name, on=START).unit for name in units} == units


def test_trap_02_a_calendar_term_that_ends_on_a_holiday_rolls_to_the_next_working_day() -> None:
    """Fifteen days from 17 September 2026 end on 2 October, within the holiday."""
    payment = term("penalty_law_2021.payment_days", on=NOTICE)
    end = last_day(payment, start=date(2026, 9, 17))
    assert official_calendar().is_working_day(end) and end == date(2026, 10, 8)


def test_trap_03_an_order_to_correct_is_no_kind_of_penalty(office: Office) -> None:
    assert not [kind for kind in ALL_KINDS if "改正" in kind]
    case = walk_to(office, "review_penalty")
    with impossible("kinds"):
        do(office, case, "notify_penalty", at(START, 20), kinds=["责令改正"])


def test_trap_03_an_order_to_correct_is_not_forgotten(office: Office) -> None:
    case = walk_to(office, "take_evidence")
    with refused_by("correction_settled"):
        do(office, case, "conclude_investigation", at(START, 20))


def test_trap_03_the_order_has_its_own_paper_and_is_counted_apart(office: Office) -> None:
    case = walk_to(office, "take_evidence")
    due = START + timedelta(days=7)
    case = do(office, case, "order_correction", at(START, 15), mode="written", due_on=due)
    assert CorrectionOrder.objects.get(conduct=case.conduct).due_on == due
    assert do(office, case, "conclude_investigation", at(START, 20)).stage == "concluded"
    assert figure("penalties", Period.of_year(2023)).value == 0
    assert figure("correction_orders", Period.of_year(2023)).value == 1


TRADER = PartyData(PartyKind.SOLE_TRADER, "示例小店（虚构）")
WHOM = [(CITIZEN, 200), (None, 3000), (TRADER, 3000)]


@pytest.mark.parametrize(("data", "limit"), WHOM)
def test_trap_04_the_summary_limit_depends_on_who_the_party_is(
    office: Office, data: PartyData | None, limit: int
) -> None:
    party = a_party(office, data) if data else a_party(office)
    item = an_item("S1", subject="any")
    case = walk_to(office, "hear_on_the_spot", summary=True, item=item, party=party)
    with refused_by("summary_amount"):
        do(office, case, "decide_on_the_spot", at(START, 20), fine=limit + 1)
    assert do(office, case, "decide_on_the_spot", at(START, 20), fine=limit).fine == limit


def test_trap_04_a_small_confiscation_is_not_for_the_spot(office: Office) -> None:
    item = an_item("S2", kinds=("罚款", "没收违法所得"))
    case = walk_to(office, "hear_on_the_spot", summary=True, item=item)
    with refused_by("summary_kind"):
        do(office, case, "decide_on_the_spot", at(START, 20), kinds=["没收违法所得"], fine=0)


def test_trap_04_facts_that_are_not_certain_are_not_for_the_spot(office: Office) -> None:
    case = walk_to(office, "hear_on_the_spot", summary=True)
    with refused_by("facts_certain"):
        do(office, case, "decide_on_the_spot", at(START, 20), facts_certain=False)


def test_trap_04_since_2024_the_party_is_told_to_seek_review_first(office: Office) -> None:
    new_year = date(2024, 1, 2)
    case = walk_to(office, "hear_on_the_spot", summary=True, day=new_year)
    with refused_by("review_first_told"):
        do(office, case, "decide_on_the_spot", at(new_year, 20), review_first_told=False)
    assert do(office, case, "decide_on_the_spot", at(new_year, 20)).outcome == "penalty"


def told_on(office: Office, day: date, *, hearing: bool) -> Case:
    reached = {"reason": "违反", "mode": "direct", "receipt": "签收", "hearing_told": hearing}
    return walk_to(office, "notify_penalty", day=day, forms={"notify_penalty": {**FINE, **reached}})


@pytest.mark.parametrize("hearing", [True, False])
def test_trap_05_no_decision_on_the_fifth_calendar_day_nor_on_the_fifth_working_day(
    office: Office, hearing: bool
) -> None:
    case = told_on(office, NOTICE, hearing=hearing)
    guard = "hearing_settled" if hearing else "defence_settled"
    for day in (NOTICE + timedelta(days=5), NOTICE + timedelta(days=6), FIFTH):
        with refused_by(guard):
            do(office, case, "decide_penalty", at(day, 23))


@pytest.mark.parametrize("hearing", [True, False])
def test_trap_05_the_day_after_the_fifth_working_day_the_decision_may_be_made(
    office: Office, hearing: bool
) -> None:
    case = told_on(office, NOTICE, hearing=hearing)
    after = official_calendar().next_working_day(FIFTH + timedelta(days=1))
    assert do(office, case, "decide_penalty", at(after)).decided_on == after
    assert number("penalty_law_2021.hearing_request_days", on=NOTICE).value == 5


def test_trap_05_what_was_stated_in_time_is_weighed_first(office: Office) -> None:
    case = told_on(office, NOTICE, hearing=False)
    case = do(office, case, "state_defence", at(FIFTH))
    late = FIFTH + timedelta(days=10)
    with refused_by("defence_settled"):
        do(office, case, "decide_penalty", at(late))
    do(office, case, "review_defence", at(late, 10))
    assert do(office, case, "decide_penalty", at(late, 11)).stage == "decided"

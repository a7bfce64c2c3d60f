"""Traps 6 to 10: heavier or lower, separation by person, surcharge, outlets, statistics."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from mingjing.law.surcharge import surcharge
from mingjing.law.term import Pause
from mingjing.office.cases.beside.actions import begin
from mingjing.office.cases.beside.owing import surcharge_owed
from mingjing.office.cases.models import Case
from mingjing.office.cases.people import named
from mingjing.office.disclosure.actions import publish_decision, withdraw_publication
from mingjing.office.disclosure.models import Publication
from mingjing.office.journal.models import FaultRecord
from mingjing.office.people.models import Role
from mingjing.office.statistics.queries import figure
from mingjing.office.statistics.shapes import Period
from tests.cast import (
    FINE,
    START,
    Office,
    also,
    an_item,
    at,
    deed_of,
    do,
    walk_on,
    walk_to,
)
from tests.proof.asking import refused_by

NIGHT = at(START, 20)


def test_trap_06_a_defence_does_not_make_the_fine_higher(office: Office) -> None:
    case = walk_to(office, "waive_defence")
    with refused_by("not_heavier"):
        do(office, case, "decide_penalty", NIGHT, fine=5001)


def test_trap_06_nor_does_it_add_a_kind(office: Office) -> None:
    item = an_item("H1", kinds=("罚款", "没收违法所得"))
    case = walk_to(office, "waive_defence", item=item)
    with refused_by("not_heavier"):
        do(office, case, "decide_penalty", NIGHT, kinds=["罚款", "没收违法所得"], gains="10.00")


def test_trap_06_below_the_legal_minimum_without_a_ground_it_is_refused(office: Office) -> None:
    item = an_item("H2", low=1000, high=10_000)
    case = walk_to(office, "review_penalty", item=item)
    with refused_by("within_minimum"):
        do(office, case, "notify_penalty", NIGHT, kinds=["罚款"], fine=999)


def test_trap_06_what_was_told_or_less_within_the_range_may_be_decided(office: Office) -> None:
    case = walk_to(office, "waive_defence")
    assert do(office, case, "decide_penalty", NIGHT, fine=4000).fine == 4000


def test_trap_06_with_a_statutory_ground_it_may_go_below_the_minimum(office: Office) -> None:
    item = an_item("H3", low=6000, high=10_000)
    mitigated = {**FINE, "mitigation": "主动消除危害后果（行政处罚法第三十二条第一项）"}
    told = {**mitigated, "reason": "违反", "mode": "direct", "receipt": "签收"}
    forms = {"notify_penalty": told, "decide_penalty": {**mitigated, "reason": "事实清楚"}}
    assert walk_to(office, "decide_penalty", item=item, forms=forms).fine == 5000


def test_trap_07_an_investigator_with_the_reviewers_post_does_not_review(office: Office) -> None:
    both = also(office, "both", Role.OFFICER, Role.REVIEWER, Role.LEADER)
    case = walk_to(office, "register_lead")
    do(office, case, "verify_lead", at(START, 11), by=[office.investigator, both])
    case = walk_on(office, case, "conclude_investigation", at(START, 12))
    with refused_by("not_investigator"):
        do(office, case, "review_penalty", NIGHT, by=[both])


def test_trap_07_a_helper_is_no_second_officer(office: Office) -> None:
    case = walk_to(office, "approve_filing")
    with refused_by("post_fits", "certified"):
        do(office, case, "question", NIGHT, by=[office.investigator, office.assistant])


def test_trap_07_an_investigator_has_no_vote(office: Office) -> None:
    case = walk_to(office, "conclude_investigation")
    with refused_by("voters_apart"):
        do(office, case, "discuss_collectively", NIGHT, voters=[named(office.investigator)])


def test_trap_07_separation_is_by_person_and_case_not_by_post(office: Office) -> None:
    both = also(office, "both", Role.OFFICER, Role.REVIEWER)
    case = walk_to(office, "conclude_investigation")
    assert do(office, case, "review_penalty", NIGHT, by=[both]).stage == "reviewed"


LAST = date(2026, 3, 2)


def test_trap_08_three_per_cent_a_day_is_simple_and_ends_at_the_fine() -> None:
    ten = surcharge(1000, last_day=LAST, until=LAST + timedelta(days=10))
    assert (ten.days, ten.amount, ten.capped) == (10, Decimal("300.00"), False)
    full = surcharge(1000, last_day=LAST, until=LAST + timedelta(days=33))
    more = surcharge(1000, last_day=LAST, until=LAST + timedelta(days=34))
    assert (full.amount, full.capped) == (Decimal("990.00"), False)
    assert (more.amount, more.capped) == (Decimal("1000.00"), True)
    year = surcharge(1000, last_day=LAST, until=LAST + timedelta(days=365))
    assert year.amount == Decimal("1000.00")


def test_trap_08_it_rests_while_the_decision_is_under_review() -> None:
    review = Pause(LAST + timedelta(days=4), LAST + timedelta(days=8))
    found = surcharge(1000, last_day=LAST, until=LAST + timedelta(days=10), pauses=[review])
    assert (found.days, found.amount) == (5, Decimal("150.00"))
    assert surcharge(1000, last_day=LAST, until=LAST).amount == 0


TOLD = {"rate_told": True, "reason": "逾期未缴"}
TERM_ENDS = date(2023, 1, 18)
"""The fifteenth day after a service on 3 January 2023."""


def surcharged(office: Office, case: Case, day: date) -> None:
    begin(case.pk, "payment", "impose_surcharge", deed_of([office.leader], at(day), **TOLD))


def test_trap_08_there_is_no_surcharge_while_the_term_runs_nor_of_itself(office: Office) -> None:
    case = walk_to(office, "serve")
    with refused_by("overdue"):
        surcharged(office, case, TERM_ENDS)
    assert surcharge_owed(case, TERM_ENDS + timedelta(days=30)) == 0


def test_trap_08_imposed_after_the_term_it_grows_by_the_day_up_to_the_fine(office: Office) -> None:
    case = walk_to(office, "serve")
    surcharged(office, case, TERM_ENDS + timedelta(days=1))
    case = Case.objects.get(pk=case.pk)
    assert surcharge_owed(case, TERM_ENDS + timedelta(days=10)) == 1500
    assert surcharge_owed(case, TERM_ENDS + timedelta(days=300)) == 5000


def test_trap_09_public_on_one_outlet_is_not_public_on_another(office: Office) -> None:
    case = walk_to(office, "serve")
    day = START + timedelta(days=1)
    row = publish_decision(case, "platform", deed_of([office.clerk], at(day)))
    assert list(Publication.objects.filter(case=case)) == [row]
    other = publish_decision(case, "credit", deed_of([office.clerk], at(day, 10)))
    assert other.pk != row.pk and other.channel != row.channel
    withdraw_publication(row, deed_of([office.clerk], at(day, 11)), "更正")
    other.refresh_from_db()
    assert other.withdrawn_on is None


def test_trap_09_a_minor_case_on_the_credit_site_is_told_as_a_fault(office: Office) -> None:
    case = walk_to(office, "hand_over", summary=True)
    row = publish_decision(case, "credit", deed_of([office.clerk], at(START, 22)))
    found = FaultRecord.objects.filter(subject_kind="publication", subject_id=row.pk)
    assert [f.watch for f in found] == ["kept_off"]


def test_trap_10_one_decision_of_two_kinds_counts_once_under_the_heavier(office: Office) -> None:
    item = an_item("K1", kinds=("警告", "罚款"))
    told = {"kinds": ["警告", "罚款"], "fine": 5000, "reason": "违反", "mode": "direct",
            "receipt": "签收", "weighing_reason": "初次违法"}  # fmt: skip
    decided = {"kinds": ["警告", "罚款"], "fine": 5000, "reason": "清楚"}
    walk_to(office, "serve", item=item, forms={"notify_penalty": told, "decide_penalty": decided})
    year = Period.of_year(2023)
    assert figure("penalties", year).value == 1
    assert figure("penalties", year, kind="罚款").value == 1
    assert figure("penalties", year, kind="警告").value == 0


def test_trap_10_the_sum_is_what_was_decided_not_what_was_collected(office: Office) -> None:
    case = walk_to(office, "serve")
    do(office, case, "pay", at(START, 22), amount=2000)
    assert figure("fines", Period.of_year(2023)).value == 5000


@pytest.mark.parametrize(("year", "counted"), [(2023, 0), (2024, 1)])
def test_trap_10_a_decision_counts_in_the_year_in_which_it_was_made(
    office: Office, year: int, counted: int
) -> None:
    case = walk_to(office, "waive_defence", day=date(2023, 12, 28))
    do(office, case, "decide_penalty", at(date(2024, 1, 4)))
    assert figure("penalties", Period.of_year(year)).value == counted

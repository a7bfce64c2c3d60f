"""Publicity: who appears where, until when, and what is late; around a long holiday."""

from datetime import date, timedelta

import pytest

from mingjing.law.cite import Mark
from mingjing.law.day import OutsideCalendar, official_calendar
from mingjing.law.publicity import (
    Outlet,
    Proposal,
    against,
    last_day_over,
    late,
    late_withdrawal,
    proposal,
)

DAY = date(2023, 5, 16)


def proposed(
    outlet: Outlet,
    *,
    party: str = "organisation",
    summary: bool = False,
    kinds: tuple[str, ...] = ("罚款",),
    day: date = DAY,
) -> Proposal:
    return proposal(outlet, is_summary=summary, party_kind=party, kinds=kinds, decided_on=day)


@pytest.mark.parametrize(
    ("party", "summary", "kinds", "platform", "credit"),
    [
        ("organisation", False, ("罚款",), True, True),
        ("sole_trader", False, ("罚款", "没收违法所得"), True, True),
        ("organisation", False, ("警告", "罚款"), True, True),
        ("organisation", True, ("罚款",), True, False),
        ("organisation", False, ("警告",), True, False),
        ("organisation", False, ("警告", "通报批评"), True, False),
        ("individual", False, ("罚款",), True, False),
        ("individual", True, ("警告",), True, False),
    ],
)
def test_two_outlets_two_filters(
    party: str, summary: bool, kinds: tuple[str, ...], platform: bool, credit: bool
) -> None:
    found = [
        proposed(o, party=party, summary=summary, kinds=kinds).publish
        for o in (Outlet.PLATFORM, Outlet.CREDIT)
    ]
    assert found == [platform, credit]


def test_only_a_citizens_decision_on_the_platform_is_open_to_judgement() -> None:
    citizen = proposed(Outlet.PLATFORM, party="individual")
    assert citizen.open_to_judgement and citizen.citation.text == "行政处罚法第四十八条"
    assert not proposed(Outlet.PLATFORM).open_to_judgement
    assert not proposed(Outlet.CREDIT, party="individual").open_to_judgement


@pytest.mark.parametrize(
    ("day", "source", "mark"),
    [
        (date(2023, 4, 30), "社会诚信建设指导意见", Mark.MEMORY),
        (date(2023, 5, 1), "信用信息修复管理办法（试行）", Mark.MEMORY),
        (date(2026, 3, 31), "信用信息修复管理办法（试行）", Mark.MEMORY),
        (date(2026, 4, 1), "信用修复管理办法", Mark.SECONDARY),
    ],
)
def test_what_is_minor_stands_on_the_rule_of_its_day_with_its_mark(
    day: date, source: str, mark: Mark
) -> None:
    citation = proposed(Outlet.CREDIT, summary=True, day=day).citation
    assert (citation.text, citation.mark) == (f"《{source}》", mark)


@pytest.mark.parametrize(
    ("decided", "due"),
    [
        (date(2023, 5, 16), date(2023, 5, 25)),
        (
            date(2023, 9, 28),
            date(2023, 10, 13),
        ),  # Mid-Autumn and National Day; 7 and 8 Oct are worked
    ],
)
def test_seven_working_days(decided: date, due: date) -> None:
    assert {proposed(o, day=decided).due_on for o in Outlet} == {due}


def test_the_last_day_is_in_time_and_the_next_is_a_fault() -> None:
    due = proposed(Outlet.CREDIT).due_on
    assert late(Outlet.CREDIT, decided_on=DAY, published_on=due) is None
    fault = late(Outlet.CREDIT, decided_on=DAY, published_on=date(2023, 5, 26))
    assert fault is not None and fault.watch == "published_in_time"
    assert "2023年5月25日届满" in fault.sentence


def test_a_changed_decision_is_taken_down_within_three_working_days() -> None:
    friday = date(2023, 5, 12)
    assert late_withdrawal(changed_on=friday, withdrawn_on=date(2023, 5, 17)) is None
    fault = late_withdrawal(changed_on=friday, withdrawn_on=date(2023, 5, 18))
    assert fault is not None and fault.citation.text == "行政处罚法第四十八条"


@pytest.mark.parametrize(
    ("outlet", "party", "published", "watch"),
    [
        (Outlet.PLATFORM, "organisation", True, None),
        (Outlet.PLATFORM, "organisation", False, "shown"),
        (Outlet.PLATFORM, "individual", False, None),
        (Outlet.CREDIT, "individual", True, "kept_off"),
        (Outlet.CREDIT, "individual", False, None),
    ],
)
def test_choosing_other_than_the_rules_is_told(
    outlet: Outlet, party: str, published: bool, watch: str | None
) -> None:
    fault = against(outlet, proposed(outlet, party=party), published=published)
    assert (fault.watch if fault else None) == watch


def test_a_later_decision_is_never_due_earlier_and_the_last_day_over_parts_them() -> None:
    """What the board asks of all decisions at once is what the rules say of each of them."""
    day, end = date(2022, 12, 1), date(2026, 12, 1)
    days = [day + timedelta(days=n) for n in range((end - day).days)]
    for outlet in Outlet:
        due = [proposed(outlet, day=each).due_on for each in days]
        assert due == sorted(due), outlet
        for n in range(120, len(days), 17):
            over = last_day_over(outlet, today=days[n])
            assert [d < days[n] for d in due[: n + 1]] == [d <= over for d in days[: n + 1]]


def test_a_term_that_ends_beyond_the_calendar_is_not_over() -> None:
    today = official_calendar().last - timedelta(days=1)
    with pytest.raises(OutsideCalendar):
        proposed(Outlet.PLATFORM, day=today)
    assert last_day_over(Outlet.PLATFORM, today=today) < today

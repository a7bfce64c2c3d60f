"""Terms end on the day the law says: around holidays, month ends, last days and pauses."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mingjing.law.cite import Mark, cite
from mingjing.law.day import OutsideCalendar, official_calendar
from mingjing.law.term import (
    Pause,
    Region,
    Term,
    Unit,
    counted_end,
    day_rule,
    days_left,
    last_day,
    region,
    term,
)

DAY = date(2023, 6, 1)
ONE_DAY = timedelta(days=1)
HEARING_REQUEST = "penalty_law_2021.hearing_request_days"
DECISION = "penalty_law_2021.decision_days"
PAYMENT = "penalty_law_2021.payment_days"
SERVICE = "penalty_law_2021.service_days"


def a_term(length: int, unit: Unit) -> Term:
    """A term of any length, cited to the article on counting."""
    return Term("test", "试验", length, unit, cite("penalty_law_2021", 85), Mark.DESIGN)


@pytest.mark.parametrize(
    ("source", "working", "calendar"),
    [
        ("penalty_law_2021", [2, 3, 5, 7], [1, 4, 6, 10, 15, 30, 60, 90]),
        ("reconsideration_law_2024", [3, 5, 7, 10], [2, 15, 30, 60]),
        ("compulsion_law_2012", [*range(1, 11)], [11, 15, 30]),
        ("housing_ministry_order_55", [3, 5, 7, 10, 15], [2, 30, 60, 90]),
        ("crime_transfer_2020", [], [3, 5, 7]),
        ("litigation_law", [], [5, 7, 15]),
        ("three_systems_2018", [7, 20], [30]),
    ],
)
def test_each_source_has_its_own_day_rule(
    source: str, working: list[int], calendar: list[int]
) -> None:
    assert all(day_rule(source, n) is Unit.WORKING_DAYS for n in working)
    assert all(day_rule(source, n) is Unit.CALENDAR_DAYS for n in calendar)


def test_a_term_is_built_from_its_figure() -> None:
    built = term(DECISION, on=DAY)
    assert built.name == DECISION
    assert (built.length, built.unit, built.text) == (90, Unit.CALENDAR_DAYS, "90日")
    assert built.citation.text == "行政处罚法第六十条"
    assert built.mark is Mark.VERIFIED


def test_a_figure_that_is_no_term_is_refused() -> None:
    with pytest.raises(ValueError, match="不是以日或时计算的期限"):
        term("penalty_law_2021.summary_fine_citizen", on=DAY)


@pytest.mark.parametrize(
    ("name", "start", "end"),
    [
        # five working days across National Day 2023: 28 Sep, then 7, 8, 9, 10 Oct
        (HEARING_REQUEST, date(2023, 9, 27), date(2023, 10, 10)),
        # across Spring Festival 2023: worked Saturday and Sunday 28 and 29 Jan count
        (HEARING_REQUEST, date(2023, 1, 19), date(2023, 1, 31)),
        # 9 and 18 Feb 2024 are worked, 10 to 17 are off
        (SERVICE, date(2024, 2, 8), date(2024, 2, 23)),
        # started on a Saturday: Monday is the first day
        (HEARING_REQUEST, date(2023, 6, 3), date(2023, 6, 9)),
        # fifteen calendar days: an ordinary end, and one on a Saturday that rolls to Monday
        (PAYMENT, date(2023, 6, 1), date(2023, 6, 16)),
        (PAYMENT, date(2023, 6, 2), date(2023, 6, 19)),
        # ends on 1 Oct 2023, a holiday: the first working day is Saturday 7 Oct
        (PAYMENT, date(2023, 9, 16), date(2023, 10, 7)),
        # ends on Sunday 8 Oct 2023, which is worked in exchange: no roll
        (PAYMENT, date(2023, 9, 23), date(2023, 10, 8)),
        # month ends, leap day, year end
        (PAYMENT, date(2024, 2, 14), date(2024, 2, 29)),
        (PAYMENT, date(2023, 12, 15), date(2024, 1, 2)),
        (PAYMENT, date(2023, 12, 17), date(2024, 1, 2)),
        (DECISION, date(2023, 11, 30), date(2024, 2, 28)),
        (DECISION, date(2022, 10, 24), date(2023, 1, 28)),
    ],
)
def test_last_day(name: str, start: date, end: date) -> None:
    assert last_day(term(name, on=start), start=start) == end


@pytest.mark.parametrize(
    ("name", "start", "end"),
    [
        ("litigation_law.suit_months", date(2023, 1, 4), date(2023, 7, 4)),
        # 31 August plus six months: February has 29 days
        ("litigation_law.suit_months", date(2023, 8, 31), date(2024, 2, 29)),
        # 4 February 2024 is a Sunday that is worked in exchange: no roll
        ("compulsion_law_2012.court_application_months", date(2023, 11, 4), date(2024, 2, 4)),
        # 29 June to 29 September 2023, a holiday: the first working day is 7 October
        ("compulsion_law_2012.court_application_months", date(2023, 6, 29), date(2023, 10, 7)),
    ],
)
def test_months_end_on_the_same_day_of_a_later_month(name: str, start: date, end: date) -> None:
    months = term(name, on=start)
    assert last_day(months, start=start) == end
    assert days_left(months, start=start, today=end - ONE_DAY) == 1
    assert (months.unit.label, months.unit.rest) == ("个月", "日")


def test_months_know_no_pauses() -> None:
    months = term("litigation_law.suit_months", on=DAY)
    with pytest.raises(ValueError, match="没有扣除期间的规则"):
        last_day(months, start=DAY, pauses=[Pause(DAY, DAY)])


def test_a_measure_of_the_office_is_not_lengthened_by_a_day_off() -> None:
    """Thirty days from Thursday 8 June 2023 end on Saturday 8 July, and no day later."""
    measure = term("compulsion_law_2012.seizure_days", on=DAY)
    assert not measure.rolls and term(DECISION, on=DAY).rolls
    assert last_day(measure, start=date(2023, 6, 8)) == date(2023, 7, 8)
    assert last_day(a_term(30, Unit.CALENDAR_DAYS), start=date(2023, 6, 8)) == date(2023, 7, 10)


def test_hours_are_not_lengthened_by_a_day_off() -> None:
    urgent = term("compulsion_law_2012.urgent_report_hours", on=DAY)
    assert last_day(urgent, start=date(2023, 6, 2)) == date(2023, 6, 3)  # a Saturday
    assert days_left(urgent, start=date(2023, 6, 2), today=date(2023, 6, 2)) == 24


@pytest.mark.parametrize(
    ("today", "where", "left"),
    [
        (date(2023, 9, 26), Region.NOT_STARTED, 5),
        (date(2023, 9, 27), Region.RUNNING, 5),
        (date(2023, 9, 28), Region.RUNNING, 4),
        (date(2023, 10, 6), Region.RUNNING, 4),
        (date(2023, 10, 9), Region.RUNNING, 1),
        (date(2023, 10, 10), Region.LAST_DAY, 0),
        (date(2023, 10, 11), Region.OVER, -1),
        (date(2023, 10, 14), Region.OVER, -3),
        (date(2023, 10, 16), Region.OVER, -4),
    ],
)
def test_region_and_days_left(today: date, where: Region, left: int) -> None:
    request = term(HEARING_REQUEST, on=today)
    start = date(2023, 9, 27)
    assert region(request, start=start, today=today) is where
    assert days_left(request, start=start, today=today) == left


def test_service_on_the_eighth_working_day_is_over() -> None:
    service, start = term(SERVICE, on=DAY), date(2023, 6, 1)
    assert region(service, start=start, today=date(2023, 6, 12)) is Region.LAST_DAY
    assert region(service, start=start, today=date(2023, 6, 13)) is Region.OVER


def test_a_term_over_on_a_friday_is_negative_on_saturday() -> None:
    request = term(HEARING_REQUEST, on=DAY)
    assert last_day(request, start=date(2023, 6, 2)) == date(2023, 6, 9)
    assert region(request, start=date(2023, 6, 2), today=date(2023, 6, 10)) is Region.OVER
    assert days_left(request, start=date(2023, 6, 2), today=date(2023, 6, 10)) == -1


def test_a_term_without_a_start_has_not_started() -> None:
    decision = term(DECISION, on=DAY)
    assert region(decision, start=None, today=DAY) is Region.NOT_STARTED
    assert days_left(decision, start=None, today=DAY) == 90


@pytest.mark.parametrize(
    ("name", "start", "pauses", "end"),
    [
        (
            DECISION,
            date(2023, 3, 1),
            [Pause(date(2023, 4, 1), date(2023, 4, 10))],
            date(2023, 6, 9),
        ),
        # the same days twice are taken out once
        (
            DECISION,
            date(2023, 3, 1),
            [Pause(date(2023, 4, 1), date(2023, 4, 8)), Pause(date(2023, 4, 3), date(2023, 4, 10))],
            date(2023, 6, 9),
        ),
        # a pause before the start or after the end changes nothing
        (PAYMENT, date(2023, 6, 1), [Pause(date(2023, 5, 1), date(2023, 6, 1))], date(2023, 6, 16)),
        (
            PAYMENT,
            date(2023, 6, 1),
            [Pause(date(2023, 6, 17), date(2023, 7, 1))],
            date(2023, 6, 16),
        ),
        # a weekend takes nothing from a term in working days
        (
            HEARING_REQUEST,
            date(2023, 6, 5),
            [Pause(date(2023, 6, 10), date(2023, 6, 11))],
            date(2023, 6, 12),
        ),
        # full on Saturday 17 June, and the Monday it would roll to is paused
        (
            PAYMENT,
            date(2023, 6, 2),
            [Pause(date(2023, 6, 19), date(2023, 6, 20))],
            date(2023, 6, 21),
        ),
    ],
)
def test_pauses(name: str, start: date, pauses: list[Pause], end: date) -> None:
    assert last_day(term(name, on=start), start=start, pauses=pauses) == end


def test_a_pause_holds_the_days_left() -> None:
    decision, start = term(DECISION, on=DAY), date(2023, 3, 1)
    pauses = [Pause(date(2023, 4, 1), date(2023, 4, 10))]
    left = {
        days_left(decision, start=start, today=date(2023, 3, 31) + n * ONE_DAY, pauses=pauses)
        for n in range(11)
    }
    assert left == {60}
    assert days_left(decision, start=start, today=date(2023, 4, 11), pauses=pauses) == 59


def test_a_pause_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="早于"):
        Pause(date(2023, 6, 2), date(2023, 6, 1))


@pytest.mark.parametrize("start", [date(2020, 12, 20), date(2027, 12, 20)])
def test_outside_the_calendar_no_last_day_is_guessed(start: date) -> None:
    for unit in (Unit.WORKING_DAYS, Unit.CALENDAR_DAYS):
        with pytest.raises(OutsideCalendar):
            last_day(a_term(15, unit), start=start)


def test_outside_the_calendar_today_has_no_region() -> None:
    with pytest.raises(OutsideCalendar):
        region(a_term(5, Unit.CALENDAR_DAYS), start=date(2027, 12, 1), today=date(2028, 1, 3))


units = st.sampled_from([Unit.WORKING_DAYS, Unit.CALENDAR_DAYS])
starts = st.dates(date(2021, 1, 1), date(2026, 6, 30))


def unit_days(unit: Unit, first: date, last: date) -> int:
    """Days of the unit from first to last, both counted."""
    calendar = official_calendar()
    span = [first + n * ONE_DAY for n in range((last - first).days + 1)]
    return sum(1 for day in span if unit is not Unit.WORKING_DAYS or calendar.is_working_day(day))


@given(starts, units, st.integers(1, 60), st.integers(1, 30), st.integers(0, 20))
def test_a_pause_of_n_days_moves_the_end_by_n_days_of_the_unit(
    start: date, unit: Unit, length: int, offset: int, span: int
) -> None:
    given_term = a_term(length, unit)
    plain = counted_end(given_term, start=start)
    first = start + offset * ONE_DAY
    assume(first <= plain)
    pause = Pause(first, first + span * ONE_DAY)
    moved = counted_end(given_term, start=start, pauses=[pause])
    paused = unit_days(unit, pause.first, pause.last)
    assert unit_days(unit, start + ONE_DAY, moved) == length + paused


@given(starts, units, st.integers(1, 60), st.integers(-5, 120))
def test_region_and_days_left_agree(start: date, unit: Unit, length: int, offset: int) -> None:
    given_term, today = a_term(length, unit), start + offset * ONE_DAY
    assume(today >= date(2021, 1, 1))
    left = days_left(given_term, start=start, today=today)
    expected = {
        Region.NOT_STARTED: left >= length,
        Region.RUNNING: left > 0,
        Region.LAST_DAY: left == 0,
        Region.OVER: left < 0,
    }
    assert expected[region(given_term, start=start, today=today)]


@given(starts, units, st.integers(1, 90))
def test_a_last_day_is_always_a_working_day(start: date, unit: Unit, length: int) -> None:
    end = last_day(a_term(length, unit), start=start)
    assert official_calendar().is_working_day(end)
    assert end > start

"""The working-day calendar agrees with the official notices and never guesses."""

import tomllib
from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingjing.law.day import DAYS, Calendar, OutsideCalendar, Year, official_calendar

CALENDAR = official_calendar()
days = st.dates(date(2021, 6, 1), date(2027, 6, 1))
ONE_DAY = timedelta(days=1)


def test_every_day_of_2021_to_2026_is_as_the_notices_say() -> None:
    day, differing = date(2021, 1, 1), []
    while day <= date(2026, 12, 31):
        if CALENDAR.is_working_day(day) != chinese_calendar.is_workday(day):
            differing.append(day)
        day += ONE_DAY
    assert differing == []


@pytest.mark.parametrize(
    ("year", "working"), [(2021, 250), (2022, 249), (2023, 249), (2024, 251), (2025, 248)]
)
def test_working_days_a_year(year: int, working: int) -> None:
    eve = date(year, 1, 1)
    counted = CALENDAR.working_days_between(eve, date(year, 12, 31))
    assert counted == working  # 1 January itself is a day off


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2023, 1, 21), False),  # eve of Spring Festival
        (date(2023, 1, 27), False),
        (date(2023, 1, 28), True),  # Saturday worked in exchange
        (date(2023, 1, 29), True),  # Sunday worked in exchange
        (date(2023, 9, 29), False),  # Mid-autumn
        (date(2023, 10, 6), False),
        (date(2023, 10, 7), True),  # Saturday worked in exchange
        (date(2024, 2, 9), True),  # the eve of 2024 was a working day
        (date(2026, 1, 2), False),
        (date(2026, 1, 4), True),
        (date(2026, 11, 25), True),
        (date(2026, 11, 28), False),
    ],
)
def test_known_days(day: date, works: bool) -> None:
    assert CALENDAR.is_working_day(day) is works


@pytest.mark.parametrize(
    ("start", "n", "end"),
    [
        (date(2023, 9, 27), 5, date(2023, 10, 10)),
        (date(2023, 1, 20), 1, date(2023, 1, 28)),
        (date(2023, 1, 20), 7, date(2023, 2, 3)),
        (date(2023, 12, 29), 2, date(2024, 1, 3)),
        (date(2024, 9, 13), 5, date(2024, 9, 23)),  # 14 Sep (Sat) worked; 15-17 and 21-22 off
        (date(2023, 10, 10), -5, date(2023, 9, 27)),
        (date(2023, 10, 1), -1, date(2023, 9, 28)),
        (date(2023, 10, 1), 0, date(2023, 10, 1)),
    ],
)
def test_add_working_days(start: date, n: int, end: date) -> None:
    assert CALENDAR.add_working_days(start, n) == end


def test_roll_and_next() -> None:
    assert CALENDAR.roll(date(2023, 9, 29)) == date(2023, 10, 7)
    assert CALENDAR.roll(date(2023, 10, 7)) == date(2023, 10, 7)
    assert CALENDAR.next_working_day(date(2023, 10, 7)) == date(2023, 10, 8)
    assert CALENDAR.holiday_name(date(2023, 10, 2)) == "国庆节"
    assert CALENDAR.holiday_name(date(2023, 10, 7)) is None


@given(days, st.integers(1, 60))
def test_adding_and_counting_are_inverse(day: date, n: int) -> None:
    end = CALENDAR.add_working_days(day, n)
    assert CALENDAR.is_working_day(end)
    assert CALENDAR.working_days_between(day, end) == n
    assert CALENDAR.working_days_between(end, day) == -n


@given(days, days)
def test_counting_is_a_walk(a: date, b: date) -> None:
    first, last = min(a, b), max(a, b)
    span = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    walked = sum(CALENDAR.is_working_day(day) for day in span)
    assert CALENDAR.working_days_between(first, last) == walked


def test_2027_waits_for_its_notice() -> None:
    assert CALENDAR.is_provisional(date(2027, 1, 1))
    assert not CALENDAR.is_provisional(date(2026, 12, 31))
    assert not CALENDAR.is_working_day(date(2027, 1, 1))
    assert "尚未公布" in CALENDAR.notice(date(2027, 3, 1))
    assert "国办发明电〔2025〕7号" in CALENDAR.notice(date(2026, 3, 1))


@pytest.mark.parametrize("day", [date(2020, 12, 31), date(2028, 1, 1)])
def test_outside_the_notices_nothing_is_guessed(day: date) -> None:
    inside = date(2024, 1, 2)
    for ask in (CALENDAR.is_working_day, CALENDAR.roll, CALENDAR.is_provisional):
        with pytest.raises(OutsideCalendar, match="不在已公布的工作日历内"):
            ask(day)
    with pytest.raises(OutsideCalendar):
        CALENDAR.working_days_between(inside, day)


def test_a_count_may_not_run_out_of_the_calendar() -> None:
    with pytest.raises(OutsideCalendar, match="超出"):
        CALENDAR.add_working_days(date(2027, 12, 30), 5)
    with pytest.raises(OutsideCalendar, match="超出"):
        CALENDAR.add_working_days(date(2021, 1, 5), -5)


def test_years_must_follow_one_another() -> None:
    read = [Year.read(DAYS / name) for name in ("2021.toml", "2023.toml")]
    with pytest.raises(ValueError, match="不连续"):
        Calendar(tuple(read))


def test_every_file_tells_only_days_of_its_own_year_that_differ_from_the_week() -> None:
    for path in sorted(DAYS.glob("*.toml")):
        year = Year.read(path)
        assert path.stem == str(year.year)
        assert all(day.year == year.year for day in (*year.holidays, *year.workdays))
        assert all(day.weekday() >= 5 for day in year.workdays)
        assert not set(year.holidays) & set(year.workdays)
        entries = tomllib.loads(path.read_text(encoding="utf-8"))["holiday"]
        assert len(entries) == len(year.holidays)

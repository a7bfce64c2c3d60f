"""Days and moments of an office: working days from the official calendar, hours of the day."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from mingjing.law.day import official_calendar
from mingjing.office.journal.shapes import OFFICE_ZONE


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment of an office day."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=OFFICE_ZONE)


def later(day: date, working_days: int) -> date:
    """The n-th working day after a day; before it when negative."""
    return official_calendar().add_working_days(day, working_days)


def working_days(first: date, last: date) -> list[date]:
    """The working days of a span, both ends included."""
    calendar = official_calendar()
    span = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [day for day in span if calendar.is_working_day(day)]


def minutes(n: int) -> timedelta:
    """So many minutes."""
    return timedelta(minutes=n)

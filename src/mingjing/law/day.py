"""Working days as the State Council's yearly notices fix them; outside the notices, an error."""

import tomllib
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Self

DAYS = Path(__file__).parent / "data" / "days"
_SATURDAY = 5


class OutsideCalendar(ValueError):
    """A day for which we hold no official arrangement; the software never guesses one."""


@dataclass(frozen=True, slots=True)
class Year:
    """One year's arrangement: days off, weekend days worked, and the notice they come from."""

    year: int
    notice: str
    provisional: bool
    holidays: dict[date, str]
    workdays: dict[date, str]

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read one year's file."""
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return cls(
            year=data["year"],
            notice=data["notice"],
            provisional=data["provisional"],
            holidays={entry["date"]: entry["name"] for entry in data.get("holiday", ())},
            workdays={entry["date"]: entry["name"] for entry in data.get("workday", ())},
        )

    def is_working_day(self, day: date) -> bool:
        """Whether offices work on a day of this year."""
        if day in self.workdays:
            return True
        return day not in self.holidays and day.weekday() < _SATURDAY


class Calendar:
    """The run of years we hold, with the few questions that terms ask of it."""

    def __init__(self, years: tuple[Year, ...]) -> None:
        """Take years that follow one another without a gap."""
        self._years = {year.year: year for year in years}
        self.first = date(min(self._years), 1, 1)
        self.last = date(max(self._years), 12, 31)
        if len(self._years) != self.last.year - self.first.year + 1:
            raise ValueError("工作日历的年份不连续。")
        span = (self.last - self.first).days + 1
        days = (self.first + timedelta(days=n) for n in range(span))
        self._working = [day for day in days if self._years[day.year].is_working_day(day)]

    def is_working_day(self, day: date) -> bool:
        """Whether offices work on this day."""
        return self._year(day).is_working_day(day)

    def is_provisional(self, day: date) -> bool:
        """Whether the day's year still waits for its official notice."""
        return self._year(day).provisional

    def holiday_name(self, day: date) -> str | None:
        """The holiday this day off belongs to, if it is one."""
        return self._year(day).holidays.get(day)

    def notice(self, day: date) -> str:
        """The official notice that fixes this day's year."""
        return self._year(day).notice

    def add_working_days(self, day: date, n: int) -> date:
        """The n-th working day after a day, which itself is not counted; negative n goes back."""
        self._year(day)
        if n == 0:
            return day
        place = (
            bisect_right(self._working, day) + n - 1
            if n > 0
            else bisect_left(self._working, day) + n
        )
        if not 0 <= place < len(self._working):
            raise OutsideCalendar(
                f"自{day.isoformat()}起{n}个工作日超出已公布的工作日历（{self._range()}）。"
            )
        return self._working[place]

    def working_days_between(self, a: date, b: date) -> int:
        """Working days after a up to and including b; negative when b lies before a."""
        self._year(a)
        self._year(b)
        return bisect_right(self._working, b) - bisect_right(self._working, a)

    def roll(self, day: date) -> date:
        """The day itself if offices work on it, otherwise the next working day."""
        return day if self.is_working_day(day) else self.next_working_day(day)

    def next_working_day(self, day: date) -> date:
        """The first working day after a day."""
        return self.add_working_days(day, 1)

    def _year(self, day: date) -> Year:
        try:
            return self._years[day.year]
        except KeyError:
            raise OutsideCalendar(
                f"{day.isoformat()}不在已公布的工作日历内（{self._range()}），不能推算期限。"
            ) from None

    def _range(self) -> str:
        return f"{self.first.year}年至{self.last.year}年"


@cache
def official_calendar() -> Calendar:
    """The calendar made of all the year files we hold."""
    return Calendar(tuple(Year.read(path) for path in sorted(DAYS.glob("*.toml"))))


def day_told(day: date) -> str:
    """A day as an office writes it: 2026年11月22日."""
    return f"{day.year}年{day.month}月{day.day}日"

"""Statutory terms: length, unit, first day, pauses and the rule of the last day."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from mingjing.law.cite import Citation, Mark, instrument
from mingjing.law.day import official_calendar
from mingjing.law.numbers import number

_ONE_DAY = timedelta(days=1)
_HOURS_A_DAY = 24
_MONTHS = 12


class Unit(StrEnum):
    """What a term is counted in."""

    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    HOURS = "hours"
    MONTHS = "months"

    @property
    def label(self) -> str:
        """The unit as an officer reads it after a figure."""
        return _UNIT_LABELS[self]

    @property
    def rest(self) -> str:
        """The unit in which what is left is told: months are counted down in days."""
        return _UNIT_LABELS[Unit.CALENDAR_DAYS if self is Unit.MONTHS else self]


_UNIT_LABELS = {
    Unit.WORKING_DAYS: "个工作日",
    Unit.CALENDAR_DAYS: "日",
    Unit.HOURS: "小时",
    Unit.MONTHS: "个月",
}


class Region(StrEnum):
    """Where today lies in a term; all that a procedure needs to know of time."""

    NOT_STARTED = "not_started"
    RUNNING = "running"
    LAST_DAY = "last_day"
    OVER = "over"

    @property
    def label(self) -> str:
        """The region as an officer reads it beside a deadline."""
        return _REGION_LABELS[self]


_REGION_LABELS = {
    Region.NOT_STARTED: "未开始",
    Region.RUNNING: "期限内",
    Region.LAST_DAY: "最后一日",
    Region.OVER: "已届满",
}


@dataclass(frozen=True, slots=True)
class Pause:
    """Days a rule takes out of a term, such as a hearing or a test; both ends are not counted."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"中止期间的末日{self.last}早于首日{self.first}。")


@dataclass(frozen=True, slots=True)
class Term:
    """A span of time the law gives, with the article that gives it."""

    name: str
    label: str
    length: int
    unit: Unit
    citation: Citation
    mark: Mark
    rolls: bool = True

    @property
    def text(self) -> str:
        """The length with its unit."""
        return f"{self.length}{self.unit.label}"


def day_rule(instrument_id: str, length: int) -> Unit:
    """Whether a source means so many days as working days (penalty law 85, compulsion law 69)."""
    working = length in instrument(instrument_id).working_days
    return Unit.WORKING_DAYS if working else Unit.CALENDAR_DAYS


def term(qualified_name: str, *, on: date) -> Term:
    """The term a dated figure gives on a day, such as "penalty_law_2021.decision_days"."""
    figure = number(qualified_name, on=on)
    if figure.unit not in set(Unit):
        raise ValueError(f"“{figure.label}”（{figure.text}）不是以日或时计算的期限。")
    return Term(
        name=figure.qualified_name,
        label=figure.label,
        length=figure.value,
        unit=Unit(figure.unit),
        citation=figure.citation,
        mark=figure.mark,
        rolls=figure.rolls,
    )


def moved(term: Term, *, days: int = 0, by: Mark) -> Term:
    """The term with days added, or with days left out, by a rule that is known so well: what
    moves a last day that was verified makes it no better known than itself."""
    mark = term.mark if by is Mark.VERIFIED else by
    citation = replace(term.citation, mark=mark)
    return replace(term, length=term.length + days, mark=mark, citation=citation)


def counted_end(term: Term, *, start: date, pauses: Iterable[Pause] = ()) -> date:
    """The day on which the count is full, before the rule of the last day."""
    stops = tuple(pauses)
    if term.unit is Unit.MONTHS:
        if stops:
            raise ValueError(f"“{term.label}”以月计算，没有扣除期间的规则。")
        return months_after(start, term.length)
    left = _whole_days(term)
    day = start
    while left > 0:
        day += _ONE_DAY
        if _counts(term.unit, day) and not _paused(day, stops):
            left -= 1
    return day


def months_after(start: date, months: int) -> date:
    """The same day of a later month; where that month is shorter, its last day."""
    year, month = divmod(start.year * _MONTHS + start.month - 1 + months, _MONTHS)
    longest = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, longest))


def last_day(term: Term, *, start: date, pauses: Iterable[Pause] = ()) -> date:
    """The last day of a term: the first day is not counted, a holiday rolls over (民诉法 85), but
    not for a measure of the office (`Term.rolls`)."""
    calendar = official_calendar()
    calendar.is_working_day(start)  # a start outside the calendar is refused, not guessed
    stops = tuple(pauses)
    day = counted_end(term, start=start, pauses=stops)
    if term.unit is Unit.HOURS or not term.rolls:
        # Hours are given for urgent acts; a day off lengthens neither them nor a measure.
        calendar.is_working_day(day)
        return day
    while not calendar.is_working_day(day) or _paused(day, stops):
        day += _ONE_DAY
    return day


def region(term: Term, *, start: date | None, today: date, pauses: Iterable[Pause] = ()) -> Region:
    """Where today lies; the term is over only on the day after its last day."""
    if start is None or today < start:
        return Region.NOT_STARTED
    end = last_day(term, start=start, pauses=pauses)
    official_calendar().is_working_day(today)
    if today == end:
        return Region.LAST_DAY
    return Region.RUNNING if today < end else Region.OVER


def days_left(term: Term, *, start: date | None, today: date, pauses: Iterable[Pause] = ()) -> int:
    """What is left after today, in the term's own unit: 0 on the last day, negative when over.

    A term of months is counted down in days (`Unit.rest`).
    """
    if start is None:
        return term.length
    stops = tuple(pauses)
    end = last_day(term, start=start, pauses=stops)
    factor = _HOURS_A_DAY if term.unit is Unit.HOURS else 1
    if today > end:
        # On a day off after the end nothing more has been counted, yet the term is over.
        return -factor * max(1, _count(term.unit, end, today))
    return factor * _count(term.unit, max(today, start), end, stops)


def _whole_days(term: Term) -> int:
    """The days to count; begun days of a term in hours are counted whole."""
    return -(-term.length // _HOURS_A_DAY) if term.unit is Unit.HOURS else term.length


def _counts(unit: Unit, day: date) -> bool:
    return unit is not Unit.WORKING_DAYS or official_calendar().is_working_day(day)


def _paused(day: date, pauses: tuple[Pause, ...]) -> bool:
    return any(pause.first <= day <= pause.last for pause in pauses)


def _count(unit: Unit, after: date, until: date, pauses: tuple[Pause, ...] = ()) -> int:
    """Days of the unit after one day up to and including another, pauses left out."""
    span = (after + timedelta(days=n) for n in range(1, (until - after).days + 1))
    return sum(1 for day in span if _counts(unit, day) and not _paused(day, pauses))

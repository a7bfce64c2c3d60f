"""The earliest day on which a refused act becomes possible, where only time stands in its way.

Which guard waits for which term is told here and nowhere else. A refusal that waits for another
act names that act in its own sentence and has no day.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from mingjing.law.day import official_calendar
from mingjing.law.term import last_day, term
from mingjing.office.cases.clocks import rights
from mingjing.office.cases.models import Case
from mingjing.office.web.words import cn_date

_ONE_DAY = timedelta(days=1)
Finder = Callable[[Case, date], date | None]


def _after(key: str, *, unless: Callable[[Case], bool]) -> Finder:
    """The day after a right of the party has run out, unless something else has to come first."""

    def find(case: Case, day: date) -> date | None:
        if unless(case) or case.stage != "notified":
            return None
        return next((r.last + _ONE_DAY for r in rights(case) if r.key == key), None)

    return find


def _asked(case: Case) -> bool:
    """A hearing is to come: its end is an act, and no calendar knows it."""
    return case.hearing in {"requested", "notified"}


def hearing_from(day: date) -> date:
    """The first working day for which a hearing that is notified on a day may be set."""
    notice = term("penalty_law_2021.hearing_notice_days", on=day)
    return official_calendar().roll(last_day(notice, start=day) + _ONE_DAY)


_FINDERS: dict[str, tuple[Finder, str]] = {
    "defence_settled": (
        _after("defence", unless=lambda case: case.defence == "stated" or _asked(case)),
        "最早可于{}办理（当事人陈述申辩或者明确放弃的，可以提前）",
    ),
    "hearing_settled": (
        _after("hearing", unless=_asked),
        "最早可于{}办理",
    ),
    "day_come": (lambda case, day: case.hearing_on, "最早可于{}办理"),
    "seven_days_ahead": (
        lambda case, day: hearing_from(day),
        "{notified}通知的，听证最早可定于{}（工作日）",
    ),
}


def earliest(case: Case, guard: str, day: date) -> date | None:
    """The first day on which this guard refuses no more, if nothing but time passes."""
    if guard not in _FINDERS:
        return None
    found = _FINDERS[guard][0](case, day)
    return found if found and (found > day or guard == "seven_days_ahead") else None


def words(case: Case, guard: str, day: date) -> str:
    """The earliest day as the officer reads it; empty where time alone does not help."""
    when = earliest(case, guard, day)
    if when is None:
        return ""
    return _FINDERS[guard][1].format(f" {cn_date(when)} ", notified=f"{cn_date(day)} ")

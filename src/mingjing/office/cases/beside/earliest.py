"""The earliest day on which a refused act beside a case becomes possible, where time is in the way.

As `cases/earliest.py` for the main road: which guard waits for which term stands here alone. Where
an end is not known yet, because a review is pending or a year has no calendar, no day is promised.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, timedelta

from mingjing.law.day import OutsideCalendar
from mingjing.law.procedure import Refusal
from mingjing.office.cases.beside.facts import side_of
from mingjing.office.cases.beside.owing import (
    court_window,
    last_payment_day,
    under_attack,
    unpaid,
)
from mingjing.office.cases.models import Proceeding
from mingjing.office.cases.standing import reason
from mingjing.office.web.shapes import Reason
from mingjing.office.web.words import cn_date

_ONE_DAY = timedelta(days=1)
Last = Callable[[Proceeding], date | None]


def _end_of(key: str) -> Last:
    """The last day of a term that the row runs."""

    def last(row: Proceeding) -> date | None:
        return next((run.last for run in side_of(row).clocks(row) if run.key == key), None)

    return last


def _unpaid(row: Proceeding) -> date | None:
    """The last day of payment; where nothing is owed no day changes that."""
    return last_payment_day(row.case) if unpaid(row.case) else None


def _remedies_and_waiting(row: Proceeding) -> date | None:
    """The later of the end of the remedies and the tenth working day after the exhortation."""
    opens, waited = court_window(row.case), _end_of("waiting")(row)
    return max(opens, waited) if opens and waited else None


def _unasked(key: str) -> Last:
    """The end of the time to attack, which nobody knows while an attack is pending."""

    def last(row: Proceeding) -> date | None:
        return None if under_attack(row.case) else _end_of(key)(row)

    return last


_LAST: dict[tuple[str, str], Last] = {
    ("preservation", "lapsed"): _end_of("preservation"),
    ("seizure", "ground_true"): _end_of("seizure"),
    ("payment", "overdue"): _unpaid,
    ("court", "may_begin"): _unpaid,
    ("court", "remedy_over"): _remedies_and_waiting,
    ("court", "waited"): _remedies_and_waiting,
    ("court", "window_shut"): _end_of("window"),
    ("reconsideration", "term_over"): _unasked("application"),
    ("litigation", "term_over"): _unasked("suit"),
}
_WORDS = {
    "ground_true": "以“期限届满”为由解除的，最早可于{}办理",
    "waited": "最早可于{}办理（当事人在此之前履行的，不再申请）",
}


def earliest(row: Proceeding, guard: str, day: date) -> date | None:
    """The first day on which this guard refuses no more, if nothing but time passes."""
    last = _LAST.get((row.kind, guard))
    with suppress(OutsideCalendar):
        end = last(row) if last else None
        return end + _ONE_DAY if end and end >= day else None
    return None


def words(row: Proceeding, guard: str, day: date) -> str:
    """The earliest day as the officer reads it; empty where time alone does not help."""
    when = earliest(row, guard, day)
    return _WORDS.get(guard, "最早可于{}办理").format(f" {cn_date(when)} ") if when else ""


def told(row: Proceeding, refusals: Sequence[Refusal], day: date) -> tuple[Reason, ...]:
    """Refusals as the page tells them, each that waits for a term with its day."""
    return tuple(reason(r, earliest=words(row, r.guard, day)) for r in refusals)

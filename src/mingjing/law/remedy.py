"""How long a party may ask for a review or sue, and when the court may be asked to enforce.

Reconsideration law art. 20, litigation law arts. 45 and 46, compulsion law art. 53, penalty law
art. 72(2). Months are counted from day to like day; a last day off rolls over.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from mingjing.law.cite import instrument
from mingjing.law.day import official_calendar
from mingjing.law.numbers import number
from mingjing.law.term import Term, last_day, term

_MONTHS = 12


def months_after(day: date, months: int) -> date:
    """The like day so many months later, or the month's last; a day off rolls over."""
    year, month = divmod(day.month - 1 + months, _MONTHS)
    year, month = day.year + year, month + 1
    last = monthrange(year, month)[1]
    return official_calendar().roll(date(year, month, min(day.day, last)))


def review_term(knowing: date) -> Term:
    """The term to ask for a reconsideration, under the law of the day of knowing (art. 20)."""
    new = instrument("reconsideration_law_2024").since
    law = "reconsideration_law_2024" if knowing >= new else "reconsideration_law_1999"
    return term(f"{law}.application_days", on=knowing)


def review_end(knowing: date) -> date:
    """The last day to ask for a reconsideration."""
    return last_day(review_term(knowing), start=knowing)


def suit_end(knowing: date) -> date:
    """The last day to sue directly: six months from knowing (litigation law art. 46)."""
    return months_after(knowing, number("litigation_law.suit_months", on=knowing).value)


def suit_end_after_review(received: date) -> date:
    """The last day to sue after a reconsideration: fifteen days (litigation law art. 45)."""
    return last_day(term("litigation_law.suit_after_review_days", on=received), start=received)


def court_window_end(remedies_over: date) -> date:
    """The last day to ask the court: three months after review and suit are closed (art. 53)."""
    months = number("compulsion_law_2012.court_application_months", on=remedies_over)
    return months_after(remedies_over, months.value)

"""The time to decide (art. 60): ninety days, lengthened by extensions, resting while suspended.

Hearing, testing and public notice are left out where the dated setting says so. What Order 55
adds is known from memory only, so a late decision is a fault and never refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from mingjing.law import deciding
from mingjing.law.cite import instrument
from mingjing.law.deciding import ORDER
from mingjing.law.instruments.penalty_law_2021.ordinary_facts import Extension
from mingjing.law.numbers import number
from mingjing.law.term import Pause, Term, last_day
from mingjing.office.cases.models import Case

SUSPENDED = "中止调查"


def decision_term(case: Case) -> Term | None:
    """The term of the decision with its extensions; None where the case is not filed."""
    if case.filed_on is None:
        return None
    rested = bool(case.excluded or case.suspended_on)
    extension = Extension(case.extension)
    return deciding.decision_term(case.filed_on, extension=extension, rested=rested)


def pauses(case: Case, *, today: date | None = None) -> tuple[Pause, ...]:
    """The days that do not count; a suspension that still lasts reaches until today."""
    rows = [(date.fromisoformat(a), date.fromisoformat(b)) for a, b, _ in case.excluded]
    if case.suspended_on and today and today > case.suspended_on:
        rows.append((case.suspended_on, today))
    return tuple(Pause(first, last) for first, last in rows)


def decision_due(case: Case, *, today: date | None = None) -> date | None:
    """The last day for the decision; while the investigation rests, as it would be today."""
    rule = decision_term(case)
    if rule is None or case.filed_on is None:
        return None
    return last_day(rule, start=case.filed_on, pauses=pauses(case, today=today))


def exclude(case: Case, first: date | None, last: date, why: str) -> None:
    """Leaves days out of the term, both ends included, where the setting of the day says so."""
    if first is None or last < first:
        return
    counted = max(last, instrument(ORDER).since)
    if why == SUSPENDED or number(f"{ORDER}.decision_days_excluded", on=counted).value:
        case.excluded = [*case.excluded, [first.isoformat(), last.isoformat(), why]]


def end_suspension(case: Case, day: date) -> None:
    """The investigation goes on from this day, which counts again."""
    if case.suspended_on:
        exclude(case, case.suspended_on, day - timedelta(days=1), SUSPENDED)
        case.suspended_on = None


def excluded_words(case: Case) -> Sequence[str]:
    """What is left out, in words for the page."""
    return [f"{why} {first} 至 {last}" for first, last, why in case.excluded]

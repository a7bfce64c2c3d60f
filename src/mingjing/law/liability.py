"""Whether and how far a party is liable: age, limitation, and the sums for its kind of party.

The one place of these judgements: cases of the office and written scenarios both ask it.
"""

from __future__ import annotations

from datetime import date

from mingjing.law.cite import instrument
from mingjing.law.numbers import Number, number

LAW = "penalty_law_2021"
INDIVIDUAL, SOLE_TRADER = "individual", "sole_trader"


def _figure(name: str, day: date) -> int:
    """A figure on a day; the present law's figures are read for older conduct too."""
    return number(f"{LAW}.{name}", on=max(day, instrument(LAW).since)).value


def age_on(born: date, day: date) -> int:
    """Full years of age on a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def of_age(born: date | None, day: date) -> bool:
    """Under fourteen there is no penalty (art. 30); an unknown birthday does not decide."""
    return born is None or age_on(born, day) >= _figure("age_no_penalty", day)


def young(born: date | None, day: date) -> bool:
    """From fourteen until eighteen the penalty must be lighter or reduced (art. 30)."""
    if born is None or not of_age(born, day):
        return False
    return age_on(born, day) < _figure("age_lighter", day)


def in_limitation(*, found: date, ended: date, grave: bool) -> bool:
    """Whether conduct was found within two years of its end, or five where life, health or
    finances were endangered with harm (art. 36)."""
    years = _figure("limitation_years_grave" if grave else "limitation_years", ended)
    return found <= _later(ended, years)


def _later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)


def as_citizen(kind: str, day: date) -> bool:
    """Whether limits for citizens apply; for a sole trader a dated setting decides."""
    if kind == SOLE_TRADER:
        return not number("tianjin.sole_trader_as_organisation", on=day).value
    return kind == INDIVIDUAL


def summary_limit(kind: str, day: date) -> int:
    """The most that may be fined on the spot, in yuan (art. 51)."""
    who = "citizen" if as_citizen(kind, day) else "organisation"
    return number(f"{LAW}.summary_fine_{who}", on=day).value


def hearing_threshold(kind: str, day: date) -> Number:
    """The fine from which a hearing is offered: a setting that nobody has verified (art. 63)."""
    who = INDIVIDUAL if as_citizen(kind, day) else "organisation"
    return number(f"tianjin.hearing_fine_{who}", on=day)

"""Limits that depend on the party and the conduct: age, limitation, sums by kind of party."""

from __future__ import annotations

from datetime import date

from mingjing.law.cite import instrument
from mingjing.law.examine.items import SOLE_TRADER
from mingjing.law.examine.scenario import Scenario
from mingjing.law.numbers import Number, number

LAW = "penalty_law_2021"
INDIVIDUAL = "individual"


def on_law(day: date) -> date:
    """The day, or the first day of the present law: its figures are read for older conduct too."""
    return max(day, instrument(LAW).since)


def age(scenario: Scenario) -> int | None:
    """The party's age in full years on the day of the conduct; None where it is not told."""
    born = scenario.party.born
    if born is None:
        return None
    day = scenario.conduct_from
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def of_age(scenario: Scenario) -> bool:
    """Under fourteen there is no penalty (art. 30); an unknown birthday does not decide."""
    years = age(scenario)
    return years is None or years >= _figure("age_no_penalty", scenario.conduct_from)


def young(scenario: Scenario) -> bool:
    """From fourteen until eighteen the penalty must be lighter or reduced (art. 30)."""
    years = age(scenario)
    return (
        years is not None
        and of_age(scenario)
        and years < _figure("age_lighter", scenario.conduct_from)
    )


def grave(scenario: Scenario) -> bool:
    """Whether life, health or finances were concerned and harm was done (art. 36)."""
    return bool(scenario.conduct.concerns) and bool(scenario.conduct.harm)


def in_limitation(scenario: Scenario, first_record: date | None) -> bool:
    """Whether the conduct was found within two (or five) years of its end (art. 36)."""
    found = scenario.conduct.discovered or first_record
    if found is None or scenario.conduct.since is None:
        return True
    ended = scenario.conduct_end
    name = "limitation_years_grave" if grave(scenario) else "limitation_years"
    return found <= _later(ended, _figure(name, ended))


def _later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)


def as_citizen(scenario: Scenario, day: date) -> bool:
    """Whether limits for citizens apply; for a sole trader a dated setting decides."""
    if scenario.party_kind == SOLE_TRADER:
        return not number("tianjin.sole_trader_as_organisation", on=day).value
    return scenario.party_kind == INDIVIDUAL


def summary_limit(scenario: Scenario, day: date) -> int:
    """The most that may be fined on the spot, in yuan (art. 51)."""
    who = "citizen" if as_citizen(scenario, day) else "organisation"
    return number(f"{LAW}.summary_fine_{who}", on=day).value


def hearing_threshold(scenario: Scenario, day: date) -> Number:
    """The fine from which a hearing is offered: a setting that nobody has verified (art. 63)."""
    who = INDIVIDUAL if as_citizen(scenario, day) else "organisation"
    return number(f"tianjin.hearing_fine_{who}", on=day)


def _figure(name: str, day: date) -> int:
    return number(f"{LAW}.{name}", on=on_law(day)).value

"""What a scenario tells of age, limitation and kind of party, asked of the one judgement."""

from __future__ import annotations

from datetime import date

from mingjing.law import liability
from mingjing.law.examine.scenario import Scenario
from mingjing.law.numbers import Number


def of_age(scenario: Scenario) -> bool:
    """Under fourteen there is no penalty (art. 30)."""
    return liability.of_age(scenario.party.born, scenario.conduct_from)


def young(scenario: Scenario) -> bool:
    """From fourteen until eighteen the penalty must be lighter or reduced (art. 30)."""
    return liability.young(scenario.party.born, scenario.conduct_from)


_LIFE_OR_MONEY = ("life", "health", "financ", "safety", "生命", "健康", "金融", "安全")
_NONE = ("none", "no", "无", "没有")


def concerned(scenario: Scenario) -> bool:
    """Whether the conduct concerned life, health or finances, as the file says (art. 36)."""
    said = scenario.conduct.concerns
    if isinstance(said, str | list):
        return any(word in str(said).lower() for word in _LIFE_OR_MONEY)
    return bool(said)


def harmed(scenario: Scenario) -> bool:
    """Whether harm was done, as the file says."""
    harm = scenario.conduct.harm
    if harm is None:
        return scenario.conduct.serious
    return bool(harm) and str(harm).strip().lower() not in _NONE


def in_limitation(scenario: Scenario, first_record: date | None) -> bool:
    """Whether the conduct was found within the limitation of its statute, from its end (36)."""
    found = scenario.conduct.discovered or first_record
    if found is None or scenario.conduct.since is None:
        return True
    item, ended = scenario.items.get(scenario.conduct.item or ""), scenario.conduct_end
    statute = item.norm.statute if item else ""
    grave = liability.longer_applies(
        statute, ended, concerns=concerned(scenario), harm=harmed(scenario)
    )
    return liability.in_limitation(found=found, ended=ended, grave=grave, statute=statute)


def known_before(scenario: Scenario, day: date) -> bool:
    """Whether something was decided against the party before a day."""
    return any(e.decided is None or e.decided <= day for e in scenario.party.history)


def summary_limit(scenario: Scenario, day: date) -> int:
    """The most that may be fined on the spot, in yuan (art. 51)."""
    return liability.summary_limit(scenario.party_kind, day)


def hearing_threshold(scenario: Scenario, day: date) -> Number:
    """The fine from which a hearing is offered: an unverified setting (art. 63)."""
    return liability.hearing_threshold(scenario.party_kind, day)

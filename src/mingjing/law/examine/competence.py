"""Whether the organ of a scenario may deal with the conduct at all (arts. 18, 20 and 22)."""

from __future__ import annotations

import re

from mingjing.law.cite import cite
from mingjing.law.examine.scenario import Scenario
from mingjing.law.procedure import Refusal

_DISTRICT = re.compile(r"([^\s省市]{1,6}?[区县])")
_LATIN = re.compile(r"^[a-z]+( [a-z]+)?$")
_STREET = re.compile(r"road|street|avenue|lane|square|park|market|site|shop|\bno\b")
_TRANSFERS = ("transfer", "designat", "移送", "转办", "指定")
_STREETS = ("street", "town", "街道", "乡镇", "镇人民政府")
"""Organs that hold only the powers a published decision gave them (art. 24)."""
_ENTRUSTED = (
    "entrusted",
    "team",
    "brigade",
    "detachment",
    "squad",
    "支队",
    "大队",
    "中队",
    "受委托",
)


def competent(scenario: Scenario) -> bool:
    """Whether the place is the organ's own and the item among its powers, as far as told."""
    return _transferred(scenario) or (in_district(scenario) and empowered(scenario))


def _transferred(scenario: Scenario) -> bool:
    """A case that another organ handed over, or a superior designated, is the organ's own."""
    sources = (str(a.form.get("source") or "").lower() for a in scenario.acts)
    return any(word in source for source in sources for word in _TRANSFERS)


def in_district(scenario: Scenario) -> bool:
    """Whether the conduct happened in the organ's district; what is not told does not count."""
    here, there = _named(scenario.organ.district), _named(scenario.conduct.place)
    return not here or not there or here in there or there in here


def _named(words: str) -> str:
    """The district that a place names; "" where it names none."""
    told = words.strip().lower().removesuffix(" district")
    found = _DISTRICT.search(told)
    if found:
        return found[1].removesuffix("区").removesuffix("县")
    plain = bool(_LATIN.match(told)) and not _STREET.search(told)
    return told if plain or _is_short(told) else ""


def _is_short(told: str) -> bool:
    """A Chinese name of two or three signs is a district's; a longer one is an address."""
    return 0 < len(told) <= 3 and not told.isascii()


def empowered(scenario: Scenario) -> bool:
    """Whether the item stands among the organ's powers; powers told in other words do not count."""
    powers, code = scenario.organ.powers, scenario.conduct.item
    item = scenario.items.get(code or "")
    areas = {known.area for known in scenario.items.values()}
    named = {power for power in powers if power in scenario.items or power in areas}
    return item is None or not named or bool(named & {item.code, item.area})


def competence_refusals(scenario: Scenario) -> tuple[Refusal, ...]:
    """Why this organ may not decide: it is another's case, or it only acts for another."""
    found = []
    kind = f"{scenario.organ.kind} {scenario.organ.name}".lower()
    if not _transferred(scenario) and not in_district(scenario):
        sentence = "违法行为发生地不在本机关辖区，本机关无管辖权：请移送有管辖权的机关"
        found.append(Refusal("competent", sentence, cite("penalty_law_2021", 22)))
    if not empowered(scenario):
        sentence = "该事项不在本机关的处罚权范围内，没有依据的处罚无效：请移送有处罚权的机关"
        street = any(word in kind for word in _STREETS)
        found.append(Refusal("empowered", sentence, cite("penalty_law_2021", 24 if street else 38)))
    if any(word in kind for word in _ENTRUSTED):
        sentence = "受委托的组织、执法队伍不得以自己的名义作出处罚决定：请以委托机关的名义作出"
        found.append(Refusal("own_name", sentence, cite("penalty_law_2021", 20)))
    return tuple(found)

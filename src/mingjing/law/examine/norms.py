"""Which rule judges a conduct: the text of its time or a milder one, and of several the dearest.

Art. 37 of the penalty law (从旧兼从轻) and art. 29. Both readings are told, and the item that an
act names is held against them.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from mingjing.law.cite import cite
from mingjing.law.concurrence import dearest
from mingjing.law.examine.items import PowerItem
from mingjing.law.examine.scenario import Scenario, Told
from mingjing.law.examine.values import ScenarioError
from mingjing.law.intime import Comparison, Milder, Norm, compare, governing_day
from mingjing.law.procedure import Fault, Refusal

LAW = "penalty_law_2021"
_REFUSING = ("拒不", "逾期")
_GRAVE = ("严重后果",)


def governing(scenario: Scenario) -> date:
    """The day whose law judges the conduct: of its end where it went on."""
    return governing_day(since=scenario.conduct_from, until=scenario.conduct.until)


def comparisons(
    scenario: Scenario, item: PowerItem, *, decided: date, uncorrected: bool
) -> tuple[Comparison, ...]:
    """The newer rules that fit what happened: a tier for refusing counts only where one refused."""
    found = compare(
        item.norm,
        ended=governing(scenario),
        decided=decided,
        shelf=lambda code: _norm(scenario, code),
        quantity=scenario.conduct.counted.quantity,
        base=scenario.conduct.counted.base,
    )
    grave = bool(scenario.conduct.serious)
    fitting = tuple(c for c in found if _fits(scenario, c, uncorrected, grave))
    return fitting or found


def _norm(scenario: Scenario, code: str) -> Norm | None:
    item = scenario.items.get(code)
    return item.norm if item else None


def _fits(scenario: Scenario, found: Comparison, uncorrected: bool, grave: bool) -> bool:
    item = scenario.items.get(found.key)
    if item is None:
        return True
    words = item.violation + item.norm.condition
    if scenario.party.kind and not item.fits(scenario.party.kind):
        return False
    asks_refusal = any(word in words for word in _REFUSING)
    asks_harm = any(word in words for word in _GRAVE)
    return (uncorrected or not asks_refusal) and (grave or not asks_harm)


def applied(scenario: Scenario, told: Told, *, uncorrected: bool) -> PowerItem:
    """The item that an act rests on; where it names none, the milder of both readings."""
    item = scenario.item_of(told)
    if told.form.get("item"):
        return item
    for found in comparisons(scenario, item, decided=told.day, uncorrected=uncorrected):
        if found.milder is Milder.NEWER and found.newer:
            return scenario.items[found.newer.code]
    return item


def time_refusals(scenario: Scenario, told: Told, *, uncorrected: bool) -> tuple[Refusal, ...]:
    """A penalty rests on the text of the conduct's time, or on a newer one that is milder."""
    item = applied(scenario, told, uncorrected=uncorrected)
    day = governing(scenario)
    if not told.form.get("item") and item.code != scenario.conduct.item:
        span = scenario.conduct.counted.range(item)
        heavy = span is not None and told.form.get("fine", 0) > span.high
        return (_milder([item.code]),) if heavy else ()
    if item.in_force(day):
        found = comparisons(scenario, item, decided=told.day, uncorrected=uncorrected)
        codes = [c.newer.code for c in found if c.milder is Milder.NEWER and c.newer]
        return (_milder(codes),) if codes else ()
    if _is_milder_newer(scenario, told, item, uncorrected):
        return ()
    sentence = (
        f"事项“{item.code}”在违法行为发生日（{day}）不适用，也不是处罚较轻的新规定："
        "请按行为发生时的规定选择事项"
    )
    return (Refusal("item_in_force", sentence, cite(LAW, 37)),)


def _milder(codes: list[str]) -> Refusal:
    sentence = (
        f"违法行为发生后规定已经修改，事项“{'、'.join(codes)}”的处罚较轻："
        "请改为适用处罚较轻的新规定（从旧兼从轻）"
    )
    return Refusal("milder_law", sentence, cite(LAW, 37))


def _is_milder_newer(scenario: Scenario, told: Told, item: PowerItem, uncorrected: bool) -> bool:
    """Whether the item took the place of the conduct's own, and art. 37 lets it apply."""
    old = scenario.items.get(scenario.conduct.item or "")
    if old is None or not old.in_force(governing(scenario)):
        return False
    found = comparisons(scenario, old, decided=told.day, uncorrected=uncorrected)
    return any(item.norm in c.lawful for c in found if c.newer == item.norm)


def time_faults(scenario: Scenario, told: Told, *, uncorrected: bool) -> tuple[Fault, ...]:
    """Where figures cannot say which text is milder, somebody has to say why."""
    old = scenario.items.get(scenario.conduct.item or "")
    if old is None or told.said("reason"):
        return ()
    found = comparisons(scenario, old, decided=told.day, uncorrected=uncorrected)
    if not any(c.needs_reason for c in found):
        return ()
    words = "；".join(w for c in found if c.needs_reason for w in c.reasons)
    sentence = f"规定已经修改，须比较新旧规定的轻重并写明选择的理由：{words}"
    return (Fault("law_in_time", sentence, cite(LAW, 37)),)


def dearer(scenario: Scenario, told: Told, *, uncorrected: bool) -> str | None:
    """Of several rules on one act, the one whose fine is higher (art. 29); "" where unclear."""
    used = applied(scenario, told, uncorrected=uncorrected)
    day = governing(scenario)
    several = {used.code: used}
    beside = (*_own(scenario, used), *scenario.conduct.also)
    for code in beside:
        item = scenario.items.get(code)
        if item and item.in_force(day) and _meant(scenario, item):
            several.setdefault(item.code, item)
    if len(several) == 1:
        return None
    counted = scenario.conduct.counted
    best = dearest([i.norm for i in several.values()], quantity=counted.quantity, base=counted.base)
    if best is None:
        return ""
    span, mine = counted.range(several[best.code]), counted.range(used)
    same = span is not None and mine is not None and span.high <= mine.high
    return None if same or best.code == used.code else best.code


def _own(scenario: Scenario, used: PowerItem) -> tuple[str, ...]:
    """The conduct's own item, where the act rests on one of those that it also breaks."""
    own = scenario.conduct.item
    return (own,) if own and used.code in scenario.conduct.also else ()


def _meant(scenario: Scenario, item: PowerItem) -> bool:
    return scenario.party.kind is None or item.fits(scenario.party.kind)


def readings(scenario: Scenario, decided: date, *, uncorrected: bool) -> list[dict[str, Any]]:
    """Both readings of the conduct, the old and the newer, with what makes one the milder."""
    item = scenario.items.get(scenario.conduct.item or "")
    if item is None or scenario.conduct.since is None:
        return []
    try:
        found = comparisons(scenario, item, decided=decided, uncorrected=uncorrected)
    except ScenarioError:
        return []
    return [
        {
            "older": _told(scenario, c.older),
            "newer": _told(scenario, c.newer) if c.newer else None,
            "milder": c.milder.value,
            "applies": [norm.code for norm in c.lawful],
            "reasons": list(c.reasons),
            "article": "、".join(citation.text for citation in c.citations),
        }
        for c in found
    ]


def _told(scenario: Scenario, norm: Norm) -> dict[str, Any]:
    item = scenario.items.get(norm.code)
    span = scenario.conduct.counted.range(item) if item else None
    return {
        "item": norm.code,
        "basis": norm.basis,
        "kinds": list(norm.kinds),
        "fine": [span.low, span.high] if span else None,
    }

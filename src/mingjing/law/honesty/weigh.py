"""All rules over one period: what is asked, where a rule has to be silent, what was weighed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mingjing.law.honesty.alike import same_duration, same_picture, same_words
from mingjing.law.honesty.entering import entry_burst, late_entry, month_end, quarter_end
from mingjing.law.honesty.exact import without_chance
from mingjing.law.honesty.presence import no_certificate, out_of_order, too_far, two_places
from mingjing.law.honesty.recorded import recording_apart, recording_missing
from mingjing.law.honesty.regular import even_months, paired_units
from mingjing.law.honesty.rules import RULES, setting
from mingjing.law.honesty.shapes import Found, Material, Said, Silent

DETECTORS: Mapping[str, Callable[[Material], Said]] = {
    "late_entry": late_entry,
    "entry_burst": entry_burst,
    "month_end": month_end,
    "quarter_end": quarter_end,
    "same_duration": same_duration,
    "same_words": same_words,
    "same_picture": same_picture,
    "even_months": even_months,
    "paired_units": paired_units,
    "two_places": two_places,
    "too_far": too_far,
    "no_certificate": no_certificate,
    "out_of_order": out_of_order,
    "recording_apart": recording_apart,
    "recording_missing": recording_missing,
}
_PERCENT = 100


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a check of a period came to."""

    found: tuple[Found, ...]
    silent: tuple[Silent, ...]
    asked: Mapping[str, int]
    tests: int
    held_back: int


def weigh(material: Material) -> Weighed:
    """Asks every rule; of the statistical ones, all tests of the run share one allowance of false
    alarms, so that many units and many rules do not together make many false questions."""
    said = {name: ask(material) for name, ask in DETECTORS.items()}
    candidates: list[Found] = []
    others: list[float] = []
    for name, one in said.items():
        if RULES[name].statistical:
            candidates += one.found
            others += one.chances
        else:
            assert all(f.chance is None for f in one.found)
    tests = {f.tested: float(f.chance or 0.0) for f in candidates}
    share = setting("false_alarms_percent", material.until) / _PERCENT
    verdicts = without_chance([*tests.values(), *others], share)[: len(tests)]
    alarmed = dict(zip(tests, verdicts, strict=True))
    kept = [f for f in candidates if alarmed[f.tested]]
    plain = [f for name, one in said.items() if not RULES[name].statistical for f in one.found]
    order = list(DETECTORS)
    found = sorted((*kept, *plain), key=lambda f: (order.index(f.rule), f.unit, f.topic))
    return Weighed(
        found=tuple(found),
        silent=tuple(s for one in said.values() for s in one.silent),
        asked={name: one.asked for name, one in said.items()},
        tests=len(tests) + len(others),
        held_back=len(candidates) - len(kept),
    )

"""What a phone without signal must know of the summary procedure, taken from the law itself.

The figures with their dates and the sentences of the guards, as plain data: nothing is written a
second time. The phone warns by them; whoever receives the record judges again by the law.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from mingjing.law.cite import Citation, Mark, instrument
from mingjing.law.instruments.penalty_law_2021.common import Attempt
from mingjing.law.instruments.penalty_law_2021.summary import SUMMARY, SummaryFacts
from mingjing.law.numbers import Number, all_numbers
from mingjing.law.penalty_kinds import LIGHT_TO_HEAVY, SUMMARY_KINDS
from mingjing.law.procedure import Guard
from mingjing.law.version import law_version

FIGURES = {
    "citizen": "penalty_law_2021.summary_fine_citizen",
    "organisation": "penalty_law_2021.summary_fine_organisation",
    "trader_as_organisation": "tianjin.sole_trader_as_organisation",
    "officers": "penalty_law_2021.officers_at_least",
    "collection": "penalty_law_2021.on_the_spot_collection",
}
JUDGED = {
    "record_on_the_spot": ("two_officers", "certified", "identity_shown"),
    "hear_on_the_spot": ("told",),
    "decide_on_the_spot": (
        *("two_officers", "certified", "heard", "facts_certain", "summary_kind"),
        *("summary_amount", "within_maximum", "within_minimum", "kind_provided"),
        "review_first_told",
    ),
    "hand_over": ("handed_over",),
    "collect_on_the_spot": ("collectable", "receipt_numbered"),
}
"""The guards of each step that can be judged from what a phone holds, by their names."""
_FLAWED = tuple(
    replace(Attempt(), **{f.name: not f.default}) for f in fields(Attempt) if f.default in (0, 1)
)


def as_data() -> dict[str, Any]:
    """Figures, kinds and sentences as JSON can hold them."""
    return {
        "version": law_version(),
        "kinds": [kind for kind in LIGHT_TO_HEAVY if kind in SUMMARY_KINDS],
        "review_first_since": instrument("reconsideration_law_2024").since.isoformat(),
        "figures": {key: _spans(name) for key, name in FIGURES.items()},
        "rules": {step: _rules(step, names) for step, names in JUDGED.items()},
        "unjudged": {step: _unjudged(step) for step in JUDGED},
    }


def _spans(name: str) -> list[dict[str, Any]]:
    return [_span(n) for n in all_numbers() if n.qualified_name == name]


def _span(figure: Number) -> dict[str, Any]:
    return {
        "value": figure.value,
        "since": figure.since.isoformat(),
        "until": figure.until.isoformat() if figure.until else None,
        **_cited(figure.citation),
    }


def _cited(citation: Citation) -> dict[str, str]:
    return {
        "article": citation.text,
        "mark": "" if citation.mark is Mark.VERIFIED else citation.mark.label,
    }


def _rules(step: str, names: tuple[str, ...]) -> list[dict[str, str]]:
    """The named guards of a step in the order in which the law asks them."""
    needs = SUMMARY.step(step).needs
    known = {rule.name for rule in needs}
    assert known >= set(names), f"{step} has no guard {set(names) - known}"
    return [
        {"name": rule.name, "sentence": _sentence(rule), **_cited(rule.citation)}
        for rule in needs
        if rule.name in names
    ]


def _sentence(rule: Guard[Any, Any]) -> str:
    """What the guard itself says when it refuses; a guard that never refuses is an error."""
    for flawed in _FLAWED:
        if sentence := rule.why_not(SummaryFacts(), flawed):
            return sentence
    raise AssertionError(f"{rule.name} refuses nothing")


def _unjudged(step: str) -> list[str]:
    """The guards that only the office can judge: who may act, recusal, age, change of law."""
    return [r.name for r in SUMMARY.step(step).needs if r.name not in JUDGED[step]]

"""What a phone without signal must know of the summary procedure, taken from the law itself.

The figures with their dates and the sentences of the guards, as plain data: nothing is written a
second time. The phone warns by them; whoever receives the record judges again by the law.
"""

from __future__ import annotations

from typing import Any

from mingjing.law.cite import instrument
from mingjing.law.instruments.penalty_law_2021.summary import SUMMARY
from mingjing.law.offline import rules, spans, unjudged
from mingjing.law.penalty_kinds import LIGHT_TO_HEAVY, SUMMARY_KINDS
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


def as_data() -> dict[str, Any]:
    """Figures, kinds and sentences as JSON can hold them."""
    return {
        "version": law_version(),
        "kinds": [kind for kind in LIGHT_TO_HEAVY if kind in SUMMARY_KINDS],
        "review_first_since": instrument("reconsideration_law_2024").since.isoformat(),
        "figures": {key: spans(name) for key, name in FIGURES.items()},
        "rules": {step: rules(SUMMARY, step, names) for step, names in JUDGED.items()},
        "unjudged": {step: unjudged(SUMMARY, step, names) for step, names in JUDGED.items()},
    }

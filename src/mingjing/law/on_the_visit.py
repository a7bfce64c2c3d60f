"""What a phone without signal must know of a visit, taken from the procedure itself: the words of
its acts, the days that an order usually gives, and the sentences of the guards that a phone can
judge. Whoever receives the record judges again by the law."""

from __future__ import annotations

from typing import Any

from mingjing.law.instruments.field_visit.visit import LENIENT, VISIT
from mingjing.law.offline import cited, rules, spans, unjudged

_SOFT = ("two_officers", "certified", "content_given")
JUDGED = {
    "begin_visit": ("two_officers", "certified", "identity_shown"),
    "begin_at_once": ("two_officers", "certified", "identity_shown", "urgent"),
    "record_refusal": ("two_officers", "certified", "identity_shown", "refusal_recorded"),
    "end_refused": ("reason_given",),
    "record_checks": ("all_items_answered", "breach_described"),
    "correct_on_the_spot": ("correction_shown",),
    "order_correction": ("due_ahead",),
    **{verb: _SOFT for verb in LENIENT},
    "hand_to_case": (),
    "tell_findings": ("receipted",),
    "end_visit": ("ended_after_start",),
    "end_to_follow": ("ended_after_start",),
}
"""The acts of a visit that are made at the place, each with the guards that a phone can judge."""


def as_data() -> dict[str, Any]:
    """Words, days and sentences as JSON can hold them."""
    return {
        "steps": {name: _words(name) for name in JUDGED},
        "lenient": list(LENIENT),
        "rules": {name: rules(VISIT, name, names) for name, names in JUDGED.items()},
        "unjudged": {name: unjudged(VISIT, name, names) for name, names in JUDGED.items()},
        "correction_days": spans("field_visit.correction_days"),
    }


def _words(name: str) -> dict[str, str]:
    step = VISIT.step(name)
    return {"label": step.label, "says": step.says, **cited(step.citation)}

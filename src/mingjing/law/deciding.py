"""The time to decide (art. 60) with what lengthens it, for real cases and written scenarios alike.

What Order 55 adds is known from memory only, so the term wears that mark once it was moved.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from mingjing.law.cite import instrument
from mingjing.law.instruments.penalty_law_2021.ordinary_facts import Extension
from mingjing.law.numbers import number
from mingjing.law.term import Term, moved, term

ORDER = "housing_ministry_order_55"
BY_HEAD, BY_DISCUSSION = "decision_extension_days", "decision_second_extension_days"
_FURTHER = {
    Extension.NONE: (),
    Extension.BY_HEAD: (BY_HEAD,),
    Extension.BY_DISCUSSION: (BY_HEAD, BY_DISCUSSION),
}
"""Each extension is given once: a second one of the same kind adds nothing."""
_WHOLE: Mapping[str, int] = MappingProxyType({})


def decision_term(
    filed_on: date, *, extension: Extension, rested: bool, granted: Mapping[str, int] = _WHOLE
) -> Term:
    """The ninety days from filing with their extensions; `granted` names fewer days than the most
    where fewer were given, `rested` says that days are left out."""
    rule = term("penalty_law_2021.decision_days", on=filed_on)
    on = max(filed_on, instrument(ORDER).since)
    if rested:
        rule = moved(rule, by=number(f"{ORDER}.decision_days_excluded", on=on).mark)
    for name in _FURTHER[extension]:
        figure = number(f"{ORDER}.{name}", on=on)
        days = min(granted.get(name, figure.value), figure.value)
        rule = moved(rule, days=days, by=figure.mark)
    return rule

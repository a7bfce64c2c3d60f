"""How long a decision is shown on the credit site, by the rule of the day it was made.

Three classes since 2026-04-01, one span before. Which class a fine belongs to is set by a table
of the sector that nobody has read, so the class here is proposed and a person decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mingjing.law.cite import Citation, instrument
from mingjing.law.numbers import Number, number
from mingjing.law.penalty_kinds import BAN, CRITICISM, REVOKE_PERMIT, WARNING
from mingjing.law.term import months_after

NEW, OLD = "credit_repair_2026", "credit_repair_2023"
_LIGHTEST, _GRAVEST = frozenset({WARNING, CRITICISM}), frozenset({REVOKE_PERMIT, BAN})


class Weight(StrEnum):
    """The class of what is shown."""

    MINOR = "minor"
    GENERAL = "general"
    SERIOUS = "serious"


WEIGHT_LABELS = {Weight.MINOR: "轻微", Weight.GENERAL: "一般", Weight.SERIOUS: "严重"}


@dataclass(frozen=True, slots=True)
class Window:
    """From when the record may be repaired, and when it stops by itself."""

    repair_from: date
    until: date
    citation: Citation


def weight_of(kinds: Sequence[str], *, is_summary: bool) -> Weight:
    """The class that the rule's own words give; a very large fine is for a person to see."""
    if is_summary or set(kinds) <= _LIGHTEST:
        return Weight.MINOR
    return Weight.SERIOUS if set(kinds) & _GRAVEST else Weight.GENERAL


def window(decided_on: date, weight: Weight, *, safety: bool = False) -> Window | None:
    """The window of a decision; None for days whose rule we do not hold.

    `safety` says that the field is special equipment, safety or fire (rule of 2023 only).
    """
    if decided_on >= instrument(NEW).since:
        return _of(decided_on, *_new(decided_on, weight))
    if decided_on < instrument(OLD).since:
        return None
    least = number(f"{OLD}.{'safety_shortest' if safety else 'shortest'}", on=decided_on)
    return _of(decided_on, least, number(f"{OLD}.longest", on=decided_on))


def _new(day: date, weight: Weight) -> tuple[Number | None, Number]:
    longest = number(f"{NEW}.{weight}_longest", on=day)
    if weight is Weight.MINOR:
        return None, longest
    return number(f"{NEW}.{weight}_shortest", on=day), longest


def _of(day: date, least: Number | None, most: Number) -> Window:
    """Counted from the day of the document; what is minor may be repaired at once."""
    repair = months_after(day, least.value) if least else day
    return Window(repair, months_after(day, most.value), most.citation)

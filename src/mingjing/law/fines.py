"""What an item's statute lets one fine: a fixed range, so much a tree, a percentage, a multiple.

A range that is not fixed is computed from a quantity or a base amount that somebody typed; where
the statute leaves the sum to local rules there is no range, and nothing here pretends to one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

_SPAN = re.compile(r"^(?P<of>.*?)(?P<low>\d+)%?-(?P<high>\d+)(?P<unit>%|倍)$")
_UNDER = re.compile(r"^(?P<of>.*?)(?P<high>\d+)(?P<unit>%|倍)以下$")


class How(StrEnum):
    """In what way the statute measures a fine."""

    FIXED = "fixed"
    PER_UNIT = "per_unit"
    PERCENT = "percent"
    MULTIPLE = "multiple"
    OPEN = "open"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Range:
    """The least and the most that may be fined in a case, in whole yuan."""

    low: int
    high: int

    def share(self, fine: int) -> Fraction:
        """Where a fine stands between the ends, 0 to 1; beyond the ends beyond these."""
        if self.high == self.low:
            return Fraction(0) if fine <= self.low else Fraction(1)
        return Fraction(fine - self.low, self.high - self.low)

    def holds(self, fine: int) -> bool:
        """Whether a fine lies within the range."""
        return self.low <= fine <= self.high


@dataclass(frozen=True, slots=True)
class FineBasis:
    """How a fine is measured; `of` names what is counted, `low` and `high` are yuan or a rate."""

    how: How
    low: Fraction = Fraction(0)
    high: Fraction = Fraction(0)
    of: str = ""

    @property
    def needs_quantity(self) -> bool:
        """Whether a number of things must be known before a range is."""
        return self.how is How.PER_UNIT

    @property
    def needs_base(self) -> bool:
        """Whether an amount of money must be known before a range is."""
        return self.how in (How.PERCENT, How.MULTIPLE)

    def range(self, *, quantity: int | None = None, base: int | None = None) -> Range | None:
        """The range of a case; None where the statute gives none, or what it counts is unknown."""
        if self.how is How.FIXED:
            return Range(int(self.low), int(self.high))
        counted = quantity if self.needs_quantity else base if self.needs_base else None
        if not counted or counted < 0:
            return None
        return Range(-int(-(self.low * counted) // 1), int(self.high * counted // 1))


def fine_basis(words: str, low: int | None, high: int | None) -> FineBasis:
    """Reads an item's columns (fine_basis, fine_min, fine_max) as a way of measuring a fine."""
    head, _, told = words.partition(":")
    if head == "none":
        return FineBasis(How.NONE)
    if high is not None and (head == "fixed" or head.startswith("per_")):
        how = How.FIXED if head == "fixed" else How.PER_UNIT
        of = "" if how is How.FIXED else told.removeprefix("每") or "件"
        return FineBasis(how, Fraction(low or 0), Fraction(high), of)
    if head in (How.PERCENT, How.MULTIPLE):
        return _rate(How(head), told)
    return FineBasis(How.OPEN)


def _rate(how: How, told: str) -> FineBasis:
    """`工程造价5%-10%`, `工程造价10%以下`, `应缴污水处理费1-3倍`; other words give no range."""
    found = _SPAN.match(told) or _UNDER.match(told)
    if found is None:
        return FineBasis(How.OPEN)
    unit = Fraction(1, 100) if found["unit"] == "%" else Fraction(1)
    low = found.groupdict().get("low") or "0"
    return FineBasis(how, int(low) * unit, int(found["high"]) * unit, found["of"])

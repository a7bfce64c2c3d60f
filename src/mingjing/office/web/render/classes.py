"""The classes of a map: equal steps with round bounds, told in words, beginning where they say.

They begin at nought unless the values lie so close together that all would fall into one shade;
then they begin at a round number below the least, and the legend says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from mingjing.office.web.charts import Number
from mingjing.office.web.render.pen import SHADES
from mingjing.office.web.words import count

STEPS = (1, 2, 3, 4, 5)
CLOSE = Decimal("0.5")
"""From which share of the greatest on the least leaves the classes to begin above nought."""


@dataclass(frozen=True, slots=True)
class Classes:
    """Where the first class begins, how wide each is and how many there are; `whole` counts
    things, `topped` closes the last class at its upper bound."""

    start: Decimal
    step: Decimal
    number: int
    whole: bool = True
    topped: bool = False

    def of(self, value: Number) -> int:
        """The class of a value, counted from one; nothing, and no value at all, has none."""
        size = _exact(value)
        if size <= 0:
            return 0
        return min(int((size - self.start) // self.step) + 1, self.number)

    def said(self, n: int) -> str:
        """A class in words; none of them holds nought, which is told apart."""
        low, high = self.start + self.step * (n - 1), self.start + self.step * n
        if self.whole:
            first, last = max(low, Decimal(1)), high - 1
            return _told(first) if first == last else f"{_told(first)}—{_told(last)}"
        if self.topped and n == self.number:
            return f"{_told(low)}—{_told(high)}" if low else f"大于 0，至 {_told(high)}"
        return f"{_told(low)} 至不足 {_told(high)}" if low else f"大于 0，不足 {_told(high)}"

    @property
    def rule(self) -> str:
        """Where the classes begin, so that no shade is taken for a multiple of another."""
        if self.start:
            begins = f"分级从 {_told(self.start)} 起，不从 0 起，每级 {_told(self.step)}；"
            return f"{begins}颜色只分高低，不表示倍数。"
        return f"分级从 0 起，每级 {_told(self.step)}。"


def classes_of(values: Iterable[Number]) -> Classes | None:
    """The classes of some values; None where there is nothing to tell apart."""
    sizes = [size for size in map(_exact, values) if size > 0]
    if not sizes:
        return None
    least, most = min(sizes), max(sizes)
    whole = all(size == size.to_integral_value() for size in sizes)
    close = least > most * CLOSE
    exponent = (most - least if close else most).adjusted() - 1
    while True:
        for digit in STEPS:
            step = Decimal(digit).scaleb(exponent)
            start = _floor(least, step) if close else Decimal(0)
            number = int((most - start) // step) + 1
            topped = not whole and number > 1 and most == start + step * (number - 1)
            number -= topped
            if number <= SHADES and (step >= 1 or not whole):
                return Classes(start, step, number, whole, topped)
        exponent += 1


def _exact(value: Number) -> Decimal:
    return Decimal(0) if value is None else Decimal(str(value))


def _floor(value: Decimal, step: Decimal) -> Decimal:
    return (value / step).to_integral_value(ROUND_FLOOR) * step


def _told(value: Decimal) -> str:
    text = count(value.quantize(Decimal(1)) if value == value.to_integral_value() else value)
    return text.rstrip("0").rstrip(".") if "." in text else text

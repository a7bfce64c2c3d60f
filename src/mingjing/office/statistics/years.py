"""Year on year: the same days of the year before, counted by the same definitions.

A share is formed only where there is something to take it of: a year before of nought, or one of
which the records are not whole, is said in words and never divided.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from mingjing.office.statistics.display import number_text, with_unit
from mingjing.office.statistics.measures import PLACES
from mingjing.office.statistics.queries import Book
from mingjing.office.statistics.shapes import RATE, FigureValue, Period
from mingjing.office.web.words import NOTHING, cn_date

_UNENDED = "本期尚未结束，不与上年全期比较"
_NOUGHT = "上年同期为 0，不计算增减幅度"
_NONE = "没有可比的数值"


@dataclass(frozen=True, slots=True)
class Change:
    """A figure beside that of the year before. `why` says what keeps the two from being
    compared (no difference) or from being divided (no share)."""

    now: FigureValue
    before: FigureValue
    difference: int | Decimal | None
    percent: Decimal | None
    why: str = ""

    @property
    def text(self) -> str:
        """The change in one sentence."""
        if self.difference is None:
            return f"上年同期 {with_unit(self.before)}；{self.why}"
        told = f"上年同期 {with_unit(self.before)}，{self._step()}"
        if self.percent is not None:
            told += f"，{'增长' if self.difference > 0 else '下降'} {abs(self.percent)}%"
        return f"{told}；{self.why}" if self.why else told

    @property
    def short(self) -> str:
        """The difference in as few signs as a cell of a table holds."""
        if self.difference is None:
            return NOTHING
        sign = "+" if self.difference > 0 else "−" if self.difference < 0 else ""
        size = self.difference if self.difference >= 0 else -self.difference
        return f"{sign}{number_text(size, self.now.unit)}"

    @property
    def share(self) -> str:
        """The per cent of the change, where one may be formed."""
        if self.percent is None:
            return NOTHING
        sign = "+" if (self.difference or 0) > 0 else "−"
        return f"{sign}{abs(self.percent)}"

    def _step(self) -> str:
        gap: int | Decimal = self.difference or 0
        if not gap:
            return "持平"
        unit = "个百分点" if self.now.unit == RATE else self.now.unit
        return (
            f"{'增加' if gap > 0 else '减少'} {number_text(gap if gap > 0 else -gap, unit)} {unit}"
        )


class Years:
    """The figures of a period beside those of the same days a year earlier."""

    def __init__(self, book: Book, *, recorded_from: date, today: date) -> None:
        self.now = book
        self.before = book.year_before
        self.why = incomparable(book.period, self.before.period, recorded_from, today)

    def change(self, name: str, **scope: str) -> Change:
        """One figure with its change; raises Unknown like the book itself."""
        now, before = self.now.figure(name, **scope), self.before.figure(name, **scope)
        return change_of(now, before, self.why)


def change_of(now: FigureValue, before: FigureValue, why: str = "") -> Change:
    """What two figures of one definition say of each other."""
    if why:
        return Change(now, before, None, None, why)
    if now.value is None or before.value is None:
        return Change(now, before, None, None, _NONE)
    gap = now.value - before.value
    if now.unit == RATE:
        return Change(now, before, gap, None)
    if not before.value:
        return Change(now, before, gap, None, _NOUGHT if gap else "")
    return Change(now, before, gap, _share(gap, before.value) if gap else None)


def _share(gap: int | Decimal, before: int | Decimal) -> Decimal:
    return (Decimal(gap) * 100 / Decimal(before)).quantize(
        Decimal(1).scaleb(-PLACES), ROUND_HALF_UP
    )


def incomparable(now: Period, before: Period, recorded_from: date, today: date) -> str:
    """Why two periods cannot be compared at all; empty where they can."""
    if now.last > today:
        return _UNENDED
    if before.first < recorded_from:
        return f"上年同期的记录不完整（{cn_date(recorded_from)}起才有记录），不作比较"
    return ""

"""The surcharge on a fine paid late: 3 % of the fine a day, simple, never above the fine.

Penalty law art. 72(1)(1) with art. 73: the days of a reconsideration or a suit are not counted.
Trap 8 of the domain notes: no interest on interest, a hard cap, pauses, exact cents.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from mingjing.law.cite import Citation
from mingjing.law.numbers import number
from mingjing.law.term import Pause

_CENT = Decimal("0.01")
_WHOLE = Decimal(100)
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Surcharge:
    """What has accrued up to a day: the days that counted, the sum in yuan, and if it is full."""

    days: int
    amount: Decimal
    capped: bool
    citation: Citation


def surcharge(
    fine: Decimal | int, *, last_day: date, until: date, pauses: Iterable[Pause] = ()
) -> Surcharge:
    """The surcharge from the day after the last day of payment up to and including `until`.

    `last_day` is the end of the term of payment, or of the deferral where one was granted.
    """
    base = Decimal(fine)
    if base < 0:
        raise ValueError(f"罚款数额不能为负数：{fine}。")
    rate = number("penalty_law_2021.surcharge_percent_per_day", on=last_day)
    ceiling = number("penalty_law_2021.surcharge_cap_percent", on=last_day)
    days = _counted(last_day, until, tuple(pauses))
    cap = base * ceiling.value / _WHOLE
    accrued = base * rate.value * days / _WHOLE
    amount = min(accrued, cap).quantize(_CENT, rounding=ROUND_HALF_UP)
    return Surcharge(days, amount, days > 0 and accrued >= cap, rate.citation)


def _counted(last_day: date, until: date, pauses: tuple[Pause, ...]) -> int:
    """Calendar days after the last day, those within a pause left out."""
    span = (last_day + _ONE_DAY * n for n in range(1, (until - last_day).days + 1))
    return sum(1 for day in span if not any(p.first <= day <= p.last for p in pauses))

"""Kinds of penalty (行政处罚法第九条) and their order of severity for statistics.

One decision counts once, under its heaviest kind. The order differs from place to place, so it is
dated data with its source (data/penalty_orders.toml), and a decision counts by the order of its
own day for ever.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from mingjing.law.sources import Mark

_FILE = Path(__file__).parent / "data" / "penalty_orders.toml"

WARNING, CRITICISM, FINE = "警告", "通报批评", "罚款"
CONFISCATE_GAINS, CONFISCATE_GOODS = "没收违法所得", "没收非法财物"
SUSPEND_PERMIT, LOWER_GRADE, REVOKE_PERMIT = "暂扣许可证件", "降低资质等级", "吊销许可证件"
RESTRICT, STOP, CLOSE = "限制开展生产经营活动", "责令停产停业", "责令关闭"
BAN, DETENTION, OTHER = "限制从业", "行政拘留", "其他"


@dataclass(frozen=True, slots=True)
class Order:
    """One order of severity as a place prints it: steps from light to heavy, several kinds may
    share one. What belongs to no known kind is the lightest of all, so that a known kind with
    another counts under the known one."""

    key: str
    label: str
    source: str
    mark: Mark
    steps: tuple[tuple[str, ...], ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        """Every kind from light to heavy; of those on one step the later counts as heavier."""
        return (OTHER, *(kind for step in self.steps for kind in step))


@dataclass(frozen=True, slots=True)
class Applies:
    """Which order this office counts by, from a day on."""

    order: Order
    since: date
    mark: Mark
    note: str


def _order(row: Mapping[str, Any]) -> Order:
    steps = tuple(tuple(step) for step in row["light_to_heavy"])
    return Order(row["key"], row["label"], row["source"], Mark(row["mark"]), steps)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


@cache
def orders() -> dict[str, Order]:
    """Every order of severity we hold, by its key."""
    return {row["key"]: _order(row) for row in _data()["order"]}


@cache
def applied() -> tuple[Applies, ...]:
    """The orders by which this office counts, the earliest first."""
    rows = [
        Applies(orders()[row["order"]], row["since"], Mark(row["mark"]), row["note"])
        for row in _data()["applies"]
    ]
    return tuple(sorted(rows, key=lambda row: row.since))


def order_on(day: date) -> Applies:
    """The order by which decisions of a day are counted; the first holds for what lies before."""
    rows = applied()
    return next((row for row in reversed(rows) if row.since <= day), rows[0])


LIGHT_TO_HEAVY = applied()[0].order.kinds
"""Every kind, in the order that came first; what is listed in it is listed in all."""
ALL_KINDS = frozenset(LIGHT_TO_HEAVY)
SUMMARY_KINDS = frozenset({WARNING, FINE})
"""What may be imposed on the spot (art. 51)."""
CONFISCATION = frozenset({CONFISCATE_GAINS, CONFISCATE_GOODS})
"""What counts for a hearing by its worth, as a fine does by its amount (art. 63)."""
HEARING_KINDS = frozenset({LOWER_GRADE, REVOKE_PERMIT, STOP, CLOSE, BAN})
"""Kinds for which a hearing must always be offered (art. 63), whatever the amount."""


def heaviest(kinds: Sequence[str], day: date) -> str:
    """The kind under which a decision of a day counts; raises ValueError for an empty list."""
    return max(kinds, key=order_on(day).order.kinds.index)


@dataclass(frozen=True, slots=True)
class Weight:
    """What makes one penalty heavier than another. Gains that nobody told, and goods whose worth
    nobody determined, are not compared."""

    kinds: Collection[str]
    fine: int = 0
    gains: Decimal | None = None
    worth: Decimal | None = None


def heavier(told: Weight, *, than: Weight) -> bool:
    """Whether a penalty is heavier than another: a higher fine, more that is confiscated, or a kind
    that was not there."""
    if told.fine > than.fine or set(told.kinds) - set(than.kinds):
        return True
    return _more(told.gains, than.gains) or _more(told.worth, than.worth)


def _more(told: Decimal | None, than: Decimal | None) -> bool:
    return told is not None and than is not None and told > than


COLUMNS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "warning": ("警告", (WARNING,)),
    "criticism": ("通报批评", (CRITICISM,)),
    "fine": ("罚款", (FINE,)),
    "confiscation": ("没收违法所得、没收非法财物", (CONFISCATE_GAINS, CONFISCATE_GOODS)),
    "suspension": ("暂扣许可证件", (SUSPEND_PERMIT,)),
    "downgrade": ("降低资质等级", (LOWER_GRADE,)),
    "revocation": ("吊销许可证件", (REVOKE_PERMIT,)),
    "restriction": ("限制开展生产经营活动", (RESTRICT,)),
    "stop": ("责令停产停业", (STOP,)),
    "closure": ("责令关闭", (CLOSE,)),
    "ban": ("限制从业", (BAN,)),
    "detention": ("行政拘留", (DETENTION,)),
    "other": ("其他行政处罚", (OTHER,)),
}
"""The columns of the statutory table of penalties: its key, its label, the kinds counted in it."""


def column_of(kind: str) -> str:
    """The column in which a kind stands."""
    return next(key for key, (_, kinds) in COLUMNS.items() if kind in kinds)

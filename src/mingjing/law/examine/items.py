"""What examination needs of the power list: the rule of an item, and whom it is meant for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from mingjing.law.fines import Range, fine_basis
from mingjing.law.intime import Norm, norm_of_row
from mingjing.law.penalty_kinds import FINE

ANY, SOLE_TRADER = "any", "sole_trader"


@dataclass(frozen=True, slots=True)
class PowerItem:
    """One item of the power list: the rule on a conduct, and for which kind of party."""

    violation: str
    subject: str
    area: str
    norm: Norm

    @property
    def code(self) -> str:
        """The code of the item."""
        return self.norm.code

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of penalty that the statute provides."""
        return self.norm.kinds

    def in_force(self, day: date) -> bool:
        """Whether the item applies to conduct of this day; an unknown start counts as begun."""
        return self.norm.in_force(day)

    def fits(self, party: str) -> bool:
        """Whether the item is written for this kind of party; a sole trader may stand in both."""
        return self.subject in (ANY, party) or party == SOLE_TRADER

    def provides(self, kinds: Iterable[str]) -> bool:
        """Whether the statute provides these kinds of penalty."""
        return not self.kinds or set(kinds) <= set(self.kinds)


@dataclass(frozen=True, slots=True)
class Counted:
    """What a fine is counted by: so many things, or an amount of money."""

    quantity: int | None = None
    base: int | None = None

    def range(self, item: PowerItem) -> Range | None:
        """The range of an item in this case; None where the statute or the file gives none."""
        return item.norm.fine.range(quantity=self.quantity, base=self._base(item))

    def _base(self, item: PowerItem) -> int | None:
        """The cost of the works is the base only where the statute counts by works."""
        return self.base if "工程" in item.norm.fine.of else None

    def missing(self, item: PowerItem) -> bool:
        """Whether the statute counts by something that the file does not tell."""
        fine = item.norm.fine
        return (fine.needs_quantity or fine.needs_base) and self.range(item) is None


def allows_as_most(span: Range | None, kinds: Iterable[str], fine: int) -> bool:
    """Whether a fine has a basis and stays within the upper bound (art. 38)."""
    return (FINE in kinds or not fine) and (span is None or fine <= span.high)


def allows_as_least(span: Range | None, kinds: Iterable[str], fine: int, *, reduced: bool) -> bool:
    """Whether a fine reaches the lower bound, or is reduced on a statutory ground (art. 32)."""
    least = span.low if span else 0
    return FINE not in kinds or fine >= (least or 1) or bool(fine and reduced)


UNNAMED = PowerItem(
    "", ANY, "", Norm("", "", "", (), fine_basis("", None, None), None, None, condition="")
)
"""The rule of a file that names none: its range and its kinds are not judged."""


def power_items(rows: Iterable[Mapping[str, str]]) -> dict[str, PowerItem]:
    """The items of a power-list file by their code."""
    return {row["item_id"]: _item(row) for row in rows}


def _item(row: Mapping[str, str]) -> PowerItem:
    return PowerItem(row["violation"], row["subject"], row["area"], norm_of_row(row))

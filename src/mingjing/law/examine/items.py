"""What examination needs of the power list: dates, subject, kinds and range of an item."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from mingjing.law.penalty_kinds import FINE

ANY, SOLE_TRADER, FIXED = "any", "sole_trader", "fixed"


@dataclass(frozen=True, slots=True)
class PowerItem:
    """One item of the power list; a bound is None where the statute fixes no amount."""

    code: str
    violation: str
    subject: str
    kinds: tuple[str, ...]
    fine_min: int | None
    fine_max: int | None
    fixed: bool
    since: date | None
    until: date | None

    def in_force(self, day: date) -> bool:
        """Whether the item applies to conduct of this day; an unknown start counts as begun."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )

    def fits(self, party: str) -> bool:
        """Whether the item is written for this kind of party; a sole trader may stand in both."""
        return self.subject in (ANY, party) or party == SOLE_TRADER

    def provides(self, kinds: Iterable[str]) -> bool:
        """Whether the statute provides these kinds of penalty."""
        return not self.kinds or set(kinds) <= set(self.kinds)

    def allows_as_most(self, kinds: Iterable[str], fine: int) -> bool:
        """Whether a fine has a basis and stays within the upper bound (art. 38)."""
        ceiling = self.fine_max if self.fixed else None
        return (FINE in kinds or not fine) and (ceiling is None or fine <= ceiling)

    def allows_as_least(self, kinds: Iterable[str], fine: int, *, reduced: bool) -> bool:
        """Whether a fine reaches the lower bound, or is reduced on a statutory ground (art. 32)."""
        least = self.fine_min if self.fixed and self.fine_max is not None else None
        return FINE not in kinds or fine >= (least or 1) or bool(fine and reduced)


def power_items(rows: Iterable[Mapping[str, str]]) -> dict[str, PowerItem]:
    """The items of a power-list file by their code."""
    return {row["item_id"]: _item(row) for row in rows}


def _item(row: Mapping[str, str]) -> PowerItem:
    return PowerItem(
        code=row["item_id"],
        violation=row["violation"],
        subject=row["subject"],
        kinds=tuple(kind for kind in row["penalty_kinds"].split(";") if kind),
        fine_min=_yuan(row["fine_min_yuan"]),
        fine_max=_yuan(row["fine_max_yuan"]),
        fixed=row["fine_basis"] == FIXED,
        since=_day(row["effective_from"]),
        until=_day(row["effective_to"]),
    )


def _yuan(text: str) -> int | None:
    return int(text) if text else None


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None

"""The power list as examination needs it: the office's own items, and the shipped ones."""

from __future__ import annotations

import csv
from functools import cache

from mingjing.law.examine import PowerItem, power_items
from mingjing.law.fines import fine_basis
from mingjing.law.intime import Norm
from mingjing.office.items.importer import POWER_LIST
from mingjing.office.items.models import Item


@cache
def shipped_items() -> dict[str, PowerItem]:
    """The power list that comes with the program."""
    with POWER_LIST.open(encoding="utf-8", newline="") as rows:
        return power_items(csv.DictReader(rows))


def known_items() -> dict[str, PowerItem]:
    """Every item by its code; where the office has the item, its own version counts."""
    return {**shipped_items(), **{item.code: as_power_item(item) for item in Item.objects.all()}}


def as_power_item(item: Item) -> PowerItem:
    """One row of the office's list, as the law reads it."""
    return PowerItem(
        violation=item.violation,
        subject=item.subject,
        area=item.area,
        norm=norm_of(item),
    )


def norm_of(item: Item) -> Norm:
    """The rule of an item, as the law compares rules."""
    return Norm(
        code=item.code,
        statute=item.penalty_statute,
        basis=item.basis,
        kinds=tuple(item.kinds),
        fine=fine_basis(item.fine_basis, item.fine_min, item.fine_max),
        since=item.effective_from,
        until=item.effective_to,
        condition=item.precondition,
    )

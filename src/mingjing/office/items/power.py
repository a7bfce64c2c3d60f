"""The power list as examination needs it: the office's own items, and the shipped ones."""

from __future__ import annotations

import csv
from functools import cache

from mingjing.law.examine import PowerItem, power_items
from mingjing.office.items.importer import POWER_LIST
from mingjing.office.items.models import Item
from mingjing.office.items.norms import norm_of


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

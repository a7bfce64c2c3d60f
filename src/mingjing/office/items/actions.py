"""Acts on the power list: an item is added, or amended under its code; none is ever removed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from mingjing.office.items.checks import ItemData
from mingjing.office.items.models import AREA_LABELS, Area, Item
from mingjing.office.journal.door import record
from mingjing.office.journal.shapes import Deed
from mingjing.office.people.access import ask_administrator
from mingjing.office.web import search


def add_item(data: ItemData, *, deed: Deed) -> Item:
    """Puts a new item on the power list."""
    return _write(Item(code=data.code), data, "add_item", deed)


def amend_item(item: Item, data: ItemData, *, deed: Deed) -> Item:
    """Brings an item of the power list to what the file says; the record keeps what it was."""
    with transaction.atomic():
        row = Item.objects.select_for_update().get(pk=item.pk)
        return _write(row, data, "amend_item", deed)


def index_items(items: Iterable[Item]) -> None:
    """Lets items be found by conduct, statute, article, code and field."""
    search.index_many(_document(item) for item in items)


def _write(row: Item, data: ItemData, verb: str, deed: Deed) -> Item:
    ask_administrator(deed)
    with record(row, verb, deed, kind="item", label=f"{data.code} {data.values['violation']}"):
        for name, value in data.values.items():
            setattr(row, name, value)
    return row


def _document(item: Item) -> search.Document:
    words: list[Any] = [
        item.code,
        item.violated_statute,
        item.violated_article,
        item.penalty_statute,
        item.penalty_article,
        item.field,
        AREA_LABELS[Area(item.area)],
        item.precondition,
        *item.kinds,
    ]
    return search.Document(
        "item",
        item.pk,
        title=item.violation,
        url=f"/items/{item.code}/",
        sub=f"{item.code} · {item.field} · {item.basis}",
        text=" ".join(words),
    )

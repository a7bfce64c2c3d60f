"""Items as the law reads them: a rule on a conduct, comparable with the rule that came after."""

from __future__ import annotations

from mingjing.law.fines import fine_basis
from mingjing.law.intime import Norm
from mingjing.office.items.models import Item


def norm_of(item: Item) -> Norm:
    """The rule of one item."""
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


def norm_on_shelf(code: str) -> Norm | None:
    """The rule of this code on the office's list, or None where the list has none."""
    item = Item.objects.filter(code=code).first()
    return norm_of(item) if item else None

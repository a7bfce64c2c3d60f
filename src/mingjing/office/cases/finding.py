"""What the opening of a case offers to choose from: few parties and few items, by words typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.db.models import Q

from mingjing.law.penalty_kinds import WARNING
from mingjing.office.items.columns import SUBJECTS
from mingjing.office.items.models import Item
from mingjing.office.items.queries import told_by
from mingjing.office.parties.access import is_named, told_name, visible_parties, with_names
from mingjing.office.parties.models import PARTY_LABELS, Party, PartyKind
from mingjing.office.parties.numbers import compact, masked
from mingjing.office.people.models import Person
from mingjing.office.web.filters import key_of
from mingjing.office.web.search import matching
from mingjing.office.web.words import yuan

PARTIES_SHOWN = 20
ITEMS_SHOWN = 40
Offer = list[tuple[int, str]]
Limit = Callable[[str], int]


def parties_offered(person: Person, *, words: str, chosen: str, day: date) -> tuple[Offer, bool]:
    """The party chosen so far, then those found by part of the name or code, or by the whole
    identity number; and whether there are more. Citizens are masked for strangers."""
    rows = with_names(visible_parties(person), person, day)
    offered = {p.pk: p for p in rows.filter(pk=key_of(chosen))}
    found: list[Party] = []
    if words.strip():
        hits = Q(pk__in=matching(words, "party"))
        number = Q(id_number=compact(words)) if len(compact(words)) == 18 else Q(pk__in=[])
        found = list(rows.filter(hits | number).order_by("name", "pk")[: PARTIES_SHOWN + 1])
    offered |= {p.pk: p for p in found[:PARTIES_SHOWN]}
    return [(p.pk, _party_line(p)) for p in offered.values()], len(found) > PARTIES_SHOWN


def _party_line(party: Party) -> str:
    """What tells one party from another without telling a stranger who it is."""
    number = party.credit_code or (
        masked(party.id_number) if party.kind == PartyKind.INDIVIDUAL else ""
    )
    home = party.address if is_named(party) else ""
    parts = (told_name(party), PARTY_LABELS[PartyKind(party.kind)], number, home)
    return " · ".join(part for part in parts if part)


def items_offered(
    *, words: str, area: str, chosen: str, day: date, limit: Limit | None = None
) -> tuple[Offer, bool]:
    """The item chosen so far, where it applies to conduct of this day, then those found by words
    and area; and whether there are more. `limit` tells the most that may be
    fined on the spot, by whom an item is for."""
    rows = Item.objects.in_force(day)
    offered = {i.pk: i for i in rows.filter(pk=key_of(chosen))}
    found: list[Item] = []
    if words.strip() or area:
        hits = rows.filter(area=area) if area else rows
        if words.strip():
            hits = told_by(hits, words)
        found = list(hits.order_by("area", "code")[: ITEMS_SHOWN + 1])
    offered |= {i.pk: i for i in found[:ITEMS_SHOWN]}
    return [(i.pk, _item_line(i, limit)) for i in offered.values()], len(found) > ITEMS_SHOWN


def _item_line(item: Item, limit: Limit | None) -> str:
    """The conduct, for whom, and by which rule; and why it leads nowhere, while it can still be
    chosen otherwise."""
    parts = [f"{item.violation}（{SUBJECTS.get(item.subject, item.subject)}）", item.basis]
    if not item.penalty_article:
        parts.append("没有登记处罚条款，决定书不能签发")
    least = item.fine_min if item.fine_basis == "fixed" and WARNING not in item.kinds else None
    if limit and least and least > limit(item.subject):
        parts.append(f"罚款至少 {yuan(least)} 元，超过当场处罚限额，须用普通程序")
    return " · ".join(parts)


def told(offer: Offer, *, more: bool, asked: bool, what: str, instead: str) -> str:
    """What stands above a list of choices: how many, or what to do when there are none."""
    if more:
        return f"只列出前面的；不在其中的，多填几个字再查找{what}"
    if offer:
        return f"请选择{what}"
    return f"没有找到{what}：{instead}" if asked else f"填写后点“查找{what}”，在这里选择"

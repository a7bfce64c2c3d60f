"""Who was drawn: objects by stratum, inspectors for each, the next ticket for who falls out.

Setting aside and recusal are told with their reason; only who was drawn can fall out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mingjing.law.draw.pool import Pool
from mingjing.law.draw.tickets import Ticket, drawn_inspectors, drawn_objects


@dataclass(frozen=True, slots=True)
class Aside:
    """An object that was drawn and cannot be inspected (closed, moved), with the reason."""

    object: str
    reason: str
    at: str


@dataclass(frozen=True, slots=True)
class Recused:
    """An inspector who was drawn for an object and may not go there, with the reason."""

    object: str
    inspector: str
    reason: str
    at: str


class NotDrawn(ValueError):
    """Somebody who was not drawn cannot fall out; or nobody is left to follow."""


class NobodyLeft(NotDrawn):
    """Who fell out was drawn, but there is no next ticket: the draw must be made again."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The result of a draw as it stands in the certificate."""

    drawn: list[dict[str, Any]]
    limits: dict[str, str]


def select(
    told: Mapping[str, Any],
    seed: str,
    *,
    objects: Pool,
    inspectors: Pool,
    asides: Sequence[Aside] = (),
    recusals: Sequence[Recused] = (),
) -> Selection:
    """The drawn objects with their inspectors; raises NotDrawn."""
    drawn: list[dict[str, Any]] = []
    limits: dict[str, str] = {}
    gone = {a.object for a in asides}
    for stratum, quota in sorted(told["quotas"].items()):
        row = drawn_objects(objects, seed, stratum=stratum, quota=quota, tickets=told["tickets"],
                            aside=len(gone))  # fmt: skip
        kept = [t for t in row if t.id not in gone]
        if len(kept) < quota:
            raise NobodyLeft(f"“{stratum}”一层没有下一签可以递补，请作废后重抽")
        last = kept[quota - 1]
        gone -= {t.id for t in row if t < last}
        limits[stratum] = kept[quota].value.hex() if len(kept) > quota else ""
        drawn += [_object(objects, t, stratum) for t in kept[:quota]]
    if gone:
        raise NotDrawn(f"{'、'.join(sorted(gone))} 没有被抽中，无须递补")
    for one in drawn:
        one["inspectors"] = _team(told, seed, inspectors, one=one, recusals=recusals)
    known = {one["id"] for one in drawn}
    for one in _recused_before(objects, known=known, asides=asides, recusals=recusals):
        _team(told, seed, inspectors, one=one, recusals=recusals)
    return Selection(drawn, limits)


def _recused_before(
    pool: Pool, *, known: Set[str], asides: Sequence[Aside], recusals: Sequence[Recused]
) -> list[dict[str, str]]:
    """The objects from which somebody was recused before they were set aside themselves; raises
    NotDrawn for a recusal from any other object that is not drawn."""
    until = {a.object: datetime.fromisoformat(a.at) for a in asides}
    before = {r.object for r in recusals} - known
    for recusal in recusals:
        left = until.get(recusal.object)
        late = left is None or datetime.fromisoformat(recusal.at) > left
        if recusal.object in before and late:
            raise NotDrawn(f"{recusal.object} 没有被抽中，无人需要回避")
    return [{"id": one.id, "stratum": one.stratum} for one in pool.entries if one.id in before]


def _object(pool: Pool, ticket: Ticket, stratum: str) -> dict[str, Any]:
    return {
        "stratum": stratum, "id": ticket.id, "leaf": pool.entries[ticket.place].leaf,
        "index": ticket.place, "ticket": ticket.value.hex(), "proof": pool.proof(ticket.place),
    }  # fmt: skip


def _team(
    told: Mapping[str, Any],
    seed: str,
    pool: Pool,
    *,
    one: Mapping[str, Any],
    recusals: Sequence[Recused],
) -> list[dict[str, Any]]:
    row = drawn_inspectors(pool, seed, object_id=one["id"], stratum=one["stratum"])
    gone = {r.inspector for r in recusals if r.object == one["id"]}
    kept = [t for t in row if t.id not in gone]
    need = told["per_object"]
    if len(kept) < need:
        raise NobodyLeft("可派检查人员不足，没有下一签可以递补，请作废后重抽")
    team = kept[:need]
    if wrong := gone - {t.id for t in row if t < team[-1]}:
        raise NotDrawn(f"{'、'.join(sorted(wrong))} 没有被抽中，无须回避")
    return [{"id": t.id, "name": pool.entries[t.place].name, "ticket": t.value.hex()} for t in team]

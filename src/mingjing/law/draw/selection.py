"""Who was drawn: objects by stratum, inspectors for each, the next ticket for who falls out.

Setting aside and recusal are told with their reason; only who was drawn can fall out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
            raise NotDrawn(f"“{stratum}”一层没有下一签可以递补，请作废后重抽")
        last = kept[quota - 1]
        gone -= {t.id for t in row if t < last}
        limits[stratum] = kept[quota].value.hex() if len(kept) > quota else ""
        drawn += [_object(objects, t, stratum) for t in kept[:quota]]
    if gone:
        raise NotDrawn(f"{'、'.join(sorted(gone))} 没有被抽中，无须递补")
    for one in drawn:
        mine = [r for r in recusals if r.object == one["id"]]
        one["inspectors"] = _team(told, seed, inspectors, one=one, recusals=mine)
    known = {one["id"] for one in drawn}
    if wrong := [r.object for r in recusals if r.object not in known]:
        raise NotDrawn(f"{wrong[0]} 没有被抽中，无人需要回避")
    return Selection(drawn, limits)


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
    gone = {r.inspector for r in recusals}
    kept = [t for t in row if t.id not in gone]
    need = told["per_object"]
    if len(kept) < need:
        raise NotDrawn("可派检查人员不足，没有下一签可以递补，请作废后重抽")
    team = kept[:need]
    if wrong := gone - {t.id for t in row if t < team[-1]}:
        raise NotDrawn(f"{'、'.join(sorted(wrong))} 没有被抽中，无须回避")
    return [{"id": t.id, "name": pool.entries[t.place].name, "ticket": t.value.hex()} for t in team]

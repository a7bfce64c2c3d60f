"""Which places stand in which pools: kept apart from the lines, so that no page opens them all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from mingjing.law.draw.odds import chances
from mingjing.law.draw.pool import Pool
from mingjing.office.draws.models import Draw, OutsideDraw, PoolPlace
from mingjing.office.draws.pools import Pools, drawn_of, place_of
from mingjing.office.inspections.models import DrawnObject
from mingjing.office.registers.models import Register


def class_counts(quotas: Mapping[str, int], pool: Pool) -> dict[str, Counter[str]]:
    """How many objects of each class the strata of a frozen draw hold."""
    found: dict[str, Counter[str]] = {stratum: Counter() for stratum in quotas}
    for one in pool.entries:
        found[one.stratum][one.risk] += 1
    return found


def places_in(draw: Draw, pools: Pools) -> list[PoolPlace]:
    """The places of a frozen pool, each with the chance of its class in its stratum."""
    pool = pools[Register.OBJECTS]
    odds = {
        stratum: chances(counts, draw.quotas[stratum], draw.tickets)
        for stratum, counts in class_counts(draw.quotas, pool).items()
    }
    picked = set(picks_of(draw))
    return [
        PoolPlace(draw=draw, place_id=key, chance=odds[one.stratum][one.risk], drawn=key in picked)
        for one in pool.entries
        for key in (place_of(one.id),)
    ]


def picks_of(draw: Draw) -> list[int]:
    """The places that the certificate says were drawn."""
    return [place_of(one["id"]) for one in drawn_of(draw)]


def places_outside(row: OutsideDraw, pools: Pools, picked: Iterable[int]) -> list[PoolPlace]:
    """The places of a pool that another platform told, and what it picked; no chance is known."""
    drawn = set(picked)
    there = dict.fromkeys([*(place_of(one.id) for one in pools[Register.OBJECTS].entries), *drawn])
    return [PoolPlace(outside=row, place_id=key, drawn=key in drawn) for key in there]


def outside_stands(row: OutsideDraw, pools: Pools) -> bool:
    """The same for a draw of another platform."""
    handed = DrawnObject.objects.filter(draw=row.draw, platform=row.platform)
    kept = PoolPlace.objects.filter(outside=row).values_list("place_id", "drawn")
    made = places_outside(row, pools, handed.values_list("place_id", flat=True))
    return sorted(kept) == sorted((one.place_id, one.drawn) for one in made)


def index_stands(draw: Draw, pools: Pools) -> bool:
    """Whether the kept places are those that follow from the lines and from the certificate."""
    kept = PoolPlace.objects.filter(draw=draw).values_list("place_id", "chance", "drawn")
    made = [(one.place_id, one.chance, one.drawn) for one in places_in(draw, pools)]
    return sorted(kept) == sorted(made)

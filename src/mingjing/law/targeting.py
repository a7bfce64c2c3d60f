"""Whom to inspect first: by risk, and beside it a random share declared beforehand.

The random part is taken first and from the whole pool, each object with one ticket, so that what
it finds tells how the pool is; the part by risk takes the riskiest of the rest. Only with both can
be judged whether choosing by risk finds more. Tickets are those of the draw, so anybody who knows
plan, pool and figure comes to the same choice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from mingjing.law.draw.digest import canonical, hashed
from mingjing.law.draw.tickets import ticketer

RISK_ORDER = ("high", "general", "low")
_WHOLE = 100
_DEVIATIONS = 1.96  # of a normal spread: 95 of 100 such intervals hold the true rate


class Part(StrEnum):
    """How an object came to be selected."""

    RANDOM = "random"
    RISK = "risk"


PART_LABELS = {Part.RANDOM: "随机部分", Part.RISK: "按风险部分"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """One object of the pool: its number and its risk class."""

    id: str
    risk: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One selected object: in which part, with which ticket."""

    id: str
    part: Part
    ticket: str


def random_count(total: int, percent: int) -> int:
    """How many of a selection are taken at random; the share is never rounded down."""
    return -(-total * percent // _WHOLE)


def target_seed(declared: Mapping[str, object], figure: str) -> str:
    """The seed: what the published plan declared, and the figure that came afterwards."""
    return hashed("target", canonical(dict(declared)).encode(), figure.encode()).hex()


def choose(pool: Iterable[Candidate], seed: str, *, total: int, percent: int) -> list[Choice]:
    """The selection: the random part from the whole pool, then the riskiest of the rest."""
    ticket = ticketer(seed, "target")
    told = sorted((ticket(one.id, 1).hex(), one.id, one.risk) for one in pool)
    drawn = told[: random_count(min(total, len(told)), percent)]
    rest = sorted(told[len(drawn) :], key=lambda one: (RISK_ORDER.index(one[2]), one[0]))
    risky = rest[: max(total - len(drawn), 0)]
    return [
        *(Choice(id, Part.RANDOM, value) for value, id, _ in drawn),
        *(Choice(id, Part.RISK, value) for value, id, _ in risky),
    ]


@dataclass(frozen=True, slots=True)
class HitRate:
    """How many inspections of a part were made, and how many of them found something."""

    part: Part
    selected: int
    made: int
    hits: int

    @property
    def rate(self) -> float | None:
        """Hits of the inspections made; none where nothing was made yet."""
        return self.hits / self.made if self.made else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Where the true rate may well lie, after Wilson; wide where little was made."""
        if not self.made:
            return None
        n, p, z = self.made, self.hits / self.made, _DEVIATIONS
        middle, spread = p + z * z / (2 * n), z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
        whole = 1 + z * z / n
        return max((middle - spread) / whole, 0.0), min((middle + spread) / whole, 1.0)


def verdict(rates: Sequence[HitRate]) -> str:
    """What the two rates say together, in a sentence that claims no more than they hold."""
    found = {rate.part: rate.interval for rate in rates}
    risk, random = found.get(Part.RISK), found.get(Part.RANDOM)
    if risk is None or random is None:
        return "两部分还没有都检查，不能比较"
    if risk[0] > random[1]:
        return "按风险选查的发现率高于随机部分，差别不像是偶然的"
    if risk[1] < random[0]:
        return "按风险选查的发现率低于随机部分：风险等级没有选准，请重新评定"
    return "两部分的差别可能是偶然的，检查数还不足以判断"

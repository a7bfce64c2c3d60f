"""The order of a day's stops: what is due first, then what is riskier, then what is nearest.

Strictly in that order, so that every place in the list can be told in one sentence; a shorter way
that would leave a due visit for later is not taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import asin, cos, radians, sin, sqrt

_EARTH = 6_371_008.8
Point = tuple[float, float]
"""Longitude and latitude, in degrees."""
RISK_WORDS = {0: "高风险", 1: "一般风险", 2: "低风险", 3: "没有定级"}
UNRATED = 3


@dataclass(frozen=True, slots=True)
class Stop:
    """Somewhere to go: until when, how risky (0 highest, 3 not rated), and where it lies."""

    key: str
    due: date
    risk: int = UNRATED
    at: Point | None = None


@dataclass(frozen=True, slots=True)
class Leg:
    """One stop in its place of the list, how far it is from the one before, and why it stands
    there."""

    stop: Stop
    metres: int | None
    why: str


def distance(a: Point, b: Point) -> float:
    """Metres between two points, as the crow flies."""
    west, south, east, north = map(radians, (*a, *b))
    h = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin((east - west) / 2) ** 2
    return 2 * _EARTH * asin(sqrt(h))


def ordered(stops: Iterable[Stop], *, today: date, start: Point | None = None) -> list[Leg]:
    """The stops in the order in which to go, each with its reason."""
    left, here, legs = list(stops), start, list[Leg]()
    while left:
        first = min(_rank(s, today) for s in left)
        equal = [s for s in left if _rank(s, today) == first]
        stop = min(equal, key=lambda s: (_far(here, s), s.key))
        whence = "上一站" if legs else "出发地"
        legs.append(_leg(stop, here, equal=len(equal), today=today, whence=whence))
        left.remove(stop)
        here = stop.at or here
    return legs


def length(legs: Sequence[Leg]) -> int:
    """Metres of the whole way, where they are known."""
    return sum(leg.metres or 0 for leg in legs)


def _rank(stop: Stop, today: date) -> tuple[int, date, int]:
    """What is overdue is all equally urgent; afterwards each day stands by itself."""
    if stop.due < today:
        return 0, date.min, stop.risk
    return 1, stop.due, stop.risk


def _far(here: Point | None, stop: Stop) -> float:
    """Who has no position comes last among equals."""
    if stop.at is None:
        return float("inf")
    return distance(here, stop.at) if here else 0.0


def _leg(stop: Stop, here: Point | None, *, equal: int, today: date, whence: str) -> Leg:
    metres = round(distance(here, stop.at)) if here and stop.at else None
    near = "没有位置，排在同类之后" if stop.at is None else ""
    if stop.at is not None and metres is not None:
        near = f"距{whence} {metres / 1000:.1f} 公里"
        near += f"，是同类 {equal} 处中最近的" if equal > 1 else ""
    told = (_due_words(stop.due, today), RISK_WORDS[stop.risk], near)
    return Leg(stop, metres, "；".join(part for part in told if part))


def _due_words(due: date, today: date) -> str:
    days = (due - today).days
    if days < 0:
        return f"已过期 {-days} 日"
    return "今天到期" if days == 0 else f"{days} 日后到期"

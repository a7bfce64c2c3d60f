"""Degrees to pixels: a district is small enough that the globe may be taken as flat."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import cos, radians

Place = tuple[float, float]


class Plane:
    """The part of the earth that holds all given places, laid on a picture of this width."""

    def __init__(self, places: Iterable[Place], *, width: float, edge: float = 12.0) -> None:
        known = list(places)
        self.edge = edge
        self.west, self.north = min(p[0] for p in known), max(p[1] for p in known)
        east, south = max(p[0] for p in known), min(p[1] for p in known)
        self.squeeze = cos(radians((self.north + south) / 2))
        self.scale = (width - 2 * edge) / max((east - self.west) * self.squeeze, 1e-9)
        self.height = (self.north - south) * self.scale + 2 * edge

    def at(self, place: Place) -> Place:
        """Where a place lies on the picture."""
        x = (place[0] - self.west) * self.squeeze * self.scale + self.edge
        y = (self.north - place[1]) * self.scale + self.edge
        return round(x, 1), round(y, 1)

    def path(self, places: Sequence[Place], *, closed: bool = False) -> str:
        """The places as a line."""
        told = "L".join("{} {}".format(*self.at(p)) for p in places)
        return f"M{told}{'z' if closed else ''}"


def middle(corners: Sequence[Place]) -> Place:
    """The centre of a ground by its area; of one without area, the mean of its corners."""
    area = x = y = 0.0
    for (ax, ay), (bx, by) in zip(corners, [*corners[1:], corners[0]], strict=True):
        cross = ax * by - bx * ay
        area, x, y = area + cross, x + (ax + bx) * cross, y + (ay + by) * cross
    if abs(area) < 1e-12:
        n = len(corners)
        return sum(c[0] for c in corners) / n, sum(c[1] for c in corners) / n
    return x / (3 * area), y / (3 * area)

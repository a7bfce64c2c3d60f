"""The district as GeoJSON tells it: grounds of streets, roads, water, and where units start."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.conf import settings

from mingjing.law.route import Point

KINDS = ("street", "road", "water", "station")


@dataclass(frozen=True, slots=True)
class Shape:
    """One thing on the map: its kind, name, the unit that it belongs to, and its points."""

    kind: str
    name: str
    code: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class District:
    """Everything on the map."""

    shapes: tuple[Shape, ...] = field(default_factory=tuple)

    def of(self, kind: str) -> tuple[Shape, ...]:
        """The shapes of one kind."""
        return tuple(s for s in self.shapes if s.kind == kind)

    def station(self, code: str) -> Point | None:
        """Where a unit sets out from."""
        return next((s.points[0] for s in self.of("station") if s.code == code), None)


def district() -> District | None:
    """The district of this office; None where nobody has laid down its GeoJSON."""
    file = settings.DISTRICT_MAP
    return _read(str(file), file.stat().st_mtime_ns) if file.is_file() else None


@lru_cache(maxsize=2)
def _read(path: str, changed: int) -> District:
    with open(path, encoding="utf-8") as file:
        told = json.load(file)
    return District(tuple(_shape(f) for f in told["features"] if _kind(f) in KINDS))


def _kind(feature: dict[str, Any]) -> str:
    return str(feature["properties"].get("kind", ""))


def _shape(feature: dict[str, Any]) -> Shape:
    about, drawn = feature["properties"], feature["geometry"]
    found = drawn["coordinates"]
    match drawn["type"]:
        case "Polygon":
            found = found[0]
        case "Point":
            found = [found]
    points = tuple((float(p[0]), float(p[1])) for p in found)
    return Shape(_kind(feature), str(about.get("name", "")), str(about.get("code", "")), points)

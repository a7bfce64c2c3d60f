"""The map as SVG, drawn by the server: streets, roads, water, and the numbered stops of a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from math import cos, radians

from mingjing.law.route import Point
from mingjing.office.visits.district import District, Shape

_WIDTH, _EDGE = 720.0, 12.0


@dataclass(frozen=True, slots=True)
class Pin:
    """A numbered stop: where, what it is called, where its link leads, and its tone."""

    number: int
    at: Point
    name: str
    url: str
    tone: str = ""


class _Plane:
    """Degrees to pixels: small enough a district that the globe may be taken as flat."""

    def __init__(self, points: Iterable[Point]) -> None:
        known = list(points)
        self.west, self.north = min(p[0] for p in known), max(p[1] for p in known)
        east, south = max(p[0] for p in known), min(p[1] for p in known)
        self.squeeze = cos(radians((self.north + south) / 2))
        self.scale = (_WIDTH - 2 * _EDGE) / max((east - self.west) * self.squeeze, 1e-9)
        self.height = (self.north - south) * self.scale + 2 * _EDGE

    def at(self, point: Point) -> tuple[float, float]:
        """Where a point lies on the picture."""
        x = (point[0] - self.west) * self.squeeze * self.scale + _EDGE
        y = (self.north - point[1]) * self.scale + _EDGE
        return round(x, 1), round(y, 1)

    def path(self, points: Sequence[Point], *, closed: bool = False) -> str:
        """The points as a line."""
        told = "L".join("{} {}".format(*self.at(p)) for p in points)
        return f"M{told}{'z' if closed else ''}"


def draw_map(land: District, pins: Sequence[Pin], *, start: Point | None, label: str) -> str:
    """The whole picture; every pin is a link, and the list beside it says the same in words."""
    plane = _Plane([*(p for s in land.shapes for p in s.points), *(pin.at for pin in pins)])
    parts = [
        f'<svg class="districtmap" viewBox="0 0 {_WIDTH:.0f} {plane.height:.0f}" role="group" '
        f'aria-label="{escape(label)}" xmlns="http://www.w3.org/2000/svg">'
    ]
    parts += [_ground(plane, s) for s in land.of("street")]
    parts += [f'<path class="water" d="{plane.path(s.points)}"/>' for s in land.of("water")]
    parts += [_road(plane, s, n) for n, s in enumerate(land.of("road"))]
    parts += [_name(plane, s) for s in land.of("street")]
    way = [*([start] if start else []), *(pin.at for pin in pins)]
    if len(way) > 1:
        parts.append(f'<path class="way" d="{plane.path(way)}"/>')
    if start:
        x, y = plane.at(start)
        parts.append(f'<rect class="start" x="{x - 7}" y="{y - 7}" width="14" height="14"/>')
    parts += [_pin(plane, pin) for pin in pins]
    return "".join((*parts, "</svg>"))


def _ground(plane: _Plane, shape: Shape) -> str:
    return f'<path class="ground" d="{plane.path(shape.points, closed=True)}"/>'


def _name(plane: _Plane, shape: Shape) -> str:
    corners = shape.points[:-1]
    middle = (sum(p[0] for p in corners) / len(corners), sum(p[1] for p in corners) / len(corners))
    x, y = plane.at(middle)
    return (
        f'<text class="streetname" x="{x}" y="{y}" aria-hidden="true">{escape(shape.name)}</text>'
    )


def _road(plane: _Plane, shape: Shape, n: int) -> str:
    """A road with its name along it."""
    line = plane.path(shape.points)
    return (
        f'<path class="road" id="road{n}" d="{line}"/><text class="roadname" aria-hidden="true">'
        f'<textPath href="#road{n}" startOffset="4%">{escape(shape.name)}</textPath></text>'
    )


def _pin(plane: _Plane, pin: Pin) -> str:
    x, y = plane.at(pin.at)
    return (
        f'<a href="{escape(pin.url)}" aria-label="第{pin.number}站：{escape(pin.name)}">'
        f'<circle class="pin {pin.tone}" cx="{x}" cy="{y}" r="13"/>'
        f'<text class="pinnumber" x="{x}" y="{y + 5}">{pin.number}</text></a>'
    )

"""The map as SVG, drawn by the server: streets, roads, water, and the numbered stops of a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from mingjing.law.route import Point
from mingjing.office.visits.district import District, Shape
from mingjing.office.web.render.plane import Plane

_WIDTH = 720.0


@dataclass(frozen=True, slots=True)
class Pin:
    """A numbered stop: where, what it is called, where its link leads, and its tone."""

    number: int
    at: Point
    name: str
    url: str
    tone: str = ""


def draw_map(land: District, pins: Sequence[Pin], *, start: Point | None, label: str) -> str:
    """The whole picture; every pin is a link, and the list beside it says the same in words."""
    plane = Plane(
        [*(p for s in land.shapes for p in s.points), *(pin.at for pin in pins)], width=_WIDTH
    )
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


def _ground(plane: Plane, shape: Shape) -> str:
    return f'<path class="ground" d="{plane.path(shape.points, closed=True)}"/>'


def _name(plane: Plane, shape: Shape) -> str:
    corners = shape.points[:-1]
    middle = (sum(p[0] for p in corners) / len(corners), sum(p[1] for p in corners) / len(corners))
    x, y = plane.at(middle)
    return (
        f'<text class="streetname" x="{x}" y="{y}" aria-hidden="true">{escape(shape.name)}</text>'
    )


def _road(plane: Plane, shape: Shape, n: int) -> str:
    """A road with its name along it."""
    line = plane.path(shape.points)
    return (
        f'<path class="road" id="road{n}" d="{line}"/><text class="roadname" aria-hidden="true">'
        f'<textPath href="#road{n}" startOffset="4%">{escape(shape.name)}</textPath></text>'
    )


def _pin(plane: Plane, pin: Pin) -> str:
    x, y = plane.at(pin.at)
    return (
        f'<a href="{escape(pin.url)}" aria-label="第{pin.number}站：{escape(pin.name)}">'
        f'<circle class="pin {pin.tone}" cx="{x}" cy="{y}" r="13"/>'
        f'<text class="pinnumber" x="{x}" y="{y + 5}">{pin.number}</text></a>'
    )

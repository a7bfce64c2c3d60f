"""The district by street: shaded by classes that a legend tells, the number written on each."""

from __future__ import annotations

from collections.abc import Sequence

from mingjing.office.web.charts import Ground, MapChart
from mingjing.office.web.render.classes import Classes, classes_of
from mingjing.office.web.render.pen import LARGE, PLAIN, SMALL, Pen, fitted, text_width, wrapped
from mingjing.office.web.render.plane import Plane, middle

LEAST = 44.0
LINE, SWATCH, GAP = 20.0, 20.0, 16.0


def draw_map(chart: MapChart, pen: Pen, width: float) -> float:
    """Draws the map and its legend; returns the height they take."""
    grounds = [g for g in chart.grounds if g.corners]
    if not grounds:
        pen.text(0, 20, "没有本区地图")
        return 32.0
    places = [p for g in grounds for p in g.corners] + [p for line in chart.water for p in line]
    plane = Plane(places, width=width, edge=4)
    classes = classes_of(g.mark.value for g in grounds)
    for ground in grounds:
        step = classes.of(ground.mark.value) if classes else 0
        with pen.link(ground.mark.url, f"{ground.label} {ground.mark.said}"):
            pen.path(f"{plane.path(ground.corners, closed=True)}", f"shade-{step}", width=1.5)
    for line in chart.water:
        pen.path(plane.path(line), "water", width=5, more=' opacity=".5" pointer-events="none"')
    for ground in grounds:
        step = classes.of(ground.mark.value) if classes else 0
        _words(pen, plane, ground, step, small=width < 480)
    height = max(plane.height, LEAST)
    return _legend(pen, grounds, classes, top=height, width=width) if classes else height


def _words(pen: Pen, plane: Plane, ground: Ground, step: int, *, small: bool) -> None:
    x, y = plane.at(middle(ground.corners))
    ink, size = f"on-{step}", (SMALL if small else PLAIN)
    across = [plane.at(c)[0] for c in ground.corners]
    room = max(across) - min(across) - 4
    pen.text(
        x, y - 3, fitted(ground.label, room, size), ink, anchor="middle", size=size, through=True
    )
    pen.text(
        x, y + 15, fitted(ground.mark.said, room, LARGE), ink, anchor="middle",
        size=PLAIN if small else LARGE, bold=True,
        through=True,
    )  # fmt: skip


def _legend(
    pen: Pen, grounds: Sequence[Ground], classes: Classes, *, top: float, width: float
) -> float:
    """A swatch for each class, least first, and the sentence that says where they begin."""
    told = [(0, _none(grounds)), *((n, classes.said(n)) for n in range(1, classes.number + 1))]
    x, y = 0.0, top + LINE
    for step, words in told:
        if not words:
            continue
        wide = SWATCH + 6 + text_width(words, SMALL)
        if x and x + wide > width:
            x, y = 0.0, y + LINE
        pen.rect(x + 1, y - 11, SWATCH, 13, f"shade-{step}")
        pen.text(x + SWATCH + 6, y, fitted(words, width - SWATCH - 6, SMALL), size=SMALL)
        x += wide + GAP
    for line in wrapped(classes.rule, width, SMALL):
        y += LINE
        pen.text(0, y, line, size=SMALL)
    return y + 8


def _none(grounds: Sequence[Ground]) -> str:
    """What the streets without a shade stand for, of what there is."""
    empty = any(g.mark.value is None for g in grounds)
    nought = any(g.mark.value is not None and g.mark.size <= 0 for g in grounds)
    return "或者".join(w for w, there in (("0", nought), ("没有数值", empty)) if there)

"""Charts as SVG of our own: labelled directly, printable, the same picture in every report.

Widths are percentages inside the SVG, so text keeps its size on any screen and no style
attribute is needed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from mingjing.office.web.shapes import Bar, Point
from mingjing.office.web.words import count, percent

TOP, BOTTOM, LEFT, RIGHT = 28, 152, 4.0, 96.0
SVG_HEIGHT = 184


def share_of_greatest(value: Decimal | float, values: Sequence[Decimal | float]) -> float:
    """How long a bar is, 0 to 100, measured against the greatest of its chart."""
    greatest = max((float(each) for each in values), default=0.0)
    return round(max(float(value), 0.0) / greatest * 100, 2) if greatest > 0 else 0.0


def draw_bars(bars: Sequence[Bar]) -> SafeString:
    """Bars that are a table at the same time: label, bar, value; nothing is only a picture."""
    values = [bar.value for bar in bars]
    shared = any(bar.share is not None for bar in bars)
    rows = []
    for bar in bars:
        text = str(escape(bar.text or count(bar.value)))
        if bar.url:
            text = f'<a href="{escape(bar.url)}">{text}</a>'
        width = share_of_greatest(bar.value, values)
        share = percent(bar.share) if bar.share is not None else ""
        rows.append(
            f'<tr><th scope="row">{escape(bar.label)}</th><td class="bar">'
            f'<svg aria-hidden="true" focusable="false" height="12" width="100%">'
            f'<rect class="track" width="100%" height="12" rx="2"/>'
            f'<rect class="fill" width="{width}%" height="12" rx="2"/></svg></td>'
            f'<td class="r n">{text}</td>' + (f'<td class="r n sub">{share}</td>' if shared else "")
        )
    return mark_safe(f'<table class="bars"><tbody>{"</tr>".join(rows)}</tr></tbody></table>')


@dataclass(frozen=True, slots=True)
class Spot:
    """A point of the line with its place in the picture."""

    point: Point
    x: float
    y: float


def place(points: Sequence[Point]) -> list[Spot]:
    """Points spread evenly from left to right; the vertical axis starts at zero, honestly."""
    greatest = max((float(point.value) for point in points), default=0.0) or 1.0
    step = (RIGHT - LEFT) / max(len(points) - 1, 1)
    spots = []
    for i, point in enumerate(points):
        y = BOTTOM - (BOTTOM - TOP) * max(float(point.value), 0.0) / greatest
        spots.append(Spot(point, round(LEFT + i * step, 2), round(y, 1)))
    return spots


def _labelled(points: Sequence[Point]) -> set[int]:
    """Which points carry their value in the picture: all when few, else greatest, least, last."""
    if len(points) <= 6:
        return set(range(len(points)))
    values = [float(point.value) for point in points]
    return {values.index(max(values)), values.index(min(values)), len(values) - 1}


def value_height(spots: Sequence[Spot], i: int) -> float:
    """Where a value is written: above its point, or below where the line comes from above."""
    beside = [spots[j].y for j in (i - 1, i + 1) if 0 <= j < len(spots)]
    dips = bool(beside) and min(beside) < spots[i].y and max(beside) <= spots[i].y
    return spots[i].y + 20 if dips and spots[i].y + 24 < BOTTOM else spots[i].y - 10


def draw_line(points: Sequence[Point], *, title: str, description: str, key: str) -> SafeString:
    """A line over months: every point drawn, the telling ones labelled, all in the table behind."""
    spots = place(points)
    shown = _labelled(points)
    out = [
        f'<svg class="line" role="img" width="100%" height="{SVG_HEIGHT}"'
        f' aria-labelledby="{key}-t {key}-d"><title id="{key}-t">{escape(title)}</title>'
        f'<desc id="{key}-d">{escape(description)}</desc>',
        f'<line class="axis" x1="0" x2="100%" y1="{BOTTOM}.5" y2="{BOTTOM}.5"/>',
    ]
    for a, b in pairwise(spots):
        out.append(f'<line class="run" x1="{a.x}%" y1="{a.y}" x2="{b.x}%" y2="{b.y}"/>')
    for i, spot in enumerate(spots):
        text = escape(spot.point.text or count(spot.point.value))
        label = escape(spot.point.label)
        out.append(
            f'<circle cx="{spot.x}%" cy="{spot.y}" r="3.5"><title>{label} {text}</title></circle>'
        )
        # On a phone every second label is left out; the table behind has them all.
        css = "tick alt" if i % 2 and len(spots) > 6 else "tick"
        out.append(f'<text class="{css}" x="{spot.x}%" y="{BOTTOM + 20}">{label}</text>')
        if i in shown:
            y = value_height(spots, i)
            out.append(f'<text class="value" x="{spot.x}%" y="{y:.1f}">{text}</text>')
    out.append("</svg>")
    return mark_safe("".join(out))

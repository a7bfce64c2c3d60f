"""A chart as SVG: within a page by classes, or as a file of its own with literal colours.

The same function draws both, so the printed report shows the same picture.
"""

from __future__ import annotations

from zlib import crc32

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from mingjing.office.web.charts import AnyChart, MapChart
from mingjing.office.web.render.pen import FONTS, Pen, told
from mingjing.office.web.render.picture_bars import draw_bars
from mingjing.office.web.render.picture_lines import draw_lines
from mingjing.office.web.render.picture_map import draw_map

WIDE, HALF, SLIM, PAPER = 1040, 500, 350, 620
"""Widths of a picture in pixels: across a page, half of it, on a phone, in a printed report."""
MOST = {WIDE: 720, HALF: 500, SLIM: 350, PAPER: 620}
"""How wide a map is at most where there is room for more."""


def svg(chart: AnyChart, *, width: int = PAPER, standalone: bool = False) -> SafeString:
    """The picture; `standalone` carries its colours, its size and its font within itself."""
    pen = Pen(alone=standalone)
    if isinstance(chart, MapChart):
        width = MOST.get(width, width)
        height = draw_map(chart, pen, width)
    elif chart.kind == "lines":
        height = draw_lines(chart, pen, width)
    else:
        height = draw_bars(chart, pen, width)
    return mark_safe(_framed(chart, pen, width=width, height=height))


def _framed(chart: AnyChart, pen: Pen, *, width: int, height: float) -> str:
    unit = f"（{chart.unit}）" if chart.unit else ""
    title, words = f"{chart.title}{unit}", chart.words
    key = f"p{crc32(f'{title}{words}{width}{chart.head}'.encode()):x}"
    linked = any("<a " in piece for piece in pen.pieces)
    role = "group" if linked and not pen.alone else "img"
    own = (
        f'width="{width}" height="{told(height)}" font-family="{FONTS}" '
        if pen.alone
        else 'class="picture" '
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {own}viewBox="0 0 {width} {told(height)}"'
        f' role="{role}" aria-labelledby="{key}-t {key}-d">'
        f'<title id="{key}-t">{escape(title)}</title><desc id="{key}-d">{escape(words)}</desc>'
        f"{''.join(pen.pieces)}</svg>"
    )

"""Bars: label, bar, value on one line; several series stand below each other, each with a name."""

from __future__ import annotations

from mingjing.office.web.charts import Chart, Mark
from mingjing.office.web.render.pen import PLAIN, SMALL, Pen, fitted, text_width

ROW, CLOSE, GAP, THICK = 28.0, 24.0, 8.0, 12.0
ROOM = 12.0
LEAST_BAR = 40.0
TINTS = 3


def clamp(value: float, low: float, high: float) -> float:
    """The value, within bounds."""
    return min(max(value, low), high)


def share_of(mark: Mark, greatest: float) -> float:
    """How long a bar is, 0 to 1, measured against the greatest of its chart."""
    return round(mark.size / greatest, 4) if greatest > 0 else 0.0


def draw_bars(chart: Chart, pen: Pen, width: float) -> float:
    """Draws the bars; returns the height they take."""
    if not chart.labels:
        pen.text(0, 20, "没有可画的数字")
        return 32.0
    marks = [m for s in chart.series for m in s.marks]
    greatest = max(m.size for m in marks)
    several = len(chart.series) > 1
    names = max(text_width(s.label, SMALL) for s in chart.series) if several else 0.0
    for_label = clamp(max(map(text_width, chart.labels)), 28, width * 0.32) + ROOM
    for_name = clamp(names, 24, width * 0.2) + 8 if several else 0.0
    for_value = clamp(max(text_width(m.said) for m in marks), 16, width * 0.3)
    start = for_label + for_name
    room = max(width - start - for_value - ROOM, LEAST_BAR)
    row, y = (CLOSE if several else ROW), 0.0
    for i, label in enumerate(chart.labels):
        pen.text(0, y + row / 2 + 5, fitted(label, for_label - ROOM), "ink")
        for n, series in enumerate(chart.series):
            mark, hue = series.marks[i], "past" if series.past else f"tint-{n % TINTS + 1}"
            says = f"{label} {series.label} {mark.said}".replace("  ", " ")
            with pen.link(mark.url, says):
                pen.hold(start, y, width - start, row)
                if several:
                    pen.text(for_label, y + row / 2 + 4, fitted(series.label, for_name - 8, SMALL),
                             size=SMALL)  # fmt: skip
                pen.rect(start, y + (row - THICK) / 2, room, THICK, "track")
                pen.rect(start, y + (row - THICK) / 2, room * share_of(mark, greatest), THICK, hue)
                ink = "number" if mark.url else "past-ink" if series.past else "ink"
                pen.text(width, y + row / 2 + 5, fitted(mark.said, for_value), ink,
                         anchor="end", size=PLAIN)  # fmt: skip
            y += row
        y += GAP if several else 0
    return y

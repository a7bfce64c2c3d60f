"""Lines over months: the axis starts at zero, the year before is dashed, each line has its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import floor, log10

from mingjing.office.web.charts import Chart, Mark, Series
from mingjing.office.web.render.pen import HUES, PLAIN, SMALL, Pen, fitted, text_width
from mingjing.office.web.render.picture_bars import clamp

TOP, FOOT, APART = 26.0, 28.0, 24.0
DASHES = ("", "7 3", "2 3", "9 3 2 3", "12 4", "4 4")
FEW, WIDEST = 6, 96.0


def steps_of(greatest: float, *, most: int = 4) -> list[float]:
    """The heights of the grid: round numbers from zero up to at least the greatest."""
    if greatest <= 0:
        return [0.0]
    raw = greatest / most
    unit = 10.0 ** floor(log10(raw))
    step = next(n * unit for n in (1, 2, 5, 10) if n * unit >= raw * 0.9999)
    if float(greatest).is_integer():
        step = max(step, 1.0)
    found = [0.0]
    while found[-1] < greatest * 0.9999:
        found.append(round(found[-1] + step, 6))
    return found


def short(value: float) -> str:
    """A height of the grid in few characters: 20万 rather than 200,000."""
    for size, word in ((1e12, "万亿"), (1e8, "亿")):
        if value >= size:
            return f"{value / size:,.6g}{word}"
    return f"{value / 1e4:g}万" if value >= 1e4 else f"{value:,g}"


@dataclass(frozen=True, slots=True)
class Field:
    """Where the lines run: the left and right edge, the ground, and the height of the greatest."""

    left: float
    right: float
    ground: float
    top: float
    greatest: float
    count: int
    limit: float

    def centred(self, x: float, words: str, size: int) -> float:
        """The middle of words that stand over a place, moved so that they stay in the picture."""
        half = text_width(words, size) / 2
        return max(min(x, self.limit - half), half)

    def x(self, i: int) -> float:
        """Where a label stands; a lone one in the middle."""
        if self.count < 2:
            return (self.left + self.right) / 2
        return self.left + (self.right - self.left) * i / (self.count - 1)

    def y(self, value: float) -> float:
        """How high a value stands."""
        if self.greatest <= 0:
            return self.ground
        return self.ground - (self.ground - self.top) * value / self.greatest

    @property
    def step(self) -> float:
        """From one label to the next."""
        return (self.right - self.left) / max(self.count - 1, 1)


def draw_lines(chart: Chart, pen: Pen, width: float) -> float:
    """Draws the lines; returns the height they take."""
    if not chart.labels:
        pen.text(0, 20, "没有可画的数字")
        return 32.0
    height = 264.0 if width > 600 else 224.0
    grid = steps_of(max(m.size for s in chart.series for m in s.marks))
    left = max(text_width(short(v), SMALL) for v in grid) + ROOM_LEFT
    several = len(chart.series) > 1
    names = max(text_width(s.label, SMALL) for s in chart.series) if several else 0.0
    right = clamp(names, 0, width * 0.24) + 16 if several else 16.0
    limit = width - right + 8 if several else width
    field = Field(left, width - right, height - FOOT, TOP, grid[-1], len(chart.labels), limit)
    _grid(pen, field, grid)
    _labels(pen, field, chart.labels)
    lines = list(enumerate(chart.series))
    for n, series in sorted(lines, key=lambda pair: not pair[1].past):
        _run(pen, field, series, n)
    _points(pen, field, chart)
    if several:
        _names(pen, field, chart.series, right - 16)
    return height


ROOM_LEFT = 18.0


def _grid(pen: Pen, field: Field, grid: Sequence[float]) -> None:
    edge = field.left - ROOM_LEFT + 6
    for value in grid:
        y = round(field.y(value)) + 0.5
        pen.path(f"M{edge:g} {y:g}H{field.right + 4:g}", "grid" if value else "axis")
        pen.text(edge - 4, y + 4, short(value), size=SMALL, anchor="end")


def _labels(pen: Pen, field: Field, labels: Sequence[str]) -> None:
    """Every label, or every second or third where they would touch."""
    told = [fitted(label, WIDEST, SMALL) for label in labels]
    widest = max(text_width(label, SMALL) for label in told) + 8
    every = 1 if field.count < 2 else max(1, -int(-widest // field.step))
    for i, label in enumerate(told):
        if i % every == 0:
            x = field.centred(field.x(i), label, SMALL)
            pen.text(x, field.ground + 19, label, size=SMALL, anchor="middle")


def _run(pen: Pen, field: Field, series: Series, n: int) -> None:
    """The line itself; where there is no value there is a gap."""
    pieces: list[str] = []
    for i, mark in enumerate(series.marks):
        if mark.value is None:
            continue
        begins = i == 0 or series.marks[i - 1].value is None
        pieces.append(f"{'M' if begins else 'L'}{field.x(i):.1f} {field.y(mark.size):.1f}")
    if not pieces:
        return
    d = "".join(pieces)
    if series.past:
        pen.path(d, "past-line", width=1.5, dash="5 4")
    else:
        pen.path(d, f"run-{n % HUES + 1}", width=2, dash=DASHES[n % len(DASHES)])
    for i, mark in enumerate(series.marks):
        lone = [j for j in (i - 1, i + 1) if 0 <= j < len(series.marks)]
        if mark.value is not None and all(series.marks[j].value is None for j in lone):
            pen.dot(field.x(i), field.y(mark.size), _dot(series, n))


def _dot(series: Series, n: int) -> str:
    return "past-dot" if series.past else f"dot-{n % HUES + 1}"


def shown(series: Series, room: float) -> set[int]:
    """Which points carry their value: all where there is room, else greatest, least and last."""
    known = [i for i, m in enumerate(series.marks) if m.value is not None]
    if not known:
        return set()
    widest = max(text_width(series.marks[i].said) for i in known)
    if len(known) <= FEW or widest + 10 <= room:
        return set(known)
    sizes = {i: series.marks[i].size for i in known}
    return {max(known, key=sizes.__getitem__), min(known, key=sizes.__getitem__), known[-1]}


def _points(pen: Pen, field: Field, chart: Chart) -> None:
    """Every point that opens something, with its field to hit: of all that stand over one label
    each has the stretch that lies nearest to it. A lone line of the present bears its values."""
    present = [n for n, series in enumerate(chart.series) if not series.past]
    valued = present[0] if len(present) == 1 else None
    told = set() if valued is None else shown(chart.series[valued], field.step)
    foot = field.ground + FOOT
    for i, label in enumerate(chart.labels):
        left = max(field.x(i) - field.step / 2, 0)
        width = field.x(i) + field.step / 2 - left
        here = [n for n, s in enumerate(chart.series) if s.marks[i].url or n == valued]
        for n, top, bottom in _stretches(field, chart.series, i, here, foot):
            series, mark = chart.series[n], chart.series[n].marks[i]
            says = f"{label} {series.label if len(chart.series) > 1 else ''} {mark.said}"
            with pen.link(mark.url, " ".join(says.split())):
                pen.hold(left, top, width, bottom - top)
                pen.dot(field.x(i), field.y(mark.size), _dot(series, n))
                if n == valued and i in told:
                    below = _dips(series, i) and field.y(mark.size) + 22 < field.ground
                    _value(pen, field, (field.x(i), field.y(mark.size)), mark, below=below)


def _stretches(
    field: Field, series: Sequence[Series], i: int, lines: Iterable[int], foot: float
) -> Iterator[tuple[int, float, float]]:
    """Over one label: which line is hit from where to where, from the top down; the present lies
    above the past where both are equal."""
    known = [(n, m) for n in lines if (m := series[n].marks[i]).value is not None]
    placed = sorted((field.y(mark.size), n) for n, mark in known)
    between = [(a + b) / 2 for (a, _), (b, _) in pairwise(placed)]
    edges = [0.0, *between, foot]
    for (_, n), top, bottom in zip(placed, edges, edges[1:], strict=False):
        yield n, top, bottom


def _value(pen: Pen, field: Field, at: tuple[float, float], mark: Mark, *, below: bool) -> None:
    x = field.centred(at[0], mark.said, PLAIN)
    ink = "value-link" if mark.url else "value"
    pen.text(x, at[1] + (19 if below else -9), mark.said, ink, anchor="middle", bold=True)


def _dips(series: Series, i: int) -> bool:
    """Whether the line comes from above on both sides, so that the value stands below."""
    beside = [series.marks[j].size for j in (i - 1, i + 1) if 0 <= j < len(series.marks)]
    here = series.marks[i].size
    return len(beside) == 2 and min(beside) >= here and max(beside) > here


def spread(heights: Sequence[float], low: float, high: float) -> list[float]:
    """Heights moved apart so that no two names touch, in the order they had."""
    order = sorted(range(len(heights)), key=lambda i: heights[i])
    placed = [0.0] * len(heights)
    last = low - APART
    for i in order:
        last = placed[i] = max(heights[i], last + APART)
    over = last - high
    if over > 0:
        edge = high + APART
        for i in reversed(order):
            edge = placed[i] = min(placed[i], edge - APART)
    return placed


def _names(pen: Pen, field: Field, series: Sequence[Series], room: float) -> None:
    """The name of each line at its right end."""
    ends = []
    for each in series:
        known = [m.size for m in each.marks if m.value is not None]
        ends.append(field.y(known[-1]) if known else field.ground)
    for n, (each, y) in enumerate(zip(series, spread(ends, TOP, field.ground), strict=True)):
        ink = "past-ink" if each.past else f"hue-{n % HUES + 1}"
        words = fitted(each.label, room, SMALL)
        with pen.link(each.url, f"{each.label}：全部记录"):
            if each.url:
                pen.hold(field.right + 10, y - APART / 2, room + 6, APART)
            pen.text(field.right + 14, y + 4, words, ink, size=SMALL, bold=not each.past)

"""Measures of official documents (GB/T 9704) that do not depend on the kind of file."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from mingjing.office.reports.grids import Grid, Line

SIGNS, LINES = 28, 22
"""Signs a line and lines a page."""
PADDING = 2.4
"""What a column of a table has beside its words, in signs of the table."""
UPRIGHT, ACROSS = 156.0, 225.0
"""The width of the type area in millimetres, and of a sheet that is laid across."""
TABLE_SIGNS = 52.0
"""The room of a table over the type area (156 mm): 42 signs of 10.5 points, and what the padding
of some eight columns may give way."""
MOST_PARTS = 3
"""In how many parts a table may stand upright; one that needs more is laid across."""
SIGN = 25.4 / 72 * 10.5
"""A sign of a table, in millimetres."""
LEAST_PADDING, SHORT = 1.2, 4.0
"""The padding itself, and up to how many signs a word stands unbroken in a narrow column."""


def em(text: str) -> float:
    """The width of a text in signs: a Chinese sign is one, a Latin letter or digit a half."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in text)


def sign_indents(organ: str, day: str) -> tuple[float, float]:
    """How far organ and day stand from the right, in signs: the organ two, the first sign of the
    day two behind the organ's first; a day that is longer stands two from the right itself."""
    right = em(organ) - em(day)
    if right >= 2:
        return 2.0, right
    return 4.0 + em(day) - em(organ), 2.0


def wants_of(grid: Grid) -> tuple[float, ...]:
    """What each column would like, in signs: a long text takes what is left, a number needs its
    own width and no more; a head may stand in two lines."""
    columns = list(zip(*(line.cells for line in grid.lines), strict=True))
    wants = []
    for head, cells in zip(grid.heads, columns, strict=True):
        longest = max((em(c.text) for c in cells), default=1.0)
        wants.append(min(max(longest, em(head) / 2, 3.0) + PADDING, 48.0))
    return tuple(wants)


def _leasts_of(grid: Grid) -> list[float]:
    """What no column goes below, in millimetres: a number is never broken, a short word neither."""
    columns = zip(*(line.cells for line in grid.lines), strict=True)
    leasts = []
    for head, cells in zip(grid.heads, columns, strict=True):
        least = min(em(head), 2.0)
        for cell in cells:
            whole = cell.text.replace(",", "").replace(".", "").isdecimal()
            size = em(cell.text)
            least = max(least, size if whole else min(size, SHORT) if size <= SHORT else 2.0)
        leasts.append((least + LEAST_PADDING) * SIGN)
    return leasts


def width_of(grid: Grid) -> float:
    """The width of a table in millimetres."""
    return ACROSS if grid.wide else UPRIGHT


def widths_of(grid: Grid) -> tuple[float, ...]:
    """The widths of a table's columns by what stands in them, in millimetres: in proportion, but
    none so narrow that a number or a short word breaks, as long as there is room."""
    total, wants = width_of(grid), wants_of(grid)
    leasts = _leasts_of(grid) if grid.lines else [0.0] * len(wants)
    if sum(leasts) > total:
        leasts = [0.0] * len(wants)
    fixed: set[int] = set()
    while True:
        room = total - sum(leasts[i] for i in fixed)
        whole = sum(w for i, w in enumerate(wants) if i not in fixed)
        widths = [leasts[i] if i in fixed else room * w / whole for i, w in enumerate(wants)]
        narrow = {i for i, w in enumerate(widths) if i not in fixed and w < leasts[i]}
        if not narrow:
            return tuple(round(w, 1) for w in widths)
        fixed |= narrow


def within_page(grid: Grid, room: float = TABLE_SIGNS) -> list[Grid]:
    """A table in as many parts as it needs for a page, each with the first column, so that no
    column is cut off; the note stands under the last. One of many parts is laid across."""
    parts = _split(grid, room)
    if len(parts) <= MOST_PARTS:
        return parts
    return [replace(part, wide=True) for part in _split(grid, room * ACROSS / UPRIGHT)]


def _split(grid: Grid, room: float) -> list[Grid]:
    """As few parts as the room allows, each with the first column again; and as level as so many
    can be, or the last sheet would stand half empty."""
    first, *rest = wants_of(grid)
    room -= first
    few = len(_filled(rest, room))
    ends = range(1, len(rest) + 1)
    sums = {sum(rest[start:end]) for end in ends for start in range(end)}
    levels = (_filled(rest, level) for level in sorted({room, *(s for s in sums if s < room)}))
    parts = next(found for found in levels if len(found) == few)
    last = len(parts) - 1
    return [_part(grid, n, kept, note=grid.note if n == last else "")
            for n, kept in enumerate(parts)]  # fmt: skip


def _filled(wants: list[float], room: float) -> list[list[int]]:
    """The places of columns, one after the other into parts of this room, counted from 1."""
    parts: list[list[int]] = [[]]
    left = room
    for place, want in enumerate(wants, start=1):
        if parts[-1] and want > left:
            parts.append([])
            left = room
        parts[-1].append(place)
        left -= want
    return parts


def _part(grid: Grid, nth: int, kept: list[int], *, note: str) -> Grid:
    places = (0, *kept)
    return Grid(
        f"{grid.caption}（续表）" if nth else grid.caption,
        tuple(grid.heads[p] for p in places),
        tuple(Line(tuple(x.cells[p] for p in places), x.total) for x in grid.lines),
        note,
        grid.form,
    )

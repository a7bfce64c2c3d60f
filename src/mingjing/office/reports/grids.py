"""The tables of a report: cells that are words or figures, lines, and the grid itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mingjing.office.statistics.shapes import FigureValue

Address = Callable[[FigureValue], str]


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line: plain words; or a figure with its address and definition; or a digit
    that somebody typed."""

    text: str
    url: str = ""
    note: str = ""
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table, each cell a run."""

    cells: tuple[Run, ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of the report; `note` stands under it in small type, `form` is the key of the
    statutory table that it is, or is a part of; `wide` puts it on a sheet laid across."""

    caption: str
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    note: str = ""
    form: str = ""
    wide: bool = False

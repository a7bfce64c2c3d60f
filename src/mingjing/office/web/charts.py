"""What a chart shows, as plain values: bars, lines over months, and a map of grounds.

A chart is drawn by `render.picture`, on a page and in a printed report alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from mingjing.office.web.shapes import Cell, Column, Row, Table
from mingjing.office.web.words import NOTHING, count

Number = int | float | Decimal | None
Place = tuple[float, float]
"""Longitude and latitude, in degrees."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One value of a chart, as it is written beside it, and where it opens.

    None is no value at all (a rate of nothing), which is not the same as zero.
    """

    value: Number
    text: str = ""
    url: str = ""

    @property
    def said(self) -> str:
        """The value in words."""
        return self.text or (NOTHING if self.value is None else count(self.value))

    @property
    def size(self) -> float:
        """The value as a length; nothing is shorter than nothing."""
        return max(float(self.value or 0), 0.0)


@dataclass(frozen=True, slots=True)
class Series:
    """One row of values over the chart's labels; `past` is what the present is compared with, and
    its name opens everything that stands behind it."""

    label: str
    marks: Sequence[Mark]
    past: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """Values over labels, one or several series: as bars, or as lines when the labels are months.

    `head` names what the labels are (领域, 月份).
    """

    kind: Literal["bars", "lines"]
    title: str
    unit: str
    labels: Sequence[str]
    series: Sequence[Series]
    head: str = ""
    note: str = ""

    @property
    def table(self) -> Table:
        """The same values as a table: what stands behind the picture."""
        names = [s.label or self.title for s in self.series]
        columns = [Column("label", self.head or "项目")]
        columns += [Column(str(i), name, align="right") for i, name in enumerate(names)]
        rows = [
            Row("", (label, *(Cell(s.marks[i].said, url=s.marks[i].url) for s in self.series)))
            for i, label in enumerate(self.labels)
        ]
        return Table(columns, rows, empty_title="没有可画的数字")

    @property
    def words(self) -> str:
        """What a reader who sees no picture is told."""
        told = []
        for i, label in enumerate(self.labels):
            each = "、".join(f"{s.label}{s.marks[i].said}".strip() for s in self.series)
            told.append(f"{label} {each}")
        return "；".join(told) or "没有数字"


@dataclass(frozen=True, slots=True)
class Ground:
    """One piece of land with its value: a street."""

    label: str
    corners: Sequence[Place]
    mark: Mark


@dataclass(frozen=True, slots=True)
class MapChart:
    """Values by street on the district's map; the number is written on the street itself."""

    title: str
    unit: str
    grounds: Sequence[Ground]
    water: Sequence[Sequence[Place]] = ()
    head: str = "街道"
    note: str = ""

    @property
    def table(self) -> Table:
        """The same values as a table."""
        columns = [Column("label", self.head), Column("value", self.title, align="right")]
        rows = [Row("", (g.label, Cell(g.mark.said, url=g.mark.url))) for g in self.grounds]
        return Table(columns, rows, empty_title="没有可画的数字")

    @property
    def words(self) -> str:
        """What a reader who sees no picture is told."""
        return "；".join(f"{g.label} {g.mark.said}" for g in self.grounds) or "没有数字"


AnyChart = Chart | MapChart

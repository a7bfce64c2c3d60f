"""What a statutory table is made of: columns, identities that must hold, and the sheet itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from mingjing.office.statistics.shapes import FigureValue, Period
from mingjing.office.web.words import count

NOT_KEPT = "未登记"
"""What stands in a cell of which this office keeps no record; never a nought."""
NOT_BY_UNIT = "—"
"""What stands where a figure is one of the whole office."""
Number = int | Decimal
Relation = Literal["=", "≤"]
Kind = Literal["whole", "unit", "before", "change"]
"""What a line tells: the whole, a unit, the year before, or the change on it."""


@dataclass(frozen=True, slots=True)
class Head:
    """One column: an indicator over a scope, or what is not kept here and why."""

    key: str
    label: str
    indicator: str = ""
    scope: Mapping[str, str] = field(default_factory=dict)
    group: str = ""
    not_kept: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """What must hold in every line: a sum of columns, less others, against a sum of columns."""

    label: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    relation: Relation = "="
    less: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A table before it is filled: title, counting rules, columns, identities."""

    key: str
    number: str
    title: str
    heads: tuple[Head, ...]
    rules: tuple[str, ...]
    identities: tuple[Identity, ...] = ()
    by_unit: bool = True
    source: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One cell: a figure with the address of its rows, or the word for why there is none."""

    text: str
    figure: FigureValue | None = None
    url: str = ""
    note: str = ""

    @property
    def number(self) -> Number | None:
        """The value that identities reckon with."""
        return None if self.figure is None else self.figure.value


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: the whole office, a unit (its short name, and its whole one), the
    whole of the year before, or the change on it."""

    label: str
    entries: tuple[Entry, ...]
    unit: str = ""
    name: str = ""
    kind: Kind = "unit"


@dataclass(frozen=True, slots=True)
class Check:
    """One identity in one line: the computation, whether it holds, and by how much it does not.
    `holds` is None where a part of it is not kept."""

    label: str
    line: str
    relation: Relation
    left: Number | None
    right: Number | None
    working: str

    @property
    def holds(self) -> bool | None:
        """Whether both sides fit; None where one of them is not known."""
        if self.left is None or self.right is None:
            return None
        return self.left == self.right if self.relation == "=" else self.left <= self.right

    @property
    def difference(self) -> Number | None:
        """The left side less the right one."""
        if self.left is None or self.right is None:
            return None
        return self.left - self.right

    @property
    def verdict(self) -> str:
        """In a word, with the difference where it fails."""
        if self.holds is None:
            return "无法核对"
        return "相符" if self.holds else f"不符，差 {count(self.difference)}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table, filled for a period."""

    form: Form
    period: Period
    lines: tuple[Line, ...]
    checks: tuple[Check, ...]
    notes: tuple[str, ...] = ()
    order: str = ""

    @property
    def failing(self) -> tuple[Check, ...]:
        """The identities that do not hold."""
        return tuple(check for check in self.checks if check.holds is False)

    @property
    def groups(self) -> list[tuple[str, int]]:
        """The upper row of the heading: each group with the number of its columns."""
        out: list[tuple[str, int]] = []
        for head in self.form.heads:
            if out and head.group and out[-1][0] == head.group:
                out[-1] = (head.group, out[-1][1] + 1)
            else:
                out.append((head.group, 1))
        return out

    @property
    def is_grouped(self) -> bool:
        """Whether the heading has two rows."""
        return any(head.group for head in self.form.heads)

    @property
    def top(self) -> list[tuple[str, int, int]]:
        """The first row of the heading: label, columns, rows."""
        if not self.is_grouped:
            return [(head.label, 1, 1) for head in self.form.heads]
        labels = iter(self.form.heads)
        out = []
        for group, width in self.groups:
            first = next(labels)
            for _ in range(width - 1):
                next(labels)
            out.append((group, width, 1) if group else (first.label, 1, 2))
        return out

    @property
    def below(self) -> list[str]:
        """The second row of the heading: the columns that stand under a group."""
        return [head.label for head in self.form.heads if head.group]

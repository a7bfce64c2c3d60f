"""The rows behind the figures of a report, kept with it and held against the rows of today.

Of each indicator the rows are read once, with what tells them apart; a figure's rows are kept as
their numbers, with what each of them brings to it. Beyond LIMIT rows only the value is kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from mingjing.office.journal.values import canonical, plain
from mingjing.office.statistics.dimensions import DIMENSIONS
from mingjing.office.statistics.measures import COUNTED_IN, OUT_OF, Distinct, PerHead, Rate, Sum
from mingjing.office.statistics.queries import parts_of
from mingjing.office.statistics.shapes import Indicator, Period, Scope

LIMIT = 20_000
Rows = dict[str, str]
"""The number of each row, and what it brings."""


@dataclass(frozen=True, slots=True)
class Moved:
    """Rows that came, went, or bring something else than before."""

    came: tuple[str, ...] = ()
    went: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.came or self.went or self.altered)


UNMOVED = Moved()


class Ledger:
    """The rows of one period: each indicator asked of the database once."""

    def __init__(self, period: Period, wanted: Iterable[tuple[Indicator, Scope]]) -> None:
        self.period = period
        self.dims: dict[str, set[str]] = {}
        for found, scope in wanted:
            self.dims.setdefault(found.name, set()).update(scope)
        self._read: dict[str, list[dict[str, Any]] | None] = {}
        self._told_apart: dict[tuple[str, tuple[str, ...]], dict[tuple[str, ...], Rows]] = {}

    def rows(self, found: Indicator, scope: Scope) -> Rows | None:
        """The rows behind a figure; None where there are more than are kept."""
        if found.name not in self._read:
            self._read[found.name] = self._ask(found)
        listed = self._read[found.name]
        if listed is None:
            return None
        names = tuple(sorted(scope))
        if (found.name, names) not in self._told_apart:
            self._told_apart[found.name, names] = _apart(found, names, listed)
        return self._told_apart[found.name, names].get(tuple(scope[n] for n in names), {})

    def _ask(self, found: Indicator) -> list[dict[str, Any]] | None:
        """The rows of an indicator; those of a sum are its parts', each under its part's name."""
        if not found.parts:
            return self._listed(found, found.name)
        out: list[dict[str, Any]] = []
        for part in parts_of(found, self.period):
            listed = self._listed(part, found.name)
            if listed is None:
                return None
            out += [{**row, "pk": f"{part.name}:{row['pk']}"} for row in listed]
        return out if len(out) <= LIMIT else None

    def _listed(self, found: Indicator, asked: str) -> list[dict[str, Any]] | None:
        dims = sorted(self.dims.get(asked, ()))
        told = {f"told_{d}": DIMENSIONS[d].telling(found.paths[d]) for d in dims}
        rows = found.counted(self.period).annotate(**told).order_by("pk")
        got = list(rows.values("pk", *_columns(found), *told)[: LIMIT + 1])
        return None if len(got) > LIMIT else got


def _apart(
    found: Indicator, names: tuple[str, ...], listed: list[dict[str, Any]]
) -> dict[tuple[str, ...], Rows]:
    """The rows told apart by some dimensions, each row looked at once: a table of many cells asks
    for every one of them."""
    out: dict[tuple[str, ...], Rows] = {}
    for row in listed:
        values = tuple(DIMENSIONS[name].key_of(row[f"told_{name}"]) for name in names)
        out.setdefault(values, {})[str(row["pk"])] = _brings(found, row)
    return out


def _columns(found: Indicator) -> tuple[str, ...]:
    measure = found.measure
    if isinstance(measure, Sum | Distinct):
        return (measure.column,)
    if isinstance(measure, Rate):
        sides = (COUNTED_IN, OUT_OF) if measure.apart else (COUNTED_IN,)
        return (*sides, measure.weight) if measure.weight else sides
    return (measure.shared,) if isinstance(measure, PerHead) else ()


def _brings(found: Indicator, row: Mapping[str, Any]) -> str:
    return "/".join(str(plain(row[c])) for c in _columns(found) if c in row)


def packed(rows: Rows | None) -> dict[str, Any] | None:
    """Rows as they are kept: numbers, what they bring, and a fingerprint of both."""
    if rows is None:
        return None
    kept: dict[str, Any] = {"ids": _ranges(rows)}
    if any(rows.values()):
        kept["values"] = list(rows.values())
    return {**kept, "digest": digest(rows)}


def digest(rows: Rows) -> str:
    """The fingerprint of rows and what they bring."""
    return hashlib.sha256(canonical(sorted(rows.items())).encode()).hexdigest()


def unpacked(kept: Mapping[str, Any] | None) -> Rows | None:
    """Rows as they were kept."""
    if not kept:
        return None
    ids = _numbers(kept["ids"])
    return dict(zip(ids, kept.get("values") or [""] * len(ids), strict=True))


def only_value(row: Mapping[str, Any]) -> bool:
    """Whether a printed figure was kept without its rows, because there were too many."""
    return "rows" in row and row["rows"] is None


def moved(before: Rows, now: Rows) -> Moved:
    """What came, went and brings something else."""
    return Moved(
        tuple(k for k in now if k not in before),
        tuple(k for k in before if k not in now),
        tuple(k for k in now if k in before and before[k] != now[k]),
    )


def _ranges(rows: Iterable[str]) -> str:
    """Numbers as 1-5,7; the order is kept."""
    out: list[list[str]] = []
    for key in rows:
        if out and key.isdigit() and out[-1][1].isdigit() and int(key) == int(out[-1][1]) + 1:
            out[-1][1] = key
        else:
            out.append([key, key])
    return ",".join(a if a == b else f"{a}~{b}" for a, b in out)


def _numbers(text: str) -> list[str]:
    out: list[str] = []
    for part in text.split(",") if text else []:
        first, dots, last = part.partition("~")
        out += [str(n) for n in range(int(first), int(last) + 1)] if dots else [first]
    return out

"""Discretion as an open table: which factors lead to which band of the statutory range (art. 34).

The tables stand in data/discretion/*.csv, dated, cited and versioned; the code only reads them.
The statutory range is a limit of law and refuses elsewhere. The benchmark is the office's own:
outside it a fine is lawful with a stated reason.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from mingjing.law.cite import Citation, cite
from mingjing.law.fines import Range
from mingjing.law.sources import Mark

TABLES = Path(__file__).parent / "data" / "discretion"
MUST, MAY, HEAVIER = "must", "may", "heavier"
WAY_LABELS = {MUST: "应当从轻或者减轻", MAY: "可以从轻或者减轻", HEAVIER: "从重"}
FULL = 100


@dataclass(frozen=True, slots=True)
class Factor:
    """One circumstance that makes a penalty lighter or heavier, under its article."""

    name: str
    label: str
    way: str
    citation: Citation
    since: date
    until: date | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """One step of the statutory range, in per cent of the way from its least to its most."""

    name: str
    label: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Rule:
    """What factors of these ways lead to; `reducible` opens the way below the statutory least."""

    ways: frozenset[str]
    low: str
    high: str
    reducible: bool
    words: str


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A published benchmark in one version; `scope` names the items it is for, empty for all."""

    name: str
    version: str
    title: str
    since: date
    until: date | None
    scope: frozenset[str]
    citation: Citation
    note: str
    bands: tuple[Band, ...]
    rules: tuple[Rule, ...]

    @property
    def key(self) -> str:
        """Name and version as a decision keeps them (art. 34): `office_model@1`."""
        return f"{self.name}@{self.version}"

    def band(self, name: str) -> Band:
        """The band of this name; KeyError where there is none."""
        return next((b for b in self.bands if b.name == name), None) or _no_band(name)


@dataclass(frozen=True, slots=True)
class Place:
    """Where factors put a fine: the bands, their share of the range, and whether below is open."""

    benchmark: Benchmark
    label: str
    low: int
    high: int
    reducible: bool
    words: str

    def within(self, span: Range) -> Range:
        """The bands in yuan of one statutory range."""
        width = span.high - span.low
        low = span.low - (-width * self.low // FULL)
        return Range(low, span.low + width * self.high // FULL)


def _no_band(name: str) -> Band:
    raise KeyError(name)


@cache
def factors() -> tuple[Factor, ...]:
    """Every factor we know, in the order of its table."""
    return tuple(_factor(row) for row in _rows("factors"))


def factors_on(day: date) -> tuple[Factor, ...]:
    """The factors that count on a day."""
    return tuple(f for f in factors() if _counts(f.since, f.until, day))


@cache
def benchmarks() -> tuple[Benchmark, ...]:
    """Every benchmark we hold, in every version."""
    return tuple(_benchmark(row) for row in _rows("benchmarks"))


def benchmark_on(day: date, item: str) -> Benchmark | None:
    """The benchmark for an item on a day; one made for the item goes before one for all."""
    held = [b for b in benchmarks() if _counts(b.since, b.until, day)]
    own = next((b for b in held if item in b.scope), None)
    return own or next((b for b in held if not b.scope), None)


def place(benchmark: Benchmark, names: Iterable[str]) -> Place:
    """Where these factors put a fine under a benchmark; KeyError for a factor we do not know."""
    known = {f.name: f for f in factors()}
    ways = frozenset(known[name].way for name in names)
    rule = next(r for r in benchmark.rules if r.ways == ways)
    low, high = benchmark.band(rule.low), benchmark.band(rule.high)
    label = low.label if low is high else f"{low.label}至{high.label}"
    return Place(benchmark, label, low.low, high.high, rule.reducible, rule.words)


def doubled(names: Iterable[str], condition: str) -> tuple[Factor, ...]:
    """Factors that the item has already as its condition, and that must not count twice."""
    chosen = set(names)
    return tuple(
        f for f in factors() if f.name in chosen and f.way == HEAVIER and f.label in condition
    )


def _counts(since: date, until: date | None, day: date) -> bool:
    return since <= day and (until is None or day <= until)


def _rows(table: str) -> list[dict[str, str]]:
    with (TABLES / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _until(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _cited(row: Mapping[str, str]) -> Citation:
    item = int(row["item"]) if row.get("item") else None
    citation = cite(row["instrument"], int(row["article"]), item=item)
    return replace(citation, mark=Mark(row["mark"]))


def _factor(row: Mapping[str, str]) -> Factor:
    return Factor(
        name=row["factor"],
        label=row["label"],
        way=row["way"],
        citation=_cited(row),
        since=date.fromisoformat(row["since"]),
        until=_until(row["until"]),
        note=row["note"],
    )


def _benchmark(row: Mapping[str, str]) -> Benchmark:
    def mine(part: Mapping[str, str]) -> bool:
        return (part["benchmark"], part["version"]) == (row["benchmark"], row["version"])

    return Benchmark(
        name=row["benchmark"],
        version=row["version"],
        title=row["title"],
        since=date.fromisoformat(row["since"]),
        until=_until(row["until"]),
        scope=frozenset(row["scope"].split()),
        citation=_cited(row),
        note=row["note"],
        bands=tuple(_band(part) for part in _rows("bands") if mine(part)),
        rules=tuple(_rule(part) for part in _rows("rules") if mine(part)),
    )


def _band(row: Mapping[str, str]) -> Band:
    return Band(row["band"], row["label"], int(row["from_percent"]), int(row["to_percent"]))


def _rule(row: Mapping[str, str]) -> Rule:
    ways = frozenset(way for way in (MUST, MAY, HEAVIER) if row[way] == "yes")
    return Rule(ways, row["from_band"], row["to_band"], row["reducible"] == "yes", row["words"])

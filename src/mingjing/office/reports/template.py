"""The section structures of annual reports, per place and from a year on, read from data.

Each slot is one piece of text that people write; its scope is what its totals must be about.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from mingjing.office.items.models import AREA_LABELS
from mingjing.office.statistics.shapes import Scope

NUMERALS = "一二三四五六七八九十"
DATA = Path(__file__).parent / "data"
USUAL = "tianjin_narrative"


@dataclass(frozen=True, slots=True)
class Slot:
    """One heading of the report, and the text under it where `writes` is true.

    `level` 1 is 一、, 2 is （一）, 3 is 1.; `requires` are figures that the text must contain;
    an `optional` slot without text is left out of the printed report; `body` is the text with
    which a new report begins.
    """

    key: str
    heading: str
    level: int
    scope: Scope = field(default_factory=dict)
    requires: tuple[str, ...] = ()
    guidance: str = ""
    writes: bool = True
    optional: bool = False
    body: str = ""
    announces: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """One structure: for which place, for the reports of which years, and whence it is known."""

    key: str
    name: str
    place: str
    since: int
    until: int | None
    source: str
    mark: str
    title: str
    annexes: tuple[str, ...]
    slots: tuple[Slot, ...]

    @property
    def by_key(self) -> Mapping[str, Slot]:
        """The slots by key."""
        return {slot.key: slot for slot in self.slots}

    @property
    def written(self) -> tuple[Slot, ...]:
        """The slots that people write."""
        return tuple(slot for slot in self.slots if slot.writes)

    def serves(self, year: int) -> bool:
        """Whether a report of this year may follow it."""
        return self.since <= year and (self.until is None or year <= self.until)


@cache
def template(key: str, year: int) -> Template:
    """The structure as it stands for the reports of a year; KeyError when there is none."""
    file = DATA / f"{key}.toml"
    if not file.is_file():
        raise KeyError(key)
    told = tomllib.loads(file.read_text(encoding="utf-8"))
    return Template(
        told["key"],
        told["name"],
        told["place"],
        told["since"],
        told.get("until"),
        told["source"],
        told["mark"],
        told["title"],
        tuple(told["annexes"]),
        tuple(slot for row in told["slots"] for slot in _slots(row, year)),
    )


@cache
def templates(year: int) -> tuple[Template, ...]:
    """Every structure that a report of this year may follow, the usual one first."""
    found = [template(file.stem, year) for file in sorted(DATA.glob("*.toml"))]
    return tuple(sorted((t for t in found if t.serves(year)), key=lambda t: t.key != USUAL))


def _slots(row: Mapping[str, Any], year: int) -> Iterator[Slot]:
    """A row of the data as a slot; a row for the areas as one slot each."""
    asked = row.get("required_since")
    optional = row.get("optional", False) or (asked is not None and year < asked)
    shared = {
        "level": row["level"],
        "requires": tuple(row.get("requires", ())),
        "writes": row.get("writes", True),
        "optional": optional,
        "body": row.get("body", "").strip(),
        "announces": row.get("announces", False),
    }
    told = row.get("guidance", "")
    if not row.get("areas"):
        yield Slot(row["key"], row["heading"], guidance=told, **shared)
        return
    for area, label in AREA_LABELS.items():
        yield Slot(
            f"{row['key']}{area}",
            row["heading"].replace("{area}", label),
            scope={"area": str(area)},
            guidance=told.replace("{area}", label).replace("{value}", str(area)),
            **shared,
        )


def numbered(shown: list[Slot]) -> list[tuple[Slot, str]]:
    """The slots that are shown with their numerals: 一、 （一） 1."""
    out, counts = [], [0, 0, 0]
    for slot in shown:
        counts[slot.level - 1] += 1
        counts[slot.level :] = [0] * (3 - slot.level)
        n = counts[slot.level - 1]
        mark = {1: f"{NUMERALS[n - 1]}、", 2: f"（{NUMERALS[n - 1]}）", 3: f"{n}."}[slot.level]
        out.append((slot, f"{mark}{slot.heading}"))
    return out

"""Leniency: on what ground nothing is imposed (art. 33), and the office's list of such cases.

The list (免罚清单) stands in data/leniency.csv, dated and cited. An entry never decides: it says
where leniency is to be expected, so that like cases can be seen beside each other.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from mingjing.law.cite import Citation, cite
from mingjing.law.sources import Mark

TABLE = Path(__file__).parent / "data" / "leniency.csv"
ANY = "any"


class Ground(StrEnum):
    """The three grounds of art. 33."""

    MINOR = "minor"
    FIRST = "first"
    NO_FAULT = "no_fault"


GROUND_LABELS = {
    Ground.MINOR: "违法行为轻微并及时改正，没有造成危害后果",
    Ground.FIRST: "初次违法且危害后果轻微并及时改正",
    Ground.NO_FAULT: "当事人有证据足以证明没有主观过错",
}
MUST = frozenset({Ground.MINOR, Ground.NO_FAULT})
"""Grounds on which nothing may be imposed; on the other one nothing need be."""


@dataclass(frozen=True, slots=True)
class Exemption:
    """One entry of the list: for which conduct and party, on which ground, under what condition."""

    item: str
    party: str
    ground: Ground
    condition: str
    citation: Citation
    since: date
    until: date | None
    note: str

    def counts(self, *, party: str, day: date) -> bool:
        """Whether the entry is for this kind of party and for conduct of this day."""
        fits = self.party in (ANY, party)
        return fits and self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Facts:
    """What makes two cases alike for leniency: first of its kind with this party, and mended."""

    first: bool
    corrected: bool

    @property
    def alike(self) -> bool:
        """Whether leniency was to be thought of."""
        return self.first and self.corrected


@cache
def exemptions() -> tuple[Exemption, ...]:
    """The list as it stands in the table."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(_exemption(row) for row in csv.DictReader(file))


def exemptions_for(item: str, *, party: str, day: date) -> tuple[Exemption, ...]:
    """The entries that speak for a party's conduct of a day."""
    return tuple(e for e in exemptions() if e.item == item and e.counts(party=party, day=day))


def _exemption(row: Mapping[str, str]) -> Exemption:
    citation = cite(row["instrument"], int(row["article"]))
    return Exemption(
        item=row["item"],
        party=row["party"],
        ground=Ground(row["ground"]),
        condition=row["condition"],
        citation=replace(citation, mark=Mark(row["mark"])),
        since=date.fromisoformat(row["since"]),
        until=date.fromisoformat(row["until"]) if row["until"] else None,
        note=row["note"],
    )

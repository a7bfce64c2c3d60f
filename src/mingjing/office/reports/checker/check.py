"""The examination as a whole: a reading, every rule, one answer."""

from __future__ import annotations

from collections.abc import Iterable

from mingjing.office.reports.checker.read import read
from mingjing.office.reports.checker.rules.bounds import bounds
from mingjing.office.reports.checker.rules.common import Rule
from mingjing.office.reports.checker.rules.grid import grid
from mingjing.office.reports.checker.rules.growth import growth
from mingjing.office.reports.checker.rules.limits import coincidences, limits
from mingjing.office.reports.checker.rules.lists import lists
from mingjing.office.reports.checker.rules.names import names
from mingjing.office.reports.checker.rules.open_claims import (
    beside_warnings,
    missing_counts,
    open_claims,
)
from mingjing.office.reports.checker.rules.people import people
from mingjing.office.reports.checker.rules.periods import periods
from mingjing.office.reports.checker.rules.shares import shares
from mingjing.office.reports.checker.rules.stock import stock
from mingjing.office.reports.checker.rules.structure import structure
from mingjing.office.reports.checker.rules.sums import sums
from mingjing.office.reports.checker.rules.twice import twice
from mingjing.office.reports.checker.rules.writing import writing
from mingjing.office.reports.checker.rules.years import years
from mingjing.office.reports.checker.shapes import Checked, Document, Finding, Verdict

RULES: tuple[Rule, ...] = (
    sums, grid, bounds, shares, growth, stock, twice, people, limits, lists, open_claims, periods,
    names, missing_counts, beside_warnings, structure, writing,
)  # fmt: skip
_ORDER = {v: i for i, v in enumerate(Verdict)}


def check(document: Document, previous: Document | None = None) -> Checked:
    """A report examined, beside last year's where it is given."""
    reading = read(document)
    found: list[Finding] = [f for rule in RULES for f in rule(reading)]
    if previous is not None:
        found += years(reading, read(previous))
    return Checked(reading, tuple(_sorted(_once(found))), tuple(coincidences(reading)))


def _once(found: Iterable[Finding]) -> Iterable[Finding]:
    """Each finding once, however many rules came to it."""
    return dict.fromkeys(found)


def _sorted(found: Iterable[Finding]) -> list[Finding]:
    return sorted(found, key=lambda f: (f.textual, _ORDER[f.verdict]))

"""The examination as a whole: a reading, every rule, one answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from mingjing.office.reports.checker.evidence import graded
from mingjing.office.reports.checker.read import read
from mingjing.office.reports.checker.rules.bounds import bounds
from mingjing.office.reports.checker.rules.common import Rule
from mingjing.office.reports.checker.rules.derived import derived
from mingjing.office.reports.checker.rules.grid import grid
from mingjing.office.reports.checker.rules.growth import growth
from mingjing.office.reports.checker.rules.limits import coincidences, limits
from mingjing.office.reports.checker.rules.listed import listed
from mingjing.office.reports.checker.rules.lists import lists
from mingjing.office.reports.checker.rules.means import means
from mingjing.office.reports.checker.rules.named_rows import named_rows, rows_together
from mingjing.office.reports.checker.rules.names import names
from mingjing.office.reports.checker.rules.open_claims import (
    beside_warnings,
    missing_counts,
    open_claims,
)
from mingjing.office.reports.checker.rules.people import people
from mingjing.office.reports.checker.rules.periods import periods
from mingjing.office.reports.checker.rules.points import points
from mingjing.office.reports.checker.rules.ratios import ratios
from mingjing.office.reports.checker.rules.rest import rest
from mingjing.office.reports.checker.rules.seasons import seasons
from mingjing.office.reports.checker.rules.series import series
from mingjing.office.reports.checker.rules.shares import shares
from mingjing.office.reports.checker.rules.stock import stock
from mingjing.office.reports.checker.rules.structure import structure
from mingjing.office.reports.checker.rules.sums import sums
from mingjing.office.reports.checker.rules.twice import twice
from mingjing.office.reports.checker.rules.writing import writing
from mingjing.office.reports.checker.rules.years import years
from mingjing.office.reports.checker.shapes import Checked, Document, Finding, Verdict

RULES: tuple[Rule, ...] = (
    sums, listed, seasons, ratios, rest, grid, named_rows, rows_together, derived, bounds, shares,
    series, growth, points, means, stock, twice, people, limits, lists, open_claims, periods, names,
    missing_counts, beside_warnings, structure, writing,
)  # fmt: skip
MOST_EQUAL, MOST_PLACES = 3, 20
"""How often the same is said apart, and how many places are named where it is said once."""
_ALARMS = {Verdict.FAILS, Verdict.WARN}
_ORDER = {v: i for i, v in enumerate(Verdict)}


def check(document: Document, previous: Document | None = None) -> Checked:
    """A report examined, beside last year's where it is given."""
    reading = read(document)
    found: list[Finding] = [f for rule in RULES for f in rule(reading)]
    if previous is not None:
        found += years(reading, read(previous))
    return Checked(
        reading,
        tuple(_sorted(_grouped(_once(graded(reading, found))))),
        tuple(coincidences(reading)),
    )


def _once(found: Iterable[Finding]) -> Iterable[Finding]:
    """Each finding once, however many rules came to it; a share that its own sentence judges is
    not judged again by its series."""
    each = dict.fromkeys(found)
    own = {f.rests_on[0] for f in each if f.rule == "share" and f.verdict in _ALARMS}
    return [f for f in each if f.rule != "share_in_series" or f.rests_on[0] not in own]


def _grouped(found: Iterable[Finding]) -> Iterable[Finding]:
    """What many equal tables or paragraphs say in the same words is said once, with its places."""
    groups: dict[object, list[Finding]] = {}
    for f in found:
        groups.setdefault((f.rule, f.verdict, f.sentence, f.computation, f.bond), []).append(f)
    for same in groups.values():
        if len(same) <= MOST_EQUAL:
            yield from same
            continue
        rests = tuple(dict.fromkeys(s for f in same[:MOST_PLACES] for s in f.rests_on))
        words = f"{same[0].computation}（相同的共 {len(same)} 处）"
        yield replace(same[0], computation=words, rests_on=rests)


def _sorted(found: Iterable[Finding]) -> list[Finding]:
    return sorted(found, key=lambda f: (f.textual, _ORDER[f.verdict]))

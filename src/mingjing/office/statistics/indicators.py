"""Every indicator by its plain name. A new figure is one entry in a family; nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches

from mingjing.office.statistics.families import (
    compulsion,
    fieldwork,
    intake,
    leniency,
    penalties,
    plans,
    publicity,
    quality,
    remedies,
    staff,
    team,
    total,
    training,
)
from mingjing.office.statistics.shapes import Indicator
from mingjing.office.statistics.words import GROUP_OWNERS

FAMILIES = (
    *(fieldwork, penalties, leniency, publicity, intake, team, training, quality),
    *(staff, compulsion, remedies, plans, total),
)
"""The families in the order in which figures are listed."""


def _owned(found: Indicator) -> Indicator:
    """Every version with the section that answers for it, told apart by office where by unit."""
    owner = found.owner or GROUP_OWNERS[found.group]
    older = tuple(_owned(old) for old in found.older)
    return replace(found, owner=owner, older=older, paths=_by_office(found.paths))


def _by_office(paths: Mapping[str, str]) -> Mapping[str, str]:
    """What knows its unit knows its district and its city too."""
    unit, code = paths.get("unit", ""), "__code"
    if not unit.endswith(code):
        return paths
    above = {name: unit.removesuffix(code) + f"__{name}" for name in ("district", "city")}
    return {**paths, **above}


INDICATORS: dict[str, Indicator] = {
    indicator.name: _owned(indicator) for family in FAMILIES for indicator in family.INDICATORS
}


class Unknown(LookupError):
    """No indicator, dimension or value of this name; the sentence says what comes nearest."""


def nearest(word: str, known: list[str]) -> str:
    """The names that come nearest to a misspelt one, as the end of a sentence."""
    close = get_close_matches(word, known, n=3, cutoff=0.5)
    return f"，是否为：{'、'.join(close)}" if close else f"，可用的有：{'、'.join(known[:8])}"


def indicator(name: str) -> Indicator:
    """The indicator of this name; raises Unknown with the nearest names."""
    found = INDICATORS.get(name)
    if found is None:
        raise Unknown(f"没有名为“{name}”的指标{nearest(name, list(INDICATORS))}")
    return found


def check_scope(found: Indicator, scope: dict[str, str]) -> None:
    """Raises Unknown when the indicator is not told apart by one of these dimensions."""
    for name in scope:
        if name not in found.paths:
            raise Unknown(f"指标“{found.label}”不按“{name}”区分{nearest(name, list(found.paths))}")

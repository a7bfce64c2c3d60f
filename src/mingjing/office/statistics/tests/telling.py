"""What the facts alone tell, and what the rows tell when they are asked one question at a time:
the two ways that the figures of every page are held against."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mingjing.office.statistics.counting import Question, added, amount_of, parts_of_rows
from mingjing.office.statistics.daily.reading import Facts
from mingjing.office.statistics.dimensions import DIMENSIONS
from mingjing.office.statistics.measures import Amount
from mingjing.office.statistics.shapes import Indicator, Period, Source, Values, want

__all__ = ["all_by_facts", "amount_of", "amounts_over", "whole", "whole_by_facts"]


Told = dict[Values, Amount] | None


def all_by_facts(asked: Sequence[tuple[Indicator, str]], period: Period) -> list[Told]:
    """For each figure, whole or by a dimension, the values that the facts tell with the rows of
    touched days; None where they tell none."""
    wanted = [want(found, period, (by,) if by else (), {}) for found, by in asked]
    told: list[Told] = []
    readings = Facts(period).read(wanted)
    for (found, _), each, reading in zip(asked, wanted, readings, strict=True):
        if reading is None:
            told.append(None)
            continue
        beside = [Question(found, each.by, reading.rows)] if reading.rows is not None else []
        rows = [row for one in parts_of_rows(beside) for row in one.items()]
        both = added((*reading.parts, *rows))
        known = {v: found.measure.read(parts) for v, parts in both.items() if parts.get("records")}
        told.append(known)
    return told


def whole(told: Told, found: Indicator) -> Amount | None:
    """The whole figure of what was told without a dimension."""
    return None if told is None else told.get((), found.measure.read({}))


def whole_by_facts(found: Indicator, period: Period) -> Amount | None:
    """The whole figure by the facts."""
    return whole(all_by_facts([(found, "")], period)[0], found)


def amounts_over(found: Indicator | Source, by: tuple[str, ...], rows: Any) -> dict[Values, Amount]:
    """The values by a grouped question of its own, without any cast or union."""
    known = [DIMENSIONS[name] for name in by]
    names = [f"told_{i}" for i in range(len(known))]
    told = {name: d.telling(found.paths[d.name]) for name, d in zip(names, known, strict=True)}
    asked = rows.order_by().annotate(**told).values(*names)
    return {
        tuple(d.key_of(row[name]) for d, name in zip(known, names, strict=True)): amount
        for row in asked.annotate(**found.measure.aggregates())
        if (amount := found.measure.read(row)).records
    }

"""A figure as it is kept when a report is published: its version in words, and for a rate the rows
of its denominator, so that the percentage can be told from its own parts for ever."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.apps import apps

from mingjing.office.statistics.counting import counted
from mingjing.office.statistics.indicators import INDICATORS
from mingjing.office.statistics.measures import COUNTED_IN, OUT_OF, Amount, PerHead, Rate
from mingjing.office.statistics.shapes import FigureValue, Indicator, Period, Rows

Kept = dict[str, Any]


def kept(figure: FigureValue, period: Period) -> Kept:
    """A figure as plain data, with the version it was counted by and what it rests on."""
    found, value = figure.indicator, figure.value
    return {
        "indicator": found.name,
        "scope": dict(figure.scope),
        "scope_text": figure.scope_text,
        "value": str(value) if isinstance(value, Decimal) else value,
        "records": figure.records,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        **version_of(found),
        "basis": basis(figure, period),
    }


def version_of(found: Indicator) -> dict[str, str]:
    """The words under which an indicator is published, and which version they are."""
    return {
        "label": found.label,
        "unit": found.unit,
        "definition": found.text,
        "version": found.version,
        "since": found.since.isoformat(),
        "rounding": found.rounding,
        "owner": found.owner,
    }


def basis(figure: FigureValue, period: Period) -> Kept | None:
    """The rows on both sides of a rate, by their numbers; None where nothing is divided."""
    found, measure = figure.indicator, figure.indicator.measure
    if not isinstance(measure, Rate | PerHead):
        return None
    rows = counted(found, period, figure.scope).order_by("pk")
    model = rows.model._meta.label_lower
    if isinstance(measure, PerHead):
        return {"model": model, "whole": list(rows.values_list("pk", flat=True))}
    asked = ["pk", COUNTED_IN, OUT_OF if measure.apart else "pk", measure.weight or "pk"]
    told = list(rows.values_list(*asked))
    return {
        "model": model,
        "whole": [row[0] for row in told if row[2]],
        "part": [row[0] for row in told if row[1]],
        **({"weights": {str(row[0]): row[3] for row in told}} if measure.weight else {}),
    }


def revive(row: Mapping[str, Any], told: Mapping[str, str] | None = None) -> FigureValue:
    """A kept figure, in its own version and words; KeyError where its indicator is no more.

    `told` are the words where a snapshot keeps them apart from its figures.
    """
    words = {**(told or {}), **row}
    newest = INDICATORS[row["indicator"]]
    mine = words.get("version")
    found = next((v for v in newest.versions if v.version == mine), newest.versions[-1])
    value = Decimal(row["value"]) if isinstance(row["value"], str) else row["value"]
    same = {
        "label": words["label"],
        "unit": words["unit"],
        "definition": words["definition"],
        "period_rule": "",
        "owner": words.get("owner", found.owner),
        "version": mine or found.version,
        "since": date.fromisoformat(words["since"]) if words.get("since") else found.since,
    }
    amount = Amount(value, row["records"], row["numerator"], row["denominator"])
    return FigureValue(replace(found, **same), row["scope"], amount, row["scope_text"])


def whole_of(row: Mapping[str, Any]) -> Rows | None:
    """The rows of the denominator of a kept rate, as far as they still exist."""
    told = row.get("basis")
    if not told:
        return None
    model: Any = apps.get_model(told["model"])
    rows: Rows = model.objects.filter(pk__in=told["whole"])
    return rows


@dataclass(frozen=True, slots=True)
class Moved:
    """What came into the denominator of a rate since it was kept, and what left it."""

    joined: tuple[int, ...]
    left: tuple[int, ...]


def moved(row: Mapping[str, Any], now: FigureValue, period: Period) -> Moved | None:
    """How the denominator of a kept rate differs from today's; None where nothing is kept."""
    old, new = row.get("basis"), basis(now, period)
    if not old or not new:
        return None
    before, after = set(old["whole"]), set(new["whole"])
    return Moved(tuple(sorted(after - before)), tuple(sorted(before - after)))

"""How a value comes out of rows: count, sum, distinct, or a rate with both its parts.

Each measure is a set of aggregates, so that one grouped query gives every value of a dimension.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Protocol

from django.db.models import Count as CountOf
from django.db.models import Q
from django.db.models import Sum as SumOf

HUNDREDTH = Decimal("0.01")
COUNTED_IN = "counted_in"
"""The annotation of a rate's rows that says whether the row counts in the numerator."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A value with the number of records behind it; a rate also carries its two parts."""

    value: int | Decimal | None
    records: int
    numerator: int | None = None
    denominator: int | None = None


class Measure(Protocol):
    """What every way of measuring offers."""

    def aggregates(self) -> dict[str, Any]:
        """The aggregates to ask of the counted rows."""

    def read(self, got: Mapping[str, Any]) -> Amount:
        """The amount, from one row of those aggregates."""


def _whole(got: Mapping[str, Any], name: str) -> int:
    return int(got.get(name) or 0)


@dataclass(frozen=True, slots=True)
class Count:
    """Every row counts once."""

    def aggregates(self) -> dict[str, Any]:
        """One count."""
        return {"records": CountOf("pk")}

    def read(self, got: Mapping[str, Any]) -> Amount:
        """Value and records are the same."""
        records = _whole(got, "records")
        return Amount(records, records)


@dataclass(frozen=True, slots=True)
class Sum:
    """The sum of a column; the records are the rows whose column is summed."""

    column: str

    def aggregates(self) -> dict[str, Any]:
        """A sum and a count."""
        return {"records": CountOf("pk"), "total": SumOf(self.column)}

    def read(self, got: Mapping[str, Any]) -> Amount:
        """The sum, over so many rows."""
        return Amount(_whole(got, "total"), _whole(got, "records"))


@dataclass(frozen=True, slots=True)
class Distinct:
    """How many different things the rows name; the records are those things."""

    column: str

    def aggregates(self) -> dict[str, Any]:
        """One distinct count."""
        return {"records": CountOf(self.column, distinct=True)}

    def read(self, got: Mapping[str, Any]) -> Amount:
        """Value and records are the same."""
        records = _whole(got, "records")
        return Amount(records, records)


@dataclass(frozen=True, slots=True)
class Rate:
    """A part of a whole in per cent, two decimals; rows that count in carry `counted_in`.

    Without `weight` rows are counted; with it, that column is summed on both sides.
    """

    weight: str = ""

    def aggregates(self) -> dict[str, Any]:
        """Both parts of the rate, and the rows of its whole."""
        inside = Q(**{COUNTED_IN: True})
        if self.weight:
            return {
                "records": CountOf("pk"),
                "whole": SumOf(self.weight),
                "part": SumOf(self.weight, filter=inside),
            }
        return {
            "records": CountOf("pk"),
            "whole": CountOf("pk"),
            "part": CountOf("pk", filter=inside),
        }

    def read(self, got: Mapping[str, Any]) -> Amount:
        """The rate; none where there is nothing to take a part of."""
        part, whole = _whole(got, "part"), _whole(got, "whole")
        value = None
        if whole:
            value = (Decimal(part * 100) / whole).quantize(HUNDREDTH, ROUND_HALF_UP)
        return Amount(value, _whole(got, "records"), numerator=part, denominator=whole)

"""How a value comes out of rows: count, sum, distinct, or a rate with both its parts.

Each measure is a set of aggregates, so that one grouped query gives every value of a dimension.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Protocol

from django.db.models import Count as CountOf
from django.db.models import Max, Q
from django.db.models import Sum as SumOf

COUNTED_IN, OUT_OF = "counted_in", "out_of"
"""The annotations of a rate's rows that say whether a row counts in the numerator, and where the
two sides are not one set, whether it counts in the denominator."""
MEASURED = ("records", "total", "whole", "part")
"""The names of all aggregates, and the columns of a fact: every measure is read from some."""
PLACES = 2
"""The decimals of a rate: a choice of this office."""
WHOLE_NUMBERS = "整数，不作舍入。"


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

    @property
    def rounding(self) -> str:
        """How the value is rounded, in words."""


def rounded(part: int, whole: int, *, times: int = 1) -> Decimal | None:
    """A part of a whole, half up to the places of this office; none where the whole is nothing."""
    if not whole:
        return None
    step = Decimal(1).scaleb(-PLACES)
    return (Decimal(part * times) / whole).quantize(step, ROUND_HALF_UP)


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

    @property
    def rounding(self) -> str:
        """Nothing is rounded."""
        return WHOLE_NUMBERS


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

    @property
    def rounding(self) -> str:
        """Nothing is rounded."""
        return WHOLE_NUMBERS


@dataclass(frozen=True, slots=True)
class Cents(Sum):
    """The sum of a column of whole cents, told in yuan: facts add up whole numbers, so nothing is
    ever rounded on the way."""

    def read(self, got: Mapping[str, Any]) -> Amount:
        """The sum in yuan, with its cents where there are some."""
        yuan, cents = divmod(_whole(got, "total"), 100)
        value = yuan + Decimal(cents).scaleb(-2) if cents else yuan
        return Amount(value, _whole(got, "records"))

    @property
    def rounding(self) -> str:
        """Nothing is rounded."""
        return "按分相加，不作舍入。"


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

    @property
    def rounding(self) -> str:
        """Nothing is rounded."""
        return WHOLE_NUMBERS


@dataclass(frozen=True, slots=True)
class Rate:
    """A part of a whole in per cent; rows that count in carry `counted_in`.

    Without `weight` rows are counted; with it, that column is summed on both sides. With `apart`
    the numerator is no part of the denominator: rows of the whole carry `out_of`.
    """

    weight: str = ""
    apart: bool = False

    def aggregates(self) -> dict[str, Any]:
        """Both parts of the rate, and the rows of its whole."""
        inside = Q(**{COUNTED_IN: True})
        out_of = Q(**{OUT_OF: True}) if self.apart else None
        if self.weight:
            return {
                "records": CountOf("pk"),
                "whole": SumOf(self.weight, filter=out_of),
                "part": SumOf(self.weight, filter=inside),
            }
        return {
            "records": CountOf("pk"),
            "whole": CountOf("pk", filter=out_of),
            "part": CountOf("pk", filter=inside),
        }

    def read(self, got: Mapping[str, Any]) -> Amount:
        """The rate; none where there is nothing to take a part of."""
        part, whole = _whole(got, "part"), _whole(got, "whole")
        value = rounded(part, whole, times=100)
        return Amount(value, _whole(got, "records"), numerator=part, denominator=whole)

    @property
    def rounding(self) -> str:
        """As `rounded` does it."""
        return f"百分数四舍五入，保留 {PLACES} 位小数；分子、分母不作舍入。"


@dataclass(frozen=True, slots=True)
class PerHead:
    """How many of something fall on one of the rows: an average of the whole office, never told
    person by person. Every row carries the same whole number in the column `shared`."""

    shared: str

    def aggregates(self) -> dict[str, Any]:
        """The shared number, and how many share it."""
        return {"records": CountOf("pk"), "whole": CountOf("pk"), "part": Max(self.shared)}

    def read(self, got: Mapping[str, Any]) -> Amount:
        """The average; none where there is nobody."""
        part, whole = _whole(got, "part"), _whole(got, "whole")
        records = _whole(got, "records")
        return Amount(rounded(part, whole), records, numerator=part, denominator=whole)

    @property
    def rounding(self) -> str:
        """As `rounded` does it."""
        return f"平均数四舍五入，保留 {PLACES} 位小数。"

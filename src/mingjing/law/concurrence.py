"""Several rules on one act: it is fined once, under the rule whose fine is the higher (art. 29)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mingjing.law.cite import Citation, cite
from mingjing.law.fines import Range
from mingjing.law.intime import Norm


def citation() -> Citation:
    """The article of both rules."""
    return cite("penalty_law_2021", 29)


def dearest(
    norms: Sequence[Norm], *, quantity: int | None = None, base: int | None = None
) -> Norm | None:
    """The rule with the highest most (then the highest least); the first of equals.

    None where one of several rules has no range in yuan: then figures cannot say, people must.
    """
    if len(norms) == 1:
        return norms[0]
    spans = [(norm.fine.range(quantity=quantity, base=base), norm) for norm in norms]
    known = [(span, norm) for span, norm in spans if span is not None]
    if not norms or len(known) < len(norms):
        return None
    return max(known, key=lambda pair: _weight(pair[0]))[1]


def _weight(span: Range) -> tuple[int, int]:
    return span.high, span.low


@dataclass(frozen=True, slots=True)
class Fined:
    """A fine that the same party bore already: from when until when, and where."""

    number: str
    since: date
    until: date
    place: str
    inspection: int | None = None


def perhaps_same_act(this: Fined, earlier: Iterable[Fined]) -> tuple[Fined, ...]:
    """Earlier fines that may be for this very act: days that meet, and the same place or
    inspection. Whether it is one act is a judgement; this only says where to look."""
    return tuple(e for e in earlier if _days_meet(this, e) and _alike(this, e))


def _days_meet(this: Fined, other: Fined) -> bool:
    return this.since <= other.until and other.since <= this.until


def _alike(this: Fined, other: Fined) -> bool:
    inspected = this.inspection is not None and this.inspection == other.inspection
    return inspected or this.place == other.place

"""The small procedures of an examined case: each measure, debt or remedy runs on its own strand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from mingjing.law.examine.scenario import Person
from mingjing.law.procedure import NEW, Procedure
from mingjing.law.shelf import SMALL

Judged = dict[str, Any]
"""Fields of an attempt, by name."""
MAIN = ""
"""The kind of a move on the case's own procedure."""


def _nothing() -> Mapping[str, Any]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Strand:
    """One run of a small procedure beside the case, with the days and sums behind it."""

    kind: str
    facts: Any
    stage: str = NEW
    at: Mapping[str, datetime] = field(default_factory=_nothing)
    holds: Mapping[str, Any] = field(default_factory=_nothing)

    @property
    def procedure(self) -> Procedure[Any, Any]:
        """The small procedure that this strand runs on."""
        return SMALL[self.kind][0]

    @property
    def final(self) -> bool:
        """Whether nothing more is to be done here."""
        return self.procedure.stage(self.stage).final

    def day(self, *steps: str) -> date | None:
        """The day of the first of these steps that was made."""
        return next((self.at[step].date() for step in steps if step in self.at), None)

    def holding(self, **more: Any) -> Strand:
        """The same strand with more days and sums known of it."""
        return replace(self, holds=MappingProxyType({**self.holds, **more}))


@dataclass(frozen=True, slots=True)
class Move:
    """One step that an act makes, on the case itself or on a strand beside it.

    `by` and `actors` stand where the step is somebody else's than the act's own people.
    A mirror follows from another act, so nothing is asked of it.
    """

    step: str
    kind: str = MAIN
    place: int | None = None
    by: tuple[Person, ...] | None = None
    actors: tuple[str, ...] | None = None
    mirror: bool = False
    implied: bool = False

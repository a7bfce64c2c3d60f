"""The small procedures of an examined case: each measure, debt or remedy runs on its own strand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from mingjing.law.alongside import RECUSED
from mingjing.law.examine.scenario import Person, Scenario, Told
from mingjing.law.procedure import NEW, Procedure
from mingjing.law.shelf import SMALL

if TYPE_CHECKING:
    from mingjing.law.examine.state import State

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


def of_kind(state: State, kind: str) -> Iterator[tuple[int, Strand]]:
    """The strands of one kind with their places, the oldest first."""
    return ((i, s) for i, s in enumerate(state.strands) if s.kind == kind)


def standing(state: State, kind: str, *stages: str) -> tuple[int, Strand] | None:
    """The oldest strand of a kind that stands in one of these stages."""
    return next(((i, s) for i, s in of_kind(state, kind) if s.stage in stages), None)


def latest(state: State, kind: str) -> tuple[int, Strand] | None:
    """The newest strand of a kind."""
    return next(iter(reversed(list(of_kind(state, kind)))), None)


PENDING = ("accepted", "replied", "answered")


def pending(state: State) -> Iterator[tuple[int, Strand]]:
    """The reconsiderations and suits that are not decided yet."""
    found = (*of_kind(state, "reconsideration"), *of_kind(state, "litigation"))
    return ((i, s) for i, s in found if s.stage in PENDING)


def recused(state: State) -> frozenset[str]:
    """Who has been ordered to stay away from the case (art. 43)."""
    names = (s.holds.get("person", "") for _, s in of_kind(state, "recusal")
             if s.stage in RECUSED)  # fmt: skip
    return frozenset(names)


def with_strand(state: State, strand: Strand, place: int | None) -> State:
    """The state with a strand put in its place, or a new one at the end."""
    strands = list(state.strands)
    if place is None:
        strands.append(strand)
    else:
        strands[place] = strand
    return replace(state, strands=tuple(strands))


Fill = Callable[[Scenario, "State", Strand, Told], Judged]
"""What an act's words say of the conditions that are judged on a strand."""

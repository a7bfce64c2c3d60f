"""A road is a list of stops: an act, the working days before it, its people and its form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Ahead:
    """A day in a form that lies so many working days after the act."""

    working_days: int


@dataclass(frozen=True, slots=True)
class Appointed:
    """Nine o'clock on such a day."""

    working_days: int


@dataclass(frozen=True, slots=True)
class Schedule:
    """The parts of a deferral in a form: working days after the act, and yuan."""

    parts: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Voters:
    """The heads who discuss, named when the act is made."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One act on the road; `by` names the people, `entered_late` the days until its entry.

    `beside` names the small procedure whose step it is; its first step there begins it.
    """

    verb: str
    gap: int
    by: str = "pair"
    form: Mapping[str, Any] = field(default_factory=dict)
    entered_late: int = 0
    beside: str = ""

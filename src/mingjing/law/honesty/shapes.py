"""What a detector reads and what it says: plain values, every row named by kind and key."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """One record of the office: what kind it is, its key, and how people call it."""

    kind: str
    key: int
    number: str


@dataclass(frozen=True, slots=True)
class Acted:
    """One act as the record tells it: which unit did it when, who entered it when."""

    ref: Ref
    unit: int
    at: datetime
    entered_at: datetime
    entered_by: int = 0


@dataclass(frozen=True, slots=True)
class Spell:
    """One person at one place for a while; a single moment begins and ends at once.

    `spot` tells places apart: two spells at one spot do not collide. `position` is latitude and
    longitude in degrees. Spells of one `work` (a visit and its photographs) never collide.
    """

    ref: Ref
    unit: int
    person: int
    start: datetime
    end: datetime
    spot: str
    work: str
    position: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Worked:
    """One piece of field work with a beginning, an end and words of its own."""

    ref: Ref
    unit: int
    place: str
    start: datetime
    end: datetime
    words: str = ""
    together: str = ""


@dataclass(frozen=True, slots=True)
class Recorded:
    """One recording or photograph: when the device says it was taken, of which work, and the
    moments at which that work was going on."""

    ref: Ref
    unit: int
    person: int
    taken_at: datetime
    fingerprint: str
    works: tuple[str, ...]
    moments: tuple[tuple[datetime, datetime], ...]


@dataclass(frozen=True, slots=True)
class Demanding:
    """An act of which a recording has to be kept, and whether one is there."""

    ref: Ref
    unit: int
    at: datetime
    act: str
    kept: bool


@dataclass(frozen=True, slots=True)
class Uncertified:
    """An act by somebody without a certificate valid on its day."""

    ref: Ref
    unit: int
    person: int
    at: datetime
    act: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records of which the first must not be later than the second."""

    earlier: Ref
    later: Ref
    unit: int
    earlier_at: datetime
    later_at: datetime
    why: str


@dataclass(frozen=True, slots=True)
class Rows(Generic[T]):
    """Rows that are read anew whenever they are asked for, so that a period need not lie in
    memory: a rule keeps counts, and only the rows that it asks about."""

    read: Callable[[], Iterator[T]]

    def __iter__(self) -> Iterator[T]:
        return self.read()


@dataclass(frozen=True, slots=True)
class Material:
    """All that a check of a period reads. Every kind of row may be read more than once; spells
    come person by person where they are read anew."""

    since: date
    until: date
    units: Mapping[int, str]
    acts: Iterable[Acted] = ()
    works: Iterable[Worked] = ()
    spells: Iterable[Spell] = ()
    recordings: Iterable[Recorded] = ()
    demanding: tuple[Demanding, ...] = ()
    uncertified: tuple[Uncertified, ...] = ()
    enforcing: int = 0
    """How many acts by somebody were looked at for a valid certificate."""
    pairs: Iterable[Pair] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a question, with what is to be looked at in it."""

    ref: Ref
    note: str


@dataclass(frozen=True, slots=True)
class Found:
    """A question to one unit: by which rule, on what subject, in which words, on which rows.

    `chance` is how likely honest work looks at least like this; None where nothing is estimated
    because the rows themselves contradict one another. `topic` is what makes two questions one.
    """

    rule: str
    unit: int
    topic: str
    sentence: str
    lines: tuple[Line, ...]
    persons: tuple[int, ...] = ()
    chance: float | None = None
    exact: bool = True
    test: str = ""

    @property
    def tested(self) -> str:
        """The test that this question comes from; two units may be asked upon one test."""
        return f"{self.rule}|{self.test or f'{self.unit}|{self.topic}'}"


@dataclass(frozen=True, slots=True)
class Silent:
    """A rule that could not be asked of a unit, and why: no finding is not the same as none."""

    rule: str
    unit: int
    why: str


@dataclass(frozen=True, slots=True)
class Said:
    """What one rule says: every candidate with its chance, and where it had to be silent.

    `asked` is how many tests were made or rows weighed.
    """

    found: tuple[Found, ...] = ()
    silent: tuple[Silent, ...] = ()
    asked: int = 0
    chances: tuple[float, ...] = field(default=())
    """The chances of the tests that were made and whose effect was too small to ask about."""

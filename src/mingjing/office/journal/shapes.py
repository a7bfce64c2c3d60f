"""Plain values that an act is made of: who, when, what was typed, and how a row is guarded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Generic, TypeVar
from zoneinfo import ZoneInfo

from django.db import models

from mingjing.law.procedure import Fault, Procedure, Refusal

R = TypeVar("R", bound=models.Model)
OFFICE_ZONE = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True, slots=True)
class Actor:
    """A person as they stood on the day of the act, copied into the record as plain values."""

    id: int
    name: str
    unit: str
    roles: frozenset[str]
    certified: bool = False
    qualified: bool = False
    qualified_before: bool = True


@dataclass(frozen=True, slots=True)
class Deed:
    """One attempt to act: who, when it was done, when it is entered, and what was typed."""

    by: tuple[Actor, ...]
    at: datetime
    entered_at: datetime
    form: Mapping[str, Any] = field(default_factory=dict)

    @property
    def day(self) -> date:
        """The office's calendar day on which the act is done."""
        return self.at.astimezone(OFFICE_ZONE).date()

    def as_entered(self) -> Deed:
        """The same attempt, done at the moment of its entry: for acts that are public with their
        entry, and by which nobody may choose an hour (and what stood in the lists then)."""
        moment = self.entered_at.astimezone(OFFICE_ZONE).replace(microsecond=0)
        return replace(self, at=moment)


@dataclass(frozen=True, slots=True)
class Doing(Generic[R]):
    """What the door hands to an action between the law's yes and the journal's entry."""

    row: R
    facts: Any
    attempt: Any
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Folder(Generic[R]):
    """How the door treats one kind of row that stands in a procedure.

    `facts(row, day)` and `attempt(row, step, deed)` are the only bridge from rows to law;
    `settle(row)` renews what is derived (deadlines, whose turn it is). `related` rows and
    `children` are read with the locked row, each once.
    """

    kind: str
    model: type[R]
    procedure: Callable[[R], Procedure[Any, Any]]
    facts: Callable[[R, date], Any]
    attempt: Callable[[R, str, Deed], Any]
    settle: Callable[[R], None]
    label: Callable[[R], str]
    related: tuple[str, ...] = ()
    children: tuple[str, ...] = ()


class Refused(Exception):
    """The act may not be made; carries every reason, each with its article."""

    def __init__(self, reasons: tuple[Refusal, ...]) -> None:
        super().__init__("；".join(f"{r.sentence}（{r.citation.text}）" for r in reasons))
        self.reasons = reasons


class Invalid(Exception):
    """What was typed cannot be used; maps the field to a sentence that says what to do."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__("；".join(errors.values()))
        self.errors = dict(errors)

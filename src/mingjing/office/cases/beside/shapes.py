"""What a small procedure brings with it, so that one page and one door serve all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from mingjing.law.procedure import NEW, Procedure
from mingjing.office.cases.beside.fields import BesideForm
from mingjing.office.cases.clocks import Running
from mingjing.office.cases.models import Proceeding
from mingjing.office.cases.turns import Turn
from mingjing.office.journal.shapes import Deed

Judged = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Report:
    """An act on the case that a step of the small procedure makes with it, in one transaction."""

    verb: str
    form: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """An act on another small procedure of the case that follows from an act made elsewhere.

    It is made where a row of the kind is open and in turn; with `begins` it founds one where none
    is open. With `must` it is made or the act elsewhere is refused: on a row that has ended too.
    """

    kind: str
    verb: str
    form: Mapping[str, Any] = field(default_factory=dict)
    begins: bool = False
    must: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One small procedure as the office runs it.

    `judged[verb](row, deed)` gives what the
    form says to the law, by the attempt's field names; `leaves[verb](row, deed)` keeps days and
    sums on the row; `clocks(row)` gives every term that was ever started, in `timed` the fact that
    each key feeds; `late` names the figure and the day from which a step is late.

    `echoes` are the steps that follow from acts made elsewhere: no button, no form, no post of
    their own. `opens_with` is the echo that begins the row where the first act makes it;
    `entrances` limits the acts that may be the first. `pressing[stage]` names the clocks that
    matter there (all, where it says nothing); `shows(row, day)` gives the lines of the card;
    `usual` names the stages of the case at which the page offers it before all others.
    """

    key: str
    procedure: Procedure[Any, Any]
    forms: Mapping[str, type[BesideForm]]
    turn: Callable[[Proceeding], Turn]
    judged: Mapping[str, Callable[[Proceeding, Deed], Judged]] = field(default_factory=dict)
    leaves: Mapping[str, Callable[[Proceeding, Deed], None]] = field(default_factory=dict)
    clocks: Callable[[Proceeding], Iterator[Running]] = lambda row: iter(())
    timed: Mapping[str, str] = field(default_factory=dict)
    late: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    reports: Mapping[str, Callable[[Proceeding, Deed], tuple[Report, ...]]] = field(
        default_factory=dict
    )
    investigative: frozenset[str] = frozenset()
    several: bool = False
    echoes: frozenset[str] = frozenset()
    opens_with: str = ""
    entrances: frozenset[str] = frozenset()
    pressing: Mapping[str, frozenset[str]] = field(default_factory=dict)
    usual: frozenset[str] = frozenset()
    shows: Callable[[Proceeding, date], Iterable[tuple[str, object]]] = lambda row, day: ()

    @property
    def founding(self) -> tuple[str, ...]:
        """The steps with which people can begin it."""
        steps, first = self.procedure.steps, NEW
        if self.opens_with:
            first = self.procedure.step(self.opens_with).target or NEW
        may = {s.name for s in steps if first in s.sources} - self.echoes
        return tuple(s.name for s in steps if s.name in may & (self.entrances or may))

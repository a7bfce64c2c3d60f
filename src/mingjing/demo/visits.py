"""One errand and its visits: what is planned, and the acts that record it.

A team returns, enters its sortie, then the full records of its visits; nothing is entered before
it happened.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from mingjing.demo.caseplan import CasePlan
from mingjing.demo.checklists import Checklists
from mingjing.demo.crew import Crew, Team
from mingjing.demo.days import minutes, moment
from mingjing.demo.said import length, told
from mingjing.office.inspections.actions import (
    issue_order,
    register_inspection,
    register_sortie,
)
from mingjing.office.inspections.lenient import Spoken
from mingjing.office.inspections.models import Inspection, Kind, Response, Result, Sortie
from mingjing.office.intake.models import Complaint
from mingjing.office.parties.models import Party, Place
from mingjing.office.people.models import Person
from mingjing.office.plans.models import Task

_DEPARTURES = ((9, 10), (13, 40))
_RETURNS = ((12, 5), (16, 40))
_EACH, _LATER = 40, 4


@dataclass(slots=True)
class Errand:
    """A sortie to be made, and its row once it is entered."""

    area: str
    day: date
    half: int
    team: Team
    vehicles: int = 0
    tallies: dict[str, int] = field(default_factory=dict)
    campaign: str = ""
    visits: int = 0
    row: Sortie | None = None

    @property
    def back(self) -> datetime:
        """When the team is back and writes."""
        return moment(self.day, *_RETURNS[self.half])


@dataclass(slots=True)
class Grievance:
    """A complaint that a visit follows, and its row once it is entered."""

    row: Complaint | None = None


@dataclass(slots=True)
class Visit:
    """One object to be inspected, and its row once it is entered."""

    errand: Errand
    order: int
    place: Place | None = None
    place_kind: str = ""
    kind: str = Kind.DAILY
    plan: CasePlan | None = None
    grievance: Grievance | None = None
    ordered: bool = False
    fixed: int = 0
    talk: bool = False
    drawn_pair: tuple[Person, ...] = ()
    copied: bool = False
    row: Inspection | None = None

    @property
    def start(self) -> datetime:
        """When it begins: visits of one errand follow one another."""
        first = moment(self.errand.day, *_DEPARTURES[self.errand.half])
        return first + minutes(_EACH * self.order + self._own("start").randint(0, _LATER))

    @property
    def end(self) -> datetime:
        """When it ends."""
        name = self.errand.team.brigade.name
        long = length(
            self._own("end"), found=self.result != Result.CLEAN,
            summary=bool(self.plan and self.plan.summary), rounds=any(n in name for n in _ROUNDING),
        )  # fmt: skip
        return self.start + minutes(long)

    @property
    def entered(self) -> datetime:
        """When it is entered, after the sortie."""
        return max(self.errand.back, self.end) + minutes(4 + 4 * self.order)

    @property
    def pair(self) -> tuple[Person, ...]:
        """The two officers who inspect; a draw may have picked them."""
        return self.drawn_pair or self.errand.team.pair(self.order)

    def _own(self, what: str) -> random.Random:
        """The visit's own seed, apart from all others."""
        return random.Random("|".join(map(str, (what, *self.key))))

    @property
    def key(self) -> tuple[object, ...]:
        """What tells this visit from every other."""
        errand = self.errand
        return errand.area, errand.day, errand.half, errand.team.brigade.name, self.order

    @property
    def party(self) -> Party | None:
        """The keeper of the place."""
        return self.place.party if self.place else None

    @property
    def result(self) -> str:
        """How it ends."""
        if self.plan:
            return Result.LEAD
        if self.ordered:
            return Result.ORDERED
        return Result.FIXED if self.fixed else Result.CLEAN


_ROUNDING = ("二大队", "五大队")
"""Brigades that write hours down to five minutes."""


def _seen(words: Mapping[str, Any], visit: Visit) -> str:
    """What is written of a visit: its own words, or those that were copied from another one."""
    return told(words, *(["copied", visit.errand.area] if visit.copied else visit.key))


TasksOf = Callable[[Visit], Sequence[Task]]


class FieldBook:
    """Performs errands and visits."""

    def __init__(self, crew: Crew, lists: Checklists, tasks: TasksOf) -> None:
        self._crew, self._lists, self._tasks = crew, lists, tasks

    def enter_errand(self, errand: Errand) -> None:
        """Enters the sortie after its return."""
        team = errand.team
        deed = self._crew.deed(team.officers[:1], errand.back, errand.back + minutes(2))
        errand.row = register_sortie(
            deed,
            area=errand.area,
            unit=team.brigade,
            vehicles=errand.vehicles,
            purpose=self._lists.words[errand.area]["purpose"],
            officers=team.officers,
            tallies=errand.tallies,
        )

    def enter_visit(self, visit: Visit) -> None:
        """Enters the full record of one visit."""
        errand, plan, place = visit.errand, visit.plan, visit.place
        if place is None:
            raise ValueError(f"a visit of {errand.day} has no place")
        words, clean = self._lists.words[errand.area], visit.result == Result.CLEAN
        visit.row = register_inspection(
            self._crew.deed(visit.pair, visit.end, visit.entered),
            kind=visit.kind,
            area=errand.area,
            unit=errand.team.brigade,
            place=place,
            party=None,
            address=place.address,
            street=place.street,
            started_at=visit.start,
            ended_at=visit.end,
            officers=visit.pair,
            checks=self._lists.lines(
                errand.area,
                errand.day,
                broken=self._broken(visit),
                party_kind=place.party.kind if place.party else "",
            ),
            finding="" if clean else plan.finding if plan else _seen(words, visit),
            fixed_on_the_spot=visit.fixed,
            spoken=self._spoken(visit),
            result=visit.result,
            sortie=errand.row,
            complaint=visit.grievance.row if visit.grievance else None,
            campaign=errand.campaign,
            tasks=self._tasks(visit),
        )

    def order(self, visit: Visit, due: date) -> None:
        """Issues the written order that a visit ends with."""
        at = visit.entered + minutes(15)
        issue_order(
            self._crew.deed(visit.pair, at),
            area=visit.errand.area,
            unit=visit.errand.team.brigade,
            inspection=visit.row,
            due_on=due,
            conduct=self._lists.words[visit.errand.area]["conduct"],
        )

    def _spoken(self, visit: Visit) -> list[Spoken]:
        """The lenient acts of a visit: what was put right is explained, an order comes with advice
        how to obey it, and some are talked to."""
        words = self._lists.words[visit.errand.area]
        about = f"{words['conduct']}的规定和后果（示例）"
        made = []
        if visit.talk:
            asked = f"约谈：讲明{about}；要求{words['asks']}"
            made.append(Spoken(
                "hold_talk", "负责人（示例）", asked, Response.PROMISED, agreed=words["asks"],
            ))  # fmt: skip
        if visit.fixed:
            kind = "admonish" if visit.fixed > 1 else "educate"
            made.append(Spoken(kind, "现场负责人（示例）", f"讲清{about}", Response.CORRECTED))
        if visit.ordered:
            told = f"建议{words['asks']}；可以向本机关咨询（示例）"
            made.append(Spoken("give_guidance", "现场负责人（示例）", told, Response.PROMISED))
        return made

    def _broken(self, visit: Visit) -> str:
        if visit.plan:
            return visit.plan.item
        if visit.result == Result.CLEAN or not (visit.ordered or visit.fixed):
            return ""
        return self._lists.first_usual(visit.errand.area, visit.errand.day)

"""Lays days on a road and performs it: a case from its finding to where the plan ends."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from mingjing.demo.caseplan import CasePlan
from mingjing.demo.crew import Crew
from mingjing.demo.days import later, minutes, moment
from mingjing.demo.diary import Diary
from mingjing.demo.stops import Ahead, Appointed, Schedule, Stop, Voters
from mingjing.office.cases.actions import Opening, open_case, perform
from mingjing.office.cases.beside.actions import begin, proceed
from mingjing.office.cases.beside.shelf import SIDES
from mingjing.office.cases.models import Case
from mingjing.office.cases.people import named
from mingjing.office.cases.whereabouts import FIELDWORK
from mingjing.office.inspections.models import Inspection
from mingjing.office.intake.models import Complaint
from mingjing.office.items.models import Item
from mingjing.office.journal.shapes import OFFICE_ZONE
from mingjing.office.parties.models import Party
from mingjing.office.people.models import Person, Unit


@dataclass(slots=True)
class Origin:
    """Where a case comes from; rows may be filled in only when the case is opened."""

    party: Party
    unit: Unit
    street: Unit
    place: str
    pair: tuple[Person, ...]
    inspection: Inspection | None = None
    complaint: Complaint | None = None
    source: str = "inspection"


@dataclass(slots=True)
class CaseFile:
    """A case on its way."""

    plan: CasePlan
    item: Item
    origin: Origin
    people: dict[str, tuple[Person, ...]]
    case: Case | None = None

    @property
    def row(self) -> Case:
        """The case, once it is opened."""
        if self.case is None:
            raise ValueError(f"the case found on {self.plan.found} is not opened yet")
        return self.case


@dataclass(frozen=True, slots=True)
class Dated:
    """A stop with its moments."""

    stop: Stop
    at: datetime
    entered_at: datetime

    @property
    def day(self) -> date:
        """The day of the act."""
        return self.at.astimezone(OFFICE_ZONE).date()


def forward(stops: Sequence[Stop], first: date) -> list[date]:
    """The days of the stops when the first is on a day."""
    days = [later(first, stops[0].gap)]
    for stop in stops[1:]:
        days.append(later(days[-1], stop.gap))
    return days


def backward(stops: Sequence[Stop], last: date) -> list[date]:
    """The days of the stops when the last is on a day."""
    days = [last]
    for stop in reversed(stops[1:]):
        days.append(later(days[-1], -stop.gap))
    return days[::-1]


_AFTERNOON, _EVENING = minutes(285), minutes(470)
"""From the mornings of the diary to after lunch, and to after the afternoon's errands."""


class Walker:
    """Notes the acts of cases into the diary."""

    def __init__(self, crew: Crew, diary: Diary, rng: random.Random) -> None:
        self._crew, self._diary, self._rng = crew, diary, rng
        self._turn = 0

    def file(self, plan: CasePlan, item: Item, origin: Origin) -> CaseFile:
        """A new file with its people: reviewers and leaders take turns."""
        office = self._crew.office
        reviewers, leaders = office.by_prefix("reviewer"), office.by_prefix("leader")
        n, self._turn = self._turn, self._turn + 1
        return CaseFile(
            plan,
            item,
            origin,
            {
                "pair": origin.pair,
                "first": origin.pair[:1],
                "clerk": (office.people["clerk"],),
                "reviewer": (reviewers[n % len(reviewers)],),
                "leader": (leaders[n % len(leaders)],),
                "heads": tuple(leaders),
            },
        )

    def dated(
        self,
        stops: Sequence[Stop],
        days: Sequence[date],
        *,
        at: datetime | None = None,
        entered: datetime | None = None,
        step: int = 50,
        pair: Sequence[Person] = (),
    ) -> list[Dated]:
        """Moments for stops: `at` the first act, `entered` before which nothing is entered. Where
        the pair is on an errand, its field work waits until they are back."""
        found: list[Dated] = []
        for stop, day in zip(stops, days, strict=True):
            if not found:
                moment_ = at or self._morning(day)
            elif day == found[-1].day:
                moment_ = found[-1].at + minutes(step if day == days[0] else 50)
            else:
                moment_ = self._morning(day)
                if stop.verb in FIELDWORK:
                    moment_ = self._back(moment_, pair)
            written = moment_ + minutes(6)
            if stop.entered_late:
                written = moment(later(day, stop.entered_late), 16, 20)
            floor = found[-1].entered_at + minutes(2) if found else entered
            found.append(Dated(stop, moment_, max(written, floor) if floor else written))
        return found

    def walk(self, file: CaseFile, stops: Sequence[Dated]) -> None:
        """Notes every stop for its entry."""
        for n, dated in enumerate(stops):
            self._diary.note(dated.entered_at, self._act(file, dated, opening=n == 0))

    def _act(self, file: CaseFile, dated: Dated, *, opening: bool) -> Any:
        def perform_it() -> None:
            people = file.people[dated.stop.by]
            deed = self._crew.deed(people, dated.at, dated.entered_at, **self._form(file, dated))
            stop = dated.stop
            if opening:
                file.case = open_case(_opening(file), deed, summary=file.plan.summary)
            elif stop.beside and stop.verb in SIDES[stop.beside].founding:
                begin(file.row.pk, stop.beside, stop.verb, deed)
            elif stop.beside:
                proceed(_latest(file, stop.beside), stop.verb, deed)
            else:
                file.case = perform(file.row.pk, stop.verb, deed)

        return perform_it

    def _form(self, file: CaseFile, dated: Dated) -> dict[str, Any]:
        form = {name: _meant(value, file, dated.day) for name, value in dated.stop.form.items()}
        if dated.stop.verb == "notify_hearing":
            form["chair"] = named(file.people["reviewer"][0])
        if dated.stop.verb == "request_recusal":
            officer = file.people["first"][0]
            form |= {"whom": officer.name, "whom_id": officer.pk}
        if dated.stop.verb == "pay":
            form["receipt"] = f"示票{file.row.pk:04d}"
        return form

    def _back(self, morning: datetime, pair: Sequence[Person]) -> datetime:
        """The same minutes later on a day whose morning, or morning and afternoon, is taken."""
        day = morning.astimezone(OFFICE_ZONE).date()
        if not self._crew.is_out(pair, day, 0):
            return morning
        return morning + (_EVENING if self._crew.is_out(pair, day, 1) else _AFTERNOON)

    def _morning(self, day: date) -> datetime:
        return moment(day, 9) + minutes(self._rng.randint(5, 110))


def _latest(file: CaseFile, kind: str) -> int:
    """The small procedure of a kind beside the case, whoever or whatever began it."""
    return int(file.row.proceedings.filter(kind=kind).latest("pk").pk)


def _meant(value: Any, file: CaseFile, day: date) -> Any:
    """What a form holds once the day and the people of the act are known."""
    match value:
        case Ahead(working_days=n):
            return later(day, n) if n else day
        case Appointed(working_days=n):
            return moment(later(day, n), 9)
        case Schedule(parts=parts):
            return "\n".join(f"{later(day, n).isoformat()} {amount}" for n, amount in parts)
        case Voters():
            return [named(person) for person in file.people["heads"]]
    return value


def _opening(file: CaseFile) -> Opening:
    origin = file.origin
    return Opening(
        party=origin.party,
        item=file.item,
        unit=origin.unit,
        street=origin.street,
        place=origin.place,
        conduct=file.plan.finding or file.item.violation,
        conduct_from=file.plan.found,
        source=origin.source,
        inspection=origin.inspection,
        complaint=origin.complaint,
    )

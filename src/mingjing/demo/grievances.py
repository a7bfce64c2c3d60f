"""Complaints of a season: those that a visit follows, and those that are answered without one."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from mingjing.demo.crew import Crew
from mingjing.demo.days import later, minutes, moment, working_days
from mingjing.demo.diary import Diary
from mingjing.demo.seasons import AreaPlan
from mingjing.demo.visits import Grievance, Visit
from mingjing.office.intake.actions import answer_complaint, register_complaint
from mingjing.office.intake.models import Channel, Complaint
from mingjing.office.people.models import Unit

_CHANNELS = (Channel.HOTLINE,) * 7 + (Channel.LETTER, Channel.VISIT, Channel.TRANSFER)
_LAST_ANSWER = 5


class Grievances:
    """Notes complaints and their answers into the diary."""

    def __init__(self, crew: Crew, diary: Diary, rng: random.Random, words: dict[str, Any]) -> None:
        self._crew, self._diary, self._rng, self._words = crew, diary, rng, words

    def season(self, area: AreaPlan, visits: Sequence[Visit]) -> None:
        """All complaints of an area in a season."""
        followed = [v for v in visits if v.grievance]
        for visit in followed:
            self._followed(area.area, visit)
        rest = area.complaints - len(followed)
        days = working_days(area.first, later(area.last, -_LAST_ANSWER - 1))
        for n in range(rest):
            day = days[n * len(days) // rest]
            street = self._rng.choice(self._crew.office.streets)
            brigade = self._crew.office.brigades[n % len(self._crew.office.brigades)]
            self.complaint(
                area.area,
                day,
                street=street,
                unit=brigade,
                answered=later(day, self._rng.randint(2, _LAST_ANSWER)),
            )

    def _followed(self, area: str, visit: Visit) -> None:
        place, errand = visit.place, visit.errand
        if place is None or visit.grievance is None:
            raise ValueError("a complaint is about a place")
        received = max(later(errand.day, -self._rng.randint(1, 3)), date(errand.day.year, 1, 1))
        answered = later(errand.day, self._rng.randint(1, 3))
        self.complaint(
            area,
            received,
            street=place.street,
            unit=errand.team.brigade,
            place=place.address,
            answered=answered,
            into=visit.grievance,
        )

    def complaint(
        self,
        area: str,
        day: date,
        *,
        street: Unit,
        unit: Unit,
        place: str = "",
        answered: date | None = None,
        into: Grievance | None = None,
    ) -> Grievance:
        """One complaint, and its answer where there is one."""
        held = into or Grievance()
        at = moment(day, 8, 30) + minutes(self._rng.randint(0, 420))
        content = self._rng.choice(self._words[area]["complaints"])
        channel = self._rng.choice(_CHANNELS)
        where = place or f"{street.short}示例路{self._rng.randrange(1, 399)}号"

        def receive() -> None:
            held.row = register_complaint(
                self._by_clerk(at + minutes(12)),
                channel=channel,
                area=area,
                received_at=at,
                content=content,
                place=where,
                street=street,
                unit=unit,
                complainant="演示来电人",
                contact="10000000000",
            )

        self._diary.note(at + minutes(17), receive)
        if answered:
            self._note_answer(held, area, moment(answered, 15) + minutes(self._rng.randint(0, 90)))
        return held

    def _note_answer(self, held: Grievance, area: str, at: datetime) -> None:
        def answer() -> None:
            row: Complaint | None = held.row
            if row is None:
                raise ValueError("answered before it was received")
            held.row = answer_complaint(row.pk, self._by_clerk(at), self._words[area]["answer"])

        self._diary.note(at + minutes(5), answer)

    def _by_clerk(self, at: datetime) -> Any:
        return self._crew.deed([self._crew.office.people["clerk"]], at)

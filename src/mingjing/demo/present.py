"""What is under way today: a case at every place where a case can stand, and the month's work.

Days are counted back from today, so that Today is alive whenever the demonstration is loaded.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from mingjing.demo.caseplan import CasePlan
from mingjing.demo.checklists import Checklists
from mingjing.demo.crew import Crew, Team
from mingjing.demo.days import later
from mingjing.demo.ground import Ground
from mingjing.demo.history import History
from mingjing.demo.roads import road_of
from mingjing.demo.said import told
from mingjing.demo.seasons import AreaPlan
from mingjing.demo.staffing import read
from mingjing.demo.stops import Stop
from mingjing.demo.visits import Errand, Visit
from mingjing.demo.walking import backward
from mingjing.law.day import official_calendar
from mingjing.office.inspections.facts import in_force
from mingjing.office.parties.models import PartyKind, Place

_PLACE_OF = {
    "gas": "restaurant",
    "drainage": "restaurant",
    "waste": "restaurant",
    "greening": "green",
    "air": "site",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """A case as it stands: where it stopped, when, and whose it is."""

    row: dict[str, Any]
    last: str
    ago: int
    filed_ago: int
    who: str


def present_names() -> list[tuple[str, bool]]:
    """The parties that the cases under way name: name, and whether it is a firm."""
    return [
        (row.get("firm") or row["person"], "firm" in row)
        for row in read("present.toml")["case"]
        if "firm" in row or "person" in row
    ]


class Present:
    """Notes what leads up to today."""

    def __init__(
        self, crew: Crew, ground: Ground, lists: Checklists, history: History, *, today: date
    ) -> None:
        self._crew, self._ground, self._lists, self._history = crew, ground, lists, history
        self._today, self._errands = today, Counter[tuple[int, date]]()
        self._base = official_calendar().add_working_days(today + timedelta(days=1), -1)
        self._rng = random.Random(today.toordinal())
        self._free = {kind: self._owned(kind) for kind in sorted(set(_PLACE_OF.values()))}

    def note(self) -> None:
        """The cases, the month's field work, and the complaints that wait."""
        data = read("present.toml")
        for n, row in enumerate(data["case"]):
            known = dict(row)
            self._case(
                n,
                Standing(
                    known,
                    known.pop("last"),
                    known.pop("ago"),
                    known.pop("filed_ago", 0),
                    known.pop("who", ""),
                ),
            )
        first, last = later(self._base, -18), later(self._base, -1)
        for row in data["area"]:
            self._history.note_area(AreaPlan(first=first, last=last, **row))
        for row in data["waiting"]:
            for n, ago in enumerate(row["ago"]):
                self._waiting(row["area"], ago, n)

    def _owned(self, kind: str) -> list[Place]:
        places = [
            p
            for p in self._ground.places[kind]
            if kind == "green" or (p.party and p.party.kind == PartyKind.ORGANISATION)
        ]
        self._rng.shuffle(places)
        return places

    def _waiting(self, area: str, ago: int, n: int) -> None:
        office = self._crew.office
        self._history.grievances.complaint(
            area, later(self._base, -ago), street=office.streets[n], unit=office.brigades[n % 2]
        )

    def _case(self, seed: int, standing: Standing) -> None:
        """Finds the days of the road backward from its last act, then walks it forward."""
        stops = self._stops(self._plan(standing, self._today), standing, seed)
        days = self._days(stops, standing)
        plan = self._plan(standing, days[0])
        visit = self._visit(plan, standing.who)
        self._history.note_visits([visit])
        self._history.note_case(visit, plan, self._stops(plan, standing, seed), days)

    def _stops(self, plan: CasePlan, standing: Standing, seed: int) -> list[Stop]:
        """The road up to its last act; the same seed gives the same gaps."""
        road = road_of(plan, self._lists.items[plan.item], random.Random(seed))
        end = next(n for n, stop in enumerate(road) if stop.verb == standing.last)
        return road[: end + 1]

    def _plan(self, standing: Standing, found: date) -> CasePlan:
        known = dict(standing.row)
        codes = known.pop("item")
        code = next(c for c in codes if in_force(self._lists.items[c], found))
        area = known["area"]
        usual = {"finding": told(self._lists.words[area], area, standing.last, standing.ago, code)}
        return CasePlan(**{**usual, **known, "item": code, "found": found})

    def _days(self, stops: Sequence[Stop], standing: Standing) -> list[date]:
        last = later(self._base, -standing.ago)
        if not standing.filed_ago:
            return backward(stops, last)
        cut = next(n for n, s in enumerate(stops) if s.verb == "approve_filing") + 1
        filed = self._today - timedelta(days=standing.filed_ago)
        filed = official_calendar().add_working_days(filed + timedelta(days=1), -1)
        return backward(stops[:cut], filed) + backward(stops[cut:], last)

    def _visit(self, plan: CasePlan, who: str) -> Visit:
        team = self._team(plan.found, who)
        key = (team.brigade.pk, plan.found)
        errand = Errand(plan.area, plan.found, self._errands[key] % 2, team)
        order = self._errands[key] // 2
        self._errands[key] += 1
        errand.visits = order + 1
        return Visit(errand, order, place=self._free[_PLACE_OF[plan.area]].pop(), plan=plan)

    def _team(self, day: date, who: str) -> Team:
        """The person who signs in with a colleague of the brigade, or any other brigade's two."""
        office = self._crew.office
        if not who:
            return self._crew.team(day, 0, size=2, turn=2)
        person = office.people[who]
        brigade = next(b for b in office.brigades if b.pk == person.unit_id)
        colleague = next(p for p in office.officers[brigade.pk] if p != person)
        team = Team(brigade, (person, colleague))
        for half in (0, 1):
            self._crew.engage(day, half, team.officers)
        return team

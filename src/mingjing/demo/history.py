"""The years behind: seasons of field work, the cases that came of them, draws and publications."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from mingjing.demo.branches import with_branches
from mingjing.demo.caseplan import CasePlan
from mingjing.demo.checklists import Checklists
from mingjing.demo.crew import Crew
from mingjing.demo.days import later, minutes
from mingjing.demo.diary import Diary
from mingjing.demo.draws import Pick, Stratum, YearDraw
from mingjing.demo.grievances import Grievances
from mingjing.demo.ground import Ground
from mingjing.demo.plans import PlanBook
from mingjing.demo.publishing import note_publication
from mingjing.demo.recordings import Recordings
from mingjing.demo.roads import road_of
from mingjing.demo.seasons import AreaPlan, SeasonPlanner
from mingjing.demo.slips import in_two_places
from mingjing.demo.staffing import read
from mingjing.demo.stops import Stop
from mingjing.demo.visits import FieldBook, Visit
from mingjing.demo.walking import Origin, Walker, forward
from mingjing.office.inspections.models import Kind
from mingjing.office.parties.models import Party

_ORDER_DAYS = 7


class History:
    """Notes field work with what came of it."""

    def __init__(
        self,
        crew: Crew,
        ground: Ground,
        diary: Diary,
        lists: Checklists,
        plans: PlanBook,
        rng: random.Random,
        *,
        today: date,
    ) -> None:
        self._crew, self._ground, self._diary, self._lists = crew, ground, diary, lists
        self._planner = SeasonPlanner(crew, ground, rng)
        self._book = FieldBook(crew, lists, plans.tasks_of)
        self._walker = Walker(crew, diary, rng)
        self._recordings = Recordings(crew, diary)
        self.grievances = Grievances(crew, diary, rng, lists.words)
        self._rng, self._today = rng, today

    def note(self, cases: Sequence[CasePlan]) -> None:
        """Every season of the data file that has ended."""
        for season in read("seasons.toml")["season"]:
            if season["last"] >= self._today:
                continue
            areas = [_area(season, row) for row in season["area"]]
            strata = [Stratum(a.area, a.draw_kind or a.lead_kind, a.draws)
                      for a in areas if a.draws]  # fmt: skip
            draw = YearDraw(self._crew, self._ground, strata) if strata else None
            picks, visits = draw.picks() if draw else {}, []
            for area in areas:
                visits += self._field_work(area, cases, picks.get(area.area, ()))
            self._cases(visits, wrong=season.get("wrongs", False))
            if draw:
                draw.note(self._diary, [v for v in visits if v.kind == Kind.RANDOM])

    def note_area(self, area: AreaPlan) -> None:
        """One area of a season without cases."""
        self._field_work(area, [], ())

    def _field_work(
        self, area: AreaPlan, cases: Sequence[CasePlan], picks: Sequence[Pick]
    ) -> list[Visit]:
        """One area of a season, with the cases that were found in it and the objects drawn."""
        within = [c for c in cases if c.area == area.area and area.first <= c.found <= area.last]
        visits = self._planner.plan(area, within, picks)
        self.note_visits(visits)
        self.grievances.season(area, visits)
        return visits

    def _cases(self, visits: Sequence[Visit], *, wrong: bool) -> None:
        """The cases of a season, once everybody's errands are known: nobody investigates while
        they inspect elsewhere, but once where the season has wrongs."""
        beside = visits if wrong else ()
        for visit in visits:
            if visit.plan:
                stops = with_branches(
                    visit.plan, road_of(visit.plan, self._lists.items[visit.plan.item], self._rng)
                )
                days = forward(stops, visit.plan.found)
                if self.note_case(visit, visit.plan, stops, days, beside=beside):
                    beside = ()
        self._recordings.of_visits(visits, wrong=wrong)

    def note_visits(self, visits: Sequence[Visit]) -> None:
        """Errands with their visits, and the orders that visits ended with."""
        entered: set[int] = set()
        for visit in visits:
            errand = visit.errand
            if id(errand) not in entered:
                entered.add(id(errand))
                self._diary.note(errand.back + minutes(2), partial(self._book.enter_errand, errand))
            self._diary.note(visit.entered, partial(self._book.enter_visit, visit))
            if visit.ordered:
                self._diary.note(
                    visit.entered + minutes(20),
                    partial(self._book.order, visit, later(errand.day, _ORDER_DAYS)),
                )

    def note_case(
        self, visit: Visit, plan: CasePlan, stops: Sequence[Stop], days: Sequence[date], *,
        beside: Sequence[Visit] = (),
    ) -> bool:  # fmt: skip
        """The case that a visit led to, stop by stop, and its publication. Where visits are named
        beside it, one of its records may be told as made during one of them; says whether."""
        place, item = visit.place, self._lists.items[plan.item]
        party: Party | None = self._ground.parties[plan.named] if plan.named else visit.party
        if place is None or party is None:
            raise ValueError(f"the case found on {plan.found} has no party")
        origin = Origin(party, visit.errand.team.brigade, place.street, place.address, visit.pair)
        file = self._walker.file(plan, item, origin)

        def link() -> None:
            origin.inspection = visit.row

        self._diary.note(visit.entered, link)
        at = visit.start + minutes(8) if plan.summary else visit.entered + minutes(25)
        entered = visit.entered + minutes(20)
        dated = self._walker.dated(stops, days, at=at, step=5, entered=entered, pair=visit.pair)
        told = in_two_places(dated, visit, beside)
        self._walker.walk(file, told)
        self._recordings.of_case(file, told)
        note_publication(self._crew, self._diary, file, told, before=self._today)
        return told != dated


def _area(season: dict[str, Any], row: dict[str, Any]) -> AreaPlan:
    known = {"first": season["first"], "last": season["last"], **row}
    return AreaPlan(**known)

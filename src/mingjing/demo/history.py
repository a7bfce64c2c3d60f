"""The years behind: seasons of field work, the cases that came of them, draws and publications."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date
from typing import Any

from mingjing.demo.caseplan import CasePlan
from mingjing.demo.checklists import Checklists
from mingjing.demo.crew import Crew
from mingjing.demo.days import later, minutes, moment
from mingjing.demo.diary import Diary
from mingjing.demo.grievances import Grievances
from mingjing.demo.ground import Ground
from mingjing.demo.publishing import note_publication
from mingjing.demo.roads import road_of
from mingjing.demo.seasons import AreaPlan, SeasonPlanner
from mingjing.demo.staffing import read
from mingjing.demo.visits import FieldBook, Visit
from mingjing.demo.walking import Origin, Walker, forward
from mingjing.office.inspections.actions import Drawn, import_draw, link_drawn
from mingjing.office.inspections.models import DrawnObject, Kind
from mingjing.office.parties.models import Party

_DRAWN_ON = date(2023, 4, 12)
_ORDER_DAYS = 7


class History:
    """Notes what was done in the years behind."""

    def __init__(self, crew: Crew, ground: Ground, diary: Diary, lists: Checklists,
                 rng: random.Random) -> None:
        self._crew, self._ground, self._diary, self._lists = crew, ground, diary, lists
        self._planner = SeasonPlanner(crew, ground, rng)
        self._book = FieldBook(crew, lists)
        self._walker = Walker(crew, diary, rng)
        self._grievances = Grievances(crew, diary, rng, lists.words)
        self._rng = rng

    def note(self, cases: Sequence[CasePlan]) -> None:
        """Every season of the data file."""
        for season in read("seasons.toml")["season"]:
            drawn: list[Visit] = []
            for row in season["area"]:
                area = _area(season, row)
                within = [c for c in cases
                          if c.area == area.area and area.first <= c.found <= area.last]
                visits = self._planner.plan(area, within)
                self._note_visits(visits)
                self._grievances.season(area, visits)
                drawn += [v for v in visits if v.kind == Kind.RANDOM]
            if drawn:
                self._note_draw(drawn)

    def _note_visits(self, visits: Sequence[Visit]) -> None:
        entered: set[int] = set()
        for visit in visits:
            errand = visit.errand
            if id(errand) not in entered:
                entered.add(id(errand))
                self._diary.note(errand.back + minutes(2),
                                 lambda errand=errand: self._book.enter_errand(errand))
            self._diary.note(visit.entered, lambda visit=visit: self._book.enter_visit(visit))
            if visit.ordered:
                due = later(errand.day, _ORDER_DAYS)
                self._diary.note(visit.entered + minutes(20),
                                 lambda visit=visit, due=due: self._book.order(visit, due))
            if visit.plan:
                self._note_case(visit, visit.plan)

    def _note_case(self, visit: Visit, plan: CasePlan) -> None:
        place, item = visit.place, self._lists.items[plan.item]
        party: Party | None = self._ground.parties[plan.named] if plan.named else visit.party
        if place is None or party is None:
            raise ValueError(f"the case found on {plan.found} has no party")
        origin = Origin(party, visit.errand.team.brigade, place.street, place.address, visit.pair)
        file = self._walker.file(plan, item, origin)

        def link() -> None:
            origin.inspection = visit.row

        self._diary.note(visit.entered, link)
        stops = road_of(plan, item, self._rng)
        at = visit.start + minutes(8) if plan.summary else visit.entered + minutes(25)
        dated = self._walker.dated(stops, forward(stops, plan.found), at=at, step=5,
                                   entered=visit.entered + minutes(20))
        self._walker.walk(file, dated)
        note_publication(self._crew, self._diary, file, dated)

    def _note_draw(self, visits: Sequence[Visit]) -> None:
        """The draw on the city's platform, and the link of each inspection to it."""
        found: dict[int, DrawnObject] = {}
        clerk = [self._crew.office.people["clerk"]]

        def draw() -> None:
            deed = self._crew.deed(clerk, moment(_DRAWN_ON, 10))
            objects = [Drawn(v.place, v.errand.area) for v in visits if v.place]
            rows = import_draw(deed, draw="2023年度双随机抽查（示例）", platform="市级监管平台",
                               objects=objects)
            found.update({id(v): row for v, row in zip(visits, rows, strict=True)})

        def link(visit: Visit) -> None:
            deed = self._crew.deed(visit.pair, visit.entered + minutes(10))
            if visit.row is None:
                raise ValueError("a drawn object was not inspected")
            link_drawn(found[id(visit)], visit.row, deed)

        self._diary.note(moment(_DRAWN_ON, 10, 5), draw)
        for visit in visits:
            self._diary.note(visit.entered + minutes(15), lambda visit=visit: link(visit))


def _area(season: dict[str, Any], row: dict[str, Any]) -> AreaPlan:
    known = {"first": season["first"], "last": season["last"], **row}
    return AreaPlan(**known)

"""Plans a season's field work area by area: errands, visits, where cases begin, what was fixed."""

from __future__ import annotations

import random
from collections import Counter, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from mingjing.demo.caseplan import CasePlan
from mingjing.demo.crew import Crew
from mingjing.demo.days import working_days
from mingjing.demo.draws import Pick
from mingjing.demo.ground import Ground
from mingjing.demo.visits import Errand, Grievance, Visit
from mingjing.law.frequency import cap_on
from mingjing.office.inspections.frequency import EXEMPT
from mingjing.office.inspections.models import Kind
from mingjing.office.parties.models import Party, PartyKind, Place

_DRAWS_AFTER = (4, 20)
_HEATING_ENDS, _HEATING_BEGINS = (3, 15), (11, 15)


@dataclass(frozen=True, slots=True)
class AreaPlan:
    """One area of one season, as the data file tells it."""

    area: str
    first: date
    last: date
    visits: int
    outings: int
    people: int
    kinds: Mapping[str, int]
    lead_kind: str
    vehicles: int = 0
    tally: Mapping[str, int] = field(default_factory=dict)
    campaign: str = ""
    fixes: int = 0
    talks: int = 0
    copied: int = 0
    complaints: int = 0
    complaint_visits: int = 0
    orders: int = 0
    draws: int = 0
    draw_kind: str = ""
    heating_season: bool = False


def shares(total: int, parts: int) -> list[int]:
    """A total in whole parts that differ by one at most."""
    return [total * (n + 1) // parts - total * n // parts for n in range(parts)]


def uneven(total: int, parts: int, rng: random.Random) -> list[int]:
    """A total in whole parts that differ as counts in life do."""
    counts = shares(total, parts)
    for n in range(0, parts - 1, 2):
        moved = rng.randint(0, min(counts[n], 3))
        counts[n], counts[n + 1] = counts[n] - moved, counts[n + 1] + moved
    return counts


class SeasonPlanner:
    """Turns an area plan into visits; knows which places and parties are already used."""

    def __init__(self, crew: Crew, ground: Ground, rng: random.Random) -> None:
        self._crew, self._ground, self._rng = crew, ground, rng
        self._sued: set[int] = set()
        self._counted: Counter[tuple[int, int]] = Counter()
        self._turn = 0

    def plan(
        self, area: AreaPlan, cases: list[CasePlan], picks: Sequence[Pick] = ()
    ) -> list[Visit]:
        """Every visit of the area, with its errand and its part in the year."""
        errands = self._errands(area, [case.found for case in cases])
        visits = self._visits(area, errands)
        for case in cases:
            self._lead(area, visits, case)
        self._draws(area, visits, picks)
        self._complaints(area, visits)
        self._fixes(area, visits)
        self._places(visits)
        return visits

    def _errands(self, area: AreaPlan, wanted: list[date]) -> list[Errand]:
        days = self._days(area)
        chosen = [days[n * len(days) // area.outings] for n in range(area.outings)]
        free = set(range(len(chosen)))
        for day in wanted:
            nearest = min(free, key=lambda n: abs((chosen[n] - day).days))
            free.discard(nearest)
            chosen[nearest] = day
        chosen.sort()
        people, cars = shares(area.people, len(chosen)), shares(area.vehicles, len(chosen))
        tallies = {m: uneven(n, len(chosen), self._rng) for m, n in area.tally.items()}
        errands = []
        for n, day in enumerate(chosen):
            team = self._crew.team(day, n % 2, size=people[n], turn=self._turn)
            self._turn += 1
            errands.append(
                Errand(
                    area.area,
                    day,
                    n % 2,
                    team,
                    vehicles=cars[n],
                    campaign=area.campaign,
                    tallies={m: counts[n] for m, counts in tallies.items()},
                )
            )
        return errands

    def _days(self, area: AreaPlan) -> list[date]:
        days = working_days(area.first, area.last)
        if not area.heating_season:
            return days
        return [
            d
            for d in days
            if (d.month, d.day) <= _HEATING_ENDS or (d.month, d.day) >= _HEATING_BEGINS
        ]

    def _visits(self, area: AreaPlan, errands: list[Errand]) -> list[Visit]:
        kinds = [kind for kind, n in area.kinds.items() for _ in range(n)]
        self._rng.shuffle(kinds)
        visits = []
        for n, kind in enumerate(kinds):
            errand = errands[n * len(errands) // len(kinds)]
            visits.append(
                Visit(
                    errand,
                    errand.visits,
                    place_kind=kind,
                    kind=Kind.SPECIAL if area.campaign else Kind.DAILY,
                )
            )
            errand.visits += 1
        return visits

    def _lead(self, area: AreaPlan, visits: list[Visit], case: CasePlan) -> None:
        """The first visit of the day on which the case was found."""
        visit = next(v for v in visits if v.errand.day == case.found and v.plan is None)
        if visit.place_kind != area.lead_kind:
            other = next(v for v in visits if v.place_kind == area.lead_kind and v.plan is None)
            other.place_kind, visit.place_kind = visit.place_kind, other.place_kind
        visit.plan = case

    def _draws(self, area: AreaPlan, visits: list[Visit], picks: Sequence[Pick]) -> None:
        """Each drawn object takes a visit on which the officers drawn for it can come along."""
        kind = area.draw_kind or area.lead_kind
        after = date(area.first.year, *_DRAWS_AFTER)
        able = [
            v for v in visits if v.place_kind == kind and v.plan is None and v.errand.day >= after
        ]
        for pick in picks:
            visit = next(v for v in able if self._can_come(v.errand, pick))
            able = [v for v in able if v.errand.day > visit.errand.day]
            self._crew.engage(visit.errand.day, visit.errand.half, pick.pair)
            visit.kind, visit.place, visit.drawn_pair = Kind.RANDOM, pick.place, pick.pair

    def _can_come(self, errand: Errand, pick: Pick) -> bool:
        return self._crew.can_come(pick.pair, day=errand.day, half=errand.half, errand=errand.team)

    def _complaints(self, area: AreaPlan, visits: list[Visit]) -> None:
        able = [
            v
            for v in visits
            if v.place_kind == area.lead_kind and v.plan is None and v.kind == Kind.DAILY
        ]
        for n in range(area.complaint_visits):
            visit = able[n * len(able) // area.complaint_visits]
            visit.kind, visit.grievance = Kind.COMPLAINT, Grievance()
            before = n * area.orders // area.complaint_visits
            visit.ordered = (n + 1) * area.orders // area.complaint_visits > before

    def _fixes(self, area: AreaPlan, visits: list[Visit]) -> None:
        able = [v for v in visits if v.plan is None and not v.ordered]
        places = -(-area.fixes * 2 // 3)
        for n, fixed in enumerate(shares(area.fixes, places) if places else ()):
            able[n * len(able) // places].fixed = fixed
        for n in range(area.talks):
            able[n * len(able) // area.talks].talk = True
        self._copied(area, [v for v in able if v.fixed])

    def _copied(self, area: AreaPlan, fixed: list[Visit]) -> None:
        """The brigade that put most right copies what it wrote once to as many of its visits."""
        units = Counter(v.errand.team.brigade.pk for v in fixed)
        if area.copied and units:
            [(unit, _)] = units.most_common(1)
            for visit in [v for v in fixed if v.errand.team.brigade.pk == unit][: area.copied]:
                visit.copied = True

    def _places(self, visits: list[Visit]) -> None:
        """Every place of a kind once before any comes twice; cases choose first."""
        pools: dict[str, deque[Place]] = {}
        drawn = {v.place for v in visits if v.place}
        for visit in visits:
            if visit.place:
                self._count(visit)
        for visit in sorted(visits, key=lambda v: v.plan is None):
            if visit.place:
                continue
            kind = visit.place_kind
            if not pools.get(kind):
                places = list(self._ground.places[kind])
                self._rng.shuffle(places)
                pools[kind] = deque(p for p in places if p not in drawn)
            pool = pools[kind]
            if visit.plan and not visit.plan.named:
                place = next(p for p in pool if self._may_stand(p.party) and self._room(p, visit))
                pool.remove(place)
                self._sued.add(place.party_id or 0)
            else:
                place = next(p for p in pool if self._room(p, visit))
                pool.remove(place)
            visit.place = place
            self._count(visit)

    def _room(self, place: Place, visit: Visit) -> bool:
        """Whether the keeper may be visited once more in the year of the visit."""
        day = visit.errand.day
        made = self._counted[place.party_id or 0, day.year]
        return visit.kind in EXEMPT or place.party_id is None or made < cap_on(day).value

    def _count(self, visit: Visit) -> None:
        if visit.place and visit.kind not in EXEMPT:
            self._counted[visit.place.party_id or 0, visit.errand.day.year] += 1

    def _may_stand(self, party: Party | None) -> bool:
        """A company that has no case yet."""
        return (
            party is not None
            and party.kind == PartyKind.ORGANISATION
            and party.pk not in self._sued
        )

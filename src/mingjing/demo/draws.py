"""The draws of the demonstration: a real one for 2023 with witnesses and dice, and one that waits.

Field work is planned ahead of the diary, and a draw is the same whenever it is done; so the year's
draw is done here first, for the plan, and the acts of the diary must come to the same result.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from django.conf import settings

from mingjing.demo.crew import Crew
from mingjing.demo.days import later, minutes, moment
from mingjing.demo.diary import Diary
from mingjing.demo.ground import Ground
from mingjing.demo.visits import Visit
from mingjing.law.draw.announce import Plan, Rules, announced_as, announcement, witnesses
from mingjing.law.draw.certificate import Drawing, certificate
from mingjing.law.draw.pool import Pool, Unit
from mingjing.law.draw.seed import commitment
from mingjing.office.draws.actions import Wanted, freeze, perform
from mingjing.office.draws.models import Draw
from mingjing.office.draws.pools import (
    certificate_numbers,
    inspector_entry,
    object_entry,
    place_of,
)
from mingjing.office.inspections.drawn import link_drawn
from mingjing.office.inspections.models import DrawnObject
from mingjing.office.parties.models import Place
from mingjing.office.people.models import Person
from mingjing.office.people.queries import officers_on
from mingjing.office.registers.actions import NewObject, list_inspectors, list_objects
from mingjing.office.registers.models import ListedObject, Risk

_KNOWN = date(2022, 12, 21)  # the objects, for the plan of the year
_LISTED, _FROZEN = date(2023, 3, 20), date(2023, 4, 3)
_ANNOUNCED, _COMMITTED, _THROWN = date(2023, 4, 4), date(2023, 4, 10), date(2023, 4, 12)
_PUBLISHED, _DONE = date(2023, 4, 13), date(2023, 12, 29)
TITLE = "2023年度燃气、排水双随机抽查（示例）"
NUMBER = "CQ2023-001"
WITNESSES = ["演示见证甲", "演示见证乙", "演示见证丙"]
_SECRETS = ["七只麻雀落在电线上看雨走过", "kettle umbrella 4471 north", "灯塔 铅笔 九月 石阶 2023"]
_DICE = "60718495203317764219"
_TICKETS = {"high": 3, "general": 2, "low": 1}
_RISKS = (Risk.LOW, Risk.GENERAL, Risk.LOW, Risk.HIGH, Risk.GENERAL, Risk.LOW)
_WHY = {Risk.HIGH: "上年度有处罚或者重复投诉（示例）", Risk.GENERAL: "上年度有责令改正（示例）",
        Risk.LOW: "上年度没有不良记录（示例）"}  # fmt: skip
PER_OBJECT = 2


@dataclass(frozen=True, slots=True)
class Pick:
    """One drawn object with the officers who were drawn for it."""

    place: Place
    pair: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Stratum:
    """From which places of an area how many are drawn."""

    area: str
    kind: str
    quota: int


class YearDraw:
    """The draw of 2023: its result for the plan, and its acts for the diary."""

    def __init__(self, crew: Crew, ground: Ground, strata: Sequence[Stratum]) -> None:
        self._crew, self._ground, self._strata = crew, ground, strata
        self._clerk = [crew.office.people["clerk"]]
        self._leader = [crew.office.people["leader"]]
        self._result = certificate(self._drawing())
        self.row: Draw | None = None

    def picks(self) -> dict[str, list[Pick]]:
        """What was drawn, by area."""
        places = {p.pk: p for kind in self._ground.places.values() for p in kind}
        numbers = certificate_numbers(_FROZEN)
        people = {numbers[p.pk]: p for p in self._officers()}
        found: dict[str, list[Pick]] = {s.area: [] for s in self._strata}
        for one in self._result["drawn"]:
            pair = tuple(people[i["id"]] for i in one["inspectors"])
            found[one["stratum"]].append(Pick(places[place_of(one["id"])], pair))
        return found

    def _officers(self) -> list[Person]:
        return list(officers_on(_LISTED).order_by("pk"))

    def _objects(self) -> list[NewObject]:
        return [
            NewObject(place, s.area, _RISKS[n % 6], _WHY[_RISKS[n % 6]])
            for s in self._strata
            for n, place in enumerate(self._ground.places[s.kind])
        ]

    def _quotas(self) -> dict[str, int]:
        return {s.area: s.quota for s in self._strata}

    def _source(self) -> dict[str, Any]:
        return witnesses(WITNESSES, sides=10, throws=20, moment=moment(_THROWN, 10))

    def _drawing(self) -> Drawing:
        """The whole draw, as the acts will make it."""
        rows = [ListedObject(place=o.place, area=o.area, risk=o.risk) for o in self._objects()]
        numbers = certificate_numbers(_FROZEN)
        able = {p.pk for p in officers_on(_FROZEN)}
        people = [inspector_entry(p, numbers[p.pk]) for p in self._officers() if p.pk in able]
        objects, inspectors = Pool(map(object_entry, rows), Unit.PLACE), Pool(people, Unit.PERSON)
        plan = Plan(
            NUMBER, TITLE, settings.ORGAN_NAME, self._source(),
            Rules(self._quotas(), _TICKETS, PER_OBJECT),
            _entered(moment(_FROZEN, 10)), _entered(moment(_ANNOUNCED, 10)),
        )  # fmt: skip
        told = announcement(plan, objects, inspectors)
        return Drawing(told, _given(announced_as(told)), objects, inspectors,
                       _entered(moment(_THROWN, 10, 20)))  # fmt: skip

    def note(self, diary: Diary, visits: Sequence[Visit]) -> None:
        """Every act of the draw at its moment, and the link of each inspection to it."""
        for at, act in (
            (moment(_KNOWN, 9), self._list_objects),
            (moment(_LISTED, 9), self._list),
            (moment(_FROZEN, 10), self._freeze),
            (moment(_ANNOUNCED, 10), self._announce),
            (moment(_COMMITTED, 16), self._commit),
            (moment(_THROWN, 10, 10), self._throw),
            (moment(_THROWN, 10, 15), self._reveal),
            (moment(_THROWN, 10, 20), self._draw),
            (moment(_PUBLISHED, 9), self._publish),
            (moment(_DONE, 9), self._conclude),
        ):
            diary.note(at + minutes(5), act)
        for visit in visits:
            diary.note(visit.entered + minutes(15), partial(self._link, visit))

    def _list_objects(self) -> None:
        deed = self._crew.deed(self._clerk, moment(_KNOWN, 9))
        list_objects(deed, self._objects(), "2023年度检查对象名录（示例）")

    def _list(self) -> None:
        deed = self._crew.deed(self._clerk, moment(_LISTED, 9))
        list_inspectors(deed, self._officers(), "", "持证在岗的执法人员（示例）")

    def _freeze(self) -> None:
        deed = self._crew.deed(self._clerk, moment(_FROZEN, 10))
        self.row = freeze(deed, Wanted(TITLE, self._quotas(), _TICKETS, PER_OBJECT))

    def _act(self, people: list[Person], verb: str, at: datetime, **form: Any) -> Draw:
        assert self.row is not None
        self.row = perform(self.row.pk, verb, self._crew.deed(people, at, **form))
        return self.row

    def _announce(self) -> None:
        at = moment(_ANNOUNCED, 10)
        self._act(self._leader, "announce_source", at, source=self._source())

    def _commit(self) -> None:
        assert self.row is not None
        rows = _given(self.row.announced_as)["commitments"]
        self._act(self._clerk, "record_commitments", moment(_COMMITTED, 16), commitments=rows)

    def _throw(self) -> None:
        self._act(self._clerk, "record_dice", moment(_THROWN, 10, 10), dice=_DICE)

    def _reveal(self) -> None:
        told = _given("00")["reveals"]
        self._act(self._clerk, "reveal_secrets", moment(_THROWN, 10, 15), reveals=told)

    def _draw(self) -> None:
        row = self._act(self._clerk, "draw_lots", moment(_THROWN, 10, 20))
        if row.digest != self._result["digest"]:
            raise ValueError("the acts of the draw came to another result than its plan")

    def _publish(self) -> None:
        self._act(self._clerk, "publish_certificate", moment(_PUBLISHED, 9))

    def _conclude(self) -> None:
        self._act(self._clerk, "conclude_draw", moment(_DONE, 9))

    def _link(self, visit: Visit) -> None:
        if visit.row is None:
            raise ValueError("a drawn object was not inspected")
        drawn = DrawnObject.objects.get(draw=NUMBER, place=visit.row.place)
        deed = self._crew.deed(visit.pair, visit.entered + minutes(10))
        link_drawn(drawn, visit.row, deed)


def _entered(at: datetime) -> datetime:
    """When the crew enters what it does at a moment: the hour that a draw is dated by."""
    return at + minutes(5)


def _given(announced: str) -> dict[str, Any]:
    """What the witnesses and the dice give; commitments need the announcement's fingerprint."""
    at = _entered(moment(_COMMITTED, 16)).isoformat()
    return {
        "commitments": [
            {"witness": w, "at": at, "commitment": commitment(announced, w, s)}
            for w, s in zip(WITNESSES, _SECRETS, strict=True)
        ],
        "dice": _DICE,
        "dice_at": _entered(moment(_THROWN, 10, 10)).isoformat(),
        "at": _entered(moment(_THROWN, 10, 15)).isoformat(),
        "reveals": [{"witness": w, "secret": s}
                    for w, s in zip(WITNESSES, _SECRETS, strict=True)],
    }  # fmt: skip


def note_waiting_draw(crew: Crew, diary: Diary, *, today: date, quotas: Mapping[str, int]) -> None:
    """A draw that is announced and waits for its dice in the coming week."""
    first, second = moment(later(today, -3), 10), moment(later(today, -2), 10)
    thrown = moment(later(today, 4), 10)
    clerk, leader = [crew.office.people["clerk"]], [crew.office.people["leader"]]
    begun: list[Draw] = []

    def begin() -> None:
        wanted = Wanted(f"{today.year}年度第二轮双随机抽查（示例）", dict(quotas), _TICKETS,
                        PER_OBJECT)  # fmt: skip
        begun.append(freeze(crew.deed(clerk, first), wanted))

    def announce() -> None:
        source = witnesses(WITNESSES, sides=10, throws=20, moment=thrown)
        perform(begun[0].pk, "announce_source", crew.deed(leader, second, source=source))

    diary.note(first + timedelta(minutes=5), begin)
    diary.note(second + timedelta(minutes=5), announce)

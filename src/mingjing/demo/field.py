"""Visits of today, planned and announced the days before; one of last week to be seen again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from mingjing.demo.checklists import Checklists
from mingjing.demo.crew import Crew
from mingjing.demo.days import later, minutes, moment
from mingjing.demo.diary import Diary
from mingjing.demo.ground import Ground
from mingjing.office.inspections.models import Kind
from mingjing.office.parties.models import Place
from mingjing.office.people.models import Person
from mingjing.office.visits.actions import Planned, perform, plan_visit
from mingjing.office.visits.models import Visit

_ITEMS = 3
_WHY = {
    "gas": "年度燃气用户用气安全日常检查计划（示例）",
    "drainage": "隔油设施养护日常检查计划（示例）",
    "waste": "生活垃圾分类日常检查计划（示例）",
    "air": "扬尘治理专项（示例）",
}
_TODAY = (
    ("gas", "restaurant", 3), ("gas", "restaurant", 40), ("drainage", "restaurant", 77),
    ("waste", "mall", 2), ("air", "site", 5),
)  # fmt: skip
"""Area, kind of place, and which one of them."""
_NOTICE = {"receipt": "前一工作日电话通知负责人，并送达通知书（示例）"}
_FACT = "隔油池没有清掏记录，油脂溢出（示例）"
Acts = tuple[tuple[str, Mapping[str, Any]], ...]


@dataclass(slots=True)
class Going:
    """One visit to be made, and its row once it is planned."""

    planned: Planned
    row: Visit | None = field(default=None)


class FieldDay:
    """Notes the visits of a day and what led up to them."""

    def __init__(
        self, crew: Crew, ground: Ground, lists: Checklists, diary: Diary, *, today: date
    ) -> None:
        self._crew, self._ground, self._lists, self._diary = crew, ground, lists, diary
        self._today = today
        people = crew.office.people
        self._lead = people["officer"]
        mates = [p for p in crew.office.officers[self._lead.unit_id] if p != self._lead]
        known = crew.standing(today)
        self._mate = next(p for p in mates if known[p.pk].certified)
        self._leader = people["leader"]

    def note(self) -> None:
        """Five visits of today, one that waits for approval, one to be looked at again."""
        eve = later(self._today, -1) if self._today.weekday() < 5 else self._today - timedelta(1)
        for n, (area, kind, which) in enumerate(_TODAY):
            place = self._ground.places[kind][which]
            start = moment(eve, 9, 5 * n)
            self._lived(self._planned(area, place, self._today), start, _ANNOUNCED)
        waiting = self._planned("gas", self._ground.places["restaurant"][120], self._today)
        self._lived(waiting, moment(eve, 15), ())
        first = later(self._today, -6)
        old = self._planned("drainage", self._ground.places["restaurant"][200], first)
        order = {"due_on": self._today}
        self._lived(old, moment(first, 17), (*_ANNOUNCED, *_found(old), ("order_correction", order),
                    ("tell_findings", {"receipt": "店长当场签收（示例）"}),
                    ("end_to_follow", {})))  # fmt: skip

    def _planned(self, area: str, place: Place, day: date) -> Planned:
        items = [item for item, _ in self._lists.lines(area, day)][:_ITEMS]
        return Planned(
            kind=Kind.SPECIAL if area == "air" else Kind.DAILY, area=area, ground=_WHY[area],
            unit=self._lead.unit, street=place.street, planned_on=day, place=place, items=items,
            officers=self._team(),
        )  # fmt: skip

    def _team(self) -> list[Person]:
        return [self._lead, self._mate]

    def _lived(self, planned: Planned, start: datetime, acts: Acts) -> None:
        """Notes the plan and each act after it, ten minutes apart."""
        going = Going(planned)

        def plan() -> None:
            going.row = plan_visit(planned, self._crew.deed([self._lead], start))

        self._diary.note(start + minutes(5), plan)
        for n, (verb, form) in enumerate(acts, 1):
            at = start + minutes(10 * n)
            self._diary.note(at + minutes(5), self._act(going, verb, form, at))

    def _act(self, going: Going, verb: str, form: Mapping[str, Any], at: datetime) -> Any:
        alone = {"approve_visit": [self._leader], "notify_visit": [self._lead]}

        def act() -> None:
            assert going.row is not None
            people = alone.get(verb) or self._team()
            perform(going.row.pk, verb, self._crew.deed(people, at, **form))

        return act


_ANNOUNCED: Acts = (("approve_visit", {"passed": True}), ("notify_visit", _NOTICE))


def _found(planned: Planned) -> Acts:
    """The team came, and the first item was broken."""
    checks = [[i.code, n > 0, "" if n else _FACT] for n, i in enumerate(planned.items)]
    return (
        ("begin_visit", {"identity_shown": True, "vehicle": "示例A001"}),
        ("record_checks", {"checks": checks}),
    )

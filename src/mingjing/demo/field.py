"""Visits of today, planned and announced the days before; one of last week to be seen again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from mingjing.demo.checklists import Checklists
from mingjing.demo.crew import Crew
from mingjing.demo.days import later, minutes, moment
from mingjing.demo.diary import Diary
from mingjing.demo.ground import Ground
from mingjing.office.inspections.models import Kind, Talk
from mingjing.office.inspections.talks import found_talk, perform_talk
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
_SAID = {
    "with_whom": "店长（示例）", "response": "promised",
    "content": "讲明隔油设施养护的规定，再次发生的依法处理（示例）",
}  # fmt: skip
_INVITED = {
    "with_whom": "负责人（示例）", "where": "示例委第二会议室",
    "topic": "隔油设施长期不清掏（示例）",
}  # fmt: skip
_MET: Mapping[str, Mapping[str, Any]] = {
    "record_talk": {
        "with_whom": "负责人（示例）", "where": "", "response": "promised",
        "content": "指出隔油池没有清掏记录、油脂溢出的问题，讲明规定，听取说明（示例）",
        "agreed": "一周内签订清掏合同，每月清掏一次并记录（示例）",
    },
    "record_absence": {"content": "电话和书面通知后没有到场，等候四十分钟，对方说外出（示例）"},
}  # fmt: skip
Acts = tuple[tuple[str, Mapping[str, Any]], ...]


@dataclass(slots=True)
class Going:
    """One visit to be made, and its row once it is planned."""

    planned: Planned
    row: Visit | None = field(default=None)
    talk: Talk | None = field(default=None)


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
        self._talks()

    def _talks(self) -> None:
        """Three visits that ended with an admonition; their managers are called in afterwards: one
        comes, one does not, one is expected."""
        for n, outcome in enumerate(("record_talk", "record_absence", "")):
            day = later(self._today, -9 + n)
            made = self._planned("drainage", self._ground.places["restaurant"][201 + n], day)
            start = moment(day, 17)
            signed = ("tell_findings", {"receipt": "店长当场签收（示例）"})
            acts = (*_ANNOUNCED, *_found(made), ("admonish", _SAID), signed, ("end_visit", {}))
            going = self._lived(made, start, acts)
            asked, met = moment(later(day, 1), 9 + n), moment(later(day, 3), 15)
            self._diary.note(asked + minutes(5), self._invited(going, asked, met if outcome else
                             moment(later(self._today, 1), 10)))  # fmt: skip
            if outcome:
                self._diary.note(met + minutes(45), self._met(going, outcome, met + minutes(40)))

    def _invited(self, going: Going, at: datetime, met: datetime) -> Callable[[], None]:
        def invite() -> None:
            assert going.row is not None
            inspection = Visit.objects.get(pk=going.row.pk).inspection
            assert inspection is not None
            form: dict[str, Any] = {**_INVITED, "appointed_at": met}
            going.talk = found_talk(
                inspection, "invite_to_talk", self._crew.deed([self._lead], at, **form)
            )

        return invite

    def _met(self, going: Going, verb: str, at: datetime) -> Callable[[], None]:
        def meet() -> None:
            assert going.talk is not None
            perform_talk(going.talk.pk, verb, self._crew.deed(self._team(), at, **_MET[verb]))

        return meet

    def _planned(self, area: str, place: Place, day: date) -> Planned:
        items = [item for item, _ in self._lists.lines(area, day)][:_ITEMS]
        return Planned(
            kind=Kind.SPECIAL if area == "air" else Kind.DAILY, area=area, ground=_WHY[area],
            unit=self._lead.unit, street=place.street, planned_on=day, place=place, items=items,
            officers=self._team(),
        )  # fmt: skip

    def _team(self) -> list[Person]:
        return [self._lead, self._mate]

    def _lived(self, planned: Planned, start: datetime, acts: Acts) -> Going:
        """Notes the plan and each act after it, ten minutes apart."""
        going = Going(planned)

        def plan() -> None:
            going.row = plan_visit(planned, self._crew.deed([self._lead], start))

        self._diary.note(start + minutes(5), plan)
        for n, (verb, form) in enumerate(acts, 1):
            at = start + minutes(10 * n)
            self._diary.note(at + minutes(5), self._act(going, verb, form, at))
        return going

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

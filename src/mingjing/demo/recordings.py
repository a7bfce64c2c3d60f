"""What was photographed: where a case was found, and what was kept or seized.

A handful is wrong on purpose, so that whoever opens the questions about records finds some that
tell something (docs/mechanisms/honesty.md says which).
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from mingjing.demo.crew import Crew
from mingjing.demo.days import minutes
from mingjing.demo.diary import Diary
from mingjing.demo.pictures import stored
from mingjing.demo.visits import Visit
from mingjing.demo.walking import CaseFile, Dated
from mingjing.office.evidence.actions import Taken, take_exhibit
from mingjing.office.evidence.models import Medium
from mingjing.office.inspections.models import Inspection
from mingjing.office.people.models import Person

_KEPT = frozenset({"preserve_evidence"})
"""The seizure of the year has no recording: that is one of the wrongs."""
_MOST, _SLOW_CLOCK = 3, timedelta(minutes=95)


@dataclass(frozen=True, slots=True)
class Shot:
    """One photograph: whose work it lies in, when the device says it was taken, from which seed."""

    of: Callable[[], Inspection | None]
    by: Person
    taken_at: datetime
    entered_at: datetime
    seed: str


class Recordings:
    """Notes photographs into the diary."""

    def __init__(self, crew: Crew, diary: Diary) -> None:
        self._crew, self._diary = crew, diary

    def of_visits(self, visits: Sequence[Visit], *, wrong: bool = False) -> None:
        """One to three photographs of each visit that led to a case. Of a year with wrongs, the
        second visit was taken by a device whose clock was slow, and the third holds a picture of
        the one before it."""
        for n, visit in enumerate(v for v in visits if v.plan):
            shots = _shots(visit)
            if wrong and n == 1:
                shots = [_late_told(shots[0])]
            for shot in shots:
                self._note(shot)
            if wrong and n == 2:
                before = _shots([v for v in visits if v.plan][1])[0]
                self._note(Shot(shots[0].of, shots[0].by, visit.start + minutes(2),
                                visit.entered + minutes(12), before.seed))  # fmt: skip

    def of_case(self, file: CaseFile, stops: Sequence[Dated]) -> None:
        """What was kept as evidence was photographed as it was taken."""
        for dated in stops:
            if dated.stop.verb in _KEPT:
                self._diary.note(dated.entered_at + minutes(1), self._taken(file, dated))

    def _taken(self, file: CaseFile, dated: Dated) -> Callable[[], None]:
        def take() -> None:
            by = file.people["pair"][0]
            picture = stored(f"{file.plan.found}|{dated.stop.verb}")
            taken = Taken(picture.sha256, Medium.PHOTO.value, dated.at, "登记保存的物品（示例）")
            deed = self._crew.deed([by], dated.at, dated.entered_at + minutes(1))
            take_exhibit(taken, deed, by=by, case=file.row)

        return take

    def _note(self, shot: Shot) -> None:
        def take() -> None:
            taken = Taken(
                stored(shot.seed).sha256, Medium.PHOTO.value, shot.taken_at, "现场照片（示例）"
            )
            deed = self._crew.deed([shot.by], shot.taken_at, shot.entered_at)
            take_exhibit(taken, deed, by=shot.by, inspection=shot.of())

        self._diary.note(shot.entered_at, take)


def _shots(visit: Visit) -> list[Shot]:
    """The photographs of a visit, at moments of it."""
    seed = f"{visit.errand.area}|{visit.start.isoformat()}|{visit.errand.team.brigade.name}"
    rng = random.Random(seed)
    long = int((visit.end - visit.start).total_seconds() // 60)
    at = sorted(rng.sample(range(2, long - 1), rng.randint(1, _MOST)))
    return [
        Shot(lambda: visit.row, visit.pair[0], visit.start + minutes(m),
             visit.entered + minutes(8 + n), f"{seed}|{n}")
        for n, m in enumerate(at)
    ]  # fmt: skip


def _late_told(shot: Shot) -> Shot:
    return Shot(shot.of, shot.by, shot.taken_at - _SLOW_CLOCK, shot.entered_at, shot.seed)

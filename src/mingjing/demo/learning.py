"""The trainings of 2023: eight on the law with 264 attendances, and one observation visit."""

from __future__ import annotations

from datetime import date
from functools import partial

from mingjing.demo.crew import Crew
from mingjing.demo.days import minutes, moment
from mingjing.demo.diary import Diary
from mingjing.office.learning.actions import hold_training
from mingjing.office.learning.models import TrainingKind
from mingjing.office.people.models import Person

_Row = tuple[TrainingKind, date, str, str, int]
_TRAININGS: tuple[_Row, ...] = (
    (TrainingKind.CITY_PLAN, date(2023, 2, 23), "行政处罚程序与证据", "支队会议室", 36),
    (TrainingKind.LEADERS_LECTURE, date(2023, 3, 30), "依法履职与执法规范", "区城管委会议室", 30),
    (TrainingKind.CITY_PLAN, date(2023, 4, 20), "燃气安全监管执法实务", "支队会议室", 34),
    (TrainingKind.JUDICIAL_BUREAU, date(2023, 5, 25), "行政执法案卷制作", "司法局培训室", 33),
    (TrainingKind.LEADERS_LECTURE, date(2023, 6, 29), "过罚相当与执法公正", "区城管委会议室", 32),
    (TrainingKind.OBSERVATION, date(2023, 7, 20), "外区综合执法观摩", "示范外区执法中心", 12),
    (TrainingKind.CITY_PLAN, date(2023, 8, 24), "排水与水污染执法", "支队会议室", 33),
    (
        TrainingKind.LEADERS_LECTURE,
        date(2023, 9, 27),
        "信息公开与个人信息保护",
        "区城管委会议室",
        31,
    ),
    (TrainingKind.CITY_PLAN, date(2023, 11, 16), "大气污染防治执法", "支队会议室", 35),
)


def note_trainings(crew: Crew, diary: Diary) -> None:
    """Notes every training for the afternoon on which it was held; all take turns."""
    everybody = [p for p in crew.office.everybody() if not p.is_assistant]
    begin = 0
    for row in _TRAININGS:
        size = row[-1]
        present = [everybody[(begin + n) % len(everybody)] for n in range(size)]
        begin += size
        diary.note(moment(row[1], 17) + minutes(5), partial(_hold, crew, row, present))


def _hold(crew: Crew, row: _Row, present: list[Person]) -> None:
    kind, day, title, place, _ = row
    deed = crew.deed([crew.office.people["clerk"]], moment(day, 17))
    hold_training(deed, kind=kind, title=title, held_on=day, place=place, attendees=present)

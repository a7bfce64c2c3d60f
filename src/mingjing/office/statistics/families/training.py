"""Indicators of training: lectures held and heard; visits to others are counted apart."""

from __future__ import annotations

from django.db.models import F

from mingjing.office.learning.models import (
    TRAINING_LABELS,
    Attendance,
    Rehearsal,
    Training,
    TrainingKind,
)
from mingjing.office.statistics.measures import Count
from mingjing.office.statistics.shapes import Indicator, Period, Rows, column

BY_DAY = "按举办日期归入统计期。"
SOURCE = "依据培训登记及参训名单。"
LECTURES = tuple(str(k) for k in TrainingKind if k is not TrainingKind.OBSERVATION)
VISITS = (str(TrainingKind.OBSERVATION),)


def _held(name: str, label: str, *, kinds: tuple[str, ...], definition: str) -> Indicator:
    return Indicator(
        name,
        "training",
        label,
        "场",
        definition,
        BY_DAY,
        SOURCE,
        counted=lambda period: Training.objects.filter(kind__in=kinds, held_on__range=period.range),
        measure=Count(),
        order="held_on",
        columns=(
            column("培训主题", "title"),
            column("类别", "kind", words=TRAINING_LABELS),
            column("举办日期", "held_on", "date"),
            column("地点", "place"),
        ),
        paths={"training": "kind", "month": "held_on"},
    )


def _attended(name: str, label: str, *, kinds: tuple[str, ...], definition: str) -> Indicator:
    def rows(period: Period) -> Rows:
        return Attendance.objects.filter(
            training__kind__in=kinds, training__held_on__range=period.range
        ).annotate(day=F("training__held_on"))

    return Indicator(
        name,
        "training",
        label,
        "人次",
        definition,
        BY_DAY,
        SOURCE,
        counted=rows,
        measure=Count(),
        order="day",
        related=("training", "person__unit"),
        columns=(
            column("培训主题", "training.title"),
            column("类别", "training.kind", words=TRAINING_LABELS),
            column("举办日期", "day", "date"),
            column("参训人员", "person.name"),
            column("单位", "person.unit.name"),
        ),
        paths={
            "training": "training__kind",
            "unit": "person__unit__code",
            "month": "training__held_on",
        },
    )


INDICATORS: tuple[Indicator, ...] = (
    _held(
        "training_sessions",
        "法制培训",
        kinds=LECTURES,
        definition="全市计划法制培训、领导干部专题授课、司法局专题法律培训，一次计一场；"
        "观摩学习另计。",
    ),
    _attended(
        "training_attendance",
        "参加法制培训",
        kinds=LECTURES,
        definition="上述三类培训的参训名单人次，一人参加一场计一人次；观摩学习的参加人次另计。",
    ),
    _held(
        "observation_visits",
        "观摩学习",
        kinds=VISITS,
        definition="到其他单位观摩学习，一次计一场，不计入法制培训。",
    ),
    _attended(
        "observation_attendance",
        "参加观摩学习",
        kinds=VISITS,
        definition="观摩学习的参加名单人次，一人参加一场计一人次。",
    ),
    Indicator(
        "rehearsals",
        "training",
        "案例演练",
        "人次",
        "在演练中办完一件模拟案件，一人一次计一人次；不记成绩，不排名。",
        "按演练日期归入统计期。",
        "依据演练登记。",
        counted=lambda period: Rehearsal.objects.filter(held_on__range=period.range),
        measure=Count(),
        order="held_on",
        related=("person__unit",),
        columns=(
            column("演练", "title"),
            column("日期", "held_on", "date"),
            column("人员", "person.name"),
            column("单位", "person.unit.name"),
        ),
        paths={"unit": "person__unit__code", "month": "held_on"},
    ),
)

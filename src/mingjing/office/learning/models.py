"""Trainings and rehearsals as rows: a number of attendances opens to names."""

from __future__ import annotations

from enum import StrEnum

from django.db import models

from mingjing.office.journal.models import Recorded
from mingjing.office.people.models import Person


class TrainingKind(StrEnum):
    """What a training was."""

    CITY_PLAN = "city_plan"
    LEADERS_LECTURE = "leaders_lecture"
    JUDICIAL_BUREAU = "judicial_bureau"
    OBSERVATION = "observation"


TRAINING_LABELS = {
    TrainingKind.CITY_PLAN: "全市计划法制培训",
    TrainingKind.LEADERS_LECTURE: "领导干部专题授课",
    TrainingKind.JUDICIAL_BUREAU: "司法局专题法律培训",
    TrainingKind.OBSERVATION: "观摩学习",
}


class Training(Recorded):
    """One training on one day."""

    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=120)
    held_on = models.DateField(db_index=True)
    place = models.CharField(max_length=120, blank=True)
    attendees = models.ManyToManyField(Person, through="Attendance", related_name="trainings")

    def __str__(self) -> str:
        return self.title


class Attendance(models.Model):
    """One person at one training."""

    training = models.ForeignKey(Training, models.PROTECT, related_name="attendances")
    person = models.ForeignKey(Person, models.PROTECT, related_name="attendances")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["training", "person"], name="attend_once")]

    def __str__(self) -> str:
        return f"{self.training_id} {self.person_id}"


class Rehearsal(Recorded):
    """One rehearsal that a person finished: who, which situation, which day. No score is kept."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="rehearsals")
    title = models.CharField(max_length=120)
    situation = models.CharField(max_length=60, blank=True)
    held_on = models.DateField(db_index=True)

    def __str__(self) -> str:
        return self.title

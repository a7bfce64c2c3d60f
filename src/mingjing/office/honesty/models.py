"""A check of a period, the questions that it raised, and the rows of each."""

from __future__ import annotations

from django.db import models

from mingjing.office.journal.models import Recorded, Staged
from mingjing.office.people.models import Person, Unit


class Check(Recorded):
    """One run of the rules over a period: what was weighed and where a rule had to be silent, so
    that "nothing found" is not read as "nothing there"."""

    number = models.CharField(max_length=20, unique=True)
    since = models.DateField()
    until = models.DateField()
    made_at = models.DateTimeField()
    asked = models.JSONField(default=dict)
    silent = models.JSONField(default=list)
    delays = models.JSONField(default=dict)
    tests = models.PositiveIntegerField(default=0)
    held_back = models.PositiveIntegerField(default=0)
    found = models.PositiveIntegerField(default=0)
    raised = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["-made_at", "-id"], name="check_recent")]

    def __str__(self) -> str:
        return self.number


class Question(Staged):
    """One question to one unit. `chance` is how likely honest work looks the same, to three
    digits; empty where the rows themselves contradict one another. `fingerprint` keeps the same
    question from being asked twice."""

    number = models.CharField(max_length=20, unique=True)
    made_in = models.ForeignKey(Check, models.PROTECT, related_name="questions")
    rule = models.CharField(max_length=30, db_index=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="questions")
    persons = models.ManyToManyField(Person, related_name="questions")
    sentence = models.CharField(max_length=500)
    chance = models.CharField(max_length=16, blank=True)
    exact = models.BooleanField(default=True)
    fingerprint = models.CharField(max_length=64, unique=True)
    raised_on = models.DateField()
    rows_count = models.PositiveIntegerField(default=0)
    answer = models.CharField(max_length=2000, blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="answers")
    answered_on = models.DateField(null=True)
    asked_again = models.CharField(max_length=1000, blank=True)
    innocent = models.CharField(max_length=60, blank=True)
    closing = models.CharField(max_length=1000, blank=True)
    closed_on = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["-raised_on", "-id"], name="question_recent"),
            models.Index(fields=["stage", "unit"], name="question_stage_unit"),
        ]

    def __str__(self) -> str:
        return self.number


class QuestionRow(models.Model):
    """One record that a question is about, as plain kind and key, and what to look at in it."""

    question = models.ForeignKey(Question, models.PROTECT, related_name="rows")
    kind = models.CharField(max_length=20)
    key = models.BigIntegerField()
    number = models.CharField(max_length=60)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["kind", "key"], name="question_row_subject")]

    def __str__(self) -> str:
        return f"{self.question_id} {self.number}"

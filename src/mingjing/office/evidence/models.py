"""An exhibit: one file as it was taken, by whom, where and when, and the folder that it lies in.

The file itself lies outside the database under its SHA-256; the row never changes.
"""

from __future__ import annotations

from enum import StrEnum

from django.db import models

from mingjing.office.cases.models import Case
from mingjing.office.inspections.models import Inspection
from mingjing.office.journal.models import Recorded
from mingjing.office.people.models import Person
from mingjing.office.visits.models import Visit


class Medium(StrEnum):
    """What was recorded."""

    PHOTO = "photo"
    VOICE = "voice"
    VIDEO = "video"
    SIGNATURE = "signature"


MEDIUM_LABELS = {
    Medium.PHOTO: "照片",
    Medium.VOICE: "录音",
    Medium.VIDEO: "录像",
    Medium.SIGNATURE: "签名",
}


class Exhibit(Recorded):
    """One thing taken as evidence. `taken_at` and the place are what the device told at capture;
    `entered_at` is when the office got it."""

    number = models.CharField(max_length=20, unique=True)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=40)
    kind = models.CharField(max_length=20)
    note = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="exhibits")
    taken_at = models.DateTimeField()
    entered_at = models.DateTimeField()
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    accuracy = models.PositiveIntegerField(null=True)
    inspection = models.ForeignKey(Inspection, models.PROTECT, null=True, related_name="exhibits")
    visit = models.ForeignKey(Visit, models.PROTECT, null=True, related_name="exhibits")
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="exhibits")

    class Meta:
        indexes = [models.Index(fields=["-taken_at", "-id"], name="exhibit_recent")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(inspection__isnull=False)
                | models.Q(case__isnull=False)
                | models.Q(visit__isnull=False),
                name="exhibit_lies_in_a_folder",
            )
        ]

    def __str__(self) -> str:
        return self.number

"""What reaches the office from outside: complaints, with their channel and their answer."""

from __future__ import annotations

from enum import StrEnum

from django.db import models

from mingjing.office.journal.models import Recorded
from mingjing.office.people.models import Unit


class Channel(StrEnum):
    """How a complaint came."""

    HOTLINE = "hotline"
    LETTER = "letter"
    VISIT = "visit"
    TRANSFER = "transfer"
    OTHER = "other"


CHANNEL_LABELS = {
    Channel.HOTLINE: "12345 热线",
    Channel.LETTER: "来信（含网络）",
    Channel.VISIT: "来访",
    Channel.TRANSFER: "其他部门转办",
    Channel.OTHER: "其他",
}

PERSONAL = ("complainant", "contact")


class Complaint(Recorded):
    """A complaint; who complained is kept apart and shown to nobody but its handlers."""

    number = models.CharField(max_length=20, unique=True)
    channel = models.CharField(max_length=20)
    area = models.CharField(max_length=20, db_index=True)
    received_at = models.DateTimeField()
    content = models.CharField(max_length=500)
    place = models.CharField(max_length=200)
    street = models.ForeignKey(Unit, models.PROTECT, related_name="complaints")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="handled_complaints")
    complainant = models.CharField(max_length=40, blank=True)
    contact = models.CharField(max_length=40, blank=True)
    answered_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = [models.Index(fields=["-received_at", "-id"], name="complaint_recent")]

    def __str__(self) -> str:
        return self.number

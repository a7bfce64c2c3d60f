"""A visit in its procedure, and what it found item by item."""

from __future__ import annotations

from enum import StrEnum

from django.db import models

from mingjing.office.inspections.models import (
    CorrectionOrder,
    DrawnObject,
    Inspection,
    LenientAct,
)
from mingjing.office.intake.models import Complaint
from mingjing.office.items.models import Item
from mingjing.office.journal.models import Staged
from mingjing.office.parties.models import Party, Place
from mingjing.office.people.models import Person, Unit
from mingjing.office.plans.models import Task


class Answer(StrEnum):
    """What was done about a breach."""

    NONE = ""
    FIXED = "fixed"
    ORDERED = "ordered"
    EDUCATED = "educated"
    ADMONISHED = "admonished"
    TALKED = "talked"
    GUIDED = "guided"
    HANDED = "handed"


ANSWER_LABELS = {
    Answer.NONE: "待处理",
    Answer.FIXED: "已当场改正",
    Answer.ORDERED: "已责令改正",
    Answer.EDUCATED: "已说服教育",
    Answer.ADMONISHED: "已警示告诫",
    Answer.TALKED: "已约谈",
    Answer.GUIDED: "已行政指导",
    Answer.HANDED: "已移交立案",
}


class Visit(Staged):
    """One object visited once, from its plan to the end of what followed."""

    number = models.CharField(max_length=20, unique=True)
    code = models.CharField(max_length=20, unique=True)
    kind = models.CharField(max_length=20)
    area = models.CharField(max_length=20, db_index=True)
    ground = models.CharField(max_length=300)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="visits")
    place = models.ForeignKey(Place, models.PROTECT, null=True, related_name="visits")
    party = models.ForeignKey(Party, models.PROTECT, null=True, related_name="visits")
    address = models.CharField(max_length=200)
    street = models.ForeignKey(Unit, models.PROTECT, related_name="visits_here")
    complaint = models.ForeignKey(Complaint, models.PROTECT, null=True, related_name="visits")
    drawn = models.ForeignKey(DrawnObject, models.PROTECT, null=True, related_name="visits")
    planned_on = models.DateField(db_index=True)
    officers = models.ManyToManyField(Person, related_name="visits")
    items = models.ManyToManyField(Item, related_name="visits")
    # The tasks of the yearly plan that this one visit serves (综合查一次).
    tasks = models.ManyToManyField(Task, related_name="visits")
    vehicle = models.CharField(max_length=20, blank=True)
    approval_due = models.BooleanField(default=False)
    approved_on = models.DateField(null=True)
    unannounced = models.CharField(max_length=300, blank=True)
    notice = models.CharField(max_length=300, blank=True)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    refusal = models.CharField(max_length=500, blank=True)
    receipt = models.CharField(max_length=300, blank=True)
    order = models.OneToOneField(CorrectionOrder, models.PROTECT, null=True, related_name="visit")
    order_runs = models.BooleanField(default=False)
    uncorrected = models.BooleanField(default=False)
    inspection = models.OneToOneField(Inspection, models.PROTECT, null=True, related_name="visit")
    lenient_acts = models.ManyToManyField(LenientAct, related_name="visits")

    class Meta:
        indexes = [
            models.Index(fields=["-planned_on", "-id"], name="visit_recent"),
            models.Index(fields=["stage", "planned_on"], name="visit_stage_day"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def name(self) -> str:
        """What is visited, in a word: the place, else the party, else the address."""
        if self.place:
            return self.place.name
        return self.party.public_name if self.party else self.address


class Finding(models.Model):
    """One item of the checklist as it was found, and what was done about it."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="findings")
    item = models.ForeignKey(Item, models.PROTECT, related_name="findings")
    kept = models.BooleanField()
    fact = models.CharField(max_length=500, blank=True)
    answer = models.CharField(max_length=20, blank=True)
    handed = models.BooleanField(default=False)
    remark = models.CharField(max_length=500, blank=True)
    # The lenient act that settled it, where one did.
    lenient = models.ForeignKey(LenientAct, models.PROTECT, null=True, related_name="findings")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["visit", "item"], name="one_finding")]

    def __str__(self) -> str:
        return f"{self.visit_id} {self.item_id} {self.kept}"


class Scan(models.Model):
    """Somebody at the premises opened the identity page of a visit: the trace that it leaves."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="scans")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.visit_id} {self.at:%F %T}"

"""Work in the field. A sortie (出动) is who went out with which vehicles; an inspection (检查) is
one object checked with a full record; a tally counts what a sortie did without a full record."""

from __future__ import annotations

from enum import StrEnum

from django.db import models

from mingjing.office.intake.models import Complaint
from mingjing.office.items.models import Item
from mingjing.office.journal.models import Recorded, Staged
from mingjing.office.parties.models import Party, Place
from mingjing.office.people.models import Person, Unit
from mingjing.office.plans.models import Task


class Measure(StrEnum):
    """What a sortie can count without a full record of one object."""

    PLACES_VISITED = "places_visited"
    TRAPS_RECHECKED = "traps_rechecked"
    VEHICLES_MOVED = "vehicles_moved"


MEASURE_LABELS = {
    Measure.PLACES_VISITED: "巡查走访（户次）",
    Measure.TRAPS_RECHECKED: "隔油设施巡查复检（户）",
    Measure.VEHICLES_MOVED: "清理占绿车辆（辆次）",
}


class Kind(StrEnum):
    """Why an inspection is made."""

    DAILY = "daily"
    SPECIAL = "special"
    RANDOM = "random"
    COMPLAINT = "complaint"
    CASE = "case"


KIND_LABELS = {
    Kind.DAILY: "日常检查",
    Kind.SPECIAL: "专项检查",
    Kind.RANDOM: "双随机抽查",
    Kind.COMPLAINT: "投诉举报核查",
    Kind.CASE: "个案检查",
}


class Result(StrEnum):
    """How an inspection ended."""

    CLEAN = "clean"
    FIXED = "fixed"
    ORDERED = "ordered"
    LEAD = "lead"
    TAUGHT = "taught"


RESULT_LABELS = {
    Result.CLEAN: "未发现问题",
    Result.FIXED: "问题已当场改正",
    Result.ORDERED: "已责令限期改正",
    Result.LEAD: "发现违法线索",
    Result.TAUGHT: "已教育、告诫或者约谈",
}


class Response(StrEnum):
    """How the one spoken to took a lenient act: its result."""

    PROMISED = "promised"
    CORRECTED = "corrected"
    DECLINED = "declined"
    UNTOLD = "untold"


RESPONSE_LABELS = {
    Response.PROMISED: "接受并承诺改正",
    Response.CORRECTED: "已经改正",
    Response.DECLINED: "不接受",
}
RESPONSE_WORDS = {**RESPONSE_LABELS, Response.UNTOLD: "没有记下答复"}
"""Talks of before the day when answers were kept have none; nobody can choose that any more."""


class Sortie(Recorded):
    """One going-out of one unit: its people (person-times) and vehicles (vehicle trips)."""

    number = models.CharField(max_length=20, unique=True)
    day = models.DateField(db_index=True)
    area = models.CharField(max_length=20, db_index=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="sorties")
    purpose = models.CharField(max_length=120)
    vehicles = models.PositiveIntegerField(default=0)
    people = models.PositiveIntegerField(default=0)
    officers = models.ManyToManyField(Person, related_name="sorties")
    # A sortie that came out of the visits of a day, and the vehicles that they named.
    from_visits = models.BooleanField(default=False)
    plates = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.number


class Tally(Recorded):
    """A count that a sortie brings home."""

    sortie = models.ForeignKey(Sortie, models.PROTECT, related_name="tallies")
    measure = models.CharField(max_length=30)
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sortie", "measure"], name="one_tally")]

    def __str__(self) -> str:
        return f"{self.sortie_id} {self.measure} {self.count}"


class Inspection(Recorded):
    """One object checked with a full record, by two or more certified officers."""

    number = models.CharField(max_length=20, unique=True)
    kind = models.CharField(max_length=20)
    area = models.CharField(max_length=20, db_index=True)
    campaign = models.CharField(max_length=60, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="inspections")
    place = models.ForeignKey(Place, models.PROTECT, null=True, related_name="inspections")
    party = models.ForeignKey(Party, models.PROTECT, null=True, related_name="inspections")
    address = models.CharField(max_length=200)
    street = models.ForeignKey(Unit, models.PROTECT, related_name="inspections_here")
    sortie = models.ForeignKey(Sortie, models.PROTECT, null=True, related_name="inspections")
    complaint = models.ForeignKey(Complaint, models.PROTECT, null=True, related_name="inspections")
    # Why a visit stands outside the yearly count: the lead, the case, or who asked for it.
    ground = models.CharField(max_length=200, blank=True)
    officers = models.ManyToManyField(Person, related_name="inspections")
    # The tasks of the yearly plan that this one visit serves (综合查一次).
    tasks = models.ManyToManyField(Task, related_name="inspections")
    day = models.DateField()
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    result = models.CharField(max_length=20)
    finding = models.CharField(max_length=500, blank=True)
    fixed_on_the_spot = models.PositiveIntegerField(default=0)
    talk_held = models.BooleanField(default=False)
    identity_shown = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["-started_at", "-id"], name="inspection_recent"),
            models.Index(fields=["area", "day"], name="inspection_area_day"),
            models.Index(fields=["day", "id"], name="inspection_day"),
        ]

    def __str__(self) -> str:
        return self.number


class Check(models.Model):
    """One line of an inspection's checklist: an item of the power list, kept or broken."""

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="checks")
    item = models.ForeignKey(Item, models.PROTECT, related_name="checks")
    kept = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["inspection", "item"], name="one_check")]

    def __str__(self) -> str:
        return f"{self.inspection_id} {self.item_id} {self.kept}"


class CorrectionOrder(Recorded):
    """A written order to correct (责令改正通知书). It is no penalty and not counted as one."""

    number = models.CharField(max_length=60, unique=True)
    area = models.CharField(max_length=20, db_index=True)
    inspection = models.ForeignKey(Inspection, models.PROTECT, null=True, related_name="orders")
    party = models.ForeignKey(Party, models.PROTECT, null=True, related_name="orders")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="orders")
    conduct = models.CharField(max_length=200)
    issued_on = models.DateField(db_index=True)
    due_on = models.DateField()

    def __str__(self) -> str:
        return self.number


class LenientAct(Recorded):
    """A talk, a guidance, an admonition or teaching: with whom, what was said, and its result.

    It stands by itself, as an order does: it is counted by its own day, and a visit that has not
    ended yet has no inspection to hang it on.
    """

    kind = models.CharField(max_length=20, db_index=True)
    day = models.DateField(db_index=True)
    at = models.DateTimeField()
    area = models.CharField(max_length=20, db_index=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="lenient_acts")
    street = models.ForeignKey(Unit, models.PROTECT, related_name="lenient_acts_here")
    name = models.CharField(max_length=200)
    inspection = models.ForeignKey(
        Inspection, models.PROTECT, null=True, related_name="lenient_acts"
    )
    with_whom = models.CharField(max_length=100)
    where = models.CharField(max_length=100, blank=True)
    content = models.CharField(max_length=1000)
    agreed = models.CharField(max_length=500, blank=True)
    response = models.CharField(max_length=20)

    class Meta:
        indexes = [
            models.Index(fields=["kind", "day"], name="lenient_by_day"),
            models.Index(fields=["-at", "-id"], name="lenient_recent"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.kind} {self.day}"


class Talk(Staged):
    """The person in charge called in after an inspection: invited, come and heard, or not come."""

    number = models.CharField(max_length=20, unique=True)
    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="talks")
    with_whom = models.CharField(max_length=100)
    topic = models.CharField(max_length=300, blank=True)
    where = models.CharField(max_length=100, blank=True)
    appointed_at = models.DateTimeField(null=True)
    remark = models.CharField(max_length=500, blank=True)
    # What was said, once it was held: the lenient act that is counted.
    held = models.OneToOneField(LenientAct, models.PROTECT, null=True, related_name="talk")

    class Meta:
        indexes = [models.Index(fields=["stage", "appointed_at"], name="talk_stage_moment")]

    def __str__(self) -> str:
        return self.number


class DrawnObject(Recorded):
    """An object that a double-random draw picked, the people drawn for it (empty where the draw
    did not tell them), and the inspection that it led to."""

    draw = models.CharField(max_length=60)
    platform = models.CharField(max_length=60)
    drawn_on = models.DateField(db_index=True)
    area = models.CharField(max_length=20)
    place = models.ForeignKey(Place, models.PROTECT, related_name="draws")
    inspectors = models.JSONField(default=list)
    inspection = models.OneToOneField(Inspection, models.PROTECT, null=True, related_name="drawn")

    def __str__(self) -> str:
        return f"{self.draw} {self.place_id}"

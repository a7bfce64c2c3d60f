"""The two registers with every change of them, draws, and the pools that draws have frozen."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from django.db import models

from mingjing.office.journal.models import Recorded, Staged
from mingjing.office.parties.models import Place
from mingjing.office.people.models import Person


class Register(StrEnum):
    """The two registers (两库)."""

    OBJECTS = "objects"
    INSPECTORS = "inspectors"


REGISTER_LABELS = {
    Register.OBJECTS: "检查对象名录库",
    Register.INSPECTORS: "执法检查人员名录库",
}


class Risk(StrEnum):
    """The class that says how many tickets an object holds."""

    HIGH = "high"
    GENERAL = "general"
    LOW = "low"


RISK_LABELS = {Risk.HIGH: "高风险", Risk.GENERAL: "一般风险", Risk.LOW: "低风险"}


class Listing(Recorded):
    """One change of a register: who or what came in or went out, and why."""

    register = models.CharField(max_length=20)
    incoming = models.BooleanField()
    day = models.DateField(db_index=True)
    count = models.PositiveIntegerField()
    reason = models.CharField(max_length=300)

    def __str__(self) -> str:
        return f"{self.register} {'+' if self.incoming else '-'}{self.count}"


class ListedObject(models.Model):
    """A place in the register of objects, from a change until another."""

    place = models.ForeignKey(Place, models.PROTECT, related_name="listings")
    area = models.CharField(max_length=20)
    risk = models.CharField(max_length=20)
    risk_reason = models.CharField(max_length=200)
    added = models.ForeignKey(Listing, models.PROTECT, related_name="objects_added")
    removed = models.ForeignKey(Listing, models.PROTECT, null=True, related_name="objects_removed")
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["place"], condition=models.Q(until=None), name="object_listed_once"
            )
        ]
        indexes = [models.Index(fields=["area", "risk"], name="listed_object_area")]

    def __str__(self) -> str:
        return f"{self.code} {self.area}"

    @property
    def code(self) -> str:
        """The object's own number in pools and certificates."""
        return f"CS{self.place_id:06d}"


class ListedInspector(models.Model):
    """An officer in the register of inspectors; `area` empty means for every area."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="listings")
    area = models.CharField(max_length=20, blank=True)
    added = models.ForeignKey(Listing, models.PROTECT, related_name="inspectors_added")
    removed = models.ForeignKey(
        Listing, models.PROTECT, null=True, related_name="inspectors_removed"
    )
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(until=None), name="inspector_listed_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.area}"


class Draw(Staged):
    """One draw from its frozen pools to its certificate. `announcement`, `given`, `asides` and
    `recusals` are the parts of the certificate as the law's `draw` package reads them."""

    number = models.CharField(max_length=20, unique=True)
    title = models.CharField(max_length=120)
    year = models.PositiveIntegerField(db_index=True)
    quotas = models.JSONField(default=dict)
    tickets = models.JSONField(default=dict)
    per_object = models.PositiveIntegerField()
    roots = models.JSONField(default=dict)
    frozen_at = models.DateTimeField(null=True)
    source = models.JSONField(default=dict)
    previous = models.ForeignKey("self", models.PROTECT, null=True, related_name="redraws")
    announcement = models.JSONField(default=dict)
    announced_as = models.CharField(max_length=64, blank=True)
    commitments = models.JSONField(default=list)
    given = models.JSONField(default=dict)
    seed = models.CharField(max_length=64, blank=True)
    drawn_at = models.DateTimeField(null=True)
    asides = models.JSONField(default=list)
    recusals = models.JSONField(default=list)
    certificate = models.TextField(blank=True)
    digest = models.CharField(max_length=64, blank=True)
    published_on = models.DateField(null=True, db_index=True)
    void_reason = models.CharField(max_length=300, blank=True)

    # The certificate follows from the other columns; its digest is in the record.
    UNRECORDED: ClassVar[tuple[str, ...]] = ("certificate",)

    class Meta:
        indexes = [models.Index(fields=["-frozen_at", "-id"], name="draw_recent")]

    def __str__(self) -> str:
        return self.number


class FrozenPool(models.Model):
    """The lines of a pool as they were frozen, packed; the root on the draw binds them."""

    draw = models.ForeignKey(Draw, models.PROTECT, related_name="pools")
    register = models.CharField(max_length=20)
    lines = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["draw", "register"], name="one_pool_each")]

    def __str__(self) -> str:
        return f"{self.draw_id} {self.register}"

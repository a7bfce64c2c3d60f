"""The registers (一单两库), with every change of them and its reason."""

from __future__ import annotations

from enum import StrEnum

from django.db import models

from mingjing.office.items.models import Item
from mingjing.office.journal.models import Recorded
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


class InspectionItem(Recorded):
    """One item of the published list (检查事项): what is inspected, from when until when."""

    code = models.CharField(max_length=20, unique=True)
    title = models.CharField(max_length=120)
    area = models.CharField(max_length=20, db_index=True)
    basis = models.CharField(max_length=300)
    since = models.DateField()
    until = models.DateField(null=True)
    published_on = models.DateField()
    reason = models.CharField(max_length=300)
    withdrawn_because = models.CharField(max_length=300, blank=True)
    items = models.ManyToManyField(Item, related_name="inspection_items")

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class CheckPoint(models.Model):
    """One line of an item's checklist: what to look at, how, and the violation it points to."""

    item = models.ForeignKey(InspectionItem, models.PROTECT, related_name="points")
    order = models.PositiveIntegerField()
    look = models.CharField(max_length=300)
    how = models.CharField(max_length=300, blank=True)
    typical = models.CharField(max_length=300, blank=True)
    power = models.ForeignKey(Item, models.PROTECT, null=True, related_name="check_points")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "order"], name="one_point_a_line")]

    def __str__(self) -> str:
        return f"{self.item_id} {self.order}"

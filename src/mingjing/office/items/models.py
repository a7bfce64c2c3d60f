"""The power list: one row is one conduct, one subject type, one tier, with its dates."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from django.db import models
from django.db.models import Q, QuerySet

from mingjing.office.journal.models import Recorded


class Area(StrEnum):
    """The eight areas in which the office counts its work."""

    GAS = "gas"
    GREENING = "greening"
    WASTE = "waste"
    DRAINAGE = "drainage"
    AIR = "air"
    ROAD = "road"
    HEATING = "heating"
    APPEARANCE = "appearance"


AREA_LABELS = {
    Area.GAS: "燃气",
    Area.GREENING: "园林绿化",
    Area.WASTE: "垃圾分类",
    Area.DRAINAGE: "市政排水",
    Area.AIR: "大气污染防治",
    Area.ROAD: "道路桥梁",
    Area.HEATING: "供热",
    Area.APPEARANCE: "市容秩序",
}


class ItemSet(QuerySet["Item"]):
    """Items as a set that can be asked for a day."""

    def in_force(self, day: date) -> ItemSet:
        """The items that apply to conduct of this day; an unknown start counts as begun."""
        return self.filter(
            Q(effective_from__isnull=True) | Q(effective_from__lte=day),
            Q(effective_to__isnull=True) | Q(effective_to__gte=day),
        )


WHOSE = {"organisation": "适用于单位", "individual": "适用于个人"}


class Item(Recorded):
    """One item of the power list. Money in yuan; null bounds mean the statute gives none here."""

    code = models.CharField(max_length=30, unique=True)
    field = models.CharField(max_length=20)
    area = models.CharField(max_length=20, db_index=True)
    violation = models.CharField(max_length=200)
    violated_statute = models.CharField(max_length=80, blank=True)
    violated_article = models.CharField(max_length=80, blank=True)
    penalty_statute = models.CharField(max_length=80)
    penalty_article = models.CharField(max_length=80, blank=True)
    subject = models.CharField(max_length=20)
    kinds = models.JSONField(default=list)
    fine_min = models.PositiveIntegerField(null=True, blank=True)
    fine_max = models.PositiveIntegerField(null=True, blank=True)
    fine_basis = models.CharField(max_length=60)
    order_to_correct = models.BooleanField(default=True)
    precondition = models.CharField(max_length=200, blank=True)
    mark = models.CharField(max_length=2)
    source = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=300, blank=True)
    effective_from = models.DateField(null=True, blank=True)
    effective_to = models.DateField(null=True, blank=True)

    objects = ItemSet.as_manager()

    def __str__(self) -> str:
        return f"{self.code} {self.violation}"

    @property
    def basis(self) -> str:
        """Statute and article of the penalty."""
        return f"{self.penalty_statute}{self.penalty_article}"

    @property
    def choice(self) -> str:
        """The item as a line to tick: some conduct stands twice, for firms and for citizens."""
        known = (self.basis, WHOSE.get(self.subject, ""))
        return f"{self.violation}（{'，'.join(part for part in known if part)}）"

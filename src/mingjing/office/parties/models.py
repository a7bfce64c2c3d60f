"""Whom and where we inspect: parties (organisation, sole trader, citizen) and their places."""

from __future__ import annotations

from enum import StrEnum

from django.db import models

from mingjing.office.journal.models import Recorded
from mingjing.office.people.models import Unit


class PartyKind(StrEnum):
    """The subject types that statutes and limits tell apart."""

    ORGANISATION = "organisation"
    SOLE_TRADER = "sole_trader"
    INDIVIDUAL = "individual"


PARTY_LABELS = {
    PartyKind.ORGANISATION: "法人或其他组织",
    PartyKind.SOLE_TRADER: "个体工商户",
    PartyKind.INDIVIDUAL: "自然人",
}

PERSONAL = ("id_number", "phone", "birth_date")


def masked_name(name: str) -> str:
    """A citizen's name as a stranger may read it."""
    return name[:1] + "某" * max(len(name) - 1, 1)


class Party(Recorded):
    """A party. An organisation has a credit code; a citizen an identity number, never shown."""

    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=120)
    credit_code = models.CharField(max_length=18, blank=True, db_index=True)
    id_number = models.CharField(max_length=18, blank=True, db_index=True)
    birth_date = models.DateField(null=True, blank=True)
    legal_representative = models.CharField(max_length=40, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    address = models.CharField(max_length=200, blank=True)
    # The unit that registered the party: a street goes on seeing the citizens it registered.
    keeper = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="parties")

    class Meta:
        indexes = [models.Index(fields=["name"], name="party_name")]
        constraints = [
            models.UniqueConstraint(
                fields=["credit_code"],
                name="one_party_per_credit_code",
                condition=~models.Q(credit_code=""),
            ),
            models.UniqueConstraint(
                fields=["id_number"],
                name="one_party_per_id_number",
                condition=~models.Q(id_number=""),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def public_name(self) -> str:
        """The name as a stranger may read it: a citizen's is masked."""
        if self.kind == PartyKind.INDIVIDUAL:
            return masked_name(self.name)
        return self.name


class Place(Recorded):
    """A place that can be inspected: a restaurant, a mall, a works, a drain."""

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=30)
    address = models.CharField(max_length=200)
    street = models.ForeignKey(Unit, models.PROTECT, related_name="places")
    party = models.ForeignKey(Party, models.PROTECT, null=True, related_name="places")
    # Where it lies, in degrees (WGS 84): for the map and the route of a day.
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)

    class Meta:
        indexes = [models.Index(fields=["name"], name="place_name")]

    def __str__(self) -> str:
        return self.name


PLACE_KINDS = {
    "restaurant": "餐饮场所",
    "mall": "商场超市",
    "car_wash": "洗车场所",
    "site": "建设工地",
    "green": "绿地",
    "drain": "排水设施",
    "road": "道路桥梁",
    "heat": "供热设施",
    "street": "街面",
    "works": "在建工程",
    "vehicle": "运输车辆",
    "trap": "隔油设施",
    "tree": "树木",
    "other": "其他",
}

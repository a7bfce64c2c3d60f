"""Draws, and the pools that they have frozen."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from mingjing.office.journal.models import Recorded, Staged
from mingjing.office.parties.models import Place

OWN_PLATFORM = "本机关可验证抽取"


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


class OutsideDraw(Recorded):
    """A draw that another platform made: its pools as it told them, bound by their roots. What it
    picked stands as drawn objects under the same name and platform."""

    draw = models.CharField(max_length=60)
    platform = models.CharField(max_length=60)
    area = models.CharField(max_length=20)
    drawn_on = models.DateField(db_index=True)
    roots = models.JSONField(default=dict)
    lines = models.BinaryField()

    # The roots in the record bind the lines.
    UNRECORDED: ClassVar[tuple[str, ...]] = ("lines",)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["platform", "draw"], name="outside_draw_once")
        ]

    def __str__(self) -> str:
        return f"{self.platform} {self.draw}"


class FrozenPool(models.Model):
    """The lines of a pool as they were frozen, packed; the root on the draw binds them."""

    draw = models.ForeignKey(Draw, models.PROTECT, related_name="pools")
    register = models.CharField(max_length=20)
    lines = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["draw", "register"], name="one_pool_each")]

    def __str__(self) -> str:
        return f"{self.draw_id} {self.register}"


class PoolPlace(models.Model):
    """One place in one frozen pool, with its chance in millionths where we drew, so that the page
    of a place opens no pool. It follows from the pool's lines and from the result; who checks the
    record compares them (`mingjing journal check`)."""

    draw = models.ForeignKey(Draw, models.PROTECT, null=True, related_name="places")
    outside = models.ForeignKey(OutsideDraw, models.PROTECT, null=True, related_name="places")
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    chance = models.PositiveIntegerField(null=True)
    drawn = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draw", "place"], name="place_once_in_a_pool"),
            models.UniqueConstraint(fields=["outside", "place"], name="place_once_outside"),
            models.CheckConstraint(
                condition=models.Q(draw=None) ^ models.Q(outside=None), name="place_of_one_pool"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place_id} {self.draw_id or self.outside_id}"

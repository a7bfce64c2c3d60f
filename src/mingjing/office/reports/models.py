"""The annual report of a year: sections of text in which figures are references."""

from __future__ import annotations

from django.db import models

from mingjing.office.journal.models import Recorded


class Report(Recorded):
    """One year's report, over a stated period.

    `frozen_figures` is the snapshot of every figure at signing; null while nothing is signed, and
    on reports signed before figures were frozen.
    """

    year = models.PositiveIntegerField(unique=True)
    title = models.CharField(max_length=120)
    period_from = models.DateField()
    period_until = models.DateField()
    signed_on = models.DateField(null=True)
    published_on = models.DateField(null=True)
    frozen_figures = models.JSONField(null=True)

    @property
    def is_frozen(self) -> bool:
        """Whether the figures are those of the day of signing."""
        return self.signed_on is not None and self.frozen_figures is not None

    def __str__(self) -> str:
        return self.title


class Section(Recorded):
    """One section's text, written by people; figures stand in it as {indicator dim=value}."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="sections")
    key = models.CharField(max_length=40)
    body = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "key"], name="one_section")]

    def __str__(self) -> str:
        return f"{self.report_id} {self.key}"

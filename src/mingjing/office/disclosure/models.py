"""One record per decision and channel: published on a day, or withheld with a reason."""

from __future__ import annotations

from django.db import models

from mingjing.law.publicity import Outlet
from mingjing.office.cases.models import Case
from mingjing.office.journal.models import Recorded

OUTLET_LABELS = {
    Outlet.PLATFORM: "行政执法监督平台",
    Outlet.CREDIT: "信用中国（天津）",
}


__all__ = ["OUTLET_LABELS", "Outlet", "Publication"]


class Publication(Recorded):
    """A decision on one outlet. `published_on` null with a reason means withheld."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="publications")
    channel = models.CharField(max_length=20)
    due_on = models.DateField()
    published_on = models.DateField(null=True, db_index=True)
    withheld_reason = models.CharField(max_length=200, blank=True)
    withdrawn_on = models.DateField(null=True)
    withdrawn_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "channel"], name="one_publication_per_outlet")
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.channel}"

"""An issued paper: its act, number, version, public code and fingerprints; and what it says."""

from __future__ import annotations

from django.db import models

from mingjing.office.cases.models import Case
from mingjing.office.journal.models import Entry, Recorded
from mingjing.office.visits.models import Visit


class Paper(Recorded):
    """One version of one paper, as it was issued; never altered, replaced only by the next.

    It lies in the folder of a case or of a visit.
    `nth` tells the papers of one act apart: a seizure makes a decision and a record on site.

    Nothing of the party stands here: the public check reads this row and nothing else.
    """

    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="papers")
    visit = models.ForeignKey(Visit, models.PROTECT, null=True, related_name="papers")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="papers")
    verb = models.CharField(max_length=60)
    nth = models.PositiveIntegerField(default=1)
    title = models.CharField(max_length=60)
    number = models.CharField(max_length=60, blank=True)
    version = models.PositiveIntegerField(default=1)
    # Written no more: a reason may name the party, so it stands on the sheet.
    reason = models.CharField(max_length=300, blank=True)
    day = models.DateField()
    issued_at = models.DateTimeField()
    issued_by = models.CharField(max_length=200)
    code = models.CharField(max_length=20, unique=True)
    content_digest = models.CharField(max_length=64)
    file_digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "nth", "version"], name="one_paper_per_version"
            ),
            models.CheckConstraint(
                condition=models.Q(case__isnull=False) ^ models.Q(visit__isnull=False),
                name="paper_in_one_folder",
            ),
        ]
        indexes = [
            models.Index(fields=["number"], name="paper_number"),
            models.Index(fields=["file_digest"], name="paper_file"),
        ]

    def __str__(self) -> str:
        return self.number or self.title

    @property
    def erased(self) -> bool:
        """Whether retention has erased what the paper said; its fingerprints still stand."""
        return not hasattr(self, "sheet")

    @property
    def why(self) -> str:
        """Why it was issued again; empty for a first version, and when its words are erased."""
        return "" if self.erased else self.sheet.reason


class Sheet(models.Model):
    """What a paper says, word for word, and why it was issued again. Never changed; kept apart,
    so that retention can erase it while the paper's fingerprints still stand."""

    paper = models.OneToOneField(Paper, models.PROTECT, related_name="sheet")
    data = models.JSONField()
    reason = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"sheet of {self.paper_id}"

"""The annual report of a year: sections of text in which figures are references."""

from __future__ import annotations

from django.db import models

from mingjing.office.journal.models import Recorded, Staged
from mingjing.office.people.models import Person


class Report(Staged):
    """One year's report, over a stated period, after one template.

    `reviewed_figures` and `frozen_figures` are the snapshots of every figure at the review and at
    the signing, with the rows behind them; null where there is none. `reason` says why a report
    was opened again; it goes public with the next edition. `edition` is the number of the last one
    that was published, `digest` its fingerprint, `files` those of the files published with it.
    """

    year = models.PositiveIntegerField(unique=True)
    title = models.CharField(max_length=120)
    template = models.CharField(max_length=40, default="tianjin_narrative")
    period_from = models.DateField()
    period_until = models.DateField()
    reviewers = models.JSONField(default=list)
    opinion = models.TextField(blank=True)
    reviewed_figures = models.JSONField(null=True)
    signed_on = models.DateField(null=True)
    frozen_figures = models.JSONField(null=True)
    reason = models.CharField(max_length=500, blank=True)
    published_on = models.DateField(null=True)
    edition = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)
    files = models.JSONField(default=dict)

    @property
    def is_frozen(self) -> bool:
        """Whether the figures are those of the day of signing."""
        return self.signed_on is not None and self.frozen_figures is not None

    @property
    def is_open(self) -> bool:
        """Whether its text may be changed."""
        return self.stage == "draft"

    def __str__(self) -> str:
        return self.title


class Section(Recorded):
    """One section's text, written by people; figures stand in it as {indicator dim=value}.

    `version` counts the texts, each of which stays in the journal; `keeper` writes this section
    besides those who may write all.
    """

    report = models.ForeignKey(Report, models.PROTECT, related_name="sections")
    key = models.CharField(max_length=40)
    body = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=0)
    edited_at = models.DateTimeField(null=True)
    edited_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="edited_sections")
    keeper = models.ForeignKey(Person, models.PROTECT, null=True, related_name="kept_sections")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "key"], name="one_section")]

    def __str__(self) -> str:
        return f"{self.report_id} {self.key}"


class Draft(models.Model):
    """What one person has typed into a section and not saved: a desk, not a record. It shows the
    others who is writing, and is given up when the text is saved."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="drafts")
    key = models.CharField(max_length=40)
    person = models.ForeignKey(Person, models.CASCADE, related_name="report_drafts")
    base = models.PositiveIntegerField(default=0)
    body = models.TextField(blank=True)
    place = models.PositiveIntegerField(null=True)
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "key", "person"], name="one_draft_a_desk")
        ]

    def __str__(self) -> str:
        return f"{self.report_id} {self.key} {self.person_id}"


class Comment(Recorded):
    """A remark on a section, with the words it is about; settled by an act that says how."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="comments")
    key = models.CharField(max_length=40)
    quote = models.CharField(max_length=200, blank=True)
    body = models.CharField(max_length=1000)
    author = models.ForeignKey(Person, models.PROTECT, related_name="report_comments")
    made_at = models.DateTimeField()
    answer = models.CharField(max_length=1000, blank=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="settled_comments"
    )

    class Meta:
        indexes = [models.Index(fields=["report", "settled_at"], name="comment_open")]

    def __str__(self) -> str:
        return f"{self.report_id} {self.key} #{self.pk}"


class Edition(models.Model):
    """A report as it was published: texts, figures and the rows behind them. Made by the act that
    publishes, whose entry keeps its fingerprint; never changed, as the database itself sees to.

    `digest` is the fingerprint of all of it; `checked` what the report checker said of the text.
    """

    report = models.ForeignKey(Report, models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    published_on = models.DateField()
    signed_on = models.DateField()
    reason = models.CharField(max_length=500, blank=True)
    texts = models.JSONField()
    figures = models.JSONField()
    checked = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="one_edition_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.report_id} 第 {self.number} 版"


class EditionFile(models.Model):
    """An edition as one file, byte for byte as it was published; never changed, as the edition.

    Drawn again, a file would differ by its moment, its fonts and the typesetter of the day.
    """

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="files")
    kind = models.CharField(max_length=8)
    content = models.BinaryField()
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "kind"], name="one_file_a_kind")]

    def __str__(self) -> str:
        return f"{self.edition_id} {self.kind}"

"""What the server keeps for phones: the answer to each sending, and drafts until they are sent."""

from __future__ import annotations

from django.db import models

from mingjing.office.people.models import Person


class Sending(models.Model):
    """One record that arrived, under the key its phone gave it, with the answer it was given.

    Written in the transaction of the acts themselves: if the acts stand, so does the answer, and
    whoever sends the same again gets it again. Never altered.
    """

    key = models.UUIDField(unique=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="sendings")
    digest = models.CharField(max_length=64)
    arrived_at = models.DateTimeField()
    clock_off = models.IntegerField()
    answer = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["person", "-arrived_at"], name="sending_recent")]

    def __str__(self) -> str:
        return str(self.key)


class Draft(models.Model):
    """A record still being written, as the last phone left it. It is nobody's act yet, so it is
    not in the journal; it belongs to one person and goes when it is sent or thrown away."""

    key = models.UUIDField(unique=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="field_drafts")
    version = models.PositiveIntegerField(default=1)
    device = models.CharField(max_length=60, blank=True)
    saved_at = models.DateTimeField()
    content = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["person", "-saved_at"], name="draft_recent")]

    def __str__(self) -> str:
        return f"{self.key} v{self.version}"

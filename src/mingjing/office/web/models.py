"""The search table: one row for each record that can be found, renewed by the record's own acts."""

from __future__ import annotations

from django.db import models


class SearchDocument(models.Model):
    """What a record is found by. Derived: it can be thrown away and built again.

    `text` is the plain spelling that hits are verified against; `grams` feeds the index.
    """

    kind = models.CharField(max_length=40)
    row_id = models.BigIntegerField()
    title = models.CharField(max_length=200)
    sub = models.CharField(max_length=300, blank=True)
    url = models.CharField(max_length=200)
    text = models.TextField()
    grams = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "row_id"], name="one_document_per_record")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.row_id} {self.title}"

"""The journal's rows: entries and faults that can only be added, payloads that can be erased."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models.sql.compiler import SQLCompiler


class WriterTransaction(models.Func):
    """The number of the writing transaction on PostgreSQL; SQLite has one writer, so zero.

    Sealing will read only rows below the oldest running transaction: ids are taken before
    commit, and a slow writer's lower id would otherwise be passed over for ever.
    """

    function = "txid_current"
    output_field = models.BigIntegerField()

    def as_sqlite(
        self, compiler: SQLCompiler, connection: Any, **extra: Any
    ) -> tuple[str, tuple[str | int, ...]]:
        """SQLite's form of the expression."""
        return "0", ()


class Recorded(models.Model):
    """Any row whose changes go through the door: it counts its own acts."""

    acts = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        abstract = True


class Staged(Recorded):
    """A row that stands in a procedure: its stage, and when the last act on it was done."""

    procedure = models.CharField(max_length=80)
    stage = models.CharField(max_length=40, default="new")
    last_act_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True


class Entry(models.Model):
    """One act: who did what when, under which rules, and what changed. Never altered.

    The subject is a plain kind and number, no foreign key, so nothing can cascade into the record.
    """

    subject_kind = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    subject_label = models.CharField(max_length=200)
    seq = models.PositiveIntegerField()
    verb = models.CharField(max_length=60)
    actors = models.JSONField()
    occurred_at = models.DateTimeField()
    entered_at = models.DateTimeField()
    procedure = models.CharField(max_length=80, blank=True)
    stage_before = models.CharField(max_length=40, blank=True)
    stage_after = models.CharField(max_length=40, blank=True)
    facts = models.JSONField()
    attempt = models.JSONField()
    changes = models.JSONField()
    faults = models.JSONField()
    rules_version = models.CharField(max_length=64)
    code_version = models.CharField(max_length=64)
    payload_digest = models.CharField(max_length=64)
    writer_transaction = models.BigIntegerField(db_default=WriterTransaction())

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id", "seq"], name="entry_once_per_place"
            )
        ]
        indexes = [
            models.Index(fields=["entered_at"], name="entry_entered"),
            models.Index(fields=["occurred_at"], name="entry_occurred"),
            models.Index(fields=["verb", "occurred_at"], name="entry_verb_occurred"),
            models.Index(fields=["writer_transaction"], name="entry_writer"),
        ]

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.subject_id} #{self.seq} {self.verb}"


class Payload(models.Model):
    """What was typed with an act. Kept apart, so that retention can erase it while the entry's
    salted digest still stands."""

    entry = models.OneToOneField(Entry, models.PROTECT, related_name="payload")
    salt = models.CharField(max_length=32)
    content = models.JSONField()

    def __str__(self) -> str:
        return f"payload of {self.entry_id}"


class FaultRecord(models.Model):
    """A limit or duty that an act missed: shown on the file and counted, never removed."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="fault_records")
    subject_kind = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    verb = models.CharField(max_length=60)
    watch = models.CharField(max_length=60)
    sentence = models.CharField(max_length=300)
    article = models.CharField(max_length=100)
    mark = models.CharField(max_length=2)
    occurred_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["subject_kind", "subject_id"], name="fault_subject"),
            models.Index(fields=["occurred_at"], name="fault_occurred"),
        ]

    def __str__(self) -> str:
        return f"{self.watch} on {self.subject_kind} {self.subject_id}"


class Counter(models.Model):
    """The last number given in a series of a year; raised in the transaction that uses it."""

    series = models.CharField(max_length=60)
    year = models.PositiveIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["series", "year"], name="one_counter_per_series_year")
        ]

    def __str__(self) -> str:
        return f"{self.series} {self.year}: {self.last}"

"""Daily facts. Derived from the rows that indicators count; can be thrown away and made again."""

from __future__ import annotations

from django.db import models


class Series(models.Model):
    """What a run of facts tells: one indicator, whole or told apart by dimensions.

    The fingerprint is that of the question itself, as the database is asked: a definition that
    changes has another fingerprint, and facts of the old one are never read for the new.
    """

    indicator = models.CharField(max_length=60)
    cut = models.CharField(max_length=80, blank=True)
    fingerprint = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return f"{self.indicator} {self.cut}".strip()


class Fact(models.Model):
    """What one series adds up to over a stretch that begins on a day, for one value.

    `within` is the value of the wider dimension of a series told apart by two.
    """

    series = models.ForeignKey(Series, models.CASCADE, related_name="+")
    day = models.DateField()
    within = models.CharField(max_length=200, blank=True)
    value = models.TextField(blank=True)
    records = models.BigIntegerField()
    total = models.BigIntegerField(null=True)
    whole = models.BigIntegerField(null=True)
    part = models.BigIntegerField(null=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.series_id} {self.day} {self.within} {self.value}".strip()


class DayFact(Fact):
    """A fact of one day."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["series", "within", "day", "value"],
                include=["records", "total", "whole", "part"],
                name="one_fact_per_day_and_value",
            )
        ]


class MonthFact(Fact):
    """The days of one month added up; its day is the first of the month."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["series", "within", "day", "value"],
                include=["records", "total", "whole", "part"],
                name="one_fact_per_month_and_value",
            )
        ]


class Seen(models.Model):
    """The first day of a year on which a thing is named, for one value of a series.

    Different things do not add up over days, their first days do: each stands once. Kept so that a
    day that was touched moves exactly the things that began on it, and no others.
    """

    series = models.ForeignKey(Series, models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    thing = models.BigIntegerField()
    value = models.CharField(max_length=200, blank=True)
    day = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["series", "year", "thing", "value"], name="one_first_day_per_thing"
            )
        ]
        indexes = [models.Index(fields=["series", "day"], name="seen_by_day")]

    def __str__(self) -> str:
        return f"{self.year} {self.thing} {self.value} {self.day}"


class FactState(models.Model):
    """How far the facts reach, and up to where the journal had been read when they were made."""

    first = models.DateField()
    last = models.DateField()
    position = models.BigIntegerField()
    horizon = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.first} – {self.last}, journal to {self.position}"

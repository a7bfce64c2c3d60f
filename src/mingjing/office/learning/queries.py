"""What the pages of trainings read."""

from __future__ import annotations

from django.db.models import Count, OuterRef, QuerySet, Subquery

from mingjing.office.learning.models import (
    TRAINING_LABELS,
    Attendance,
    Rehearsal,
    Training,
    TrainingKind,
)
from mingjing.office.web.filters import Filter
from mingjing.office.web.shapes import Cell, Column, Row

VERBS = {"hold_training": "登记培训"}
KIND = Filter("kind", "类别", {str(k): v for k, v in TRAINING_LABELS.items()})
COLUMNS = (
    Column("title", "主题", kind="text"),
    Column("kind", "类别"),
    Column("held", "日期", kind="date"),
    Column("people", "参加人次", kind="number"),
)

REHEARSAL_COLUMNS = (
    Column("title", "情景", kind="text"),
    Column("person", "演练人"),
    Column("held", "日期", kind="date"),
)


def with_attendance(rows: QuerySet[Training]) -> QuerySet[Training]:
    """Trainings with the number of people who attended."""
    present = (
        Attendance.objects.filter(training=OuterRef("pk"))
        .order_by()
        .values("training")
        .annotate(n=Count("pk"))
        .values("n")
    )
    return rows.annotate(present=Subquery(present))


def as_row(row: Training) -> Row:
    """One line of the list."""
    return Row(
        f"/learning/{row.pk}/",
        (
            Cell(row.title, sub=row.place),
            TRAINING_LABELS[TrainingKind(row.kind)],
            row.held_on,
            getattr(row, "present", 0),
        ),
    )


def by_unit(row: Training) -> list[tuple[str, str]]:
    """Who attended, unit by unit, by name."""
    found: dict[str, list[str]] = {}
    rows = row.attendances.select_related("person__unit").order_by("person__unit__code", "person")
    for attendance in rows:
        found.setdefault(attendance.person.unit.name, []).append(attendance.person.name)
    return [(unit, "、".join(names)) for unit, names in found.items()]


def rehearsal_row(row: Rehearsal) -> Row:
    """One line of the ledger of rehearsals: who, what, when; nothing that could rank people."""
    return Row("", (Cell(row.title), Cell(row.person.name, sub=row.person.unit.short), row.held_on))

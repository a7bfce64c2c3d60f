"""Tasks name published inspection items; those of before get the items that point to theirs."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models


def to_published(apps: Any, schema_editor: Any) -> None:
    """The published items of the task's area whose checklist points to what the task named."""
    published = apps.get_model("registers", "InspectionItem")
    for task in apps.get_model("plans", "Task").objects.all():
        named = task.items.values_list("pk", flat=True)
        task.checks.set(
            published.objects.filter(area=task.area, points__power__in=list(named)).distinct()
        )


def to_powers(apps: Any, schema_editor: Any) -> None:
    """What the checklists of the published items point to."""
    for task in apps.get_model("plans", "Task").objects.all():
        points = apps.get_model("registers", "CheckPoint").objects.filter(item__tasks=task)
        task.items.set(points.exclude(power=None).values_list("power", flat=True))


class Migration(migrations.Migration):
    dependencies = [("plans", "0001_initial"), ("registers", "0002_items")]

    operations = [
        migrations.AddField(
            "task",
            "checks",
            models.ManyToManyField(related_name="tasks", to="registers.inspectionitem"),
        ),
        migrations.RunPython(to_published, to_powers),
        migrations.RemoveField("task", "items"),
    ]

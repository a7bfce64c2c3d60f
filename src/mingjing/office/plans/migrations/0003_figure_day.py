"""The day of a random figure is declared with its source; tasks of before have none."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("plans", "0002_published_items")]

    operations = [migrations.AddField("task", "figure_on", models.DateField(null=True))]

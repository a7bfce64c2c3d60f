"""Editions and their files can be added and never changed or removed, in both databases."""

import django.db.models.deletion
from django.db import migrations, models

from mingjing.office.web.db import append_only


class Migration(migrations.Migration):
    """What was published stands byte for byte; editions made before have no files."""

    dependencies = [("reports", "0003_the_writer")]
    operations = [
        migrations.AddField(
            model_name="report", name="files", field=models.JSONField(default=dict)
        ),
        migrations.CreateModel(
            name="EditionFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=8)),
                ("content", models.BinaryField()),
                ("size", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="reports.edition",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("edition", "kind"), name="one_file_a_kind")
                ],
            },
        ),
        append_only("reports_edition"),
        append_only("reports_editionfile"),
    ]

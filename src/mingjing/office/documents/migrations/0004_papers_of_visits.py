"""A paper may lie in the folder of a visit. SQLite makes the table anew and loses its triggers,
so they come off before and go on again."""

import django.db.models.deletion
from django.db import migrations, models

from mingjing.office.web.db import append_only, unguarded


class Migration(migrations.Migration):
    """Case or visit, exactly one of them."""

    dependencies = [("documents", "0003_words_apart"), ("visits", "0001_initial")]
    operations = [
        unguarded("documents_paper"),
        migrations.AlterField(
            model_name="paper",
            name="case",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="papers",
                to="cases.case",
            ),
        ),
        migrations.AddField(
            model_name="paper",
            name="visit",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="papers",
                to="visits.visit",
            ),
        ),
        migrations.AddConstraint(
            model_name="paper",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("case__isnull", False), ("visit__isnull", False), _connector="XOR"
                ),
                name="paper_in_one_folder",
            ),
        ),
        append_only("documents_paper"),
    ]

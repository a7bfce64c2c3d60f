"""An exhibit may lie in the folder of a visit. SQLite makes the table anew and loses its triggers,
so they come off before and go on again."""

import django.db.models.deletion
from django.db import migrations, models

from mingjing.office.web.db import append_only, unguarded


class Migration(migrations.Migration):
    """Inspection, case or visit, at least one of them."""

    dependencies = [("evidence", "0002_append_only"), ("visits", "0001_initial")]
    operations = [
        unguarded("evidence_exhibit"),
        migrations.RemoveConstraint(model_name="exhibit", name="exhibit_lies_in_a_folder"),
        migrations.AddField(
            model_name="exhibit",
            name="visit",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="exhibits",
                to="visits.visit",
            ),
        ),
        migrations.AddConstraint(
            model_name="exhibit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("inspection__isnull", False),
                    ("case__isnull", False),
                    ("visit__isnull", False),
                    _connector="OR",
                ),
                name="exhibit_lies_in_a_folder",
            ),
        ),
        append_only("evidence_exhibit"),
    ]

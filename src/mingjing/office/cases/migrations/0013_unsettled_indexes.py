from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """After the marks are set: PostgreSQL makes no index over rows that the same step changed."""

    dependencies = [("cases", "0012_settled_outlets"), ("disclosure", "0002_settled_outlets")]

    operations = [
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=Q(outcome="penalty", served_on__isnull=False, settled_platform=False),
                fields=["decided_on", "id"],
                name="case_to_platform",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=Q(outcome="penalty", served_on__isnull=False, settled_credit=False),
                fields=["decided_on", "id"],
                name="case_to_credit",
            ),
        ),
    ]

from django.db import migrations


class Migration(migrations.Migration):
    """By itself: PostgreSQL drops no table in the transaction that has just copied its rows."""

    dependencies = [
        ("visits", "0003_lenient_acts_stand_alone"),
    ]

    operations = [
        migrations.DeleteModel(name="LenientAct"),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0011_day_indexes")]

    operations = [
        migrations.AddField("case", "settled_platform", models.BooleanField(default=False)),
        migrations.AddField("case", "settled_credit", models.BooleanField(default=False)),
    ]

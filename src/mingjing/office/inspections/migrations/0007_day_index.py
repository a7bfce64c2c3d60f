from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("inspections", "0006_lenient_acts_and_talks")]

    operations = [
        migrations.AddIndex(
            model_name="inspection",
            index=models.Index(fields=["day", "id"], name="inspection_day"),
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0010_spot_form_device")]

    operations = [
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["filed_on", "id"], name="case_filed"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["closed_on", "id"], name="case_closed"),
        ),
    ]

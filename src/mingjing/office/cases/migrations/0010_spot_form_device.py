from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0009_turned_from")]

    operations = [
        migrations.AddField(
            model_name="spotform",
            name="device",
            field=models.CharField(blank=True, max_length=36),
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("journal", "0004_writer_index")]

    operations = [
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["occurred_at"], name="entry_occurred"),
        ),
    ]

"""The registers get a room of their own; their tables take its name, their rows stay."""

from django.db import migrations

MOVED = ("listing", "listedobject", "listedinspector")


class Migration(migrations.Migration):
    dependencies = [("draws", "0001_initial")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.AlterModelTable(name, f"registers_{name}") for name in MOVED
            ],
            state_operations=[migrations.DeleteModel(name) for name in reversed(MOVED)],
        )
    ]

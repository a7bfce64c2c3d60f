"""What was taken in as evidence can be added to and never changed or removed."""

from django.db import migrations

from mingjing.office.web.db import append_only


class Migration(migrations.Migration):
    """Puts the triggers on."""

    dependencies = [("evidence", "0001_initial")]
    operations = [append_only("evidence_exhibit")]

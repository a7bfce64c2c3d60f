"""Entries and faults can be added and never changed or removed, in both databases."""

from django.db import migrations

from mingjing.office.web.db import append_only


class Migration(migrations.Migration):
    """Puts the triggers on."""

    dependencies = [("journal", "0001_initial")]
    operations = [append_only("journal_entry"), append_only("journal_faultrecord")]

"""Issued papers can be added and never changed or removed, in both databases."""

from django.db import migrations

from mingjing.office.web.db import append_only


class Migration(migrations.Migration):
    """Puts the triggers on; the words of a paper stand in a table of their own, for retention."""

    dependencies = [("documents", "0001_initial")]
    operations = [append_only("documents_paper")]

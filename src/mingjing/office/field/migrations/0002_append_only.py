"""What was answered to a phone stands."""

from django.db import migrations

from mingjing.office.web.db import append_only


class Migration(migrations.Migration):
    """Puts the triggers on the answers; drafts come and go."""

    dependencies = [("field", "0001_initial")]
    operations = [append_only("field_sending")]

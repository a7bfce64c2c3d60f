"""Makes the search table searchable on either database."""

from django.db import migrations

from mingjing.office.web.db import gram_index


class Migration(migrations.Migration):
    dependencies = [("web", "0001_initial")]

    operations = [gram_index("web_searchdocument")]

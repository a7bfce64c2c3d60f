"""Why a paper was issued again stands with its words: never changed, and erased with them."""

from typing import Any

from django.db import migrations, models

from mingjing.office.web.db import never_altered


def move_reasons(apps: Any, editor: Any) -> None:
    """The reasons given so far stand with the words too; the rows of papers are never altered."""
    sheets = apps.get_model("documents", "Sheet").objects.exclude(paper__reason="")
    for sheet in sheets.select_related("paper"):
        sheet.reason = sheet.paper.reason
        sheet.save(update_fields=["reason"])


class Migration(migrations.Migration):
    """The column of the paper stays for a release and is written no more."""

    dependencies = [("documents", "0002_append_only")]
    operations = [
        migrations.AddField("sheet", "reason", models.CharField(max_length=300, blank=True)),
        migrations.RunPython(move_reasons, migrations.RunPython.noop),
        never_altered("documents_sheet"),
    ]

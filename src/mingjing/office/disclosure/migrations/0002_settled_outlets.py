from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def mark(apps: Apps, _: BaseDatabaseSchemaEditor) -> None:
    """Marks the decisions that an outlet shows already, showed, or keeps a reason not to show."""
    publications = apps.get_model("disclosure", "Publication").objects
    cases = apps.get_model("cases", "Case").objects
    for outlet in ("platform", "credit"):
        here = publications.filter(channel=outlet).values("case")
        cases.filter(pk__in=here).update(**{f"settled_{outlet}": True})


class Migration(migrations.Migration):
    dependencies = [("disclosure", "0001_initial"), ("cases", "0012_settled_outlets")]

    operations = [migrations.RunPython(mark, migrations.RunPython.noop)]

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

TALK = "hold_talk"


def named(place: Any, party: Any, address: str) -> str:
    """What was visited; of a citizen only where, because this name is read by whoever sees it."""
    if place is not None:
        return str(place.name)[:200]
    return (party.name if party and party.kind != "individual" else address)[:200]


def copy_acts(apps: Any, schema_editor: Any) -> None:
    """What visits kept of lenient acts now stands beside orders, and leads to the inspection."""
    Old = apps.get_model("visits", "LenientAct")
    New = apps.get_model("inspections", "LenientAct")
    for old in Old.objects.select_related("visit__place", "visit__party").order_by("pk").iterator():
        visit = old.visit
        new = New.objects.create(
            kind=old.kind, day=old.day, at=old.at, area=visit.area, unit_id=visit.unit_id,
            street_id=visit.street_id, name=named(visit.place, visit.party, visit.address),
            response=old.response,
            inspection_id=visit.inspection_id, with_whom=old.with_whom, content=old.content,
        )  # fmt: skip
        visit.lenient_acts.add(new)
        old.findings.update(lenient=new)


def tell_talks(apps: Any, schema_editor: Any) -> None:
    """A talk of which only a tick was kept: it stays counted, and says that its words are gone."""
    Inspection = apps.get_model("inspections", "Inspection")
    New = apps.get_model("inspections", "LenientAct")
    told = New.objects.filter(kind=TALK, inspection=models.OuterRef("pk"))
    rows = Inspection.objects.filter(talk_held=True).exclude(models.Exists(told))
    for row in rows.select_related("place", "party").order_by("pk").iterator():
        New.objects.create(
            kind=TALK, day=row.day, at=row.ended_at, area=row.area, unit_id=row.unit_id,
            street_id=row.street_id, name=named(row.place, row.party, row.address), inspection=row,
            with_whom="没有记下",
            content="升级前登记的约谈，没有记下内容", response="untold",
        )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [
        ("inspections", "0006_lenient_acts_and_talks"),
        ("visits", "0002_tasks"),
    ]

    operations = [
        migrations.AddField(
            model_name="finding",
            name="lenient",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="findings",
                to="inspections.lenientact",
            ),
        ),
        migrations.RemoveIndex(model_name="lenientact", name="lenient_kind_day"),
        migrations.AlterField(
            model_name="lenientact",
            name="findings",
            field=models.ManyToManyField(related_name="+", to="visits.finding"),
        ),
        migrations.AlterField(
            model_name="lenientact",
            name="visit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="visits.visit"
            ),
        ),
        migrations.AddField(
            model_name="visit",
            name="lenient_acts",
            field=models.ManyToManyField(related_name="visits", to="inspections.lenientact"),
        ),
        migrations.RunPython(copy_acts, migrations.RunPython.noop),
        migrations.RunPython(tell_talks, migrations.RunPython.noop),
    ]

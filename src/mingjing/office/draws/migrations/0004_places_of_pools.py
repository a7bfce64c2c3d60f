"""Which places stood in which pools is kept apart, so that the page of a place opens no pool."""

import json
import zlib
from collections import Counter
from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from mingjing.law.draw.odds import chances


def fill(apps: Any, editor: Any) -> None:
    """The places of the draws that were made before, from their pools and certificates."""
    make = apps.get_model("draws", "PoolPlace")
    for draw in apps.get_model("draws", "Draw").objects.order_by("pk"):
        packed = draw.pools.get(register="objects").lines
        lines = [json.loads(t) for t in zlib.decompress(bytes(packed)).decode().splitlines()]
        counts: dict[str, Counter[str]] = {}
        for line in lines:
            counts.setdefault(line[4], Counter())[line[5]] += 1
        odds = {s: chances(n, draw.quotas[s], draw.tickets) for s, n in counts.items()}
        told = json.loads(draw.certificate)["drawn"] if draw.certificate else ()
        picked = {one["id"] for one in told}
        make.objects.bulk_create(
            (make(draw=draw, place_id=_place(line[0]), chance=odds[line[4]][line[5]],
                  drawn=line[0] in picked) for line in lines), batch_size=2000)  # fmt: skip
    handed = apps.get_model("inspections", "DrawnObject").objects
    for row in apps.get_model("draws", "OutsideDraw").objects.order_by("pk"):
        kept = json.loads(zlib.decompress(bytes(row.lines)))["objects"]
        here = handed.filter(draw=row.draw, platform=row.platform)
        drawn = set(here.values_list("place_id", flat=True))
        there = dict.fromkeys([*(_place(line[0]) for line in kept), *drawn])
        make.objects.bulk_create(
            (make(outside=row, place_id=key, drawn=key in drawn) for key in there),
            batch_size=2000)  # fmt: skip


def _place(code: str) -> int:
    return int(code.removeprefix("CS"))


class Migration(migrations.Migration):
    dependencies = [
        ("draws", "0003_outside_draws"),
        ("parties", "0002_place_position"),
        ("inspections", "0005_drawn_inspectors"),
    ]

    operations = [
        migrations.CreateModel(
            name="PoolPlace",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("chance", models.PositiveIntegerField(null=True)),
                ("drawn", models.BooleanField(default=False)),
                (
                    "draw",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="places",
                        to="draws.draw",
                    ),
                ),
                (
                    "outside",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="places",
                        to="draws.outsidedraw",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="parties.place",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("draw", "place"), name="place_once_in_a_pool"),
                    models.UniqueConstraint(fields=("outside", "place"), name="place_once_outside"),
                    models.CheckConstraint(
                        condition=models.Q(("draw", None), ("outside", None), _connector="XOR"),
                        name="place_of_one_pool",
                    ),
                ],
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]

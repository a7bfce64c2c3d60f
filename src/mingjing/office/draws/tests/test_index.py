"""The page of an object: bounded, whatever number and size of pools it stood in."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mingjing.office.draws.actions import perform
from mingjing.office.draws.models import Draw, PoolPlace
from mingjing.office.draws.pools import drawn_of, frozen_pools, place_of
from mingjing.office.draws.queries import chances_of, life_of
from mingjing.office.draws.tests.scene import (
    THROWN,
    WANTED,
    announced,
    by,
    drawn,
    figure,
    first_of,
    frozen,
    outside,
    published,
    registers,
)
from mingjing.office.registers.models import Register
from tests.cast import Office, an_office

pytestmark = pytest.mark.django_db
LONG = ('"lines"', '"certificate"', '"announcement"', '"given"')


@pytest.fixture
def office() -> Office:
    office = an_office()
    registers(office)
    return office


def page_of(client: Client, code: str) -> tuple[str, list[str]]:
    """The page, and what it asked the database."""
    with CaptureQueriesContext(
        connection,
    ) as seen:
        answer = client.get(f"/draws/objects/{code}/")
    assert answer.status_code == 200
    return answer.content.decode(), [q["sql"] for q in seen.captured_queries]


def again(office: Office, days: int) -> Draw:
    """A later draw over gas, by a public figure."""
    moment = THROWN + timedelta(days=days)
    draw = frozen(office, replace(WANTED, quotas={"gas": 2}), moment - timedelta(days=4))
    draw = announced(office, draw, figure(moment))
    perform(draw.pk, "take_public_value", by(office.clerk, moment, value=f"{days:07d}"))
    deed = by(office.clerk, moment + timedelta(minutes=1))
    return published(office, perform(draw.pk, "draw_lots", deed), moment + timedelta(hours=2))


def test_an_objects_page_opens_no_pool_and_asks_as_little_for_five_draws_as_for_one(
    office: Office,
) -> None:
    draw = published(office, drawn(office))
    code = next(one["id"] for one in drawn_of(draw) if one["stratum"] == "gas")
    client = Client()
    client.force_login(office.clerk)
    first, asked = page_of(client, code)
    rows = [again(office, 10 * n) for n in range(1, 5)]
    outside(office)
    last, later = page_of(client, code)
    assert len(later) == len(asked) <= 16
    assert not [sql for sql in later if any(column in sql for column in LONG)]
    found, _ = life_of(place_of(code), Draw.objects.all())
    [chance] = {y.chance for y in found}
    told = [c.chance for c in chances_of(rows[0])]
    assert chance in told and len(set(told)) == len(told) == 2  # that of its class alone
    assert first.count(chance) == 2  # once in its row, once over all
    assert last.count(chance) == 5 and all(row.number in last for row in rows)
    assert {y.draw.number: y.drawn for y in found} == {
        row.number: code in {one["id"] for one in drawn_of(row)} for row in (draw, *rows)
    }


def test_the_kept_places_follow_the_pool_and_who_falls_out(office: Office) -> None:
    draw = drawn(office)
    pool = frozen_pools(draw)[Register.OBJECTS].entries
    kept = PoolPlace.objects.filter(draw=draw)
    assert {one.place_id for one in kept} == {place_of(one.id) for one in pool}
    out = first_of(draw)["id"]
    deed = by(office.leader, THROWN + timedelta(hours=1), object=out, reason="已关闭")
    draw = perform(draw.pk, "set_aside_object", deed)
    told = set(kept.filter(drawn=True).values_list("place_id", flat=True))
    assert told == {place_of(one["id"]) for one in drawn_of(draw)} and place_of(out) not in told


def test_older_draws_get_their_places_from_their_pools(office: Office) -> None:
    """The migration reads the pools of draws that were made before places were kept."""
    draw, other, waiting = published(office, drawn(office)), outside(office), frozen(
        office, moment=THROWN + timedelta(days=1))  # fmt: skip
    columns = ("draw", "outside", "place", "chance", "drawn")
    before: list[Any] = sorted(PoolPlace.objects.values_list(*columns), key=str)
    assert {row[0] for row in before} == {draw.pk, waiting.pk, None}
    assert {row[1] for row in before} == {other.pk, None}
    PoolPlace.objects.all().delete()
    fill = import_module("mingjing.office.draws.migrations.0004_places_of_pools").fill
    fill(apps, None)
    assert sorted(PoolPlace.objects.values_list(*columns), key=str) == before

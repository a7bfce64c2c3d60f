"""The board and the drill-down: what is shown, to whom, and in how many queries."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from mingjing.office.people.models import Person
from mingjing.office.statistics.indicators import INDICATORS
from mingjing.office.statistics.shapes import Period
from mingjing.office.statistics.tests.world import World, a_year
from tests.cast import walk_to
from tests.lived import lived_once

pytestmark = pytest.mark.django_db
world = lived_once(a_year)


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def body(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, url
    return response.content.decode()


def test_the_board_shows_the_year_and_links_each_figure(world: World) -> None:
    page = body(signed_in(world.office.leader), reverse("statistics") + "?year=2023")
    assert "6,000" in page
    assert "/statistics/penalties/?year=2023&amp;area=gas" in page
    for each in INDICATORS.values():
        assert each.in_force(Period.of_year(2023)).definition[:20] in page, each.name


def test_every_indicator_opens(world: World) -> None:
    client = signed_in(world.office.leader)
    for name, each in INDICATORS.items():
        assert each.definition[:20] in body(
            client, reverse("indicator", args=[name]) + "?year=2023"
        )


def test_an_opened_figure_lists_its_records_with_their_pages(world: World) -> None:
    page = body(signed_in(world.office.leader), "/statistics/penalties/?year=2023&area=gas")
    assert reverse("case", args=[world.fined.number]) in page
    assert world.warned.number not in page
    assert "2 条记录" in page


def test_who_sees_less_is_told_so_and_gets_only_their_rows(world: World) -> None:
    client = signed_in(world.office.stranger)
    page = body(client, "/statistics/penalties/?year=2023")
    assert world.fined.number not in page
    assert "全委口径共 3 条记录，您有权查看其中 0 条" in page
    export = client.get("/statistics/penalties/?year=2023&export=csv")
    assert world.fined.number not in b"".join(export).decode()


def test_an_export_holds_the_rows_of_the_figure(world: World) -> None:
    response = signed_in(world.office.leader).get(
        "/statistics/fines/?year=2023&procedure=summary&export=csv"
    )
    text = b"".join(response).decode()
    assert text.startswith("\ufeff案号") and world.spot.number in text
    assert len(text.strip().splitlines()) == 2


def test_an_unknown_figure_is_not_found(world: World) -> None:
    client = signed_in(world.office.leader)
    assert client.get("/statistics/nothing/").status_code == 404
    assert client.get("/statistics/penalties/?area=gaz").status_code == 404


def test_a_broken_period_falls_back_to_the_running_year(world: World) -> None:
    client = signed_in(world.office.leader)
    for query in (
        "year=abc",
        "year=²",
        "year=" + "9" * 5000,
        "year=9999",
        "first=2023-02-30&last=2023-03-01",
        "first=0001-01-01&last=9999-12-31",
        "first=2023-12-31&last=2023-01-01",
    ):
        for path in ("/statistics/", "/statistics/penalties/"):
            response = client.get(f"{path}?{query}")
            assert response.status_code == 200, query
            assert f"{timezone.localdate().year}年1月1日至" in response.content.decode(), query


def test_a_month_that_is_none_finds_nothing(world: World) -> None:
    client = signed_in(world.office.leader)
    for month in ("x", "99999-1", "0000-01", "2023-13", "2023-00", "²-²", "2023-²", "2023-3"):
        page = body(client, f"/statistics/penalties/?year=2023&month={month}")
        assert "0 条记录" in page, month
    assert "3 条记录" not in page
    assert "2023年3月" in body(client, "/statistics/inspections/?year=2023&month=2023-03")


def test_an_opened_figure_costs_few_queries(
    world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(world.office.leader)
    for url in ("/statistics/penalties/?year=2023&area=gas", "/statistics/penalties/?year=2023"):
        with django_assert_max_num_queries(10):
            client.get(url)


def test_the_year_at_a_glance_asks_its_figures_in_one_question(
    world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(world.office.leader)
    costs = []
    for more in (0, 3):
        for n in range(more):
            walk_to(world.office, "archive", item=world.gas, day=date(2023, 6, 1 + n))
        with django_assert_max_num_queries(9) as seen:
            client.get("/statistics/?year=2023")
        costs.append(len(seen))
    assert costs[0] == costs[1]

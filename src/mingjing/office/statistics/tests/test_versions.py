"""A changed definition is a new version beside the old; a year keeps the one it was counted by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client

from mingjing.office.cases.models import Case
from mingjing.office.people.models import Certificate
from mingjing.office.statistics.indicators import INDICATORS
from mingjing.office.statistics.keeping import kept, moved, revive, whole_of
from mingjing.office.statistics.queries import Book, figure, records
from mingjing.office.statistics.shapes import FIRST_VERSION, Indicator, Period, revised
from mingjing.office.statistics.tests.world import World, a_year
from mingjing.office.statistics.words import GROUP_LABELS, GROUP_OWNERS

YEAR, NEXT = Period.of_year(2023), Period.of_year(2024)


@pytest.fixture
def world(db: None) -> World:
    return a_year()


@pytest.fixture
def second(monkeypatch: pytest.MonkeyPatch) -> Iterator[Indicator]:
    """From 2024 on, what only warned is no longer counted among the penalties."""
    old = INDICATORS["penalties"]
    new = revised(
        old,
        version="2",
        since=date(2024, 1, 1),
        definition="作出罚款决定的案件，一份决定计一件；只给警告的不计。",
        counted=lambda period: Case.objects.filter(
            outcome="penalty", fine__gt=0, decided_on__range=period.range
        ),
    )
    monkeypatch.setitem(INDICATORS, "penalties", new)
    yield new


def test_every_indicator_says_version_owner_and_rounding() -> None:
    assert set(GROUP_OWNERS) == set(GROUP_LABELS)
    for found in INDICATORS.values():
        for each in found.versions:
            assert each.owner and each.rounding.endswith("。") and each.version, each.name
            assert each.group in GROUP_LABELS, each.name
        days = [each.since for each in found.versions]
        assert days == sorted(days, reverse=True) and min(days) >= FIRST_VERSION, found.name


def test_a_year_is_counted_by_the_version_of_its_own_first_day(
    world: World, second: Indicator
) -> None:
    assert (figure("penalties", YEAR).value, records("penalties", YEAR).count()) == (3, 3)
    assert figure("penalties", YEAR).indicator.version == "1"
    Case.objects.update(decided_on=date(2024, 5, 6))
    assert (figure("penalties", NEXT).value, records("penalties", NEXT).count()) == (2, 2)
    assert figure("penalties", NEXT).indicator.version == "2"
    assert Book(NEXT, rules_of=YEAR).figure("penalties").value == 3
    assert [f.value for f in Book(NEXT).by("penalties", "procedure")] == [1, 1]


def test_a_version_comes_after_the_one_before_it() -> None:
    old = INDICATORS["fines"]
    for version, since in (("1", date(2024, 1, 1)), ("2", FIRST_VERSION)):
        with pytest.raises(ValueError, match="does not follow"):
            revised(old, version=version, since=since)
    third = revised(
        revised(old, version="2", since=date(2024, 1, 1)), version="3", since=date(2025, 1, 1)
    )
    assert [v.version for v in third.versions] == ["3", "2", "1"]
    for day, version in ((date(2020, 1, 1), "1"), (date(2024, 6, 1), "2"), (date(2026, 1, 1), "3")):
        assert third.in_force(Period(day, day)).version == version


def test_the_page_shows_each_version_and_opens_it(world: World, second: Indicator) -> None:
    client = Client()
    client.force_login(world.office.leader)
    page = client.get("/statistics/penalties/?year=2023").content.decode()
    assert "口径的各个版本" in page and second.definition in page and "第 1 版" in page
    assert "不是本统计期所用的版本" not in page and "3 条记录" in page
    other = client.get("/statistics/penalties/?year=2023&version=2").content.decode()
    assert "按第 2 版口径计算" in other and "2 条记录" in other
    assert client.get("/statistics/penalties/?year=2023&version=9").status_code == 404
    plain = client.get("/statistics/fines/?year=2023").content.decode()
    assert "口径的各个版本" not in plain and "第 1 版，用于2021年7月15日起的统计期" in plain


def test_a_kept_figure_keeps_its_version_its_words_and_its_value(
    world: World, second: Indicator
) -> None:
    row = kept(figure("penalties", YEAR), YEAR)
    assert (row["version"], row["value"], row["basis"]) == ("1", 3, None)
    Case.objects.filter(pk=world.spot.pk).update(decided_on=date(2024, 1, 9))
    back = revive(row)
    assert (back.value, back.indicator.version) == (3, "1")
    assert back.indicator.text == second.older[0].text != second.text
    words = {"label": "罚款（旧名）", "unit": "元", "definition": "旧口径。"}
    told = {k: row[k] for k in ("indicator", "scope", "scope_text", "value", "records",
                                "numerator", "denominator")}  # fmt: skip
    older = revive({**told, "indicator": "fines"}, words)
    assert (older.indicator.label, older.definition) == ("罚款（旧名）", "旧口径。")


def test_a_rate_is_kept_with_the_rows_of_its_denominator(world: World) -> None:
    row = kept(figure("certification_rate", YEAR), YEAR)
    office = world.office
    holders = {office.investigator.pk, office.second.pk, office.stranger.pk}
    assert set(row["basis"]["whole"]) == {*holders, office.expired.pk}
    assert set(row["basis"]["part"]) == holders
    assert row["basis"]["model"] == "people.person"
    rows = whole_of(row)
    assert rows is not None and rows.count() == row["denominator"] == 4
    office.second.posts.update(until=YEAR.first + timedelta(days=9))
    change = moved(row, figure("certification_rate", YEAR), YEAR)
    assert change is not None and (change.joined, change.left) == ((), (office.second.pk,))
    assert revive(row).value == Decimal("75.00") and revive(row).denominator == 4


def test_a_rate_by_amount_keeps_the_amounts_of_its_rows(world: World) -> None:
    row = kept(figure("safety_share", YEAR), YEAR)
    assert row["basis"]["weights"] == {str(world.fined.pk): 5000, str(world.spot.pk): 1000}
    apart = kept(figure("reviewer_share", YEAR), YEAR)["basis"]
    assert apart["part"] == [world.office.reviewer.pk]
    assert world.office.reviewer.pk not in apart["whole"] and len(apart["whole"]) == 3
    assert Certificate.objects.count() == 4


def test_what_is_counted_is_not_changed_by_a_new_name() -> None:
    old = INDICATORS["fines"]
    assert replace(old, label="别名").measure == old.measure

"""The year before by the same definitions: what may be compared, and what may be divided."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from mingjing.office.cases.models import Case
from mingjing.office.inspections.models import Inspection
from mingjing.office.statistics.indicators import INDICATORS
from mingjing.office.statistics.measures import Amount
from mingjing.office.statistics.queries import Book
from mingjing.office.statistics.shapes import FigureValue, Period
from mingjing.office.statistics.tests.world import World, a_year
from mingjing.office.statistics.years import Years, change_of

BEFORE, YEAR, TODAY = date(2022, 1, 1), Period.of_year(2024), date(2025, 3, 1)


def value_of(name: str, value: int | Decimal | None) -> FigureValue:
    return FigureValue(INDICATORS[name], {}, Amount(value, 1))


@pytest.fixture
def world(db: None) -> World:
    return a_year()


def test_the_change_is_told_with_difference_and_share(world: World) -> None:
    Case.objects.filter(pk=world.spot.pk).update(decided_on=date(2024, 2, 1))
    years = Years(Book(YEAR), recorded_from=BEFORE, today=TODAY)
    change = years.change("penalties")
    assert (change.now.value, change.before.value) == (1, 2)
    assert (change.difference, change.percent) == (-1, Decimal("-50.00"))
    assert change.text == "上年同期 2 件，减少 1 件，下降 50.00%"
    scoped = years.change("fines", area="gas")
    assert scoped.text == "上年同期 5,000 元，减少 4,000 元，下降 80.00%"


def test_nought_is_said_and_not_divided(world: World) -> None:
    Inspection.objects.update(day=date(2024, 2, 2))
    change = Years(Book(YEAR), recorded_from=BEFORE, today=TODAY).change("inspections")
    assert (change.before.value, change.difference, change.percent) == (0, 6, None)
    assert change.text == "上年同期 0 次，增加 6 次；上年同期为 0，不计算增减幅度"


@pytest.mark.parametrize(
    ("recorded_from", "today", "says"),
    [
        (date(2023, 1, 2), TODAY, "上年同期的记录不完整（2023年1月2日起才有记录），不作比较"),
        (BEFORE, date(2024, 12, 30), "本期尚未结束，不与上年全期比较"),
    ],
)
def test_a_period_that_is_not_whole_is_not_compared(
    world: World, recorded_from: date, today: date, says: str
) -> None:
    change = Years(Book(YEAR), recorded_from=recorded_from, today=today).change("penalties")
    assert (change.difference, change.percent) == (None, None)
    assert change.text == f"上年同期 3 件；{says}"


def test_rates_move_by_points_and_never_by_a_share_of_a_share() -> None:
    change = change_of(
        value_of("duty_rate", Decimal("80.00")), value_of("duty_rate", Decimal("64.00"))
    )
    assert (change.difference, change.percent) == (Decimal("16.00"), None)
    assert change.text == "上年同期 64%，增加 16 个百分点"
    nothing = change_of(value_of("duty_rate", Decimal("80.00")), value_of("duty_rate", None))
    assert nothing.difference is None and nothing.text.endswith("没有可比的数值")


@pytest.mark.parametrize(
    ("now", "word", "sign"), [(10**6 + 1, "增长", "+"), (10**6 - 1, "下降", "−")]
)
def test_a_share_too_small_to_print_keeps_its_direction(now: int, word: str, sign: str) -> None:
    change = change_of(value_of("penalties", now), value_of("penalties", 10**6))
    assert change.text.endswith(f"{word} 0.00%") and change.share == f"{sign}0.00"


def test_a_leap_day_ends_with_its_month() -> None:
    leap = Period(date(2024, 2, 1), date(2024, 2, 29)).year_before
    assert leap == Period(date(2023, 2, 1), date(2023, 2, 28))


def test_the_page_of_a_figure_tells_the_year_before(world: World) -> None:
    client = Client()
    client.force_login(world.office.leader)
    page = client.get("/statistics/penalties/?year=2023").content.decode()
    assert "上年同期的记录不完整（2023年3月6日起才有记录）" in page

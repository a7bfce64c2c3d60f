"""Numbers and dates as a Chinese office writes them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from mingjing.office.web.words import cn_date, cn_datetime, count, percent, wan, weekday, yuan


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (1234567, "1,234,567"),
        (0, "0"),
        ("171975", "171,975"),
        (Decimal("1234.50"), "1,234.50"),
        (Decimal("1234.00"), "1,234"),
        (-200, "-200"),
        (None, "—"),
        ("", "—"),
        ("不详", "—"),
        (float("nan"), "—"),
    ],
)
def test_yuan(value: object, written: str) -> None:
    assert yuan(value) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [(171975, "17.1975"), (116000, "11.6"), (100000000, "10,000"), (0, "0"), (None, "—")],
)
def test_wan_is_exact(value: object, written: str) -> None:
    assert wan(value) == written


def test_counts_and_shares() -> None:
    assert count(1356) == "1,356"
    assert count(Decimal("12.5")) == "12.5"
    assert percent(Decimal("0.674516")) == "67.45%"
    assert percent(None) == "—"


def test_days() -> None:
    assert cn_date(date(2026, 11, 22)) == "2026年11月22日"
    assert cn_date(date(2026, 1, 2), "short") == "1月2日"
    assert weekday(date(2026, 11, 22)) == "星期日"
    assert cn_date(None) == weekday("") == "—"


def test_moments_are_told_in_the_time_of_the_office() -> None:
    late_evening_utc = datetime(2026, 11, 21, 16, 3, tzinfo=UTC)
    assert cn_datetime(late_evening_utc) == "2026年11月22日 00:03"
    assert cn_date(late_evening_utc, "short") == "11月22日"
    assert weekday(late_evening_utc) == "星期日"
    assert cn_datetime(date(2026, 11, 22)) == "2026年11月22日"

"""The surcharge, day by day: simple, capped on day 34, paused during review and suit."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingjing.law.surcharge import surcharge
from mingjing.law.term import Pause

LAST = date(2026, 3, 2)


def on_day(n: int) -> date:
    """The n-th day after the last day of payment."""
    return LAST + timedelta(days=n)


@pytest.mark.parametrize(
    ("fine", "day", "amount", "capped"),
    [
        (10_000, -3, "0.00", False),
        (10_000, 0, "0.00", False),
        (10_000, 1, "300.00", False),
        (10_000, 2, "600.00", False),
        (10_000, 33, "9900.00", False),
        (10_000, 34, "10000.00", True),
        (10_000, 35, "10000.00", True),
        (10_000, 400, "10000.00", True),
        (29_925, 1, "897.75", False),
        (1, 1, "0.03", False),
        (0, 10, "0.00", True),
    ],
)
def test_three_percent_a_day_simple_and_never_above_the_fine(
    fine: int, day: int, amount: str, capped: bool
) -> None:
    found = surcharge(fine, last_day=LAST, until=on_day(day))
    assert (found.amount, found.capped) == (Decimal(amount), capped)
    assert found.days == max(0, day)
    assert (found.citation.instrument, found.citation.article) == ("penalty_law_2021", 72)


@pytest.mark.parametrize(
    ("pauses", "days"),
    [
        ((), 40),
        ((Pause(on_day(1), on_day(40)),), 0),
        ((Pause(on_day(11), on_day(30)),), 20),
        ((Pause(on_day(11), on_day(30)), Pause(on_day(25), on_day(35))), 15),
        ((Pause(on_day(-20), on_day(5)),), 35),
        ((Pause(on_day(40), on_day(90)),), 39),
    ],
)
def test_days_of_review_and_suit_are_not_counted_and_never_twice_left_out(
    pauses: tuple[Pause, ...], days: int
) -> None:
    found = surcharge(1_000, last_day=LAST, until=on_day(40), pauses=pauses)
    assert found.days == days
    assert found.amount == min(Decimal(1_000), Decimal(30 * days))


def test_a_pause_moves_the_day_on_which_it_is_full() -> None:
    pause = Pause(on_day(10), on_day(19))
    assert not surcharge(5_000, last_day=LAST, until=on_day(43), pauses=(pause,)).capped
    assert surcharge(5_000, last_day=LAST, until=on_day(44), pauses=(pause,)).capped


def test_cents_are_kept_exactly() -> None:
    assert surcharge(Decimal("1234.56"), last_day=LAST, until=on_day(7)).amount == Decimal("259.26")
    with pytest.raises(ValueError, match="负数"):
        surcharge(-1, last_day=LAST, until=LAST)


@given(st.integers(0, 10**7), st.integers(0, 200), st.integers(0, 60), st.integers(0, 60))
def test_it_never_shrinks_and_never_passes_the_fine(
    fine: int, day: int, at: int, long: int
) -> None:
    pause = (Pause(on_day(at), on_day(at + long)),)
    today = surcharge(fine, last_day=LAST, until=on_day(day), pauses=pause)
    tomorrow = surcharge(fine, last_day=LAST, until=on_day(day + 1), pauses=pause)
    assert 0 <= today.amount <= tomorrow.amount <= fine
    assert tomorrow.amount - today.amount <= Decimal(fine) * 3 / 100

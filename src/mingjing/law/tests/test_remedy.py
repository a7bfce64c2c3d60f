"""How long a party may ask and sue, and the window of the court: tables of days."""

from __future__ import annotations

from datetime import date

import pytest

from mingjing.law import remedy


@pytest.mark.parametrize(
    ("day", "months", "last"),
    [
        (date(2025, 4, 11), 6, date(2025, 10, 11)),  # a Saturday on which offices work
        (date(2025, 8, 31), 6, date(2026, 2, 28)),  # no 31st; a Saturday that is worked
        (date(2025, 11, 30), 3, date(2026, 2, 28)),
        (date(2025, 7, 25), 3, date(2025, 10, 27)),  # a Saturday off rolls over
        (date(2025, 12, 12), 1, date(2026, 1, 12)),
        (date(2025, 10, 15), 14, date(2026, 12, 15)),
    ],
)
def test_months_run_to_the_like_day(day: date, months: int, last: date) -> None:
    assert remedy.months_after(day, months) == last


def test_the_terms_of_a_decision_served_in_april() -> None:
    served = date(2025, 4, 11)
    assert remedy.review_end(served) == date(2025, 6, 10)
    assert remedy.suit_end(served) == date(2025, 10, 11)
    assert remedy.court_window_end(date(2025, 10, 11)) == date(2026, 1, 12)


def test_after_a_reconsideration_there_are_fifteen_days() -> None:
    assert remedy.suit_end_after_review(date(2025, 7, 10)) == date(2025, 7, 25)


@pytest.mark.parametrize(
    ("day", "law"),
    [
        (date(2023, 12, 31), "reconsideration_law_1999"),
        (date(2024, 1, 1), "reconsideration_law_2024"),
    ],
)
def test_the_law_of_the_day_of_knowing_gives_the_term(day: date, law: str) -> None:
    assert remedy.review_term(day).citation.instrument == law

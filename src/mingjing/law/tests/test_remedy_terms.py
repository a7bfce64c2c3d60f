"""The end of all remedies: sixty days, six months, fifteen days, and nothing while one is pending.

Served on Thursday 1 June 2023: sixty days end on Monday 31 July, six months on Friday 1 December.
"""

from datetime import date

import pytest

from mingjing.law.remedy_terms import (
    Course,
    application,
    opens_after,
    remedies_end,
    review_first,
    review_last,
    review_term,
    suit_last,
    window,
)
from mingjing.law.term import last_day

SERVED = date(2023, 6, 1)


def ends(
    review: Course | None = None, suit: Course | None = None, *, must_review: bool = False
) -> date | None:
    return remedies_end(SERVED, must_review=must_review, review=review, suit=suit)


def test_nobody_attacks_and_the_longer_term_counts() -> None:
    assert ends() == date(2023, 12, 1)


def test_where_review_comes_first_its_sixty_days_are_all() -> None:
    assert ends(must_review=True) == date(2023, 7, 31)


@pytest.mark.parametrize(("review", "suit"), [(Course(), None), (None, Course())])
def test_while_an_attack_is_pending_there_is_no_end(
    review: Course | None, suit: Course | None
) -> None:
    assert ends(review, suit) is None


def test_a_decided_review_leaves_fifteen_days() -> None:
    """Told on 18 August: the fifteenth day is Saturday 2 September, so Monday the 4th."""
    assert ends(Course(date(2023, 8, 18), decided=True)) == date(2023, 9, 4)


def test_who_withdraws_a_review_may_still_sue_in_the_first_six_months() -> None:
    assert ends(Course(date(2023, 8, 18))) == date(2023, 12, 1)


def test_a_review_first_decision_whose_review_was_withdrawn_late_ends_that_day() -> None:
    assert ends(Course(date(2023, 8, 18)), must_review=True) == date(2023, 8, 18)


def test_a_judgment_ends_everything() -> None:
    after_review = Course(date(2023, 8, 18), decided=True)
    assert ends(after_review, Course(date(2024, 1, 10), decided=True)) == date(2024, 1, 10)


def test_a_suit_withdrawn_after_a_review_does_not_shorten_the_fifteen_days() -> None:
    after_review = Course(date(2023, 8, 18), decided=True)
    assert ends(after_review, Course(date(2023, 8, 25))) == date(2023, 9, 4)


def test_the_window_closes_after_three_months() -> None:
    """From 1 December 2023 to Friday 1 March 2024."""
    opens = date(2023, 12, 1)
    assert last_day(window(opens), start=opens) == date(2024, 3, 1)


def test_review_comes_first_only_on_the_spot_and_since_2024() -> None:
    new, old = date(2024, 1, 1), date(2023, 12, 31)
    assert review_first(on_the_spot=True, decided_on=new)
    assert not review_first(on_the_spot=True, decided_on=old)
    assert not review_first(on_the_spot=False, decided_on=new)


def test_before_2024_the_old_law_gives_the_term_and_says_that_it_is_unread() -> None:
    old, new = review_term(SERVED), review_term(date(2024, 1, 2))
    assert (old.length, old.mark.name) == (60, "MEMORY")
    assert (new.length, new.mark.name) == (60, "VERIFIED")


@pytest.mark.parametrize(
    ("served", "last"),
    [
        (date(2025, 4, 11), date(2025, 10, 11)),  # a Saturday on which offices work
        (date(2025, 8, 31), date(2026, 2, 28)),  # no 31st; a Saturday that is worked
        (date(2025, 4, 25), date(2025, 10, 27)),  # a Saturday off rolls over
    ],
)
def test_months_run_to_the_like_day(served: date, last: date) -> None:
    assert suit_last(served, review=None) == last


def test_the_last_days_of_a_decision_served_in_april() -> None:
    served = date(2025, 4, 11)
    assert review_last(served) == date(2025, 6, 10)
    assert suit_last(served, review=Course(date(2025, 7, 10), decided=True)) == date(2025, 7, 25)
    assert suit_last(served, review=Course(date(2025, 7, 10))) == date(2025, 10, 11)


def test_a_deferral_moves_the_window_only_to_a_later_day() -> None:
    ends, later = date(2025, 10, 11), date(2025, 12, 1)
    assert opens_after(ends, deferred_until=later) == later
    assert opens_after(ends, deferred_until=date(2025, 8, 1)) == ends
    assert opens_after(ends, deferred_until=None) == ends
    assert opens_after(None, deferred_until=later) is None


@pytest.mark.parametrize(
    ("served", "asked", "reasoned", "said"),
    [
        (SERVED, date(2023, 7, 31), False, (False, True)),
        (SERVED, date(2023, 8, 1), False, (True, True)),
        (SERVED, date(2023, 8, 1), True, (False, True)),
        (date(2024, 1, 2), date(2024, 3, 4), False, (False, True)),
        (date(2024, 1, 2), date(2024, 3, 5), False, (False, False)),
        (date(2024, 1, 2), date(2024, 3, 5), True, (False, True)),
    ],
)
def test_a_late_application_lacks_its_reason_only_where_the_term_was_read(
    served: date, asked: date, reasoned: bool, said: tuple[bool, bool]
) -> None:
    told = application(served, asked, reasoned=reasoned)
    assert (told["late"], told["late_reason"]) == said

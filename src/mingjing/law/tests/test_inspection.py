"""Inspections: each condition refuses alone, with its article, and none refuses a lawful visit."""

from dataclasses import replace
from datetime import date

import pytest

from mingjing.law.inspection import GUARDS, Visit, why_not_inspect

LAWFUL = Visit(on=date(2026, 5, 12), enterprise=True)
BREACHES = {
    "two_officers": ("行政处罚法第四十二条", replace(LAWFUL, two_officers=False)),
    "officers_only": ("行政处罚法第四十二条", replace(LAWFUL, officers_only=False)),
    "certified": ("行政处罚法第四十二条", replace(LAWFUL, certified=False)),
    "identity_shown": ("行政处罚法第五十五条", replace(LAWFUL, identity_shown=False)),
    "ended_after_start": ("行政处罚法第四十七条", replace(LAWFUL, ended_after_start=False)),
    "item_published": ("《规范涉企行政检查意见》", replace(LAWFUL, item_published=False)),
}


def test_a_lawful_visit_is_not_refused() -> None:
    assert why_not_inspect(LAWFUL) == ()


@pytest.mark.parametrize("name", BREACHES)
def test_each_breach_is_refused_by_its_own_guard_and_article(name: str) -> None:
    article, visit = BREACHES[name]
    assert [(r.guard, r.citation.text) for r in why_not_inspect(visit)] == [(name, article)]


def test_every_guard_is_proved() -> None:
    assert {g.name for g in GUARDS} == set(BREACHES)


def test_all_reasons_are_told_at_once() -> None:
    worst = Visit(
        date(2026, 5, 12),
        two_officers=False,
        certified=False,
        officers_only=False,
        identity_shown=False,
        ended_after_start=False,
        enterprise=True,
        item_published=False,
    )
    assert len(why_not_inspect(worst)) == len(GUARDS)


@pytest.mark.parametrize(
    ("day", "enterprise", "refused"),
    [
        (date(2025, 1, 2), True, False),
        (date(2025, 1, 3), True, True),
        (date(2025, 1, 3), False, False),
    ],
)
def test_published_items_bind_from_their_day_and_for_firms_only(
    day: date, enterprise: bool, refused: bool
) -> None:
    visit = Visit(day, enterprise=enterprise, item_published=False)
    assert bool(why_not_inspect(visit)) is refused

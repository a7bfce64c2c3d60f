"""The time to decide: ninety days, and each extension once, in the law and in a scenario."""

from __future__ import annotations

from datetime import date

import pytest

from mingjing.law.deciding import BY_DISCUSSION, BY_HEAD, decision_term
from mingjing.law.examine import examine
from mingjing.law.instruments.penalty_law_2021.ordinary_facts import Extension
from mingjing.law.tests.test_examine import HERE, items, told

FILED = date(2025, 3, 4)


@pytest.mark.parametrize(
    ("extension", "granted", "length", "mark"),
    [
        (Extension.NONE, {}, 90, "V"),
        (Extension.BY_HEAD, {}, 120, "M"),
        (Extension.BY_HEAD, {BY_HEAD: 10}, 100, "M"),
        (Extension.BY_HEAD, {BY_HEAD: 300}, 120, "M"),
        (Extension.BY_DISCUSSION, {}, 180, "M"),
        (Extension.BY_DISCUSSION, {BY_DISCUSSION: 20}, 140, "M"),
    ],
)
def test_an_extension_adds_no_more_than_its_most_and_its_mark(
    extension: Extension, granted: dict[str, int], length: int, mark: str
) -> None:
    rule = decision_term(FILED, extension=extension, rested=False, granted=granted)
    assert (rule.length, rule.mark.value) == (length, mark)


def test_days_that_rest_make_the_last_day_no_better_known_than_their_rule() -> None:
    assert decision_term(FILED, extension=Extension.NONE, rested=True).mark.value == "M"


def test_a_scenario_that_extends_again_and_again_gains_nothing() -> None:
    scenario = told(HERE, "second_extension_after_a_discussion")
    again = {**scenario["acts"][-1], "at": "2025-06-26T09:00"}

    def due(*more: dict[str, object]) -> str:
        answer = examine({**scenario, "acts": [*scenario["acts"], *more]}, items=items())
        return str(next(c["due"] for c in answer["clocks"] if c["name"] == "decision"))

    assert due(again, {**again, "at": "2025-06-27T09:00"}) == due() == "2025-09-01"

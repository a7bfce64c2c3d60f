"""The yearly cap: it warns near, stops at it, tells the first day again, and spares complaints."""

from dataclasses import replace
from datetime import date

import pytest

from mingjing.law.cite import Mark
from mingjing.law.frequency import (
    Frequency,
    cap_on,
    free_again,
    is_counted,
    warning,
    why_not_again,
)

DAY = date(2026, 11, 25)
VISIT = Frequency(DAY)


@pytest.mark.parametrize(("made", "stopped", "warned"), [
    (0, False, False), (2, False, False), (3, False, True), (4, False, True), (5, True, False),
    (9, True, False),
])  # fmt: skip
def test_it_warns_before_the_cap_and_stops_at_it(made: int, stopped: bool, warned: bool) -> None:
    visit = replace(VISIT, made=made)
    assert bool(why_not_again(visit)) is stopped
    assert bool(warning(visit)) is warned


def test_the_refusal_tells_the_count_the_cap_and_the_first_day_again() -> None:
    [reason] = why_not_again(replace(VISIT, made=5))
    assert reason.guard == "within_cap"
    assert "已检查5次" in reason.sentence and "上限5次" in reason.sentence
    assert "最早2027年1月1日" in reason.sentence
    assert reason.citation.text == "《规范涉企行政检查意见》"
    assert reason.citation.mark is Mark.DESIGN


def test_visits_that_are_only_planned_are_told_apart_from_those_made() -> None:
    [reason] = why_not_again(replace(VISIT, made=5, reserved=2))
    assert "已检查3次、另已安排2次，达到公布的上限5次" in reason.sentence
    assert "改选类型" not in reason.sentence and "从线索发起" in reason.sentence


def test_before_the_opinion_of_2025_the_cap_is_the_offices_own() -> None:
    [reason] = why_not_again(Frequency(date(2025, 1, 2), made=5))
    assert reason.citation.text == "《本机关年度检查计划办法》"
    assert cap_on(date(2025, 1, 3)).citation.instrument == "enterprise_inspection_2025"


@pytest.mark.parametrize("visit", [
    Frequency(DAY, 7, enterprise=False), Frequency(DAY, 7, exempt=True),
    Frequency(DAY, 7, together=True),
])  # fmt: skip
def test_citizens_complaints_and_merged_visits_take_nothing_from_it(visit: Frequency) -> None:
    assert (is_counted(visit), why_not_again(visit), warning(visit)) == (False, (), "")


def test_an_exempt_visit_needs_its_ground() -> None:
    [reason] = why_not_again(replace(VISIT, made=7, exempt=True, ground=False))
    assert reason.guard == "ground_given" and "写明依据" in reason.sentence
    assert why_not_again(replace(VISIT, ground=False)) == ()


def test_the_count_begins_anew_with_the_year() -> None:
    assert free_again(date(2026, 12, 31)) == date(2027, 1, 1)
    assert free_again(date(2026, 1, 1)) == date(2027, 1, 1)

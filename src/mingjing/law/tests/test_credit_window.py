"""The credit rule of 2026-04-01 counts for decisions from that day, the one of 2023 before it."""

from datetime import date

import pytest

from mingjing.law.cite import Mark
from mingjing.law.credit_window import Weight, weight_of, window

LAST_OLD, FIRST_NEW = date(2026, 3, 31), date(2026, 4, 1)


@pytest.mark.parametrize(
    ("weight", "repair", "until"),
    [
        (Weight.MINOR, FIRST_NEW, date(2026, 7, 1)),
        (Weight.GENERAL, date(2026, 7, 1), date(2027, 4, 1)),
        (Weight.SERIOUS, date(2027, 4, 1), date(2029, 4, 1)),
    ],
)
def test_three_classes_from_the_first_of_april(weight: Weight, repair: date, until: date) -> None:
    found = window(FIRST_NEW, weight)
    assert found and (found.repair_from, found.until) == (repair, until)
    assert (found.citation.text, found.citation.mark) == ("《信用修复管理办法》", Mark.SECONDARY)


@pytest.mark.parametrize(("safety", "repair"), [(False, 6), (True, 3)])
def test_one_span_on_the_day_before(safety: bool, repair: int) -> None:
    for weight in Weight:
        found = window(LAST_OLD, weight, safety=safety)
        assert found and (found.repair_from.month, found.until) == (repair, date(2029, 3, 31))
        assert found.repair_from.year == (2027 if safety else 2026)


def test_before_the_rules_we_hold_nothing_is_said() -> None:
    assert window(date(2023, 4, 30), Weight.GENERAL) is None
    assert window(date(2023, 5, 1), Weight.GENERAL) is not None


@pytest.mark.parametrize(
    ("kinds", "summary", "weight"),
    [
        (("罚款",), False, Weight.GENERAL),
        (("罚款",), True, Weight.MINOR),
        (("警告", "通报批评"), False, Weight.MINOR),
        (("罚款", "吊销许可证件"), False, Weight.SERIOUS),
        (("限制从业",), False, Weight.SERIOUS),
    ],
)
def test_the_class_follows_the_words_of_the_rule(
    kinds: tuple[str, ...], summary: bool, weight: Weight
) -> None:
    assert weight_of(kinds, is_summary=summary) is weight


def test_the_span_of_2023_is_second_hand_as_the_classes_of_2026_are() -> None:
    found = window(LAST_OLD, Weight.GENERAL)
    assert found and found.citation.mark is Mark.SECONDARY

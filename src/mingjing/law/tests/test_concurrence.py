"""One act, several rules: the higher fine; and where an earlier fine may be for the same act."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from mingjing.law.concurrence import Fined, citation, dearest, perhaps_same_act
from mingjing.law.fines import fine_basis
from mingjing.law.intime import Norm

DAY = date(2026, 9, 1)


def norm(code: str, low: int, high: int, basis: str = "fixed") -> Norm:
    return Norm(code, "示例法", "示例法第一条", ("罚款",), fine_basis(basis, low, high))


def test_the_higher_most_counts_then_the_higher_least() -> None:
    low, high = norm("A", 0, 500), norm("B", 0, 1000)
    assert dearest([low, high]) is high
    assert dearest([high, low]) is high
    stricter = norm("C", 100, 1000)
    assert dearest([high, stricter]) is stricter
    assert dearest([high, norm("D", 0, 1000)]) is high
    assert citation().text == "行政处罚法第二十九条"


def test_without_figures_nobody_is_told_which() -> None:
    local = norm("A", 0, 0, "local_rule")
    assert dearest([local, norm("B", 0, 1000)]) is None
    assert dearest([local]) is local
    assert dearest([]) is None


def test_a_fine_by_the_tree_is_weighed_with_its_trees() -> None:
    trees, fixed = norm("A", 100, 200, "per_tree:每株"), norm("B", 0, 500)
    assert dearest([trees, fixed], quantity=2) is fixed
    assert dearest([trees, fixed], quantity=3) is trees
    assert dearest([trees, fixed]) is None


THIS = Fined("P2", DAY, DAY, "示例路 1 号", inspection=7)
OTHER = Fined("P1", DAY, DAY, "示例路 9 号", inspection=8)


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({}, False),
        ({"place": "示例路 1 号"}, True),
        ({"inspection": 7}, True),
        ({"place": "示例路 1 号", "since": date(2026, 8, 1), "until": date(2026, 8, 31)}, False),
        ({"place": "示例路 1 号", "since": date(2026, 8, 1), "until": DAY}, True),
        ({"place": "示例路 1 号", "since": date(2026, 9, 2), "until": date(2026, 9, 3)}, False),
    ],
)
def test_an_earlier_fine_may_be_for_the_same_act(change: dict[str, Any], same: bool) -> None:
    earlier = replace(OTHER, **change)
    assert perhaps_same_act(THIS, [earlier]) == ((earlier,) if same else ())


def test_two_acts_without_an_inspection_are_not_one_for_that() -> None:
    this, other = replace(THIS, inspection=None), replace(OTHER, inspection=None)
    assert perhaps_same_act(this, [other]) == ()

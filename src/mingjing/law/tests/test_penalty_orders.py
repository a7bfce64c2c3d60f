"""Orders of severity: each names every kind once, and a day has one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from mingjing.law import penalty_kinds
from mingjing.law.penalty_kinds import (
    ALL_KINDS,
    COLUMNS,
    LIGHT_TO_HEAVY,
    OTHER,
    Order,
    applied,
    column_of,
    heaviest,
    order_on,
    orders,
)

DAY = date(2023, 5, 6)
BAN_AND_REVOKE = ("吊销许可证件", "限制从业")


@pytest.mark.parametrize("key", orders())
def test_an_order_names_every_kind_once_with_its_source(key: str) -> None:
    order = orders()[key]
    assert sorted(order.kinds) == sorted(ALL_KINDS) and order.kinds[0] == OTHER
    assert len(order.source) > 10 and order.label


def test_the_two_printed_orders_differ_where_they_were_read_to_differ() -> None:
    fine, merged = orders()["fine"].kinds, orders()["merged"].kinds
    assert fine == LIGHT_TO_HEAVY
    assert merged.index("吊销许可证件") > merged.index("责令关闭") > merged.index("责令停产停业")
    assert fine.index("吊销许可证件") < fine.index("限制开展生产经营活动")


def test_every_day_has_an_order_and_the_days_go_up() -> None:
    days = [row.since for row in applied()]
    assert days == sorted(set(days)) and days[0] == date(2021, 7, 15)
    assert order_on(date(2000, 1, 1)) == order_on(days[0]) == applied()[0]


@pytest.mark.parametrize(
    ("kinds", "counts"),
    [
        (["罚款", "没收违法所得"], "没收违法所得"),
        (["警告", "罚款"], "罚款"),
        (["其他", "警告"], "警告"),
        (["其他"], "其他"),
        (["责令停产停业", "吊销许可证件"], "责令停产停业"),
    ],
)
def test_a_decision_counts_under_its_heaviest_kind(kinds: list[str], counts: str) -> None:
    assert heaviest(kinds, DAY) == heaviest(kinds[::-1], DAY) == counts


@pytest.fixture
def changed(monkeypatch: pytest.MonkeyPatch) -> Iterator[Order]:
    """From 2024 on, the office counts by the other order."""
    first = applied()[0]
    later = replace(first, order=orders()["merged"], since=date(2024, 1, 1))
    monkeypatch.setattr(penalty_kinds, "applied", lambda: (first, later))
    yield later.order


def test_a_change_of_order_leaves_the_decisions_before_it(changed: Order) -> None:
    assert order_on(date(2024, 1, 1)).order == changed
    assert heaviest(BAN_AND_REVOKE, date(2023, 12, 31)) == "限制从业"
    assert heaviest(BAN_AND_REVOKE, date(2024, 1, 1)) == "吊销许可证件"


def test_the_columns_of_the_table_hold_every_kind_once() -> None:
    held = [kind for _, kinds in COLUMNS.values() for kind in kinds]
    assert sorted(held) == sorted(ALL_KINDS) and len(COLUMNS) == 13
    assert {column_of(kind) for kind in ALL_KINDS} == set(COLUMNS)

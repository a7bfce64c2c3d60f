"""The order of a day: due first, then risk, then the nearest; each place with its reason."""

from datetime import date, timedelta

import pytest

from mingjing.law.route import Leg, Stop, distance, length, ordered

TODAY = date(2026, 5, 12)
HOME = (118.60, 38.60)


def stop(key: str, *, days: int = 0, risk: int = 1, east: float = 0, north: float = 0) -> Stop:
    return Stop(key, TODAY + timedelta(days), risk, (HOME[0] + east, HOME[1] + north))


def keys(legs: list[Leg]) -> list[str]:
    return [leg.stop.key for leg in legs]


def test_what_is_due_comes_before_what_is_near_and_risk_between_them() -> None:
    stops = [
        stop("near", days=1, risk=0),
        stop("today-low", risk=2, east=0.001),
        stop("today-high", risk=0, east=0.05),
        stop("late", days=-3, risk=2, east=0.09),
    ]
    legs = ordered(stops, today=TODAY, start=HOME)
    assert keys(legs) == ["late", "today-high", "today-low", "near"]
    assert legs[0].why.startswith("已过期 3 日；低风险；距出发地 7.8 公里")
    assert legs[3].why.startswith("1 日后到期；高风险；")


def test_among_equals_the_nearest_to_the_last_one_is_next() -> None:
    stops = [stop(k, east=e) for k, e in (("c", 0.03), ("a", 0.01), ("b", 0.02))]
    legs = ordered(stops, today=TODAY, start=HOME)
    assert keys(legs) == ["a", "b", "c"]
    assert "是同类 3 处中最近的" in legs[0].why and "同类" not in legs[2].why
    assert keys(ordered(stops, today=TODAY, start=(118.64, 38.60))) == ["c", "b", "a"]


def test_overdue_stops_are_equally_urgent_whatever_their_day() -> None:
    stops = [stop("old", days=-9, east=0.02), stop("new", days=-1, east=0.01)]
    assert keys(ordered(stops, today=TODAY, start=HOME)) == ["new", "old"]


def test_who_has_no_position_comes_last_among_equals_and_says_so() -> None:
    stops = [Stop("nowhere", TODAY, 1), stop("far", east=0.5)]
    legs = ordered(stops, today=TODAY, start=HOME)
    assert keys(legs) == ["far", "nowhere"]
    assert legs[1].metres is None and "没有位置" in legs[1].why
    assert length(legs) == legs[0].metres


def test_without_a_start_the_order_is_still_the_same_every_time() -> None:
    stops = [stop("b", east=0.01), stop("a", east=0.02)]
    assert keys(ordered(stops, today=TODAY)) == ["a", "b"]
    assert ordered([], today=TODAY) == []


@pytest.mark.parametrize(
    ("a", "b", "metres"),
    [
        ((0.0, 0.0), (1.0, 0.0), 111_195),
        ((0.0, 0.0), (0.0, 1.0), 111_195),
        ((117.0, 39.0), (117.0, 39.0), 0),
        ((117.0, 60.0), (118.0, 60.0), 55_597),
    ],
)
def test_distances_are_those_of_the_globe(
    a: tuple[float, float], b: tuple[float, float], metres: int
) -> None:
    assert round(distance(a, b)) == metres

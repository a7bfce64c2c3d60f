"""Targeting: the random share comes first and from all, the rest by risk, the rates are honest."""

from collections import Counter

import pytest

from mingjing.law.targeting import (
    Candidate,
    HitRate,
    Part,
    choose,
    random_count,
    target_seed,
    verdict,
)

POOL = [Candidate(f"CS{n:06d}", ("high", "general", "low")[n % 3]) for n in range(90)]
SEED = target_seed({"plan": "2026-1", "task": "RW2026-01"}, "0731")


@pytest.mark.parametrize(("total", "percent", "count"), [
    (10, 20, 2), (9, 20, 2), (1, 20, 1), (0, 20, 0), (100, 33, 33), (5, 100, 5),
])  # fmt: skip
def test_the_share_is_never_rounded_down(total: int, percent: int, count: int) -> None:
    assert random_count(total, percent) == count


def test_the_selection_has_both_parts_and_the_rest_by_risk() -> None:
    found = choose(POOL, SEED, total=40, percent=20)
    parts = Counter(one.part for one in found)
    assert parts == {Part.RANDOM: 8, Part.RISK: 32}
    assert len({one.id for one in found}) == 40
    risk = {one.id: one.risk for one in POOL}
    drawn_high = sum(risk[c.id] == "high" for c in found if c.part is Part.RANDOM)
    high = sum(risk[c.id] == "high" for c in found if c.part is Part.RISK)
    assert high == min(30 - drawn_high, 32)
    assert not any(risk[c.id] == "low" for c in found if c.part is Part.RISK)


def test_anybody_comes_to_the_same_and_another_figure_to_another() -> None:
    again = choose(reversed(POOL), SEED, total=40, percent=20)
    assert again == choose(POOL, SEED, total=40, percent=20)
    other = target_seed({"plan": "2026-1", "task": "RW2026-01"}, "0732")
    assert choose(POOL, other, total=40, percent=20) != again


def test_the_random_part_does_not_know_the_risk() -> None:
    """Over many figures each class is drawn about as often as it stands in the pool."""
    risk, seen = {one.id: one.risk for one in POOL}, Counter[str]()
    for n in range(600):
        seed = target_seed({"task": "RW"}, str(n))
        seen.update(risk[c.id] for c in choose(POOL, seed, total=10, percent=50)
                    if c.part is Part.RANDOM)  # fmt: skip
    expected = 600 * 5 / 3
    assert sum((seen[r] - expected) ** 2 / expected for r in risk_classes()) < 13.8  # 0.1 %, 2 df


def risk_classes() -> tuple[str, ...]:
    return ("high", "general", "low")


def test_a_pool_smaller_than_the_target_is_taken_whole() -> None:
    found = choose(POOL[:3], SEED, total=10, percent=20)
    assert {c.id for c in found} == {one.id for one in POOL[:3]}
    assert sum(c.part is Part.RANDOM for c in found) == 1


def test_a_rate_knows_how_little_it_knows() -> None:
    few, many = HitRate(Part.RANDOM, 10, 4, 2), HitRate(Part.RANDOM, 400, 400, 200)
    assert few.rate == many.rate == 0.5
    assert few.interval and many.interval
    assert few.interval[0] == pytest.approx(0.150, abs=0.001)
    assert few.interval[1] == pytest.approx(0.850, abs=0.001)
    assert many.interval[1] - many.interval[0] < 0.1
    empty = HitRate(Part.RISK, 10, 0, 0)
    assert (empty.rate, empty.interval) == (None, None)


@pytest.mark.parametrize(("risk", "random", "word"), [
    ((100, 60), (100, 20), "高于"), ((100, 10), (100, 50), "低于"), ((10, 3), (10, 2), "偶然的，"),
    ((10, 3), (0, 0), "不能比较"),
])  # fmt: skip
def test_the_verdict_claims_no_more_than_the_counts_hold(
    risk: tuple[int, int], random: tuple[int, int], word: str
) -> None:
    rates = [HitRate(Part.RISK, 100, *risk), HitRate(Part.RANDOM, 100, *random)]
    assert word in verdict(rates)

"""Exact tests for small samples, and the control of false alarms over many of them.

Nothing here leans on large numbers unless it says so: a district's month is twenty rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import comb, erfc, exp, floor, lgamma, log, sqrt

EXACT_ROWS = 4_000
"""Up to so many rows the permutation test counts every choice of days; above it, the sum of many
days is near enough to the normal law, and the page says which was used."""


def binomial_tail(n: int, k: int, chance: float) -> float:
    """How likely k or more of n come about, each with this chance."""
    if k <= 0:
        return 1.0
    if k > n or chance <= 0.0:
        return 0.0
    if chance >= 1.0:
        return 1.0
    terms = (
        exp(_log_comb(n, i) + i * log(chance) + (n - i) * log(1.0 - chance))
        for i in range(k, n + 1)
    )
    return min(sum(terms), 1.0)


def poisson_peak(mean: float) -> float:
    """The chance of the likeliest single count where counts vary by chance around a mean: no
    count that somebody foretells comes true more often than this."""
    if mean <= 0.0:
        return 1.0
    likeliest = floor(mean)
    return exp(likeliest * log(mean) - mean - lgamma(likeliest + 1))


def last_days(strata: Sequence[tuple[Sequence[int], int]]) -> tuple[float, bool]:
    """How likely the last days of every stratum together hold so much work, if any choice of as
    many working days of the same stratum were as likely. Each stratum: the counts of its working
    days in order, and how many of them are the last. Gives the chance, and whether it is exact."""
    told = [(list(days), last) for days, last in strata if 0 < last < len(days)]
    if not told:
        return 1.0, True
    seen = sum(sum(days[-last:]) for days, last in told)
    if sum(sum(days) for days, _ in told) > EXACT_ROWS:
        return _normal_tail(told, seen), False
    ways: dict[int, int] = {0: 1}
    for days, last in told:
        ways = _together(ways, _choices(days, last))
    return _at_least(ways, seen), True


def expected_last(strata: Sequence[tuple[Sequence[int], int]]) -> float:
    """How much work the last days would hold if every working day of a stratum held the same."""
    return sum(sum(days) * last / len(days) for days, last in strata if days)


def _choices(days: Sequence[int], many: int) -> dict[int, int]:
    """For each sum, in how many ways so many days can be chosen that hold it."""
    table: list[dict[int, int]] = [{0: 1}, *({} for _ in range(many))]
    for count in days:
        for size in range(many, 0, -1):
            for total, ways in table[size - 1].items():
                table[size][total + count] = table[size].get(total + count, 0) + ways
    return table[many]


def _together(one: Mapping[int, int], other: Mapping[int, int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for a, ways in one.items():
        for b, more in other.items():
            found[a + b] = found.get(a + b, 0) + ways * more
    return found


def _at_least(ways: Mapping[int, int], seen: int) -> float:
    """A ratio of whole numbers, which may be too great for a float each."""
    whole = sum(ways.values())
    many = sum(n for total, n in ways.items() if total >= seen)
    return many / whole


def _normal_tail(strata: Sequence[tuple[list[int], int]], seen: int) -> float:
    mean = variance = 0.0
    for days, last in strata:
        n = len(days)
        middle = sum(days) / n
        spread = sum((d - middle) ** 2 for d in days) / (n - 1)
        mean += last * middle
        variance += last * spread * (1 - last / n)
    if variance == 0.0:
        return 1.0
    return 0.5 * erfc((seen - 0.5 - mean) / sqrt(2 * variance))


def without_chance(chances: Sequence[float], share: float) -> list[bool]:
    """Which of many tests may alarm, so that of all alarms at most this share is expected to be
    false (Benjamini and Hochberg); where all work is honest, at most this share of whole runs
    alarms at all."""
    order = sorted(range(len(chances)), key=lambda i: chances[i])
    last = 0
    for rank, i in enumerate(order, 1):
        if chances[i] <= share * rank / len(chances):
            last = rank
    alarmed = set(order[:last])
    return [i in alarmed for i in range(len(chances))]


def _log_comb(n: int, k: int) -> float:
    if n < 1_000:
        return log(comb(n, k))
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)

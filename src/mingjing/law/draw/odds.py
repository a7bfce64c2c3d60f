"""How likely each class is to be drawn, in one draw and over years, in millionths.

With one ticket each it is the quota over the count. With several tickets a line is missed when all
its tickets are; the share of tickets that is drawn is found so that the expected number of drawn
lines is the quota (Rosén's approximation: good to a few parts in a thousand of itself).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

WHOLE = 1_000_000
_FINE = 10**12


def chances(counts: Mapping[str, int], quota: int, tickets: Mapping[str, int]) -> dict[str, int]:
    """The chance of one line of each class, in millionths, in a stratum with these counts."""
    total = sum(counts.values())
    if quota >= total:
        return dict.fromkeys(counts, WHOLE)
    low, high = 0, _FINE
    while low + 1 < high:
        share = (low + high) // 2
        hit = sum(n * _hit(share, tickets[risk]) for risk, n in counts.items())
        low, high = (share, high) if hit < quota * _FINE else (low, share)
    return {risk: _hit(high, tickets[risk]) * WHOLE // _FINE for risk in counts}


def over_years(yearly: Iterable[int]) -> int:
    """The chance to be drawn at least once over several draws, in millionths."""
    missed = WHOLE
    for chance in yearly:
        missed = missed * (WHOLE - chance) // WHOLE
    return WHOLE - missed


def _hit(share: int, held: int) -> int:
    missed = _FINE
    for _ in range(held):
        missed = missed * (_FINE - share) // _FINE
    return _FINE - missed

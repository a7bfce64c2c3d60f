"""What was seen, how long it took: each visit has a seed of its own, so that visits differ as in
life and none changes when another is added."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

_SEEN = (2, 9)
_LEAST, _SPREAD, _MORE = 11, 18, 4
_ON_THE_SPOT = 32
_FIVE = 5


def told(words: Mapping[str, Any], *seed: object) -> str:
    """A finding of an area in words of its own."""
    rng = random.Random("|".join(map(str, seed)))
    spot, seen = rng.choice(words["spots"]), rng.choice(words["findings"])
    return str(spot) + str(seen).format(n=rng.randint(*_SEEN))


def length(rng: random.Random, *, found: bool, summary: bool, rounds: bool) -> int:
    """How many minutes a visit lasts: longer where something is found, longest where it is decided
    on the spot; some brigades write down what their watch says, some round."""
    if summary:
        return _ON_THE_SPOT + rng.randint(0, 2)
    long = _LEAST + round(_SPREAD * rng.betavariate(2, 2.4)) + (_MORE if found else 0)
    return round(long / _FIVE) * _FIVE if rounds else long

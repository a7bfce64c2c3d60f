"""Every refusal of a case, on the road and beside it, says what to do; none only says no."""

from __future__ import annotations

import re

import pytest

from mingjing.law.explore import refusals
from mingjing.law.shelf import PROCEDURES, SMALL

CASES = {**PROCEDURES, **SMALL}
WAYS_OUT = re.compile("请|无须|只能")
"""It asks for something, says that nothing has to be done, or names the one thing left."""


@pytest.mark.parametrize("name", CASES)
def test_every_refusal_says_what_to_do(name: str) -> None:
    told = refusals(CASES[name][0])
    assert told and all(told.values())
    mute = {s for sentences in told.values() for s in sentences if not WAYS_OUT.search(s)}
    assert not mute

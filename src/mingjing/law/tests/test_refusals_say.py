"""Every refusal of a case, on the road and beside it, says what to do; none only says no."""

from __future__ import annotations

import re

import pytest

from mingjing.law.examine import examine
from mingjing.law.explore import refusals
from mingjing.law.shelf import PROCEDURES, SMALL
from mingjing.law.tests.test_examine import HERE, NAMES, items, told

CASES = {**PROCEDURES, **SMALL}
WAYS_OUT = re.compile("请|无须|只能")
"""It asks for something, says that nothing has to be done, or names the one thing left."""


@pytest.mark.parametrize("name", CASES)
def test_every_refusal_says_what_to_do(name: str) -> None:
    found = refusals(CASES[name][0])
    assert found and all(found.values())
    mute = {s for sentences in found.values() for s in sentences if not WAYS_OUT.search(s)}
    assert not mute


@pytest.mark.parametrize("name", NAMES)
def test_what_is_refused_in_a_scenario_says_what_to_do(name: str) -> None:
    acts = examine(told(HERE, name), items=items())["acts"]
    told_of = [said for act in acts for said in act["refusals"] if said["rule"] != "in_turn"]
    assert not {s["reason"] for s in told_of if not WAYS_OUT.search(s["reason"])}

"""A surcharge in a written scenario rests for each review and suit, and goes on after the last."""

from __future__ import annotations

from typing import Any

import pytest

from mingjing.law.examine import examine
from mingjing.law.tests.test_examine import HERE, items, told

IMPOSED = {"act": "impose_surcharge", "at": "2025-05-06T09:00", "by": ["L"]}
SUED = {
    "act": "accept_litigation",
    "at": "2025-06-03T09:00",
    "by": ["L"],
    "filed": "2025-06-01",
    "copy_received": "2025-06-03",
}
ENDED = {"act": "end_suit", "at": "2025-07-01T09:00", "by": ["L"]}
JUDGED = {"act": "decide_litigation", "at": "2025-07-01T09:00", "by": ["L"], "result": "maintain"}


def surcharge(*acts: dict[str, Any]) -> str:
    """Where the surcharge stands once these acts have followed the service."""
    scenario = told(HERE, "suit_maintains")
    answer = examine({**scenario, "acts": [*scenario["acts"][:10], *acts]}, items=items())
    assert all(act["accepted"] for act in answer["acts"])
    [payment] = [s for s in answer["state"]["beside"] if s["procedure"] == "payment"]
    return str(payment["facts"]["surcharge"])


@pytest.mark.parametrize("ends", [ENDED, JUDGED])
def test_it_goes_on_when_the_suit_has_ended(ends: dict[str, Any]) -> None:
    assert surcharge(IMPOSED, SUED) == "resting"
    assert surcharge(IMPOSED, SUED, ends) == "accruing"


def test_one_that_is_set_during_the_suit_rests_at_once() -> None:
    assert surcharge(SUED, {**IMPOSED, "at": "2025-06-09T09:00"}) == "resting"

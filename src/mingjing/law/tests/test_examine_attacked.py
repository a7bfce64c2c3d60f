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


def test_each_clock_wears_the_article_and_the_mark_of_its_own_rule() -> None:
    """A suit's six months, the surcharge and the court's window are no terms of payment."""
    answer = examine(told(HERE, "court_while_the_party_may_still_sue"), items=items())
    assert {c["name"]: (c["article"], c["mark"]) for c in answer["clocks"]} == {
        "correction": ("行政处罚法第二十八条", "V"),
        "payment": ("行政处罚法第六十七条", "V"),
        "surcharge": ("行政处罚法第七十二条", "V"),
        "exhortation": ("行政强制法第五十四条", "V"),
        "review": ("行政复议法第二十条", "V"),
        "suit": ("行政诉讼法第四十六条", "V"),
        "court_window": ("行政强制法第五十三条", "V"),
    }

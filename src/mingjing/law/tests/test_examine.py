"""Written scenarios, each named for what it shows, with the answer that the law gives."""

from __future__ import annotations

import csv
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from mingjing.law.examine import PowerItem, examine, power_items

POWER_LIST = Path(__file__).parents[2] / "office" / "items" / "data" / "items.csv"
HERE = Path(__file__).parent / "scenarios"
NAMES = sorted(file.stem for file in HERE.glob("*.json"))


@cache
def items() -> dict[str, PowerItem]:
    """The shipped power list, read as the file that it is: law knows no office."""
    with POWER_LIST.open(encoding="utf-8", newline="") as rows:
        return power_items(csv.DictReader(rows))


def told(folder: Path, name: str) -> Any:
    return json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))


def reasons(acts: list[dict[str, Any]], of: str) -> dict[str, list[list[str]]]:
    return {
        str(i): [[said["rule"], said["article"]] for said in act[of]]
        for i, act in enumerate(acts)
        if act[of]
    }


def beside(answer: dict[str, Any]) -> list[list[Any]]:
    """Where the small procedures stand; their clocks are of the day of the last act told."""
    return [[s["procedure"], s["stage"], s["days"]] for s in answer["state"]["beside"]]


def test_there_are_enough_situations() -> None:
    assert len(NAMES) >= 200
    assert sorted(file.stem for file in (HERE / "expected").glob("*.json")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_scenario(name: str) -> None:
    expected, answer = told(HERE / "expected", name), examine(told(HERE, name), items=items())
    acts = answer["acts"]
    assert reasons(acts, "refusals") == expected["refused"]
    assert reasons(acts, "faults") == expected["faults"]
    assert [str(i) for i, a in enumerate(acts) if not a["accepted"]] == list(expected["refused"])
    assert answer["state"]["stage"] == expected["stage"]
    assert answer["not_judged"] == []
    if "open" in expected:
        assert answer["open"] == expected["open"]
    if "clocks" in expected:
        assert {c["name"]: c["due"] for c in answer["clocks"]} == expected["clocks"]
    if "documents" in expected:
        assert [a["document"] for a in acts] == expected["documents"]


def test_a_time_to_decide_that_memory_lengthened_is_told_with_its_mark() -> None:
    scenario = told(HERE, "time_to_decide_extended_by_the_head")
    names = [act["act"] for act in scenario["acts"]]
    for last, mark in (("extend", "V"), ("", "M")):
        acts = scenario["acts"][: names.index(last) if last else names.index("extend") + 1]
        answer = examine({**scenario, "acts": acts}, items=items())
        assert [c["mark"] for c in answer["clocks"] if c["name"] == "decision"] == [mark]


@pytest.mark.parametrize("name", NAMES)
def test_what_is_refused_leaves_no_trace(name: str) -> None:
    """Without its refused acts a scenario ends in the same place."""
    scenario = told(HERE, name)
    whole = examine(scenario, items=items())
    kept = [a for a, said in zip(scenario["acts"], whole["acts"], strict=True) if said["accepted"]]
    again = examine({**scenario, "acts": kept}, items=items())
    for part in ("stage", "days", "fine", "paid"):
        assert again["state"][part] == whole["state"][part]
    assert beside(again) == beside(whole)

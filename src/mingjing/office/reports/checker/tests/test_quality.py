"""The invented reports with known faults: what is found, and what is wrongly said."""

from __future__ import annotations

from pathlib import Path

import pytest

from mingjing.office.reports.checker import quality

DATA = Path(__file__).parent / "data"
SCORED = quality.score(DATA)


def test_there_are_reports_of_every_kind_with_and_without_faults() -> None:
    kinds = {f.suffix for f in DATA.iterdir() if not f.name.endswith(".toml")}
    assert kinds == {".txt", ".docx", ".html", ".pdf"}
    assert len(SCORED) >= 18
    assert sum(s.planted for s in SCORED) >= 35
    assert sum(not s.planted for s in SCORED) >= 3


@pytest.mark.parametrize("scored", [s for s in SCORED if not s.held_out], ids=lambda s: s.name)
def test_every_known_fault_is_found_and_nothing_else_is_said(scored: quality.Scored) -> None:
    assert scored.missed == []
    assert scored.false == []
    assert scored.unheld == []


def test_an_alarm_that_nobody_planted_counts_against_precision() -> None:
    one = quality.Scored("one", False, planted=2, found=1, alarms=4, true=3)
    other = quality.Scored("other", True, planted=2, found=2, alarms=0, true=0)
    assert quality.precision([one, other]) == 0.75
    assert quality.recall([one, other]) == 0.75


def test_reports_that_the_rules_have_not_seen_are_not_read_worse_than_the_docs_say() -> None:
    held_out = [s for s in SCORED if s.held_out]
    assert len(held_out) >= 5
    assert quality.precision(held_out) >= 0.57
    assert quality.recall(held_out) >= 0.66

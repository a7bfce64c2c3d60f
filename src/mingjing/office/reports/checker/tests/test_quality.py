"""The invented reports with known faults: what is found, and what is wrongly said."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from mingjing.office.reports.checker import quality

DATA = Path(__file__).parent / "data"
KNOWN = [
    file.name.removesuffix(".expected.toml")
    for file in sorted(DATA.glob("*.expected.toml"))
    if not tomllib.loads(file.read_text("utf-8"))["held_out"]
]

Scores = dict[str, quality.Scored]


@pytest.fixture(scope="module")
def scores() -> Scores:
    """Read when they are asked for: who only collects the tests reads no report."""
    return {scored.name: scored for scored in quality.score(DATA)}


def test_there_are_reports_of_every_kind_with_and_without_faults(scores: Scores) -> None:
    kinds = {f.suffix for f in DATA.iterdir() if not f.name.endswith(".toml")}
    assert kinds == {".txt", ".docx", ".html", ".pdf"}
    assert len(scores) >= 75
    assert sum(s.planted for s in scores.values()) >= 100
    assert sum(not s.planted for s in scores.values()) >= 3


@pytest.mark.parametrize("name", KNOWN)
def test_every_known_fault_is_found_and_nothing_else_is_said(scores: Scores, name: str) -> None:
    assert scores[name].missed == []
    assert scores[name].false == []
    assert scores[name].unheld == []


def test_an_alarm_that_nobody_planted_counts_against_precision() -> None:
    one = quality.Scored("one", False, planted=2, found=1, alarms=4, true=3)
    other = quality.Scored("other", True, planted=2, found=2, alarms=0, true=0)
    assert quality.precision([one, other]) == 0.75
    assert quality.recall([one, other]) == 0.75


def test_reports_that_the_rules_have_not_seen_are_not_read_worse_than_the_docs_say(
    scores: Scores,
) -> None:
    held_out = [s for s in scores.values() if s.held_out]
    assert len(held_out) >= 10
    assert quality.strict_precision(held_out) >= 0.95
    assert quality.strict_recall(held_out) >= 0.65
    assert quality.precision(held_out) >= 0.90
    assert quality.recall(held_out) >= 0.95


def test_what_the_text_binds_is_said_to_fail_and_not_only_warned_of(scores: Scores) -> None:
    """A guard against grading everything down: then nothing would ever be a false alarm."""
    assert quality.strict_recall(list(scores.values())) >= 0.65


def test_a_piece_of_the_computation_tells_one_fault_from_another(tmp_path: Path) -> None:
    text = "虚构区城市管理局2022年度报告\n处罚30件，其中简易程序18件，普通程序21件。"
    (tmp_path / "x.txt").write_text(text, encoding="utf-8")
    fault = '[[faults]]\nrule = ["sum_by_procedure"]\nwords = "30件"\nverdict = "fails"\n'
    found = []
    for told in ("18件 + 普通程序21件", "18件 + 普通程序22件"):
        wanted = f'held_out = false\nabout = ""\n{fault}told = "{told}"\n'
        (tmp_path / "x.expected.toml").write_text(wanted, encoding="utf-8")
        (one,) = quality.score(tmp_path)
        found.append((one.found, one.failed))
    assert found == [(1, 1), (0, 0)]

"""`mingjing law explore --all`: one table of all procedures; its exit tells what is wrong."""

import json
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from mingjing.law.shelf import ALL
from mingjing.office.config.commands import law

RUN = CliRunner()
QUICK = {name: ALL[name] for name in ("summary", "preservation")}


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command is tried on two procedures; all of them are explored by the other tests."""
    monkeypatch.setattr(law, "ALL", QUICK)


def test_all_are_told_in_one_table_with_their_sums() -> None:
    result = RUN.invoke(law.app, ["explore", "--all"])
    assert result.exit_code == 0
    for word in ("situations", "moves", "stuck", "load_bearing", *QUICK):
        assert word in result.output
    rows = json.loads(RUN.invoke(law.app, ["explore", "--all", "--json"]).output)
    assert [row["procedure"] for row in rows] == [table.name for table, _ in QUICK.values()]
    assert all(row["stuck"] == 0 and row["guards"] == row["load_bearing"] > 0 for row in rows)


def test_a_guard_without_load_and_a_broken_sentence_end_the_command_with_1(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    table, sentences = ALL["preservation"]
    fewer = tuple(s for s in sentences if s.name != "list")
    monkeypatch.setattr(law, "ALL", {**QUICK, "preservation": (table, fewer)})
    result = RUN.invoke(law.app, ["explore", "--all"])
    assert result.exit_code == 1 and "preserve_evidence.list_given" in result.output
    steps = tuple(s.without("list_given") for s in table.steps)
    bare = replace(table, steps=steps, _index={}, _stages={})
    monkeypatch.setattr(law, "ALL", {**QUICK, "preservation": (bare, sentences)})
    result = RUN.invoke(law.app, ["explore", "--all"])
    assert result.exit_code == 1 and "list" in result.output


def test_an_unknown_or_missing_name_is_answered_with_the_names_there_are() -> None:
    for words in (["explore", "nonsense"], ["explore"]):
        result = RUN.invoke(law.app, words)
        assert result.exit_code == 2

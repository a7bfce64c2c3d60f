"""Every word of the `mingjing` command explains itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from click import Context
from typer.testing import CliRunner

from mingjing.office.config.cli import app


def _commands(found: Any, path: str = "mingjing") -> Iterator[tuple[str, Any]]:
    yield path, found
    if hasattr(found, "list_commands"):
        for name in found.list_commands(Context(found)):
            yield from _commands(found.get_command(Context(found), name), f"{path} {name}")


COMMANDS = dict(_commands(typer.main.get_command(app)))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_answers_help(name: str) -> None:
    words = [*name.split()[1:], "--help"]
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 0, result.output
    assert COMMANDS[name].help, name


def test_every_chapter_is_there() -> None:
    chapters = {name.split()[1] for name in COMMANDS if name.count(" ") == 1}
    assert {"setup", "serve", "doctor", "demo", "act", "items", "report", "law"} <= chapters


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("{", "JSON"),
        ("[]", "文件"),
        ('{"procedure": "ordinary", "acts": [], "acts": []}', "acts"),
        ('{"procedure": "ordinary", "acts": [{"act": "fly"}]}', "acts[0]"),
        ('{"procedure": "ordinary", "acts": [], "colour": NaN}', "NaN"),
    ],
)
def test_a_scenario_that_cannot_be_read_names_the_place(
    tmp_path: Path, words: str, place: str
) -> None:
    """Exit code 2, the place on standard error, nothing on standard output."""
    file = tmp_path / "scenario.json"
    file.write_text(words, encoding="utf-8")
    result = CliRunner().invoke(app, ["law", "examine", str(file)])
    assert (result.exit_code, result.stdout) == (2, "")
    assert place in result.stderr


def test_a_scenario_is_answered_as_json(tmp_path: Path) -> None:
    file = tmp_path / "scenario.json"
    file.write_text('{"procedure": "ordinary", "acts": []}', encoding="utf-8")
    result = CliRunner().invoke(app, ["law", "examine", str(file)])
    assert (result.exit_code, result.stderr) == (0, "")
    assert {"acts", "open", "clocks", "state"} <= set(json.loads(result.stdout))

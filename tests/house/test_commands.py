"""Every word of the `mingjing` command explains itself."""

from __future__ import annotations

from collections.abc import Iterator
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

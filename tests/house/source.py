"""Our own source as trees, read once for all house tests."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src" / "mingjing"
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of ours by its path from src/mingjing, tests and migrations left out."""
    return {
        str(file.relative_to(SRC)): ast.parse(file.read_text(encoding="utf-8"))
        for file in sorted(SRC.rglob("*.py"))
        if not {"tests", "migrations"} & set(file.relative_to(SRC).parts)
    }


def functions(tree: ast.AST) -> Iterator[Function]:
    """Every function of a tree, methods and inner ones too."""
    return (n for n in ast.walk(tree) if isinstance(n, Function))


def calls(tree: ast.AST) -> Iterator[tuple[ast.Call, str, str]]:
    """Every call with what it is called on and its name: `case.save()` gives "case", "save"."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node, ast.unparse(node.func.value), node.func.attr
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node, "", node.func.id


@cache
def committed() -> tuple[Path, ...]:
    """Every file that a clone would hold."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    return tuple(ROOT / name for name in listed if (ROOT / name).is_file())

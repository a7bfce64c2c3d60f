"""The register of traps and veto items is whole: each is kept out by something, and both ways
are tried: what is refused, and what is allowed."""

from __future__ import annotations

import ast
import re

from mingjing.law.shelf import ALL
from tests.house.source import ROOT

REGISTER = ROOT / "docs" / "mechanisms" / "veto-items.md"
PROOFS = ROOT / "tests" / "proof"
NUMBERS = {"trap": range(1, 11), "veto": range(1, 26)}
NAME = re.compile(r"`(test_\w+)`")
OWN = re.compile(r"test_(trap|veto)_(\d\d)_")


def rows() -> dict[str, list[str]]:
    """The cells of each row of the register, by its number: trap 01, veto 01 …"""
    lines = REGISTER.read_text("utf-8").splitlines()
    cells = [[c.strip() for c in line.strip("|").split("|")] for line in lines if "|" in line]
    return {c[0]: c[1:] for c in cells if re.fullmatch(r"(trap|veto) \d\d", c[0])}


def proofs() -> set[str]:
    """Every test that is named after a trap or a veto item."""
    return {
        node.name
        for file in PROOFS.glob("test_*.py")
        for node in ast.parse(file.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }


def test_every_trap_and_every_veto_item_has_its_row_with_what_keeps_it_out() -> None:
    wanted = {f"{kind} {n:02}" for kind, numbers in NUMBERS.items() for n in numbers}
    assert set(rows()) == wanted
    for number, (what, how, refused, allowed) in rows().items():
        assert len(what) >= 8 and len(how) >= 8, number
        assert NAME.findall(refused) and NAME.findall(allowed), number


def test_every_test_of_the_register_exists_and_stands_in_its_own_row() -> None:
    listed = []
    for number, cells in rows().items():
        for name in NAME.findall(" ".join(cells[2:])):
            found = OWN.match(name)
            assert found and f"{found[1]} {found[2]}" == number, f"{name} stands under {number}"
            listed.append(name)
    assert len(listed) == len(set(listed)) > 70
    assert set(listed) == proofs()


def test_every_guard_that_the_register_names_is_one() -> None:
    steps = [step for table, _ in ALL.values() for step in table.steps]
    known = {rule.name for step in steps for rule in (*step.needs, *step.watches)}
    named = {w for cells in rows().values() for w in re.findall(r"`(\w+)`", cells[1])}
    assert len(named) > 30 and named - known == set()

"""No committed file knows the machine it was written on, nor where packages were fetched."""

from __future__ import annotations

import re

import pytest

from tests.house.source import ROOT, committed

BINARY = {".png", ".jpg", ".ico", ".woff2", ".xlsx", ".docx", ".pdf"}
# Written apart, so that this file does not find itself.
FOREIGN = re.compile("|".join((
    r"(?<![\w.])/wor" + "k/", r"/home/\w+" + "/", r"/root/\.", r"/opt/(pypi|wheels)" + r"\b",
    "pypi" + r"\.org", "python" + r"hosted\.org", "npmjs" + r"\.", r"registry" + r"\.npm",
    "cdn" + r"\.jsdelivr", "unpkg" + r"\.com", "cdnjs" + r"\.",
)))  # fmt: skip


def test_there_is_something_to_read() -> None:
    assert len(committed()) > 150


@pytest.mark.parametrize("folder", sorted({f.relative_to(ROOT).parts[0] for f in committed()}))
def test_no_file_names_a_machine_or_a_registry(folder: str) -> None:
    found = []
    for file in committed():
        if file.relative_to(ROOT).parts[0] == folder and file.suffix not in BINARY:
            lines = file.read_text("utf-8").splitlines()
            found += [f"{file.relative_to(ROOT)}:{i}" for i, line in enumerate(lines, 1)
                      if FOREIGN.search(line)]  # fmt: skip
    assert found == []

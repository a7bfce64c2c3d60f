"""What a PDF says: the text by the poppler tool where it is installed, pages from the file."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest


def pages(content: bytes) -> int:
    """How many pages the file has, from its own tree of pages."""
    assert content.startswith(b"%PDF")
    return max(int(n) for n in re.findall(rb"/Count (\d+)", content))


def words(content: bytes) -> str:
    """The text without white space."""
    tool = shutil.which("pdftotext")
    if tool is None:
        pytest.skip("no pdftotext here")
    read = subprocess.run([tool, "-", "-"], input=content, capture_output=True, check=True)
    return re.sub(r"\s+", "", read.stdout.decode())

"""The report as PDF."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from mingjing.office.reports.document import Document
from mingjing.office.web.typeset import compiled

TEMPLATE = Path(__file__).parent / "templates" / "reports" / "report.typ"


def pdf(document: Document) -> bytes:
    """The whole file."""
    data: dict[str, Any] = {
        **asdict(document),
        "signature": document.signature,
        "title_lines": document.title_lines,
    }
    data.pop("signed_on")
    return compiled(TEMPLATE, data)

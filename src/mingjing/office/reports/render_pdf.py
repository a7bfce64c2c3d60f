"""The report as PDF, typeset with fonts that come as a package and need no installation."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pylopdf_fonts_zh_cn
import typst

from mingjing.office.reports.document import Document

TEMPLATE = Path(__file__).parent / "templates" / "reports" / "report.typ"
_fonts: dict[int, typst.Fonts] = {}


def _fonts_here() -> typst.Fonts:
    """The fonts, read once in each process: what was read before a fork is not used after it."""
    process = os.getpid()
    if process not in _fonts:
        folder = Path(pylopdf_fonts_zh_cn.serif_path()).parent
        _fonts.clear()
        _fonts[process] = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)]
        )
    return _fonts[process]


def pdf(document: Document) -> bytes:
    """The whole file."""
    data: dict[str, Any] = {
        **asdict(document),
        "signature": document.signature,
        "title_lines": document.title_lines,
    }
    data.pop("signed_on")
    return typst.compile(
        str(TEMPLATE),
        root=str(TEMPLATE.parent),
        font_paths=_fonts_here(),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )

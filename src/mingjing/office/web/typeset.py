"""Typst to PDF, with fonts that come as a package and need no installation: the one typesetter."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pylopdf_fonts_zh_cn
import typst

FONTS = (Path(pylopdf_fonts_zh_cn.serif_path()), Path(pylopdf_fonts_zh_cn.sans_path()))
_fonts: dict[int, typst.Fonts] = {}


def _fonts_here() -> typst.Fonts:
    """The fonts, read once in each process: what was read before a fork is not used after it."""
    process = os.getpid()
    if process not in _fonts:
        _fonts.clear()
        _fonts[process] = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[str(FONTS[0].parent)],
        )
    return _fonts[process]


def compiled(template: Path, data: dict[str, Any]) -> bytes:
    """One template filled with data, as PDF; the template reads nothing outside its folder."""
    return typst.compile(
        str(template),
        root=str(template.parent),
        font_paths=_fonts_here(),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )

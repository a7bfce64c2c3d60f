"""Typst to PDF, with fonts that come as packages and need no installation: the one typesetter.

An office may lay fonts of its own into the folder `fonts` of its data: licensed faces, or faces
with characters that the packaged ones lack. A character is drawn by the first font that has it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal

import noto_cjk_sans_jp_regular
import pylopdf_fonts_zh_cn
import typst
from django.conf import settings

PACKAGED = (
    Path(pylopdf_fonts_zh_cn.serif_path()),
    Path(pylopdf_fonts_zh_cn.sans_path()),
    Path(str(noto_cjk_sans_jp_regular.FONT_PATH)),
)
PICTURE = Path(__file__).parent / "templates" / "web" / "picture.typ"
PPI = 288.0
"""Three dots for each pixel of ours: sharp in print."""
_KINDS = {".otf", ".ttf", ".ttc"}
_fonts: dict[int, typst.Fonts] = {}


@cache
def fonts() -> tuple[Path, ...]:
    """Every font that draws: the packaged ones, then the office's own; read once a process."""
    own = settings.FONT_FOLDER
    found = sorted(own.iterdir()) if own.is_dir() else []
    return (*PACKAGED, *(f for f in found if f.suffix.lower() in _KINDS))


def _fonts_here() -> typst.Fonts:
    """The fonts, read once in each process: what was read before a fork is not used after it."""
    process = os.getpid()
    if process not in _fonts:
        _fonts.clear()
        _fonts[process] = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=list(dict.fromkeys(str(f.parent) for f in fonts())),
        )
    return _fonts[process]


def _set(
    template: Path,
    data: dict[str, Any],
    kind: Literal["pdf", "svg", "png"],
    moment: datetime | None,
) -> Any:
    return typst.compile(
        str(template),
        root=str(template.parent),
        font_paths=_fonts_here(),
        ignore_system_fonts=True,
        format=kind,
        ppi=PPI if kind == "png" else None,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        timestamp=int(moment.timestamp()) if moment else None,
    )


def compiled(template: Path, data: dict[str, Any], *, moment: datetime | None = None) -> bytes:
    """One template filled with data, as PDF; the template reads nothing outside its folder.

    With a moment the same data give the same file, byte for byte, while typesetter and fonts are
    the same; the fingerprint of the words does not depend on either.
    """
    content: bytes = _set(template, data, "pdf", moment)
    return content


def many(
    template: Path, all_data: Sequence[dict[str, Any]], moments: Sequence[datetime | None]
) -> list[bytes]:
    """Several papers of one template at once, on every core: the typesetter lets go of Python's
    lock while it works, and reads its fonts only once."""
    _fonts_here()
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        return list(pool.map(lambda d, m: compiled(template, d, moment=m), all_data, moments))


def pictures(template: Path, data: dict[str, Any]) -> list[bytes]:
    """The same as one SVG picture a page, to be shown within a page of ours."""
    found: bytes | list[bytes] = _set(template, data, "svg", None)
    return found if isinstance(found, list) else [found]


def png_of(svg: str) -> bytes:
    """A picture of ours, standing alone, as PNG: for formats that cannot hold SVG, as DOCX."""
    content: bytes = _set(PICTURE, {"svg": svg}, "png", None)
    return content

"""The report as PDF, in the same layout as the DOCX."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import Any

from mingjing.office.reports.document import Document, Paragraph
from mingjing.office.reports.grids import Grid
from mingjing.office.reports.official import sign_indents, widths_of
from mingjing.office.web.typeset import compiled, fonts

TEMPLATE = Path(__file__).parent / "templates" / "reports" / "report.typ"
TITLE_FACES = ("xiaobiaosong", "小标宋", "xbsj", "zhongsong")


def pdf(document: Document) -> bytes:
    """The whole file."""
    organ, day = sign_indents(document.organ, document.signature)
    return compiled(
        TEMPLATE,
        {
            "title": document.title,
            "title_lines": document.title_lines,
            "organ": document.organ,
            "signature": document.signature,
            "organ_right": organ,
            "day_right": day,
            "period": document.period,
            "note": document.note,
            "title_face": any(w in f.name.lower() for f in fonts() for w in TITLE_FACES),
            "parts": [
                {
                    "level": part.level,
                    "heading": part.heading,
                    "sheets": _by_sheet(part.paragraphs),
                }
                for part in document.parts
            ],
            "annexes": [
                {
                    "title": f"{annex.mark}　{annex.grid.caption}",
                    "prose": annex.key == "definitions",
                    **_told(Paragraph(grid=annex.grid, chart=annex.chart)),
                }
                for annex in document.annexes
            ],
        },
    )


def _by_sheet(paragraphs: Sequence[Paragraph]) -> list[dict[str, Any]]:
    """Neighbours that stand on sheets laid the same way, together."""
    return [
        {"wide": wide, "paragraphs": [_told(p) for p in some]}
        for wide, some in groupby(paragraphs, key=lambda p: p.grid is not None and p.grid.wide)
    ]


def _told(paragraph: Paragraph) -> dict[str, Any]:
    chart = paragraph.chart
    return {
        "runs": [asdict(run) for run in paragraph.runs],
        "grid": _grid(paragraph.grid) if paragraph.grid else None,
        "svg": paragraph.picture,
        "caption": f"{chart.title}（{chart.unit}）" if chart else "",
    }


def _grid(grid: Grid) -> dict[str, Any]:
    return {**asdict(grid), "widths": widths_of(grid)}

"""The certificate on paper: what was announced, what came of it, and the code that leads to the
check. The paper tells; the JSON file proves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import reverse

from mingjing.office.documents.glyphs import uncovered
from mingjing.office.documents.papers import coded, drawable
from mingjing.office.draws import queries
from mingjing.office.draws.models import Draw
from mingjing.office.web.qr import drawn
from mingjing.office.web.typeset import compiled, fonts

TEMPLATE = Path(__file__).parent / "templates" / "draws" / "certificate.typ"


def check_url(draw: Draw) -> str:
    """Where anybody may check this draw; it stands in the QR code."""
    return str(settings.PUBLIC_URL) + reverse("open-draw", args=[draw.number])


def certificate_data(draw: Draw) -> dict[str, Any]:
    """What the paper tells."""
    return {
        "organ": settings.ORGAN_NAME,
        "number": draw.number,
        "title": draw.title,
        "facts": [[k, str(v)] for k, v in queries.told(draw)],
        "results": [[r.area, r.name, r.code, r.inspectors, r.ticket]
                    for r in queries.results_of(draw)],
        "fallen": [list(pair) for pair in queries.fallen_out(draw)],
        "chances": [[c.stratum, c.risk, str(c.count), str(c.tickets), c.chance]
                    for c in queries.chances_of(draw)],
        "url": check_url(draw),
        "qr": drawn(check_url(draw)),
        "stamp": "已作废" if draw.stage == "void" else "" if draw.published_on else "未公布",
    }  # fmt: skip


def certificate_pdf(draw: Draw) -> bytes:
    """The certificate as PDF; the same draw gives the same file."""
    return compiled(TEMPLATE, told_on_paper(draw), moment=draw.last_act_at)


def told_on_paper(draw: Draw) -> dict[str, Any]:
    """What the paper tells, a sign that no font draws by its code."""
    data = certificate_data(draw)
    rare = uncovered("".join(_texts(data)), fonts())
    return {**drawable(data, rare), "qr": data["qr"], "rare": "、".join(map(coded, rare))}


def _texts(data: Any) -> Iterator[str]:
    """Every text of the data, but not the picture."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for name, value in data.items():
            yield from () if name == "qr" else _texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from _texts(value)

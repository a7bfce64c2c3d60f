"""A QR code as a small drawing, so that the typesetter needs no package of its own."""

from __future__ import annotations

from itertools import groupby

import segno

_QUIET = 4


def drawn(text: str) -> str:
    """A QR code (error level M) as SVG: one path, dark modules joined along each row."""
    rows = [list(row) for row in segno.make_qr(text, error="m").matrix]
    size = len(rows) + 2 * _QUIET
    steps = []
    for y, row in enumerate(rows):
        x = 0
        for dark, run in groupby(row, key=bool):
            width = len(list(run))
            if dark:
                steps.append(f"M{x + _QUIET} {y + _QUIET}h{width}v1h-{width}z")
            x += width
    path = "".join(steps)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path d="{path}"/></svg>'
    )

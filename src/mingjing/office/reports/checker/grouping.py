"""The workings of a verdict for people: thousands set apart, what the report printed left alone."""

from __future__ import annotations

import re

from mingjing.office.reports.checker.words import UNITS

_UNIT = "|".join(re.escape(unit) for unit in UNITS if unit not in {"年", "月", "日"})
_LONG = re.compile(
    r"(?<![\d.,A-Za-z第])(?P<whole>\d{4,})(?P<rest>\.\d+)?"
    rf"(?=\s*(?:$|[-+×÷=≤≥<>−；，、）)。/]|{_UNIT}))"
)
"""A number of four digits or more that ends a term: before a unit, an operator or a mark. A
hotline (12345热线) and a year (2023年) stand before neither."""
_YEAR_RANGE = re.compile(r"(?:19|20)\d\d[-—、/]\S")
_QUOTED = re.compile(r"(“[^”]*”)")


def grouped(words: str) -> str:
    """A working with the thousands of its numbers set apart; quotations stay as printed."""
    return "".join(
        piece if piece.startswith("“") else _LONG.sub(_apart, piece)
        for piece in _QUOTED.split(words)
    )


def _apart(found: re.Match[str]) -> str:
    if _YEAR_RANGE.match(found.string, found.start()):
        return found[0]
    return f"{int(found['whole']):,}{found['rest'] or ''}"

"""Reads numbers as Chinese reports write them: digits, full-width digits, numerals, 万 and 亿."""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS = "〇○零一二两三四五六七八九"
NUMERALS = DIGITS + "十百千万亿半"
_VALUE = {c: i for i, c in zip((0, 0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), DIGITS, strict=True)}
_PLACE = {"十": 10, "百": 100, "千": 1000}
_WIDE = str.maketrans("０１２３４５６７８９．％，", "0123456789.%,")
GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


def narrow(text: str) -> str:
    """Full-width digits, points and per cent signs as half-width ones; the length stays."""
    return text.translate(_WIDE)


def plain(digits: str) -> Decimal:
    """A number in digits, with or without separators of thousands."""
    return Decimal(narrow(digits).replace(",", ""))


def numeral(words: str) -> Decimal | None:
    """A number in Chinese numerals (一百二十, 三点五, 半); None where it is none."""
    if words == "半":
        return Decimal("0.5")
    head, point, tail = words.partition("点")
    if point:
        whole = numeral(head)
        if whole is None or not tail or any(c not in _VALUE for c in tail):
            return None
        return whole + Decimal("0." + "".join(str(_VALUE[c]) for c in tail))
    if len(head) > 1 and all(c in _VALUE for c in head):
        return Decimal("".join(str(_VALUE[c]) for c in head))
    return _placed(head)


def _placed(words: str) -> Decimal | None:
    high = total = group = digit = 0
    for c in words:
        if c in _VALUE:
            digit = _VALUE[c]
        elif c in _PLACE:
            group += (digit or 1) * _PLACE[c]
            digit = 0
        elif c == "亿":
            high, total = (total + group + digit) * 10**8, 0
            group = digit = 0
        elif c == "万":
            total = (total + group + digit) * 10**4
            group = digit = 0
        else:
            return None
    return Decimal(high + total + group + digit) if words else None


def show(value: Decimal, places: int | None = None) -> str:
    """A number without needless noughts, or with so many places."""
    if places is not None:
        return f"{value:.{places}f}"
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def swapped(a: Decimal, b: Decimal) -> bool:
    """Whether two numbers differ only by two neighbouring digits that changed places."""
    x, y = show(a).replace(".", ""), show(b).replace(".", "")
    wide = max(len(x), len(y))
    x, y = x.zfill(wide), y.zfill(wide)
    apart = [i for i in range(wide) if x[i] != y[i]]
    return (
        len(apart) == 2
        and apart[1] == apart[0] + 1
        and x[apart[0]] == y[apart[1]]
        and x[apart[1]] == y[apart[0]]
    )

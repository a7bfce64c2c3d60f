"""Radicals that some programs write into a PDF instead of the signs that look the same."""

from __future__ import annotations

import unicodedata

_SUPPLEMENT = {
    "⺠": "民", "⺟": "母", "⻄": "西", "⻅": "见", "⻆": "角", "⻉": "贝", "⻋": "车", "⻓": "长",
    "⻔": "门", "⻘": "青", "⻙": "韦", "⻚": "页", "⻛": "风", "⻜": "飞", "⻝": "食", "⻢": "马",
    "⻣": "骨", "⻤": "鬼", "⻥": "鱼", "⻦": "鸟", "⻨": "麦", "⻩": "黄", "⻬": "齐", "⻮": "齿",
    "⻰": "龙", "⻳": "龟",
}  # fmt: skip
"""The simplified ones, for which the standard gives no equal sign."""
_KANGXI = {chr(c): unicodedata.normalize("NFKC", chr(c)) for c in range(0x2F00, 0x2FD6)}
_MAP = str.maketrans(_KANGXI | _SUPPLEMENT)


def as_signs(text: str) -> str:
    """Text with every radical as the sign that a reader sees."""
    return text.translate(_MAP)

"""The words by which a Chinese report announces totals, parts and units."""

from __future__ import annotations

import re
from collections.abc import Mapping

from mingjing.office.statistics.dimensions import value_text

AMONG = "其中"
_TOTAL = re.compile(
    r"共计|合计|总计|累计|总共|一共|全年|全委|总数|总量|(?<![公一总])共(?![同享治建管有识])"
)

_UNITS: dict[str, tuple[str, ...]] = {
    "次": ("次",),
    "件": ("件", "起", "宗", "例", "个"),
    "元": ("元",),
    "%": (),
    "家": ("家", "户", "个"),
    "户次": ("户次", "家次"),
    "户": ("户", "家"),
    "辆次": ("辆次", "台次", "车次"),
    "人次": ("人次",),
    "人": ("人", "名"),
    "份": ("份", "件"),
    "条": ("条", "件", "项"),
    "场": ("场", "次", "期"),
    "项": ("项", "个"),
    "处": ("处", "个", "项"),
}
_KNOWN = sorted(
    {w for words in _UNITS.values() for w in words} | {"万元", "亿元", "%", "％"},
    key=len,
    reverse=True,
)

ALIASES: dict[tuple[str, str], tuple[str, ...]] = {
    ("area", "gas"): ("燃气",),
    ("area", "greening"): ("园林", "绿化", "绿地"),
    ("area", "waste"): ("垃圾",),
    ("area", "drainage"): ("排水",),
    ("area", "air"): ("大气",),
    ("area", "road"): ("道路", "桥梁", "道桥"),
    ("area", "heating"): ("供热",),
    ("area", "appearance"): ("市容",),
    ("procedure", "summary"): ("简易", "当场"),
    ("procedure", "ordinary"): ("普通程序", "一般程序"),
    ("channel", "platform"): ("执法监督平台", "监督平台"),
    ("channel", "credit"): ("信用",),
    ("purpose", "random"): ("双随机",),
    ("source", "hotline"): ("12345", "热线"),
}


def total_word(text: str) -> str:
    """The last word of a text that announces a total, or ""."""
    found = _TOTAL.findall(text)
    return found[-1] if found else ""


def names_value(text: str, dimension: str, value: str, words: Mapping[str, str]) -> bool:
    """Whether a text names a value of a dimension, by its label or a usual short form."""
    label = value_text(dimension, value, words)
    return any(name in text for name in (label, *ALIASES.get((dimension, value), ())))


def unit_after(text: str) -> str:
    """The measure word with which a text begins, 余 or 多, or ""."""
    text = text.lstrip()
    if text[:1] in {"余", "多"}:
        return text[0]
    return next((word for word in _KNOWN if text.startswith(word)), "")


def allowed_units(unit: str, rounding: str) -> tuple[str, ...]:
    """The measure words that may follow a figure of this unit and rounding."""
    if rounding.startswith("wan"):
        return ("万元",)
    return _UNITS.get(unit, ())

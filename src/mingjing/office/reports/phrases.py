"""The words by which a Chinese report announces totals, parts, years and units."""

from __future__ import annotations

import re
from collections.abc import Mapping

from mingjing.office.statistics.dimensions import value_text

AMONG = "其中"
OFFICE_WIDE = re.compile(r"全委|全系统")
_WHOLE = re.compile(
    r"共计|合计|总计|累计|总共|一共|全年|全委|全系统|本委|我委|本单位|本机关|总数|总量|总额"
    r"|总金额|总件数|总次数|(?<![公一总])共(?![同享治建管有识])"
)
_WHOLE_HERE = re.compile(r"全部|全区|全局|全体|全支队|所有|各领域|整体|总(?=[件次额数量金罚计])")
"""In the clause of the figure itself these announce a total; elsewhere they speak of other
things."""

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
MEASURE_WORDS = tuple(
    sorted(
        {w for words in _UNITS.values() for w in words} | {"万元", "亿元", "%", "％"},
        key=len,
        reverse=True,
    )
)
"""Every measure word that may follow a figure, the longer ones first."""

TOLD_APART = ("area", "procedure", "channel")
"""The dimensions whose values a reader tells apart by name; a wrong name is a contradiction."""

SHORT_FORMS: dict[tuple[str, str], str] = {
    ("area", "gas"): "燃气",
    ("area", "greening"): "绿化",
    ("area", "waste"): "垃圾",
    ("area", "drainage"): "排水",
    ("area", "air"): "大气",
    ("area", "road"): "道桥|桥梁",
    ("area", "heating"): "供热",
    ("area", "appearance"): "市容",
    ("procedure", "summary"): "简易(?!房|棚|建筑|工棚|搭建)",
    ("procedure", "ordinary"): "普通(?!话|群众|市民|百姓|商户|公民|发票)|一般程序",
    ("channel", "platform"): "监督平台",
    ("channel", "credit"): "信用(?!修复|评价|监管|体系|承诺|等级)",
}
"""Short forms that name a value wherever they stand."""

LOOSE_FORMS: dict[tuple[str, str], str] = {
    ("area", "greening"): "园林|绿地|占绿",
    ("area", "road"): "道路",
    ("procedure", "summary"): "当场",
    ("purpose", "daily"): "日常",
    ("purpose", "special"): "专项",
    ("purpose", "random"): "双随机|抽查",
    ("purpose", "complaint"): "核查",
    ("result", "clean"): "没有发现|未发现",
    ("result", "fixed"): "当场改正",
    ("result", "ordered"): "责令",
    ("result", "lead"): "线索",
    ("source", "hotline"): "12345|热线",
    ("source", "letter"): "来信",
    ("source", "transfer"): "转办",
    ("training", "city_plan"): "全市计划",
    ("training", "leaders_lecture"): "领导干部",
    ("training", "judicial_bureau"): "司法局",
    ("training", "observation"): "观摩",
}
"""Words that name a value for its own figure, but say too little to contradict another's."""


def total_word(text: str, *, here: str = "") -> str:
    """The last word of a text that announces a total, or ""; `here` is the figure's own clause."""
    near = [m.group() for w in (_WHOLE, _WHOLE_HERE) for m in w.finditer(here)]
    found = near or _WHOLE.findall(text)
    return found[-1] if found else ""


def plainly_named(text: str, dimension: str, words: Mapping[str, str]) -> set[str]:
    """The values of a dimension that a text names by label or short form."""
    return {v for v in words if re.search(_plain_forms(dimension, v, words), text)}


def _plain_forms(dimension: str, value: str, words: Mapping[str, str]) -> str:
    label = re.escape(value_text(dimension, value, words))
    return "|".join(x for x in (label, SHORT_FORMS.get((dimension, value), "")) if x)


def names_value(text: str, dimension: str, value: str, words: Mapping[str, str]) -> bool:
    """Whether a text names a value of a dimension in any usual form."""
    forms = [_plain_forms(dimension, value, words), LOOSE_FORMS.get((dimension, value), "")]
    if dimension == "month" and value[-2:].isdecimal():
        forms.append(rf"(?<!\d){int(value[-2:])}\s*月")
    return bool(re.search("|".join(f for f in forms if f), text))


_YEAR = re.compile(
    r"(?<![〔\[\d])((?:19|20)\d\d)\s*年度?(?!\s*(?:\d{1,2}月)?(?:\d{1,2}日)?"
    r"(?:修订|修正|印发|施行|实施|发布|颁布|公布|制定|成立|建成|以来|起|版))"
)
_CN_YEAR = re.compile("[一二][九〇○零][〇○零一二三四五六七八九]{2}年")
_OTHER_YEAR = re.compile("去年|上年|上一年度?|上年度|前年|往年|历年|明年|下年|下一年度?|次年|来年")
_COMPARES = re.compile("相比|较|比|增|降|同期")
_CN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_WIDE_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


def years_named(text: str) -> list[str]:
    """The years a text speaks of, as four digits, or in words where it only says 上年."""
    plain = text.translate(_WIDE_DIGITS)
    chinese = [m.group()[:4].translate(_CN_DIGITS) for m in _CN_YEAR.finditer(plain)]
    return [*_YEAR.findall(plain), *chinese, *_OTHER_YEAR.findall(plain)]


def compares(text: str) -> bool:
    """Whether a text compares, so that it may speak of another year."""
    return bool(_COMPARES.search(text))


def unit_after(text: str) -> str:
    """The measure word with which a text begins, 余 or 多, or ""."""
    text = text.lstrip()
    if text[:1] in {"余", "多"}:
        return text[0]
    return next((word for word in MEASURE_WORDS if text.startswith(word)), "")


def allowed_units(unit: str, rounding: str) -> tuple[str, ...]:
    """The measure words that may follow a figure of this unit and rounding."""
    if rounding.startswith("wan"):
        return ("万元",)
    return _UNITS.get(unit, ())

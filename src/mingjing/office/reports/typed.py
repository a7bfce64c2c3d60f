"""Numbers that somebody typed into a text instead of referring to a figure.

A typed number that counts something (12 件, 三家, 百分之五, 翻一番) stops the report: nobody could
open it to its records. What only looks like one stands in the small table EXEMPTIONS.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from mingjing.office.reports.phrases import MEASURE_WORDS

NUMERAL = "〇○零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟"
COUNTED = (
    *("万元", "亿元", "元", "人次", "辆次", "户次", "家次", "台次", "车次"),
    *("件", "次", "家", "起", "宗", "份", "条", "场", "户", "%", "％"),
)
"""Before these a number in Chinese numerals is a figure; before others it is mostly a word."""
OF_TENS = ("人", "名", "处", "辆", "个", "项", "台", "所")
"""Before these only a number of ten or more is one: 十二人, but 两人 and 三项 are words."""
TIMES = ("倍", "成", "番", "个百分点", "‰")
"""How much more or less: never a count, always a claim that figures must bear."""


@dataclass(frozen=True, slots=True)
class Exemption:
    """A number that is no figure: what it is, how it is written, and one example."""

    what: str
    pattern: str
    example: str


EXEMPTIONS: tuple[Exemption, ...] = (
    Exemption("a reference", r"\{[^{}]*\}", "{penalties}"),
    Exemption(
        "a date or a year",
        r"\d{2,4}\s*年(?:度|底|初)?(?:\s*\d{1,2}\s*月(?:份|底|初)?(?:\s*\d{1,2}\s*日)?)?"
        r"|\d{1,2}\s*月(?:份|底|初)?(?:\s*\d{1,2}\s*日)?|\d{1,2}\s*日"
        r"|(?:19|20)\d\d(?:\s*[-—–~至]\s*(?:19|20)\d\d\s*年|[-./]\d{1,2}[-./]\d{1,2})",
        "2023年12月28日",
    ),
    Exemption("a list numeral at the start of a line", r"^\s*\d{1,2}\s*[.．、](?!\d)", "1.燃气"),
    Exemption(
        "a list numeral in brackets at the start of a line",
        rf"^\s*[（(]\s*(?:\d{{1,2}}|[{NUMERAL}]{{1,3}})\s*[)）]",
        "（一）燃气",
    ),
    Exemption(
        "a document number",
        r"[〔\[［]\s*\d{4}\s*[〕\]］](?:\s*第?\s*\d+\s*号)?",
        "津政发〔2023〕7号",
    ),
    Exemption(
        "the number of a standard",
        r"[A-Z]{2,3}(?:/T)?\s*\d+(?:[-—–.]\d+)*",
        "GB 55009-2021",
    ),
    Exemption(
        "an article or an ordinal",
        rf"第\s*(?:\d+|[{NUMERAL}]+)(?:\s*[条款项号章节次家件起份场户])?",
        "第四十二条",
    ),
    Exemption("the hotline's name", r"12345(?=(?:政务服务)?(?:便民)?热线)", "12345热线"),
    Exemption("a point of a list in words", r"(?<![十百千万])[一二三四五六七八九十]是", "四是"),
    Exemption(
        "a rule of counting",
        r"一[件份个次家户场条起][^，,。；;、\n{}]{0,8}?计(?:为|作)?一[件份个次家户场条起]",
        "一份完整记录计一次",
    ),
    Exemption(
        "each, every, the same",
        r"[每逐同任某]一(?:件|次|家|起|份|条|场|户)|(?:逐|万)一",
        "每一件",
    ),
    Exemption(
        "one for one",
        r"一(?:件|次|家|起|份|条|场|户|店|企|案|街|楼)一[档册策码案证卡单表评]",
        "一户一档",
    ),
    Exemption(
        "a word with one",
        r"一次性|一件事|一条龙|一条街|一条主线|一家人|一场硬仗"
        r"|一起(?!案|事故|事件|违法|行政|投诉|举报|处罚|火灾)",
        "一次性告知",
    ),
    Exemption(
        "a fixed expression",
        r"双随机[、，,]?一公开|三项制度|三级(?:审查|审核)|两法衔接|门前三包|三同时|四不两直"
        r"|二次(?:供水|污染|加压|装修)|[两三]次(?:以上|以下)|千家万户|零件|一元化",
        "双随机一公开",
    ),
    Exemption("a word with ten or with a part", r"一成不变|九成新|十佳|百分百|一半是", "一成不变"),
    Exemption(
        "how often in a given time",
        rf"每(?:半?年|年度|季度?|月|周|日|天)(?:度)?[^，,。；;、\n{{}}\d]{{0,6}}?"
        rf"(?:\d{{1,2}}|[{NUMERAL}]{{1,2}})次",
        "每季度不少于一次",
    ),
)
"""Everything that is written with a number and is no figure; a test holds every example."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A typed number at its place, and with its measure word; `figure` true where it counts."""

    text: str
    words: str
    start: int
    end: int
    figure: bool


def _any(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(w) for w in sorted(set(words), key=len, reverse=True))


_EXEMPT = re.compile("|".join(f"(?:{e.pattern})" for e in EXEMPTIONS), re.MULTILINE)
_DIGITS = re.compile(
    rf"(?P<number>\d[\d.,，．]*\d|\d)(?P<more>\s*[十百千万亿]*[余多几来]?\s*)"
    rf"(?P<unit>{_any((*COUNTED, *TIMES, *MEASURE_WORDS))})?"
)
_NUMERALS = re.compile(
    rf"(?<!\d)(?:(?![万亿])|(?<=[上近约超逾过]))(?P<number>[{NUMERAL}]+?(?:点[{NUMERAL}]+)?)"
    rf"(?P<more>\s*[余多几来]?[十百千万亿]*[余多几来]?\s*)(?P<unit>{_any(COUNTED)})"
)
_TENS = re.compile(
    rf"(?<![\d第{NUMERAL}])(?P<number>[{NUMERAL}]*[十百千万拾佰仟][{NUMERAL}]*)"
    rf"(?P<more>\s*[余多几来]?\s*)(?P<unit>{_any(OF_TENS)})(?![性别])"
)
_SHARES = re.compile(
    rf"[{NUMERAL}]+分之[{NUMERAL}点]+"
    rf"|翻了?[{NUMERAL}几]+番|[{NUMERAL}几]+倍|[{NUMERAL}几]+成半?(?=[，,。；;、的以左多\n]|$)"
    r"|半数|一半|过半(?=[，,。；;、的\n]|$)"
)
_ALONE = re.compile(r"\s*(?:$|[，,。；;、！!？?：:）)】”\n{])")


def typed_numbers(text: str) -> list[Typed]:
    """Every typed number that no exemption covers, in order."""
    spared = [m.span() for m in _EXEMPT.finditer(text)]
    found = [*_in_digits(text), *_in_numerals(text)]
    out: list[Typed] = []
    for each in sorted(found, key=lambda t: (t.start, -t.end)):
        covered = any(a < each.end and each.start < b for a, b in spared)
        if not covered and not (out and each.start < out[-1].end):
            out.append(each)
    return out


def _in_digits(text: str) -> list[Typed]:
    """Numbers in digits: figures before a measure word or with nothing after them; the rest
    (24 小时, PM2.5) may be no figure and is only shown."""
    out = []
    for m in _DIGITS.finditer(text):
        end, unit = m.end("number"), m.group("unit")
        named = bool(re.search(r"[A-Za-z]\s*$", text[: m.start()]))
        figure = bool(unit) or (not named and bool(_ALONE.match(text, m.end("more"))))
        words = m.group() if unit else m.group("number")
        out.append(Typed(m.group("number"), words.replace(" ", ""), m.start(), end, figure))
    return out


def _in_numerals(text: str) -> list[Typed]:
    found = [*_NUMERALS.finditer(text), *_TENS.finditer(text), *_SHARES.finditer(text)]
    out = []
    for m in found:
        end = m.end() if m.re is _SHARES else m.end("more")
        out.append(Typed(text[m.start() : end].strip(), m.group(), m.start(), end, True))
    return out

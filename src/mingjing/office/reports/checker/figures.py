"""Every number of a text, each with what the text says about it: nothing is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from mingjing.office.reports.checker.numerals import NUMERALS, narrow, numeral, plain, show
from mingjing.office.reports.checker.shapes import Bound, Figure, Kind, Span
from mingjing.office.reports.checker.words import MONEY, PERCENT, UNITS

_UNIT = "|".join(re.escape(u) for u in UNITS)
_HAN_COUNTED = (
    "亿元|万元|元|卷|人次|辆次|户次|家次|台次|件|起|宗|例|次|家|户|份|条|场|期|人|名|级|项|倍"
    "|个百分点|个|天|处|辆"
)
_MONTH = r"\d{1,2}\s*月(?:份)?(?:\s*\d{1,2}\s*[日号]|[上中下]旬|底|初|末)?"
_DATES = re.compile(
    rf"(?:(?:19|20)\d\d\s*年(?:度)?(?:[初底末])?(?:\s*{_MONTH})?(?:至今)?"
    rf"|(?<![\d.]){_MONTH}(?:至今)?|(?<![\d.])\d{{1,2}}\s*日(?!均))"
    r"|(?<!\d)(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}(?!\d)"
)
_NAMES = re.compile(
    r"《[^《》\n]*》(?:[（(][^（()）\n]*号[)）])?|[〔\[［]\d{4}[〕\]］]\s*第?\s*\d+\s*号"
)
_DIGITS = re.compile(
    r"(?<![\d.A-Za-z])(?P<n>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(?P<g>[十百千]?[万亿]?)"
    rf"(?P<m>[余多来几]?)\s*(?P<u>{_UNIT})?(?P<t>以上|以下|以内|左右|上下)?"
)
_HANS = re.compile(
    rf"(?P<n>[{NUMERALS}]+(?:点[{NUMERALS}]+)?)(?P<m>[余多来几]?)(?P<u>{_HAN_COUNTED})"
    r"(?P<t>以上|以下|以内|左右|上下)?"
)
_HAN_PERCENT = re.compile(rf"百分之(?P<n>[{NUMERALS}点]+)")
_TENTHS = re.compile(
    r"(?P<n>[一二两三四五六七八九])成(?!不变|果|都|员|立|为|功|本|分|长|效|绩|熟)"
    r"(?P<d>[一二三四五六七八九半](?=[，。；、）)\s以左多余的]|$))?(?P<m>[多余])?(?P<t>以上|以下|左右)?"
)
_FRACTION = re.compile(r"(?<![百千万])(?P<d>[二三四五六七八九十])分之(?P<n>[一二三四五六七八九])")
_HALVES = re.compile(
    r"占(?!道|地|用|压|绿)[^，。；]{0,16}?(?P<n>过半数?|超(?:过)?(?:一?半数?)|半数以上|近(?:一?半数?)|一半(?:以上)?)"
)
"""占……过半: a share told in words, of which only the words of the share are the number."""
_HALF_DAY = re.compile(r"(?<![上下])(?P<n>半)(?P<u>天|年|小时)(?:时间)?")
_TIMES_MORE = re.compile(rf"(?:翻(?:了)?(?P<n>[{NUMERALS}]|\d)番|翻番)(?P<m>[多余])?(?P<t>以上)?")
_PHRASES = re.compile(
    r"双随机[、，,]?一公开|“?零容忍”?|二十[大届]|十[八九]大|[一二三四五六七八九十]届|十四五|三项制度"
    r"|两法衔接|两个[维确]|四个[意自]|门前三包|一[线体定系律些直切旦致般]|统一|单一|进一步|逐一|唯一"
    r"|(?:一[件份个次户])?计(?:为|作)?一[件份个次家户场条起]|一份完整"
    r"|[第每同任某各]一(?:[个件次家起份条场户]|名)|一(?:户|企|店|案|街|楼|园)一[档策册码案证]"
    r"|一(?:次性|件事|网|窗|把手|条龙|支队|手|方面)|十分|百姓|千家万户|(?<![一二三四五六七八九十两])万一(?![千百零〇])|三同时|四不两直|[两三]级"
    r"|五位一体|三位一体|一岗双责|四风|双公示|双公开|二次供水|一批|一套|一种|一项项|首违|多次|几次"
)
_LEVELS = re.compile(
    rf"(?P<n>[{NUMERALS}])级(?=[\u4e00-\u9fff]{{0,4}}(?:审查|审核|机制|负责|联动))"
)
_ORDINAL = re.compile(rf"第\s*(?:\d+|[{NUMERALS}]+)\s*(?:条|款|项|章|节|次|届|号|批|轮|季度|名)?")
_OPENING = re.compile(
    rf"^\s*(?:\d{{1,2}}(?:[.．]\d{{1,2}}){{1,2}}(?=[\s\u3000])|(?P<d>\d{{1,2}})\s*[、.．](?!\d)|[（(](?P<b>\d{{1,2}}|[{NUMERALS}]{{1,3}})[）)]"
    rf"|(?P<h>[一二三四五六七八九十]{{1,3}})、|第[{NUMERALS}]+(?:部分|章|节))"
)
_POINT = re.compile(r"(?:^|(?<=[。；;：:，,]))\s*[一二三四五六七八九十]是(?!否)")
_LESS = re.compile(r"(?:不足|不超过|不到|至多|未满)\s*$")
_MORE = re.compile(r"(?:(?<!商)超过?|逾|突破|不少于|不低于|至少|达到或超过)\s*$")
_NEAR = re.compile(r"(?:近|约|大约|将近|接近|大概)\s*$")
_GROUP = {"": 1, "十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}


@dataclass(frozen=True, slots=True)
class Raw:
    """A number found in a line, before it is known what it counts."""

    kind: Kind
    start: int
    end: int
    value: Decimal | None = None
    unit: str = ""
    step: Decimal = Decimal(1)
    factor: int = 1
    bound: Bound = Bound.EXACT


def numbers_of(line: str) -> list[Raw]:
    """Every number of a line in order, each place read once: names first, then dates, then the
    rest."""
    text = narrow(line)
    found: list[Raw] = []
    for reader in (_opening, _points, _percents, _names, _dates, _growth, _phrases, _digits, _hans):
        for raw in reader(text):
            if not any(r.start < raw.end and raw.start < r.end for r in found):
                found.append(raw)
    return sorted(found, key=lambda r: r.start)


def _opening(text: str) -> Iterator[Raw]:
    if m := _OPENING.match(text):
        word = m["d"] or m["b"] or m["h"] or ""
        value = plain(word) if word.isdigit() else numeral(word)
        yield Raw(Kind.ORDINAL, m.start() + len(m[0]) - len(m[0].lstrip()), m.end(), value)


def _points(text: str) -> Iterator[Raw]:
    yield from (
        Raw(Kind.ORDINAL, m.end() - 2, m.end(), numeral(m[0].strip()[0]))
        for m in _POINT.finditer(text)
    )


def _names(text: str) -> Iterator[Raw]:
    """A number within the title or number of a document is a part of its name."""
    for m in _NAMES.finditer(text):
        for n in re.finditer(r"\d+(?:\s*年(?:度)?)?", m[0]):
            at = m.start() + n.start()
            digits = re.match(r"\d+", n[0])
            value = plain(digits[0]) if digits else None
            yield Raw(Kind.NAME, at, at + len(n[0]), value)


def _dates(text: str) -> Iterator[Raw]:
    for m in _DATES.finditer(text):
        year = re.match(r"((?:19|20)\d\d)\s*年(?:度|[初底末])?$", m[0])
        value = plain(year[1]) if year else None
        yield Raw(Kind.YEAR if year else Kind.DATE, m.start(), m.end(), value)


def _phrases(text: str) -> Iterator[Raw]:
    for m in _LEVELS.finditer(text):
        yield Raw(Kind.MEASURE, m.start(), m.start() + 2, numeral(m["n"]), "级")
    for pattern, kind in ((_PHRASES, Kind.PHRASE), (_ORDINAL, Kind.NAME)):
        yield from (Raw(kind, m.start(), m.end()) for m in pattern.finditer(text))


def _percents(text: str) -> Iterator[Raw]:
    for m in _HAN_PERCENT.finditer(text):
        value = numeral(m["n"])
        yield Raw(Kind.PERCENT, m.start(), m.end(), value, "%", _step_of_numeral(m["n"]))
    for m in _TENTHS.finditer(text):
        value = Decimal(10) * (numeral(m["n"]) or 0) + _tenth(m["d"])
        step = Decimal(1) if m["d"] else Decimal("1E1")
        bound = _bound(text[: m.start()], m["m"] or "", m["t"])
        yield Raw(Kind.PERCENT, m.start(), m.end(), value, "%", step, 1, bound)
    for m in _FRACTION.finditer(text):
        value = (numeral(m["n"]) or Decimal(0)) / (numeral(m["d"]) or Decimal(1)) * 100
        meant = _bound(text[: m.start()], "", None)
        yield Raw(Kind.PERCENT, m.start(), m.end(), value, "%", Decimal(1), 1, meant)
    for m in _HALVES.finditer(text):
        more, near = re.search("过|超|以上", m["n"]), "近" in m["n"]
        bound = Bound.AT_LEAST if more else Bound.ABOUT if near else Bound.EXACT
        at = m.start("n"), m.end("n")
        yield Raw(Kind.PERCENT, *at, Decimal(50), "%", Decimal("1E1"), 1, bound)


def _tenth(word: str | None) -> Decimal:
    """The part of a 成: 三成二 is 32 per cent, 一成半 is 15."""
    if word == "半":
        return Decimal(5)
    return numeral(word) or Decimal(0) if word else Decimal(0)


def _growth(text: str) -> Iterator[Raw]:
    for m in _TIMES_MORE.finditer(text):
        n = m["n"] or "一"
        times = plain(n) if n.isdigit() else numeral(n)
        if times is not None:
            bound = _bound(text[: m.start()], m["m"] or "", m["t"])
            value = Decimal(2) ** int(times)
            yield Raw(Kind.FACTOR, m.start(), m.end(), value, "番", Decimal(1), 1, bound)


def _step_of_numeral(words: str) -> Decimal:
    tail = words.partition("点")[2]
    return Decimal(1).scaleb(-len(tail)) if tail else Decimal(1)


def _digits(text: str) -> Iterator[Raw]:
    for m in _DIGITS.finditer(text):
        unit, group = m["u"] or "", m["g"] or ""
        size = _size(group)
        places = len(m["n"].partition(".")[2])
        value, step = plain(m["n"]), Decimal(1).scaleb(-places)
        if unit == "元" and group in {"万", "亿"}:
            unit, size = f"{group}元", 1
        start, end = m.start(), m.end()
        kind = _kind(unit)
        yield Raw(kind, start, end, value, unit, step, size, _bound(text[:start], m["m"], m["t"]))


def _size(group: str) -> int:
    size = 1
    for c in group:
        size *= _GROUP[c]
    return size


def _kind(unit: str) -> Kind:
    if unit in PERCENT:
        return Kind.PERCENT
    return Kind.FACTOR if unit == "倍" else Kind.MEASURE


def _hans(text: str) -> Iterator[Raw]:
    for pattern in (_HALF_DAY, _HANS):
        for m in pattern.finditer(text):
            value = numeral(m["n"])
            if value is not None:
                more = m.groupdict().get("m") or ""
                tail = m.groupdict().get("t")
                bound = _bound(text[: m.start()], more, tail)
                step = _step_of_numeral(m["n"])
                yield Raw(_kind(m["u"]), m.start(), m.end(), value, m["u"], step, 1, bound)


def _bound(before: str, more: str, tail: str | None) -> Bound:
    if more or tail == "以上" or _MORE.search(before):
        return Bound.AT_LEAST
    if tail in {"以下", "以内"} or _LESS.search(before):
        return Bound.AT_MOST
    return Bound.ABOUT if tail or _NEAR.search(before) else Bound.EXACT


def built(raw: Raw, line: str, number: int) -> Figure:
    """A figure with its value in the base unit; what it counts is told later."""
    factor = Decimal(MONEY.get(raw.unit, 1) * raw.factor)
    value = None if raw.value is None else raw.value * raw.factor
    base = None if raw.value is None else raw.value * factor
    unit = raw.unit.replace("％", "%")
    return Figure(
        id="",
        kind=raw.kind,
        text=line[raw.start : raw.end].strip(),
        span=Span(number, raw.start, raw.end),
        value=value,
        unit=unit,
        base=base,
        step=raw.step * factor,
        bound=raw.bound,
    )


def numbered(figures: list[Figure]) -> list[Figure]:
    """Figures in the order of the text, each with its number."""
    ordered = sorted(figures, key=lambda f: f.span)
    return [replace(f, id=f"F{i:03}") for i, f in enumerate(ordered, 1)]


def amount_text(value: Decimal, unit: str) -> str:
    """An amount of money as reports print it: 万元 where it is not small."""
    if unit != "元":
        return f"{show(value)}{unit}"
    return f"{show(value / 10000)}万元" if abs(value) >= 10000 else f"{show(value)}元"

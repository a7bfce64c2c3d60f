"""The words themselves: punctuation, quotes, doubled signs, changing units and counters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingjing.office.reports.checker.numerals import show
from mingjing.office.reports.checker.rules.common import spans
from mingjing.office.reports.checker.shapes import (
    Bound,
    Figure,
    Finding,
    Kind,
    Reading,
    Span,
    Verdict,
)
from mingjing.office.reports.checker.words import CASES, MONEY

_HAN = r"[\u4e00-\u9fff“”‘’（）《》]"
_HALF = re.compile(rf"(?<={_HAN})[,;:?!](?=\s*{_HAN}|$)|(?<={_HAN})\((?=[^()]*\))")
_SPACE = re.compile(r"(?<=[\u4e00-\u9fff]) +(?=[、，。；：])|(?<=、) +(?=[\u4e00-\u9fff])")
_DOUBLED = re.compile(r"[\u4e00-\u9fff](?P<c>[\u4e00-\u9fff])[\u4e00-\u9fff](?P=c)率")
_REDUNDANT = re.compile(
    r"比重占|占比(?:例)?(?:占|为占)|约[\d.]+[^，。]{0,4}(?:左右|上下)|超过?[\d.]+[^，。\d]{0,3}以上|近[\d.]+[^，。\d]{0,3}余"
)
_COLLOCATION = re.compile(
    r"(?<=[，。；])(?:深化|优化)(?:(?!落实|贯彻|按照|符合|满足|执行|明确|提出)[^，。；])*(?:工作|有关|相关)要求(?=[，。；])"
)
"""深化……相关工作要求: demands are met, and not deepened."""
_STREET = re.compile(r"(?<=\d个)街(?!道|镇|乡|区|巷|头|口|面)")
_OPENING, _CLOSING = "“‘（《", "”’）》"


def writing(reading: Reading) -> Iterator[Finding]:
    """Defects of writing, each with its place."""
    yield from _patterns(reading)
    yield from _quotes(reading)
    yield from _late_quotes(reading)
    yield from _units(reading)
    yield from _labels(reading)
    yield from _counters(reading)
    yield from _roughly(reading)
    yield from _bare_percent(reading)


def _defect(rule: str, sentence: str, words: str, rests: tuple[Span, ...]) -> Finding:
    return Finding(rule, Verdict.WARN, sentence, words, rests, textual=True)


def _patterns(reading: Reading) -> Iterator[Finding]:
    rows = {row[0].line for t in reading.document.tables for row in t.rows if row}
    for rule, pattern, sentence in (
        ("half_width", _HALF, "标点用全角"),
        ("stray_space", _SPACE, "标点前后没有多余空格"),
        ("doubled", _DOUBLED, "没有重复的字"),
        ("redundant", _REDUNDANT, "没有重复的说法"),
        ("collocation", _COLLOCATION, "动词与宾语相配"),
        ("street_word", _STREET, "街道写全称"),
    ):
        found = [
            Span(n, m.start(), m.end())
            for n, line in enumerate(reading.document.lines, 1)
            if n not in rows
            for m in pattern.finditer(line)
        ]
        if found:
            shown = "；".join(f"第{s.line}行“{_around(reading, s)}”" for s in found[:8])
            yield _defect(rule, sentence, f"{len(found)} 处：{shown}", tuple(found))


def _around(reading: Reading, span: Span) -> str:
    line = reading.document.lines[span.line - 1]
    return line[max(0, span.start - 4) : span.end + 3].strip()


def _quotes(reading: Reading) -> Iterator[Finding]:
    """Brackets and quotes that do not close within their paragraph; the cells of a PDF's table
    break a bracket over lines."""
    pdf = reading.document.kind == "pdf"
    rows = {row[0].line for t in reading.document.tables for row in t.rows if row and pdf}
    for number, line in enumerate(reading.document.lines, 1):
        if number in rows or (pdf and "\t" in line):
            continue
        near = "".join(reading.document.lines[max(0, number - 2) : number + 1])
        for opening, closing in zip(_OPENING, _CLOSING, strict=True):
            if pdf and near.count(opening) == near.count(closing):
                continue  # a cell of the page broke the bracket, which its neighbour closes
            at = _unpaired(line, opening, closing)
            if at is not None:
                place = Span(number, max(0, at - 6), min(len(line), at + 6))
                words = (
                    f"第{number}行“{line[place.start : place.end]}”附近，{opening}{closing} 不成对"
                )
                yield _defect("broken_quote", "引号和括号成对", words, (place,))


_LATE = re.compile(r"“[^“”]{2,20}”[,，、]?“[^“”]{2,20}(?:原则|理念|制度|方针|精神|要求|模式)”")


def _unpaired(line: str, opening: str, closing: str) -> int | None:
    """The place of a sign that has no partner, or nothing."""
    open_at: list[int] = []
    for at, c in enumerate(line):
        if c == opening:
            if open_at and opening == "“":
                return open_at[0]
            open_at.append(at)
        elif c == closing:
            if not open_at:
                return at
            open_at.pop()
    return open_at[0] if open_at else None


def _late_quotes(reading: Reading) -> Iterator[Finding]:
    """In a row of quotes the last one closes behind the word that explains them all."""
    for number, line in enumerate(reading.document.lines, 1):
        for m in _LATE.finditer(line):
            words = f"第{number}行“{m[0]}”：说明引文的词被收进了引号，下引号应提前"
            yield _defect("late_quote", "引号内外分明", words, (Span(number, m.start(), m.end()),))


def _units(reading: Reading) -> Iterator[Finding]:
    money = [f for f in reading.measures("fines") if f.unit in MONEY and not f.table]
    used = {f.unit for f in money}
    if len(used) > 1:
        count = {u: [f for f in money if f.unit == u] for u in used}
        rare = min(count.values(), key=len)
        usual = max(count, key=lambda u: len(count[u]))
        words = f"罚款多用{usual}，{'、'.join(f.text for f in rare)}用{rare[0].unit}"
        yield _defect("unit_change", "金额单位前后一致", words, spans(rare))


def _labels(reading: Reading) -> Iterator[Finding]:
    """One measure under several names."""
    names: dict[str, Figure] = {}
    for f in reading.measures("fines"):
        m = re.search(r"罚款金额|处罚金额|罚没金额|罚款|处罚|罚金", f.label)
        if m and not f.table:
            names.setdefault(m[0], f)
    if len(names) > 2:
        yield _defect("label_change", "同一指标名称一致", "罚款分别称作：" + "、".join(
            f"“{n}”（第{f.span.line}行）" for n, f in names.items()),
            spans(names.values()))  # fmt: skip


def _counters(reading: Reading) -> Iterator[Finding]:
    used: dict[str, Figure] = {}
    for f in reading.measures("penalties"):
        if f.unit in CASES and not f.table:
            used.setdefault(f.unit, f)
    if len(used) > 1:
        words = (
            "处罚分别以" + "、".join(f"“{u}”（第{f.span.line}行）" for u, f in used.items()) + "计"
        )
        yield _defect("counter_change", "同一事项量词一致", words, spans(used.values()))
    called = [
        f for f in reading.measures("complaints") if re.search(r"(?:投诉|举报)\S*案件", f.label)
    ]
    if called:
        yield _defect("complaints_as_cases", "投诉举报与案件分开称呼",
                      "、".join(f"“{f.label}{f.text}”" for f in called), spans(called))  # fmt: skip


def _roughly(reading: Reading) -> Iterator[Finding]:
    rough = [f for f in reading.measures() if f.bound is not Bound.EXACT and not f.table]
    sure = [f for f in reading.measures() if f.bound is Bound.EXACT and not f.table]
    if rough and sure:
        words = "、".join(f.text for f in rough)
        yield _defect("rough_numbers", "准确数与约数不混用", f"约数：{words}", spans(rough))


def _bare_percent(reading: Reading) -> Iterator[Finding]:
    """Shares whose numerator and denominator are not printed."""
    bare = []
    for f in reading.figures:
        if (
            f.kind is Kind.PERCENT
            and f.unit == "%"
            and not f.table
            and f.span.line not in reading.plans
        ):
            line = reading.document.lines[f.span.line - 1]
            sentence = re.split(r"[。；！？]", line[: f.span.start])[-1]
            if not re.search(r"\d+(?:\.\d+)?\s*(?:件|起|次|万?元|家|人|份|宗)", sentence):
                bare.append(f)
    if bare:
        words = "、".join(
            f"“{f.label}”{show(f.value) if f.value is not None else ''}%" for f in bare
        )
        yield _defect("percent_without_base", "比例写明分子分母", words, spans(bare))

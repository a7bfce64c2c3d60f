"""Growth in per cent and in words against the numbers of this and last year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from mingjing.office.reports.checker.numerals import show
from mingjing.office.reports.checker.rules.common import first, spans
from mingjing.office.reports.checker.shapes import Bound, Figure, Finding, Kind, Reading, Verdict
from mingjing.office.reports.checker.words import measure_of, unit_class

_UP = re.compile(r"增长|上升|提高|增加|增幅|升")
_DOWN = re.compile(r"下降|减少|降低|降幅|降")
_COMPARES = re.compile(
    r"同比|较上年|比上年|比去年|较去年|与上年|环比|较\d{4}年|比\d{4}年|相比|增长|下降|增加|减少"
)
WIDTH = Decimal("0.05")


def growth(reading: Reading) -> Iterator[Finding]:
    """Each claim of growth with the two numbers it speaks of, where they are printed."""
    for f in reading.figures:
        if f.table or f.span.line in reading.plans or f.value is None:
            continue
        before = _sentence(reading, f)
        clause = re.split(r"[，,；;。：:]", before)[-1]
        grows = f.kind is Kind.PERCENT and _COMPARES.search(clause)
        if not (grows or f.kind is Kind.FACTOR or f.measure.startswith("change:")):
            continue
        now, then = _pair(reading, f, before)
        if f.kind is Kind.PERCENT and _COMPARES.search(clause) and now is not None:
            yield from _percent(f, clause, now, then)
        elif f.kind is Kind.FACTOR and now is not None:
            yield from _factor(f, clause, now, then)
        elif f.measure.startswith("change:") and now is not None and then is not None:
            yield from _change(f, clause, now, then)


def _sentence(reading: Reading, f: Figure) -> str:
    return re.split(r"[。！？；;]", reading.document.lines[f.span.line - 1][: f.span.start])[-1]


def _pair(reading: Reading, f: Figure, before: str) -> tuple[Figure | None, Figure | None]:
    """This year's number and last year's, of one measure, in one sentence."""
    line = reading.document.lines[f.span.line - 1]
    stop = re.search(r"[。！？；;]", line[f.span.end :])
    end = f.span.end + stop.start() if stop else len(line)
    start = f.span.start - len(before)
    here = [
        x
        for x in reading.figures
        if x.kind is Kind.MEASURE
        and x.span.line == f.span.line
        and start <= x.span.start < end
        and not x.measure.startswith(("change:", "rate:"))
    ]
    own = [x for x in here if x.year in {0, reading.year} and x.span < f.span]
    if f.measure.startswith("change:"):
        own = [x for x in own if unit_class(x.unit) == unit_class(f.unit)]
    now = _respective(reading, f, before, own) or (
        own[-1] if own else _now_elsewhere(reading, f, here)
    )
    if now is None:
        return None, None
    past = [
        x for x in here if x.year == reading.year - 1 and unit_class(x.unit) == unit_class(now.unit)
    ]
    if not past:
        past = [
            x
            for x in reading.figures
            if x.year == reading.year - 1 and x.measure == now.measure and x.scope == now.scope
            and x.kind is Kind.MEASURE and unit_class(x.unit) == unit_class(now.unit)
        ]  # fmt: skip
    return now, min(past, key=lambda x: abs(x.span.start - now.span.start), default=None)


def _respective(reading: Reading, f: Figure, before: str, own: list[Figure]) -> Figure | None:
    """分别: the first share belongs to the first number, the second to the second."""
    apart = before.rfind("分别")
    if apart < 0 or f.kind is not Kind.PERCENT:
        return None
    start = f.span.start - len(before) + apart
    order = [x.id for x in reading.figures if x.kind is Kind.PERCENT
             and x.span.line == f.span.line and x.span.start >= start]  # fmt: skip
    at, told = order.index(f.id), [x for x in own if x.span.start < start]
    whole = told or _clause_before(reading, f, start)
    return whole[at] if at < len(whole) else None


def _clause_before(reading: Reading, f: Figure, start: int) -> list[Figure]:
    """The numbers of the clause before a semicolon, where the shares stand behind it."""
    line = reading.document.lines[f.span.line - 1][:start]
    opening = max(line.rfind("。"), 0)
    return [x for x in reading.measures() if x.span.line == f.span.line and not x.table
            and opening <= x.span.start < start]  # fmt: skip


def _now_elsewhere(reading: Reading, f: Figure, here: list[Figure]) -> Figure | None:
    """The sentence tells only last year's number: this year's stands as the whole elsewhere."""
    past = [x for x in here if x.year == reading.year - 1 and x.span < f.span]
    line = reading.document.lines[f.span.line - 1][: f.span.start]
    clause = re.split(r"[，；。：]", line)[-1]
    for unit in ("万元", "件", "次") if not past and f.kind is Kind.PERCENT else ():
        if (named := measure_of(clause, unit)) and (found := first(reading.whole(named))):
            return found
    return first(reading.whole(past[-1].measure)) if past and past[-1].measure else None


def _percent(f: Figure, clause: str, now: Figure, then: Figure | None) -> Iterator[Finding]:
    value = (f.value or Decimal(0)) * (-1 if _DOWN.search(clause) else 1)
    if f.unit != "%":
        return
    sentence = f"“{now.label}”{clause[-8:]}{f.text}由两年数字得出"
    if then is not None and then.amount:
        real = (now.amount - then.amount) / then.amount * 100
        good = real.quantize(f.step, ROUND_HALF_UP) == value or f.bound is not Bound.EXACT
        words = (
            f"({now.text} - {then.text}) ÷ {then.text} = {show(real, 2)}%，"
            f"文中为 {clause[-4:]}{f.text}"
        )
        yield Finding("growth", Verdict.HOLDS if good else Verdict.FAILS, sentence, words,
                      spans([f, now, then]))  # fmt: skip
        return
    if unit_class(now.unit) == "元" or now.bound is not Bound.EXACT or value <= -100:
        return
    yield _whole_before(f, now, value, sentence)


def _whole_before(f: Figure, now: Figure, value: Decimal, sentence: str) -> Finding:
    """Last year's number is not printed: is there any whole number that fits?"""
    guess = now.amount / (1 + value / 100)
    tried = [guess.to_integral_value() + d for d in (-1, 0, 1)]
    good = [
        n
        for n in tried
        if n > 0 and ((now.amount - n) / n * 100).quantize(f.step, ROUND_HALF_UP) == value
    ]
    rests = spans([f, now])
    if good:
        told = "、".join(show(n) for n in good)
        words = f"文中没有印出上年数；上年为 {told} 时相符，请与上年报告核对"
        return Finding("growth", Verdict.UNDECIDABLE, sentence, words, rests)
    near = "，".join(
        f"上年 {show(n)} 则为 {show((now.amount - n) / n * 100, 2)}%" for n in tried if n > 0
    )
    words = f"没有哪个整数的上年数能得出这一幅度（{near}）"
    return Finding("growth", Verdict.FAILS, sentence, words, rests)


def _factor(f: Figure, clause: str, now: Figure, then: Figure | None) -> Iterator[Finding]:
    """翻一番 is twice, 增长两倍 three times, 是……的两倍 twice."""
    value = f.value or Decimal(0)
    grows = f.unit == "倍" and _UP.search(clause) and "增长到" not in clause
    wanted = value + 1 if grows else value
    sentence = f"“{now.label}”{clause[-6:]}{f.text}与两年数字相符"
    if then is None or not then.amount:
        words = f"文中没有印出上年数，不能核算（{f.text}意为上年的 {show(wanted)} 倍）"
        yield Finding("growth_in_words", Verdict.UNDECIDABLE, sentence, words, spans([f, now]))
        return
    real = now.amount / then.amount
    good = _near(real, wanted, f)
    words = f"{now.text} ÷ {then.text} = {show(real, 2)} 倍，{f.text}意为 {show(wanted)} 倍"
    if not good and grows and _near(real, value, f):
        words += "；“增长”之后的倍数不含原数，可能把“是几倍”写成了“增长几倍”"
    yield Finding("growth_in_words", Verdict.HOLDS if good else Verdict.FAILS, sentence, words,
                  spans([f, now, then]))  # fmt: skip


def _near(real: Decimal, wanted: Decimal, f: Figure) -> bool:
    if f.bound is Bound.AT_LEAST:
        return real >= wanted
    if f.bound is Bound.ABOUT:
        return wanted * Decimal("0.85") <= real <= wanted * Decimal("1.05")
    if f.unit == "倍" and f.step < 1:
        return abs(real - wanted) <= f.step / 2
    return abs(real / wanted - 1) <= WIDTH


def _change(f: Figure, clause: str, now: Figure, then: Figure) -> Iterator[Finding]:
    gap = now.amount - then.amount
    value = f.amount * (-1 if re.search(r"减少|下降|少", clause) else 1)
    good = gap == value or f.bound is not Bound.EXACT
    words = f"{now.text} - {then.text} = {show(gap)}，文中为{clause[-4:]}{f.text}"
    yield Finding("growth", Verdict.HOLDS if good else Verdict.FAILS,
                  f"“{now.label}”增减数由两年数字得出", words, spans([f, now, then]))  # fmt: skip

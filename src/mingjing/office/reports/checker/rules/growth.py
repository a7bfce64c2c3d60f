"""Growth in per cent and in words against the numbers of this and last year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from mingjing.office.reports.checker.numerals import show
from mingjing.office.reports.checker.rules.common import change_fits, first, rounds_to, spans
from mingjing.office.reports.checker.rules.share_words import of_another_time
from mingjing.office.reports.checker.shapes import Bound, Figure, Finding, Kind, Reading, Verdict
from mingjing.office.reports.checker.words import measure_of, unit_class

_UP = re.compile(r"增长|上升|提高|增加|增幅|升|递增")
_DOWN = re.compile(r"下降|减少|降低|降幅|降|压减|缩减|回落|减")
_COMPARES = re.compile(
    r"同比|较上年|比上年|比去年|较去年|与上年|环比|较\d{4}年|比\d{4}年|相比|增长|下降|增加|减少|压减|压降|缩减|回落|攀升|递增"
)
WIDTH = Decimal("0.05")


def growth(reading: Reading) -> Iterator[Finding]:
    """Each claim of growth with the two numbers it speaks of, where they are printed."""
    for f in reading.figures:
        if f.table or f.span.line in reading.plans or f.value is None:
            continue
        before = _sentence(reading, f)
        clause = re.split(r"[，,；;。：:]", before)[-1]
        grows = f.kind is Kind.PERCENT and bool(_COMPARES.search(clause))
        if not (grows or f.kind is Kind.FACTOR or f.measure.startswith("change:")):
            continue
        if not (f.unit == "%" and of_another_time(reading, f)):
            yield from _judged(reading, f, before, clause)
    yield from _levels(reading)


def _judged(reading: Reading, f: Figure, before: str, clause: str) -> Iterator[Finding]:
    grows = f.kind is Kind.PERCENT and bool(_COMPARES.search(clause))
    if grows and f.unit == "%" and (step := _step_before(reading, f, before)):
        by_step = _by_step(f, clause, step, (_told_in(reading, f, before), reading.year))
        if by_step is not None:
            yield by_step
            return
    now, then = _from_to(reading, f, before) or _pair(reading, f, before)
    if now is None:
        return
    if grows:
        if then is not None and f.unit == "%":
            now = _fitting(f, clause, (now, then), _told_in(reading, f, before))
        yield from _percent(f, clause, now, then)
    elif f.kind is Kind.FACTOR:
        yield from _factor(f, clause, now, then)
    elif f.measure.startswith("change:") and then is not None:
        yield from _change(f, clause, now, then)


_LEVEL = re.compile(r"(?:(?P<nearly>基本|大致|总体|大体)(?:上)?)?持平")
_NEARLY, _QUITE = Decimal("0.1"), Decimal("0.05")
"""How far two years may be apart that a report calls level."""


def _levels(reading: Reading) -> Iterator[Finding]:
    """41 万件，与上年的 53 万件基本持平: both numbers stand before the words."""
    for number, line in enumerate(reading.document.lines, 1):
        for m in _LEVEL.finditer(line) if number not in reading.plans else ():
            start = max(line.rfind(c, 0, m.start()) for c in "。；;！") + 1
            here = [x for x in reading.on_line(number)
                    if x.kind is Kind.MEASURE and start <= x.span.start < m.start() and not x.table
                    and not x.measure.startswith(("change:", "rate:"))]  # fmt: skip
            if len(here) < 2 or here[-1].year != reading.year - 1:
                continue
            now, then = here[-2], here[-1]
            alike = unit_class(now.unit) == unit_class(then.unit) or not then.unit
            apart = "，" in line[then.span.end : m.start()]
            if now.year in {0, reading.year} and alike and not apart and then.amount:
                yield _level(m, now, then)


def _level(m: re.Match[str], now: Figure, then: Figure) -> Finding:
    real = (now.amount - then.amount) / then.amount
    good = abs(real) <= (_NEARLY if m["nearly"] else _QUITE)
    words = f"({now.text} - {then.text}) ÷ {then.text} = {show(real * 100, 2)}%，文中为“{m[0]}”"
    return Finding("growth_in_words", Verdict.HOLDS if good else Verdict.FAILS,
                   f"“{now.label}”{m[0]}与两年数字相符", words, spans([now, then]))  # fmt: skip


def _sentence(reading: Reading, f: Figure) -> str:
    return re.split(r"[。！？；;]", reading.document.lines[f.span.line - 1][: f.span.start])[-1]


def _pair(reading: Reading, f: Figure, before: str) -> tuple[Figure | None, Figure | None]:
    """This year's number and last year's, of one measure, in one sentence."""
    here = _told_in(reading, f, before)
    own = [x for x in here if x.year in {0, reading.year} and x.span < f.span]
    if close := _own_clause(f, before, here, own):
        return close
    if f.measure.startswith("change:"):
        own = [x for x in own if unit_class(x.unit) == unit_class(f.unit)]
    now = _respective(reading, f, before, own) or (
        own[-1] if own else _now_elsewhere(reading, f, here)
    )
    if now is None:
        return None, None
    if "环比" in re.split(r"[，,；;。：:]", before)[-1]:
        return now, _month_before(reading, here, now)
    if named := re.search(r"(?:比|较|与)(20\d\d)年", re.split(r"[，,；;。：:]", before)[-1]):
        then = [x for x in here if x.year == int(named[1]) and x.unit == now.unit]
        return (now, then[-1]) if then else (None, None)
    past = [
        x for x in here if x.year == reading.year - 1 and unit_class(x.unit) == unit_class(now.unit)
    ]
    past = [x for x in past if x.measure == now.measure] or past
    if not past:
        past = [
            x
            for x in reading.figures
            if x.year == reading.year - 1 and x.measure == now.measure and x.scope == now.scope
            and x.kind is Kind.MEASURE and unit_class(x.unit) == unit_class(now.unit)
            and (not x.table or _beside(reading, x, now))
        ]  # fmt: skip
    return now, min(past, key=lambda x: abs(x.span.start - now.span.start), default=None)


def _fitting(f: Figure, clause: str, pair: tuple[Figure, Figure], here: list[Figure]) -> Figure:
    """Where the sentence tells several numbers before the share, the one that gives it: one
    reading that fits is enough."""
    now, then = pair
    value = (f.value or Decimal(0)) * (-1 if _DOWN.search(clause) else 1)
    alike = [x for x in (now, *here) if x.span < f.span and x is not then and then.amount
             and x.year == now.year and unit_class(x.unit) == unit_class(then.unit)]  # fmt: skip
    return next(
        (x for x in alike if rounds_to((x.amount - then.amount) / then.amount * 100, value, f)), now
    )


_FROM = re.compile(r"(?:由|从)[^，。；、\d]{0,10}$")
_TO = re.compile(r"[^，。；、\d]{0,8}[至到为]了?")


def _from_to(reading: Reading, f: Figure, before: str) -> tuple[Figure, Figure] | None:
    """由年初 43 家压减到 31 家，…，压减 27.9%: the change is from the one to the other."""
    if f.kind is not Kind.PERCENT or re.search("同比|环比|上年|去年", before[-8:]):
        return None
    line = reading.document.lines[f.span.line - 1]
    start = f.span.start - len(before)
    here = [x for x in reading.on_line(f.span.line) if x.kind is Kind.MEASURE
            and start <= x.span.start < f.span.start]  # fmt: skip
    for then, now in pairwise(here):
        told = unit_class(then.unit) == unit_class(now.unit)
        if (
            told
            and _FROM.search(line[: then.span.start])
            and _TO.fullmatch(line[then.span.end : now.span.start])
        ):
            return now, then
    return None


def _told_in(reading: Reading, f: Figure, before: str) -> list[Figure]:
    """The numbers of a figure's sentence, without those that are changes or rates."""
    line = reading.document.lines[f.span.line - 1]
    stop = re.search(r"[。！？；;]", line[f.span.end :])
    end = f.span.end + stop.start() if stop else len(line)
    start = f.span.start - len(before)
    return [
        x
        for x in reading.on_line(f.span.line)
        if x.kind is Kind.MEASURE
        and start <= x.span.start < end
        and not x.measure.startswith(("change:", "rate:"))
    ]


def _beside(reading: Reading, then: Figure, now: Figure) -> bool:
    """Whether the row that tells last year's number tells this very number of this year."""
    return any(x.amount == now.amount and x is not then for x in reading.on_line(then.span.line))


_NEXT_TO = re.compile(r"[，、（(]?[^，、。；;\d]{0,10}")


def _step_before(reading: Reading, f: Figure, before: str) -> Figure | None:
    """增加 36 件、增长 20%: the change that stands right before the share of it."""
    start = f.span.start - len(before)
    near = [x for x in reading.on_line(f.span.line) if start <= x.span.start < f.span.start]
    last = near[-1] if near else None
    if last is None or not last.measure.startswith("change:") or last.unit.startswith("个百"):
        return None
    between = reading.document.lines[f.span.line - 1][last.span.end : f.span.start]
    return last if _NEXT_TO.fullmatch(between) and not re.search("环比|同比", between) else None


def _by_step(
    f: Figure, clause: str, step: Figure, told: tuple[list[Figure], int]
) -> Finding | None:
    """A change and its share name last year's number between them: the number of this year less
    the change, or last year's own where the sentence prints it."""
    here, year = told
    alike = [x for x in here if x.span < step.span and unit_class(x.unit) == unit_class(step.unit)
             and x.bound is Bound.EXACT]  # fmt: skip
    past = [x for x in alike if x.year == year - 1]
    own = [x for x in alike if x not in past and not x.facets] or alike
    sign = -1 if _DOWN.search(clause) else 1
    tried = [(x, x.amount) for x in past] or [(x, x.amount - sign * step.amount) for x in own]
    tried = [(x, base) for x, base in tried if base > 0]
    if not tried or step.bound is not Bound.EXACT or f.bound is not Bound.EXACT:
        return None
    value = f.value or Decimal(0)
    fitting = [(x, b) for x, b in tried if _fits_step(step, b, value, f)]
    x, base = (fitting or tried[-1:])[0]
    words = (
        f"{step.text} ÷ {x.text}"
        if past
        else f"{step.text} ÷ ({x.text} {'+' if sign < 0 else '-'} {step.text})"
    )
    words += f" = {show(step.amount / base * 100, 2)}%，文中为 {f.text}"
    return Finding("growth", Verdict.HOLDS if fitting else Verdict.FAILS,
                   f"“{x.label}”{clause[-8:]}{f.text}由增减数得出", words,
                   spans([f, step, x]))  # fmt: skip


def _fits_step(step: Figure, base: Decimal, value: Decimal, f: Figure) -> bool:
    """Whether the change, rounded as it is printed, gives the share."""
    ends = (step.amount + d for d in (Decimal(0), -step.step / 2, step.step / 2))
    near = [e / base * 100 for e in ends]
    if step.step <= 1:
        return rounds_to(near[0], value, f)
    return min(near) - f.step / 2 <= value <= max(near) + f.step / 2


def _month_before(reading: Reading, here: list[Figure], now: Figure) -> Figure | None:
    """环比: the month or quarter before, where the sentence names one with its number."""
    lines = reading.document.lines
    named = [
        x for x in here
        if x is not now and x.year == now.year and unit_class(x.unit) == unit_class(now.unit)
        and re.search(r"上月|上季|上期|(?:\d{1,2}月份?|[一二三四]季度)[的为是共]*$",
                      lines[x.span.line - 1][max(0, x.span.start - 8) : x.span.start])
    ]  # fmt: skip
    return named[0] if len(named) == 1 else None


def _own_clause(
    f: Figure, before: str, here: list[Figure], own: list[Figure]
) -> tuple[Figure, Figure] | None:
    """处数比上年的 38 处增长: the clause of a share names its own base, and this year's number is
    the last one of that unit."""
    if f.kind is not Kind.PERCENT:
        return None
    start = f.span.start - len(re.split(r"[，,；;。：:]", before)[-1])
    then = [x for x in here if start <= x.span.start < f.span.start and x not in own]
    if not then:
        return None
    counted = [x for x in own if x.unit]
    alike = [x for x in counted if unit_class(x.unit) == unit_class(then[-1].unit)]
    alike = alike if then[-1].unit else counted
    return (alike[-1], then[-1]) if alike else None


def _respective(reading: Reading, f: Figure, before: str, own: list[Figure]) -> Figure | None:
    """分别: the first share belongs to the first number, the second to the second."""
    apart = before.rfind("分别")
    if apart < 0 or f.kind is not Kind.PERCENT:
        return None
    start = f.span.start - len(before) + apart
    order = [x.id for x in reading.on_line(f.span.line) if x.kind is Kind.PERCENT
             and x.span.start >= start]  # fmt: skip
    at, told = order.index(f.id), [x for x in own if x.span.start < start]
    whole = told or _clause_before(reading, f, start)
    return whole[at] if at < len(whole) else None


def _clause_before(reading: Reading, f: Figure, start: int) -> list[Figure]:
    """The numbers of the clause before a semicolon, where the shares stand behind it."""
    line = reading.document.lines[f.span.line - 1][:start]
    opening = max(line.rfind("。"), 0)
    return [x for x in reading.on_line(f.span.line) if x.kind is Kind.MEASURE and not x.table
            and x.year in {0, reading.year} and opening <= x.span.start < start]  # fmt: skip


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
        good = change_fits(now, then, value, f) or f.bound is not Bound.EXACT
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
    good = [n for n in tried if n > 0 and rounds_to((now.amount - n) / n * 100, value, f)]
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

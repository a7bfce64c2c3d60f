"""This year's report beside last year's own: what was said then of what is compared now."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from mingjing.office.reports.checker.numerals import show
from mingjing.office.reports.checker.rules.common import first, name_of, spans
from mingjing.office.reports.checker.rules.stock import role_of
from mingjing.office.reports.checker.shapes import (
    Figure,
    Finding,
    Kind,
    Reading,
    Span,
    Verdict,
)

_DOWN = re.compile(r"下降|减少|降低|降")
_GROWTH = re.compile(r"同比|较上年|比上年|比去年|较去年|与上年")


def years(now: Reading, then: Reading) -> Iterator[Finding]:
    """Last year's numbers as told now, growth, and stocks that go on."""
    if not then.year or then.year != now.year - 1:
        words = f"上一份报告是 {then.year or '（未写明）'} 年，本报告是 {now.year} 年，没有比较"
        yield Finding("previous_year", Verdict.UNDECIDABLE, "上一份报告是上一年的", words)
        return
    yield from _told_again(now, then)
    yield from _opened(now, then)
    yield from _grown(now, then)
    yield from _beside(now, then)


def _then(then: Reading, f: Figure) -> Figure | None:
    found = [x for x in then.measures(f.measure) if x.scope == f.scope and not x.table]
    found = found or [x for x in then.measures(f.measure) if x.scope == f.scope]
    if f.measure in {"penalties", "fines", "inspections"} or len(found) == 1:
        return first(found)
    return None


def _told_again(now: Reading, then: Reading) -> Iterator[Finding]:
    for f in now.figures:
        if f.kind is not Kind.MEASURE or f.year != now.year - 1 or f.table:
            continue
        old = _then(then, f)
        if old is None:
            continue
        good = old.amount == f.amount
        words = f"本报告说上年{f.text}，上年报告第{old.span.line}行为“{old.label}{old.text}”"
        yield Finding("previous_told", Verdict.HOLDS if good else Verdict.FAILS,
                      f"所引上年{name_of(f.measure)}与上年报告一致", words, spans([f]))  # fmt: skip


def _opened(now: Reading, then: Reading) -> Iterator[Finding]:
    """The officers of the first day of this year are those of the last day of last year."""
    old, new = _officers(then, "close"), _officers(now, "open")
    if len(old) != 1 or len(new) != 1:
        return
    a, b = new[0], old[0]
    good = a.amount == b.amount
    words = f"本报告年初{a.text}，上年报告第{b.span.line}行年末为“{b.label}{b.text}”"
    yield Finding("stock_on_previous", Verdict.HOLDS if good else Verdict.FAILS,
                  "年初人数与上年报告年末人数一致", words, spans([a]))  # fmt: skip


def _officers(reading: Reading, role: str) -> list[Figure]:
    """The officers that a report tells of as its opening or closing stock."""
    found: list[Figure] = []
    earlier = Span(0, 0, 0)
    for f in reading.figures:
        if f.kind is not Kind.MEASURE or f.table or f.unit not in {"人", "名"}:
            continue
        line = reading.document.lines[f.span.line - 1]
        start = max(earlier.end if earlier.line == f.span.line else 0,
                    line.rfind("。", 0, f.span.start) + 1)  # fmt: skip
        earlier = f.span
        is_one = role_of(line, f, start, reading.year) == role
        if is_one and f.span.line not in reading.plans and _OFFICERS.search(line[: f.span.start]):
            found.append(f)
    return found


_OFFICERS = re.compile(r"执法(?:人员|队员)|持证|在编|在职|在岗|队员")


def _grown(now: Reading, then: Reading) -> Iterator[Finding]:
    for f in now.figures:
        if f.kind is not Kind.PERCENT or f.table or f.value is None or f.span.line in now.plans:
            continue
        line = now.document.lines[f.span.line - 1][: f.span.start]
        clause = re.split(r"[，；。]", line)[-1]
        sentence = re.split(r"[。；]", line)[-1]
        if not _GROWTH.search(clause):
            continue
        near = [x for x in now.measures() if x.span.line == f.span.line and not x.table
                and f.span.start - len(sentence) <= x.span.start < f.span.start]  # fmt: skip
        old = _then(then, near[-1]) if near else None
        if old is None or not old.amount:
            continue
        real = (near[-1].amount - old.amount) / old.amount * 100
        value = f.value * (-1 if _DOWN.search(clause) else 1)
        good = real.quantize(f.step, ROUND_HALF_UP) == value
        words = f"({near[-1].text} - 上年报告{old.text}) ÷ {old.text} = {show(real, 2)}%"
        words += f"，文中为 {f.text}"
        yield Finding("growth_on_previous", Verdict.HOLDS if good else Verdict.FAILS,
                      f"{name_of(near[-1].measure)}增减幅与上年报告相符", words,
                      spans([f, near[-1]]))  # fmt: skip


def _beside(now: Reading, then: Reading) -> Iterator[Finding]:
    """The same measure of both years, where it changed a great deal or not at all."""
    for measure in ("penalties", "fines", "inspections"):
        a, b = first(now.whole(measure)), first(then.whole(measure))
        if a is None or b is None or not b.amount:
            continue
        change = (a.amount - b.amount) / b.amount * 100
        odd = abs(change) > Decimal(50) or change == 0
        words = f"上年 {b.text}，本年 {a.text}，变化 {show(change, 1)}%"
        if odd:
            words += (
                "；与上年完全相同，请核对是否沿用旧数"
                if change == 0
                else "；变化较大，请在文中说明"
            )
        yield Finding("beside_previous", Verdict.WARN if odd else Verdict.HOLDS,
                      f"{name_of(measure)}与上年相比", words, spans([a]))  # fmt: skip

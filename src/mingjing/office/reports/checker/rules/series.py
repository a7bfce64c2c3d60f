"""Numbers told each with its share: most of them name the whole, and the others must fit it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from mingjing.office.reports.checker.numerals import numeral
from mingjing.office.reports.checker.rules.common import (
    base_text,
    fits,
    sentence_of,
    share_text,
    spans,
)
from mingjing.office.reports.checker.rules.share_words import named_parts, subject_of
from mingjing.office.reports.checker.shapes import Bound, Figure, Finding, Kind, Reading, Verdict
from mingjing.office.reports.checker.words import unit_class

LEAST = 3
_OWN = re.compile(r"[，、（(]\s*(?:约|近)?(?:占(?:比)?|[\u4e00-\u9fff]{2,4}率)(?:达|为|全部的?)*$")
_CLASSES = re.compile(r"(?:分为|分成|共有?|分)(?P<n>[两三四五六七八九]|\d)(?:[大个]?类|种)")

Pair = tuple[Figure, Figure]


def series(reading: Reading) -> Iterator[Finding]:
    """甲 a 件，占 x%；乙 b 件，占 y%；丙 c 件，占 z%: one whole that is printed anywhere."""
    for number, line in enumerate(reading.document.lines, 1):
        if number in reading.plans or line.count("%") < LEAST:
            continue
        for sentence in _sentences(reading, number, line):
            if len(sentence) >= LEAST:
                yield from _weighed(reading, line, sentence)
        named = _by_name(reading, number)
        if len(named) >= LEAST:
            yield from _weighed(reading, line, named)


def _by_name(reading: Reading, number: int) -> list[Pair]:
    """甲 a 件、乙 b 件、丙 c 件。甲占 x%，乙占 y%，丙占 z%: shares of parts by their names."""
    pairs: list[Pair] = []
    for f in reading.on_line(number):
        if f.kind is Kind.PERCENT and not f.table and f.bound is Bound.EXACT:
            name = subject_of(sentence_of(reading, f))
            parts = named_parts(reading, f, name) if len(name) > 1 else []
            if len(parts) == 1 and parts[0].bound is Bound.EXACT:
                pairs.append((parts[0], f))
    alike = [(a, f) for a, f in pairs if unit_class(a.unit) == unit_class(pairs[0][0].unit)]
    return alike if len({a.id for a, _ in alike}) == len(alike) else []


def whole_of_series(reading: Reading, f: Figure) -> Figure | None:
    """The whole that the shares around one share name between them."""
    line = reading.document.lines[f.span.line - 1]
    for pairs in _sentences(reading, f.span.line, line):
        if len(pairs) >= LEAST and any(b.id == f.id for _, b in pairs):
            best = _best(reading, pairs)
            return best if best and len(_wrong(pairs, best)) * 3 <= len(pairs) else None
    return None


def _best(reading: Reading, pairs: list[Pair]) -> Figure | None:
    unit, most = unit_class(pairs[0][0].unit), max(a.amount for a, _ in pairs)
    found: dict[Decimal, Figure] = {}
    for f in reading.measures():
        told = f.unit and not f.facet("part") and not f.measure.startswith(("change:", "rate:"))
        if told and f.amount >= most and unit_class(f.unit) == unit:
            found.setdefault(f.amount, f)
    return min(found.values(), key=lambda w: len(_wrong(pairs, w)), default=None)


def _sentences(reading: Reading, number: int, line: str) -> Iterator[list[Pair]]:
    pairs: dict[tuple[int, str], list[Pair]] = {}
    here = [f for f in reading.on_line(number) if f.kind in {Kind.MEASURE, Kind.PERCENT}]
    for a, b in pairwise(here):
        told = a.kind is Kind.MEASURE and b.kind is Kind.PERCENT and not a.table and not b.table
        plain = a.unit and a.bound is b.bound is Bound.EXACT and not a.measure.startswith("change:")
        if told and plain and _OWN.fullmatch(line[a.span.end : b.span.start]):
            key = line.count("。", 0, a.span.start), unit_class(a.unit)
            pairs.setdefault(key, []).append((a, b))
    yield from pairs.values()


def _weighed(reading: Reading, line: str, pairs: list[Pair]) -> Iterator[Finding]:
    best = _best(reading, pairs)
    if best is None or len(_wrong(pairs, best)) * 3 > len(pairs):
        return
    for a, b in _wrong(pairs, best):
        words = f"{a.text} ÷ {best.text} = {share_text(a.amount, best.amount)}，文中为 {b.text}"
        words += f"；其余 {len(pairs) - 1} 项均由 {best.text} 得出"
        yield Finding("share_in_series", Verdict.FAILS, f"“{a.label}”{b.text}由文中数字得出", words,
                      spans([b, a, best]))  # fmt: skip
    yield from _together(line, pairs, best)


def _wrong(pairs: list[Pair], whole: Figure) -> list[Pair]:
    return [(a, b) for a, b in pairs if not fits(a.amount, whole.amount, b)]


def _together(line: str, pairs: list[Pair], whole: Figure) -> Iterator[Finding]:
    """Where the sentence says into how many classes the whole falls, they make it."""
    parts = [a for a, _ in pairs]
    m = next(reversed(list(_CLASSES.finditer(line[: parts[0].span.start]))), None)
    number = 0 if m is None else int(numeral(m["n"]) or 0) if not m["n"].isdigit() else int(m["n"])
    total = sum((p.amount for p in parts), Decimal(0))
    if number != len(parts):
        return
    words = f"{' + '.join(p.text for p in parts)} = {base_text(total, whole)}，"
    words += f"{whole.label}{whole.text}"
    good = total == whole.amount
    yield Finding("sum_of_series", Verdict.HOLDS if good else Verdict.FAILS,
                  f"所列 {number} 类之和等于总数", words, spans([*parts, whole]))  # fmt: skip

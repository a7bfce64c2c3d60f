"""Printed percentages from printed numbers; what cannot be derived is said, never explained."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations

from mingjing.office.reports.checker.numerals import show
from mingjing.office.reports.checker.rules.common import first, name_of, share_text, spans
from mingjing.office.reports.checker.rules.sums import parts_over
from mingjing.office.reports.checker.shapes import Figure, Finding, Kind, Reading, Verdict
from mingjing.office.reports.checker.words import FIELDS, fields_in, measure_of, unit_class

_SHARE = re.compile(r"占|比重|比例|率|份额")
_GROWTH = re.compile(
    r"同比|环比|增长|下降|上升|提高|降低|增加|减少|增幅|降幅|较上年|比上年|比去年|较去年"
)
_AREA_SHARE = re.compile(r"占|比重|比例")
_BASE = (
    r"占(?:全部|全年|全市|全区|全局|全县|全街)?"
    r"([^，。；占\d]{2,10}?)(?:总数|总量|总额|总金额|总件数|的)"
)
MOST_SETS = 10


@dataclass(frozen=True, slots=True)
class Set:
    """Some of the fields, and their share of a whole."""

    names: tuple[str, ...]
    part: Decimal
    share: Decimal


def shares(reading: Reading) -> Iterator[Finding]:
    """Every printed share: from its own sentence, from the fields it names, or not at all."""
    for f in reading.figures:
        if f.kind is not Kind.PERCENT or f.value is None or f.table:
            continue
        if f.span.line in reading.plans or f.unit != "%":
            continue
        sentence = _sentence(reading, f)
        clause = re.split(r"[，,；;。]", sentence)[-1] + f.text
        if _GROWTH.search(clause):
            continue
        if f.value == 100:
            yield from _all(f)
        elif _SHARE.search(sentence) and _counted(reading, f, re.split(r"[；;]", sentence)[-1]):
            yield from _in_sentence(reading, f, sentence)
        elif _AREA_SHARE.search(clause):
            yield from _bare(reading, f)


def _sentence(reading: Reading, f: Figure) -> str:
    line = reading.document.lines[f.span.line - 1][: f.span.start]
    return re.split(r"[。！？]", line)[-1]


def _all(f: Figure) -> Iterator[Finding]:
    yield Finding("share_without_base", Verdict.UNDECIDABLE, f"“{f.label}”为 {f.text}",
                  "没有印出分子和分母，不能核算", spans([f]))  # fmt: skip


def fits(part: Decimal, whole: Decimal, printed: Figure) -> bool:
    """Whether a share, rounded to the printed places, is the printed one."""
    if not whole or printed.value is None:
        return False
    share = part / whole * 100
    return share.quantize(printed.step, ROUND_HALF_UP) == printed.value


def _counted(reading: Reading, f: Figure, sentence: str) -> list[Figure]:
    start = f.span.start - len(sentence)
    return [x for x in reading.figures
            if x.kind is Kind.MEASURE and x.span.line == f.span.line and not x.table
            and start <= x.span.start < f.span.start
            and not x.measure.startswith(("change:", "rate:"))]  # fmt: skip


def _in_sentence(reading: Reading, f: Figure, sentence: str) -> Iterator[Finding]:
    """The number just before the share is the part; the whole is a larger one of its kind."""
    here = _counted(reading, f, sentence)
    part = here[-1] if here else None
    if part is None:
        yield from _bare(reading, f)
        return
    wholes = [x for x in here[:-1] if unit_class(x.unit) == unit_class(part.unit)
              and x.amount >= part.amount and x.measure == part.measure]  # fmt: skip
    wholes = [x for x in wholes if x.total or not x.scope[2]] or wholes
    named = _base_named(sentence, part)
    if named or not wholes:
        told = [x for x in reading.whole(named or part.measure) if x is not part]
        wholes = [x for x in told if x.amount >= part.amount] or wholes
    pair = _rate_pair(here) if re.search(r"率", sentence[-12:]) else None
    if pair is not None:
        part, wholes = pair[0], [pair[1]]
    if not wholes:
        yield from _bare(reading, f)
        return
    good = [w for w in wholes if fits(part.amount, w.amount, f)]
    chosen = good or wholes[:1]
    steps = [f"{part.text} ÷ {w.text} = {share_text(part.amount, w.amount)}" for w in chosen]
    verdict = Verdict.HOLDS if good else Verdict.FAILS
    words = f"{'；'.join(steps)}，文中为 {f.text}"
    yield Finding("share", verdict, f"“{f.label or part.label}”{f.text}由文中数字得出", words,
                  spans([f, part, *chosen]))  # fmt: skip


def _base_named(sentence: str, part: Figure) -> str:
    """The measure that the sentence names as the whole (占处罚总数的), or nothing."""
    found = re.findall(_BASE, sentence)
    return measure_of(found[-1], part.unit) if found else ""


def _rate_pair(here: list[Figure]) -> tuple[Figure, Figure] | None:
    """A rate after two numbers of one unit (立案 40 件，结案 38 件，结案率 95%)."""
    if len(here) < 2 or unit_class(here[-1].unit) != unit_class(here[-2].unit):
        return None
    a, b = here[-1], here[-2]
    return (a, b) if a.amount <= b.amount else (b, a)


def _bare(reading: Reading, f: Figure) -> Iterator[Finding]:
    if _field_words(reading, f):
        yield from _of_fields(reading, f)
        return
    yield Finding("share_without_base", Verdict.UNDECIDABLE, f"“{f.label}”为 {f.text}",
                  "文中没有印出可以核算的分子和分母", spans([f]))  # fmt: skip


def _field_words(reading: Reading, f: Figure) -> tuple[str, ...]:
    """The fields that the sentence of a share names, where the report tells of fields at all."""
    if len(reading.areas) < 2:
        return ()
    line = reading.document.lines[f.span.line - 1][: f.span.start]
    sentence = re.split(r"[。；！？]", line)[-1]
    return tuple(n for n in fields_in(sentence) if n in FIELDS)


def _of_fields(reading: Reading, f: Figure) -> Iterator[Finding]:
    """A share of some fields: by the base that is named, else by number and by amount; one
    reading that fits is enough."""
    named = _base_of(_sentence(reading, f))
    tried = [
        x for m in ([named] if named else ["penalties", "fines"]) for x in _tried(reading, f, m)
    ]
    good = [x for x in tried if x.verdict is Verdict.HOLDS]
    yield from good or tried


def _base_of(sentence: str) -> str:
    """Money or cases, where the sentence names the base (占全部罚款金额的)."""
    found = re.findall(_BASE, sentence)
    tried = (measure_of(found[-1], unit) for unit in ("万元", "件")) if found else iter(())
    return next((m for m in tried if m in {"fines", "penalties"}), "")


def _tried(reading: Reading, f: Figure, measure: str) -> Iterator[Finding]:
    names = _field_words(reading, f)
    whole = first(reading.whole(measure))
    parts = parts_over(reading, measure, "area")
    if whole is None or not parts or not whole.amount:
        return
    sets = _sets(parts, whole.amount)
    meant = [s for s in sets if _meant(reading, names, s.names, frozenset(parts))]
    good = [s for s in meant if fits(s.part, whole.amount, f)]
    missing = [a for a in reading.areas if a not in parts]
    note = f"（{'、'.join(missing)}没有写明{name_of(measure)}数）" if missing else ""
    base = f"以{name_of(measure)}计"
    if good:
        real = f"{'、'.join(good[0].names)} {show(good[0].share, 2)}%"
        words = f"{base}：{real}，与 {f.text} 相符{note}"
        verdict = Verdict.HOLDS
    else:
        words, verdict = _nearest(base, f, (sets, meant), note), Verdict.FAILS
        if measure == "penalties":
            words += _whole_number(f, whole)
    rests = spans([f, whole, *parts.values()])
    yield Finding("share_of_fields", verdict, f"“{f.label}”{f.text}由文中数字得出", words, rests)


def _whole_number(f: Figure, whole: Figure) -> str:
    """Whether any whole number of cases gives the share at all."""
    value = f.value or Decimal(0)
    near = int(value * whole.amount / 100)
    tried = [Decimal(near), Decimal(near + 1)]
    if any(fits(n, whole.amount, f) for n in tried):
        return ""
    told = "，".join(f"{n}/{show(whole.amount)} = {share_text(n, whole.amount)}" for n in tried)
    return f"；没有哪个整数件数能得出这一比例（{told}）"


def _sets(parts: dict[str, Figure], whole: Decimal) -> list[Set]:
    names = list(parts)[:MOST_SETS]
    out = []
    for size in range(1, len(names) + 1):
        for chosen in combinations(names, size):
            part = sum((parts[n].amount for n in chosen), Decimal(0))
            out.append(Set(chosen, part, part / whole * 100))
    return out


def _meant(
    reading: Reading, names: tuple[str, ...], chosen: tuple[str, ...], told: frozenset[str]
) -> bool:
    """Whether a set of fields is what the words name: each name stands for its own field, or for
    the field that the report elsewhere joins with it in one word."""
    reach = [{a for a in reading.areas if _stands_for(reading, n, a)} & told for n in names]
    every = set().union(*reach) if reach else set()
    return bool(every) and set(chosen) <= every and all(not r or r & set(chosen) for r in reach)


def _stands_for(reading: Reading, name: str, area: str) -> bool:
    if name in area or area in name:
        return True
    text = "\n".join(reading.document.lines)
    own = fields_in(area)
    return any(f"{name}{o}" in text or f"{o}{name}" in text for o in own)


def _nearest(base: str, f: Figure, groups: tuple[list[Set], list[Set]], note: str) -> str:
    sets, meant = groups
    value = f.value or Decimal(0)

    def listed(found: list[Set], most: int) -> str:
        near = sorted(found, key=lambda s: abs(s.share - value))[:most]
        return "；".join(f"{'+'.join(s.names)} {show(s.share, 2)}%" for s in near)

    words = f"{base}，推不出 {f.text}{note}"
    if meant:
        words += f"。按文字所指：{listed(meant, 3)}"
    return words + f"。最接近的组合（不是解释）：{listed(sets, 3)}"

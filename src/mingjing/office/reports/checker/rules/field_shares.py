"""A share of some fields: by number or by amount, and the nearest sets where none fits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from mingjing.office.reports.checker.numerals import show
from mingjing.office.reports.checker.rules.common import (
    BASE,
    first,
    fits,
    name_of,
    sentence_of,
    share_text,
    spans,
)
from mingjing.office.reports.checker.rules.sums import parts_over
from mingjing.office.reports.checker.shapes import Figure, Finding, Kind, Reading, Verdict
from mingjing.office.reports.checker.words import FIELDS, MONEY, fields_in, measure_of

MOST_SETS = 10
Joined = frozenset[tuple[str | None, ...]]
_ANY_FIELD = "|".join(sorted(FIELDS, key=len, reverse=True))
_PAIR = re.compile(f"(?=({_ANY_FIELD})({_ANY_FIELD}))")


@dataclass(frozen=True, slots=True)
class Set:
    """Some of the fields, and their share of a whole."""

    names: tuple[str, ...]
    part: Decimal
    share: Decimal


def field_words(reading: Reading, f: Figure) -> tuple[str, ...]:
    """The fields that the sentence of a share names, where the report tells of fields at all."""
    if len(reading.areas) < 2:
        return ()
    line = reading.document.lines[f.span.line - 1][: f.span.start]
    sentence = re.split(r"[。；！？]", line)[-1]
    return tuple(n for n in fields_in(sentence) if n in FIELDS)


def of_fields(reading: Reading, f: Figure, joined: Joined) -> Iterator[Finding]:
    """A share of some fields: by the base that is named, else by number and by amount; one
    reading that fits is enough."""
    named = _base_of(sentence_of(reading, f))
    both = _of_unit(reading, f)
    tried = [x for m in ([named] if named else both) for x in _tried(reading, f, m, joined)]
    good = [x for x in tried if x.verdict is Verdict.HOLDS]
    said = _ACT.search(sentence_of(reading, f))
    yield from good or (tried if said else [replace(x, verdict=Verdict.UNDECIDABLE) for x in tried])


_ACT = re.compile(r"处罚|罚|案|执法|查处")
"""Words without which a share of fields may be one of complaints, or of anything."""
_RIGHT_BEHIND = re.compile(r"[，、（(]?(?:约|近|仅)?占[^，。；\d]{0,6}$")


def _of_unit(reading: Reading, f: Figure) -> list[str]:
    """Cases and money; right behind a number (71 件，占 34%) only what that number counts."""
    earlier = [x for x in reading.on_line(f.span.line) if x.span.end <= f.span.start]
    line = reading.document.lines[f.span.line - 1]
    near = [x for x in earlier[-1:] if x.kind is Kind.MEASURE
            and _RIGHT_BEHIND.fullmatch(line[x.span.end : f.span.start])]  # fmt: skip
    if not near:
        return ["penalties", "fines"]
    return ["fines"] if near[0].unit in MONEY else ["penalties"]


def _base_of(sentence: str) -> str:
    """Money or cases, where the sentence names the base (占全部罚款金额的)."""
    found = re.findall(BASE, sentence)
    tried = (measure_of(found[-1], unit) for unit in ("万元", "件")) if found else iter(())
    return next((m for m in tried if m in {"fines", "penalties"}), "")


def _tried(reading: Reading, f: Figure, measure: str, joined: Joined) -> Iterator[Finding]:
    names = field_words(reading, f)
    whole = first(reading.whole(measure))
    parts = parts_over(reading, measure, "area")
    if whole is None or not parts or not whole.amount:
        return
    sets = _sets(parts, whole.amount)
    reach = [{a for a in parts if _stands_for(n, a, joined)} for n in names]
    meant = [s for s in sets if _meant(reach, s.names)]
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


def _meant(reach: list[set[str]], chosen: tuple[str, ...]) -> bool:
    """Whether a set of fields is what the words name: each name stands for its own field, or for
    the field that the report elsewhere joins with it in one word."""
    every = set().union(*reach) if reach else set()
    return bool(every) and set(chosen) <= every and all(not r or r & set(chosen) for r in reach)


def _stands_for(name: str, area: str, joined: Joined) -> bool:
    if name in area or area in name:
        return True
    return any((name, o) in joined or (o, name) in joined for o in fields_in(area))


def joined_fields(reading: Reading) -> Joined:
    """The pairs of known fields that stand in one word anywhere in the text (道桥排水)."""
    if len(reading.areas) < 2:
        return frozenset()
    return frozenset(m.groups() for x in reading.document.lines for m in _PAIR.finditer(x))


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

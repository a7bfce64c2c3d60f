"""The same duration over and over, the same words at different objects, the same picture twice."""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from mingjing.law.honesty.entering import lines_of, told, too_few
from mingjing.law.honesty.exact import binomial_tail
from mingjing.law.honesty.rules import setting
from mingjing.law.honesty.shapes import Found, Line, Material, Recorded, Said, Worked

_NOT_WORDS = re.compile(r"[\W_]+")
_MINUTE, _PERCENT = 60, 100
_SHOWN = 40


def minutes(work: Worked) -> int:
    """How long a piece of work took, in whole minutes."""
    return round((work.end - work.start).total_seconds() / _MINUTE)


def same_duration(material: Material) -> Said:
    """One duration, to the minute, that makes up more of a unit's work than the office allows."""
    rule, on = "same_duration", material.until
    share, least = setting("same_duration_percent", on) / _PERCENT, setting("rows_at_least", on)
    found, silent, chances = [], [], []
    lengths: dict[int, Counter[int]] = defaultdict(Counter)
    for work in material.works:
        lengths[work.unit][minutes(work)] += 1
    usual: dict[int, int] = {}
    for unit, counts in sorted(lengths.items()):
        total = counts.total()
        if total < least:
            silent.append(too_few(rule, unit, total, least, of="检查"))
            continue
        [(long, many)] = counts.most_common(1)
        chance = min(binomial_tail(total, many, share) / share, 1.0)  # any of 1/share lengths
        if many <= share * total:
            chances.append(chance)
            continue
        sentence = f"{total} 次检查中 {many} 次都是 {long} 分钟，请说明开始和结束时间是怎样记下的。"
        usual[unit] = long
        topic = f"{material.since}~{material.until}"
        found.append(Found(rule, unit, topic, sentence, (), chance=chance))
    lines = lines_of(material.works, {unit: partial(_as_long, n) for unit, n in usual.items()})
    whole = tuple(replace(f, lines=lines[f.unit]) for f in found)
    return Said(whole, tuple(silent), len(found) + len(chances), tuple(chances))


def _as_long(long: int, work: Worked) -> str:
    return f"{told(work.start)} 起 {long} 分钟" if minutes(work) == long else ""


def same_words(material: Material) -> Said:
    """A telling of some length that stands word for word under different objects."""
    rule, on = "same_words", material.until
    rows, signs = setting("same_text_rows", on), setting("same_text_signs", on)
    asked, often = _told_often(material.works, signs, rows)
    said: dict[tuple[int, str], list[Worked]] = defaultdict(list)
    for work in material.works if often else ():
        plain = _NOT_WORDS.sub("", work.words)
        if len(plain) >= signs and hash((work.unit, plain)) in often:
            said[work.unit, plain].append(work)
    found = []
    for (unit, plain), works in sorted(said.items()):
        works.sort(key=lambda w: (w.start, w.ref))
        places = {w.place for w in works}
        tellings = {w.together or str(w.ref) for w in works}
        if len(places) < rows or len(tellings) < rows:
            continue
        words = works[0].words
        short = words if len(words) <= _SHOWN else words[:_SHOWN] + "……"
        sentence = (
            f"{len(works)} 次检查、{len(places)} 处不同对象的记述一字不差（“{short}”），"
            "请说明各处当时看到的是什么。"
        )
        lines = tuple(Line(w.ref, f"{told(w.start)} {w.place}") for w in works)
        found.append(Found(rule, unit, plain, sentence, lines))
    return Said(tuple(found), (), asked)


def _told_often(works: Iterable[Worked], signs: int, rows: int) -> tuple[int, set[int]]:
    """How many tellings are long enough to be compared, and which stand often enough to be looked
    at, each by a number of eight bytes: the tellings themselves need not lie in memory."""
    told_of: dict[int, array[int]] = defaultdict(lambda: array("q"))
    for work in works:
        plain = _NOT_WORDS.sub("", work.words)
        if len(plain) >= signs:
            told_of[work.unit].append(hash((work.unit, plain)))
    asked = sum(map(len, told_of.values()))
    return asked, set().union(*(_repeated(numbers, rows) for numbers in told_of.values()))


def _repeated(numbers: array[int], times: int) -> set[int]:
    """The numbers that stand so many times or more."""
    ordered = sorted(numbers)
    return {a for a, b in zip(ordered, ordered[times - 1 :], strict=False) if a == b}


def same_picture(material: Material) -> Said:
    """One file, byte for byte, in pieces of work that have nothing to do with one another."""
    rule = "same_picture"
    prints = array("q", (hash(one.fingerprint) for one in material.recordings))
    twice = _repeated(prints, 2)
    files: dict[str, list[Recorded]] = defaultdict(list)
    again = [one for one in material.recordings if hash(one.fingerprint) in twice] if twice else []
    for one in sorted(again, key=lambda r: (r.taken_at, r.ref)):
        files[one.fingerprint].append(one)
    found = []
    for print_, rows in sorted(files.items()):
        if len(_unrelated(rows)) < 2:
            continue
        for unit in sorted({r.unit for r in rows}):
            own = [r for r in rows if r.unit == unit]
            others = len(rows) - len(own)
            with_others = f"（另有 {others} 份在其他单位）" if others else ""
            sentence = (
                f"同一份音像（指纹 {print_[:12]}…）收入了 {len(_unrelated(rows))} 件没有关联的工作"
                f"{with_others}，请说明它是哪一件的。"
            )
            lines = tuple(Line(r.ref, f"采集时间 {told(r.taken_at)}") for r in own)
            found.append(Found(rule, unit, print_, sentence, lines))
    return Said(tuple(found), (), len(prints))


def _unrelated(rows: Sequence[Recorded]) -> list[set[str]]:
    """The works of these files, those that share a folder taken as one."""
    groups: list[set[str]] = []
    for row in rows:
        mine = set(row.works)
        touching = [g for g in groups if g & mine]
        for group in touching:
            groups.remove(group)
            mine |= group
        groups.append(mine)
    return groups

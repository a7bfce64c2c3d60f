"""One person at two places at once or with no time for the way between, acts without a valid
certificate, and records whose times stand in the wrong order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby, pairwise
from math import asin, cos, radians, sin, sqrt
from operator import attrgetter

from mingjing.law.day import day_told
from mingjing.law.honesty.entering import ZONE, day_of, told
from mingjing.law.honesty.rules import setting
from mingjing.law.honesty.shapes import (
    Found,
    Line,
    Material,
    Pair,
    Rows,
    Said,
    Spell,
    Uncertified,
)

_EARTH_METRES = 6_371_000.0
_HOUR = 3_600.0
_KILO = 1_000.0


def metres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The distance of two points on the globe in a straight line over the ground."""
    north, east = (radians(b - a) for a, b in zip(one, other, strict=True))
    square = (
        sin(north / 2) ** 2 + cos(radians(one[0])) * cos(radians(other[0])) * sin(east / 2) ** 2
    )
    return 2 * _EARTH_METRES * asin(min(sqrt(square), 1.0))


def _of_persons(spells: Iterable[Spell]) -> Iterator[tuple[int, list[Spell]]]:
    """Each person with their spells in order; no more than one person's lie in memory where the
    rows are read anew."""
    whose = attrgetter("person")
    rows = spells if isinstance(spells, Rows) else sorted(spells, key=whose)
    for person, those in groupby(rows, key=whose):
        yield person, sorted(those, key=lambda s: (s.start, s.end, s.ref))


def _apart(one: Spell, other: Spell, least: int) -> bool:
    """Whether two spells are of different work at different places. A moment whose place nobody
    named (a photograph) is told apart by its position alone."""
    if one.work == other.work:
        return False
    if one.spot and other.spot and one.spot != other.spot:
        return True
    if one.spot and one.spot == other.spot:
        return False
    if one.position is None or other.position is None:
        return False
    return metres(one.position, other.position) >= least


def two_places(material: Material) -> Said:
    """Spells of one person that overlap at different places."""
    rule, on = "two_places", material.until
    slack, least = timedelta(minutes=setting("overlap_minutes", on)), setting("travel_metres", on)
    found: dict[tuple[int, int, date], list[Spell]] = defaultdict(list)
    asked = 0
    for person, spells in _of_persons(material.spells):
        asked += len(spells)
        open_: list[Spell] = []
        for spell in spells:
            open_ = [s for s in open_ if s.end > spell.start]
            for other in open_:
                if _apart(other, spell, least) and _clash(other, spell, slack):
                    rows = found[spell.unit, person, day_of(spell.start)]
                    rows += [s for s in (other, spell) if s not in rows]
            open_.append(spell)
    together: dict[tuple[int, date, tuple[Spell, ...]], list[int]] = defaultdict(list)
    for (unit, person, day), rows in sorted(found.items()):
        told_once = {s.ref: replace(s, person=0) for s in rows}
        together[unit, day, tuple(told_once.values())].append(person)
    minutes = setting("overlap_minutes", on)
    return Said(
        tuple(
            Found(rule, unit, f"{day}@{'-'.join(s.ref.number for s in alike)}",
                  f"{day_told(day)}，同一人的 {len(alike)} 件工作在不同地点、"
                  f"时间重叠超过 {minutes} 分钟，请核对人员、地点和时间。",
                  tuple(_line(s) for s in alike), tuple(persons))
            for (unit, day, alike), persons in together.items()
        ), (), asked,
    )  # fmt: skip


def _clash(one: Spell, other: Spell, slack: timedelta) -> bool:
    """Two stretches overlap longer than the slack; a moment lies deeper in a stretch than it."""
    if other.start == other.end:
        return one.start + slack < other.start < one.end - slack
    return min(one.end, other.end) - max(one.start, other.start) > slack


def too_far(material: Material) -> Said:
    """Spells of one person one after the other, with no time for the way between."""
    rule, on = "too_far", material.until
    fastest, least = setting("travel_speed", on), setting("travel_metres", on)
    slack = timedelta(minutes=setting("overlap_minutes", on))
    found, asked = [], 0
    for person, spells in _of_persons(material.spells):
        for one, other in pairwise([s for s in spells if s.position]):
            if not one.position or not other.position or not _apart(one, other, least):
                continue
            asked += 1
            far, time = metres(one.position, other.position), other.start - one.end
            if time < timedelta(0) or far < least:
                continue
            if far / _KILO <= fastest * (time + slack).total_seconds() / _HOUR:
                continue
            topic = f"{person}@{min(one.ref, other.ref).number}-{max(one.ref, other.ref).number}"
            sentence = (
                f"同一人 {told(one.end)} 离开前一处，"
                f"{other.start.astimezone(ZONE):%H:%M} 到达后一处，"
                f"两处直线相距约 {far / _KILO:.1f} 公里，请核对人员、地点和时间。"
            )
            rows = (_line(one), _line(other))
            found.append(Found(rule, other.unit, topic, sentence, rows, (person,)))
    return Said(tuple(found), (), asked)


def _line(spell: Spell) -> Line:
    until = f" 至 {spell.end.astimezone(ZONE):%H:%M}" if spell.end > spell.start else ""
    return Line(spell.ref, f"{told(spell.start)}{until} {spell.spot}")


def no_certificate(material: Material) -> Said:
    """Acts by somebody whose certificate was not valid on the day, one question for each person."""
    rule = "no_certificate"
    rows: dict[tuple[int, int], list[Uncertified]] = defaultdict(list)
    for one in sorted(material.uncertified, key=lambda u: (u.at, u.ref)):
        rows[one.unit, one.person].append(one)
    return Said(
        tuple(
            Found(rule, unit, str(person),
                  f"{len(those)} 件记录办理当日，办理人没有登记在册的有效执法证件，请核对有效期。",
                  tuple(Line(o.ref, f"{o.act} {told(o.at)}") for o in those), (person,))
            for (unit, person), those in sorted(rows.items())
        ), (), material.enforcing,
    )  # fmt: skip


def out_of_order(material: Material) -> Said:
    """Records that came after what they rest on and are told as earlier, one question a pair."""
    rule = "out_of_order"
    asked, wrong = 0, list[Pair]()
    for pair in material.pairs:
        asked += 1
        if pair.later_at < pair.earlier_at:
            wrong.append(pair)
    return Said(
        tuple(
            Found(rule, p.unit, f"{p.earlier.number}>{p.later.number}:{p.why}",
                  f"{p.why}：{told(p.later_at)} 早于 {told(p.earlier_at)}，请核对两处的时间。",
                  tuple(dict.fromkeys((Line(p.earlier, told(p.earlier_at)),
                                       Line(p.later, told(p.later_at))))))
            for p in sorted(wrong, key=lambda p: (p.later_at, p.later, p.why))
        ), (), asked,
    )  # fmt: skip

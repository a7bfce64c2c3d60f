"""Recorded time against recordings: taken outside the work, or not there where it has to be."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta

from mingjing.law.honesty.entering import ZONE, told
from mingjing.law.honesty.rules import setting
from mingjing.law.honesty.shapes import Demanding, Found, Line, Material, Recorded, Said


def recording_apart(material: Material) -> Said:
    """Recordings taken while no step of their work was going on, one question a piece of work."""
    rule, on = "recording_apart", material.until
    slack = timedelta(minutes=setting("recording_minutes", on))
    rows: dict[tuple[int, str], list[Recorded]] = defaultdict(list)
    asked = 0
    for one in material.recordings:
        asked += 1
        if not one.moments:
            continue
        inside = any(a - slack <= one.taken_at <= b + slack for a, b in one.moments)
        if not inside:
            rows[one.unit, one.works[0]].append(one)
    found = []
    for (unit, work), those in sorted(rows.items()):
        those.sort(key=lambda r: (r.taken_at, r.ref))
        sentence = (
            f"{len(those)} 份音像的采集时间不在{work} 任何一步的前后 "
            f"{setting('recording_minutes', on)} 分钟以内，请说明是何时、为何采集的。"
        )
        lines = tuple(Line(r.ref, f"采集 {told(r.taken_at)}；{_nearest(r)}") for r in those)
        persons = tuple(sorted({r.person for r in those}))
        found.append(Found(rule, unit, work, sentence, lines, persons))
    return Said(tuple(found), (), asked)


def _nearest(one: Recorded) -> str:
    start, end = min(
        one.moments, key=lambda m: min(abs(one.taken_at - m[0]), abs(one.taken_at - m[1]))
    )
    until = f" 至 {told(end)[-5:]}" if end > start else ""
    return f"最近的一步 {told(start)}{until}"


def recording_missing(material: Material) -> Said:
    """Acts of which a recording has to be kept and none is, one question an act."""
    rule = "recording_missing"
    bare: list[Demanding] = [d for d in material.demanding if not d.kept]
    found = tuple(
        Found(
            rule, d.unit, f"{d.ref.number}:{d.act}:{d.at.astimezone(ZONE):%Y-%m-%d %H:%M}",
            f"{told(d.at)}“{d.act}”当日没有收入音像，请补充收入或者说明。",
            (Line(d.ref, f"{d.act} {told(d.at)}"),),
        )
        for d in sorted(bare, key=lambda d: (d.at, d.ref, d.act))
    )  # fmt: skip
    return Said(found, (), len(material.demanding))

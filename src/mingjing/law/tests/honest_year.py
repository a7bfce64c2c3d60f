"""A year of honest work as chance makes it, in plain values: what the rules must leave alone.

It is made rougher than independence on purpose: busy and idle days, seasons, campaigns of a week,
units with habits of rounding and of entering the next morning, days without a network.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from functools import cache
from math import cos, pi

from mingjing.law.day import official_calendar
from mingjing.law.honesty.shapes import (
    Acted,
    Demanding,
    Material,
    Pair,
    Recorded,
    Ref,
    Spell,
    Worked,
)

ZONE = timezone(timedelta(hours=8))
SINCE, UNTIL = date(2023, 1, 1), date(2023, 12, 31)
_DEGREE = 0.009  # about a kilometre to the north
_WHAT = ("灭火器压力不足", "用气软管老化", "报警装置没有通电", "通道堆放杂物", "油烟管道没有清洗")
_WHERE = ("后厨", "前厅", "库房", "二楼", "院内", "操作间")


@dataclass(frozen=True, slots=True)
class Habits:
    """How one unit works."""

    rate: float
    lively: float
    rounding: int
    next_morning: float
    offline: float
    campaigns: tuple[date, ...]
    press: float = 2.0


@cache
def working_days() -> tuple[date, ...]:
    """The working days of the year."""
    days = (SINCE + timedelta(days=n) for n in range((UNTIL - SINCE).days + 1))
    return tuple(d for d in days if official_calendar().is_working_day(d))


def habits(rng: random.Random) -> Habits:
    """The habits of a unit: from a few visits a month to several a day."""
    return Habits(
        rate=rng.uniform(0.3, 3.0), lively=rng.uniform(0.8, 4.0), rounding=rng.choice((1, 1, 5)),
        next_morning=rng.uniform(0.0, 0.3), offline=rng.uniform(0.0, 0.04),
        campaigns=tuple(rng.choices(working_days(), k=rng.randint(0, 2))),
    )  # fmt: skip


def rough_habits(rng: random.Random) -> Habits:
    """Honest, but close to what the rules ask about: long campaigns at any time of the month,
    hours rounded to a quarter or a half, much entered the next morning, a network that fails."""
    return Habits(
        rate=rng.uniform(0.3, 3.0), lively=rng.uniform(0.3, 2.0),
        rounding=rng.choice((1, 5, 15)), next_morning=rng.uniform(0.2, 0.6),
        offline=rng.uniform(0.0, 0.15), press=4.0,
        campaigns=tuple(rng.choices(working_days(), k=rng.randint(2, 6))),
    )  # fmt: skip


def honest_year(seed: int, units: int = 8, *, rough: bool = False) -> Material:
    """The material of a year of several units."""
    rng = random.Random(seed)
    acts: list[Acted] = []
    works: list[Worked] = []
    spells: list[Spell] = []
    recordings: list[Recorded] = []
    for unit in range(1, units + 1):
        how = rough_habits(rng) if rough else habits(rng)
        for day in working_days():
            for work, person in _day(rng, how, unit, day, first=len(works)):
                works.append(work)
                entered = _entered(rng, how, work)
                acts.append(Acted(work.ref, unit, work.end, entered, person))
                where = (39.0 + _DEGREE * rng.random() * 4, 117.2)
                spells += [
                    Spell(work.ref, unit, one, work.start, work.end, work.place, work.ref.number,
                          where)
                    for one in (person, person + 1)
                ]  # fmt: skip
                recordings.append(_photo(rng, work, person, len(recordings)))
    names = {n: f"{n} 队" for n in range(1, units + 1)}
    demanding, pairs = _beside(random.Random(f"beside {seed}"), works)
    return Material(SINCE, UNTIL, names, tuple(acts), tuple(works), tuple(spells),
                    tuple(recordings), demanding, (), 2 * len(works), pairs)  # fmt: skip


def _beside(
    rng: random.Random, works: Sequence[Worked]
) -> tuple[tuple[Demanding, ...], tuple[Pair, ...]]:
    """What is seized is recorded; who complained is visited afterwards, at times within minutes;
    an order follows its visit."""
    demanding: list[Demanding] = []
    pairs: list[Pair] = []
    for work in works:
        key = work.ref.key
        if rng.random() < 0.02:
            demanding.append(Demanding(work.ref, work.unit, work.end, "查封扣押", kept=True))
        if rng.random() < 0.1:
            before = work.start - timedelta(minutes=rng.choice((0, 3, 40, 2_000)))
            pairs.append(Pair(Ref("complaint", key, f"T{key:06d}"), work.ref, work.unit, before,
                              work.start, "核查早于收到投诉"))  # fmt: skip
        if rng.random() < 0.05:
            given = work.start + timedelta(minutes=rng.choice((0, 5, 30)))
            pairs.append(Pair(work.ref, Ref("correction_order", key, f"Z{key:06d}"), work.unit,
                              work.start, given, "责令改正早于检查开始"))  # fmt: skip
    return tuple(demanding), tuple(pairs)


def _many(rng: random.Random, how: Habits, day: date) -> int:
    season = 1.0 + 0.4 * cos(2 * pi * (day.timetuple().tm_yday - 200) / 365)
    pressed = any(timedelta() <= day - c < timedelta(days=7) for c in how.campaigns)
    mean = how.rate * season * (how.press if pressed else 1.0)
    level = rng.gammavariate(how.lively, mean / how.lively)
    passed, n = rng.expovariate(1.0), 0
    while passed < level:
        passed, n = passed + rng.expovariate(1.0), n + 1
    return min(n, 9)


def _day(
    rng: random.Random, how: Habits, unit: int, day: date, *, first: int
) -> list[tuple[Worked, int]]:
    """The visits of a day by two teams of the unit, each one after the other."""
    rows: list[tuple[Worked, int]] = []
    clock: dict[int, datetime] = {}
    for n in range(_many(rng, how, day)):
        team = 100 * unit + 2 * (n % 2)
        start = clock.get(team, datetime(day.year, day.month, day.day, 9, tzinfo=ZONE))
        start += timedelta(minutes=rng.randint(10, 50))
        long = max(round(rng.lognormvariate(3.4, 0.5) / how.rounding) * how.rounding, how.rounding)
        end = start + timedelta(minutes=min(long, 90))
        clock[team] = end
        words = ""
        if rng.random() < 0.3:
            words = (
                f"{rng.choice(_WHERE)}{rng.choice(_WHAT)}，编号{rng.randint(1, 400)}，已教育改正"
            )
        key = first + n
        place = f"店{rng.randint(1, 3000)}-{unit}"
        rows.append((Worked(Ref("inspection", key, f"N{key:06d}"), unit, place, start, end, words,
                            str(key)), team))  # fmt: skip
    return rows


def _entered(rng: random.Random, how: Habits, work: Worked) -> datetime:
    """When it was entered. A day without a network is late for all of its work."""
    dark = random.Random(f"{work.unit}{work.start.date()}{how.rate}").random() < how.offline
    if dark:
        return work.end + timedelta(days=rng.randint(1, 3), minutes=rng.randint(0, 300))
    if rng.random() < how.next_morning:
        return work.end + timedelta(hours=rng.randint(14, 23))
    return work.end + timedelta(minutes=rng.randint(1, 240))


def _photo(rng: random.Random, work: Worked, person: int, n: int) -> Recorded:
    taken = work.start + (work.end - work.start) * rng.uniform(-0.1, 1.1)
    return Recorded(Ref("exhibit", n, f"Z{n:06d}"), work.unit, person, taken, f"hash{n}",
                    (work.ref.number,), ((work.start, work.end),))  # fmt: skip


def moved(works: Sequence[Worked], unit: int, share: float, days: Sequence[date],
          rng: random.Random) -> tuple[Worked, ...]:  # fmt: skip
    """A share of a unit's work told as done on one of these days instead, of the same month."""
    rows = []
    for work in works:
        mine = [d for d in days if (d.year, d.month) == (work.start.year, work.start.month)]
        if work.unit == unit and mine and rng.random() < share:
            day = rng.choice(mine)
            start = work.start.replace(month=day.month, day=day.day)
            work = replace(work, start=start, end=start + (work.end - work.start))
        rows.append(work)
    return tuple(rows)

"""`python -m bench.honesty [SEEDS]`: how often honest years are asked about, and planted faults.

An honest year has 8 units with habits of their own (see mingjing.law.tests.honest_year); every
question about it is a false one. Rough but honest years come close to what the rules ask about.
A planted fault is of a moderate size in one unit of an honest year; it is found when its rule asks
that unit.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from time import perf_counter

from rich.console import Console
from rich.table import Table

from mingjing.law.honesty.rules import RULES
from mingjing.law.honesty.shapes import Demanding, Material, Uncertified, Worked
from mingjing.law.honesty.weigh import weigh
from mingjing.law.tests.honest_year import honest_year, moved, working_days

SEEDS, PLANTED, UNITS = 100, 40, 8
Plant = Callable[[Material, int, random.Random], Material]


def _ends(last: int, *, quarters: bool) -> list[date]:
    by_month: dict[int, list[date]] = {}
    for day in working_days():
        by_month.setdefault(day.month, []).append(day)
    return [d for m, days in by_month.items() if not quarters or m % 3 == 0 for d in days[-last:]]


def _late(m: Material, unit: int, rng: random.Random) -> Material:
    """All work of two days in five is entered two days later."""
    late = {d for d in working_days() if rng.random() < 0.4}
    return replace(m, acts=tuple(
        replace(a, entered_at=a.at + timedelta(days=2))
        if a.unit == unit and a.at.date() in late else a for a in m.acts
    ))  # fmt: skip


def _burst(m: Material, unit: int, rng: random.Random) -> Material:
    """Three weeks' work is entered by one person in one hour, two days after."""
    first = rng.choice([d for d in working_days() if d.month < 12])
    mine = [a for a in m.acts if a.unit == unit and 0 <= (a.at.date() - first).days < 21]
    end = max((a.at for a in mine), default=m.acts[0].at) + timedelta(days=2)
    told = {a.ref: end + timedelta(minutes=n) for n, a in enumerate(mine[:55])}
    return replace(m, acts=tuple(
        replace(a, entered_at=told[a.ref], entered_by=unit * 100) if a.ref in told else a
        for a in m.acts
    ))  # fmt: skip


def _month(m: Material, unit: int, rng: random.Random) -> Material:
    """A quarter of the work is told as done on the last three working days of its month."""
    return replace(m, works=moved(m.works, unit, 0.25, _ends(3, quarters=False), rng))


def _quarter(m: Material, unit: int, rng: random.Random) -> Material:
    """In the last month of each quarter, two fifths are told as done in its last week."""
    return replace(m, works=moved(m.works, unit, 0.4, _ends(5, quarters=True), rng))


def _duration(m: Material, unit: int, rng: random.Random) -> Material:
    """Two visits in three last exactly half an hour."""
    return replace(m, works=tuple(
        replace(w, end=w.start + timedelta(minutes=30))
        if w.unit == unit and rng.random() < 2 / 3 else w for w in m.works
    ))  # fmt: skip


def _counted(m: Material, unit: int, counts: list[int]) -> Material:
    """The unit's months cut or filled to these counts."""
    kept: list[Worked] = [w for w in m.works if w.unit != unit]
    for month, wanted in enumerate(counts, 1):
        mine = [w for w in m.works if w.unit == unit and w.start.month == month]
        days = [d for d in working_days() if d.month == month]
        for n in range(wanted):
            base = mine[n % len(mine)] if mine else m.works[n]
            day = days[n % len(days)]
            start = base.start.replace(month=month, day=day.day)
            kept.append(replace(base, unit=unit, start=start, end=start + (base.end - base.start)))
    return replace(m, works=tuple(kept))


def _even(m: Material, unit: int, rng: random.Random) -> Material:
    """Seven months in a row have the same count; the others are as they were."""
    counts = [sum(w.unit == unit and w.start.month == k for w in m.works) for k in range(1, 13)]
    first, same = rng.randint(0, 5), rng.randint(15, 30)
    return _counted(m, unit, [same if first <= k < first + 7 else n for k, n in enumerate(counts)])


def _pair(m: Material, unit: int, rng: random.Random) -> Material:
    """Nine of twelve months have another unit's count."""
    other = unit % UNITS + 1
    theirs = [sum(w.unit == other and w.start.month == k for w in m.works) for k in range(1, 13)]
    off = set(rng.sample(range(12), 3))
    return _counted(m, unit, [n + rng.choice((-3, 4)) if k in off else n
                              for k, n in enumerate(theirs)])  # fmt: skip


def _two_places(m: Material, unit: int, rng: random.Random) -> Material:
    """One officer is also told at another place, a minute into a visit."""
    mine = [s for s in m.spells if s.unit == unit]
    one = rng.choice(mine)
    start = one.start + timedelta(minutes=1)
    twin = replace(one, ref=replace(one.ref, key=-1, number="X"), work="X", spot="别处",
                   position=None, start=start, end=start + timedelta(minutes=30))  # fmt: skip
    longer = replace(one, end=one.start + timedelta(minutes=30))
    return replace(m, spells=(*(s for s in m.spells if s is not one), longer, twin))


def _photo_apart(m: Material, unit: int, rng: random.Random) -> Material:
    """One photograph says three hours after the visit."""
    mine = [r for r in m.recordings if r.unit == unit]
    one = rng.choice(mine)
    far = replace(one, taken_at=one.taken_at + timedelta(hours=3))
    return replace(m, recordings=tuple(far if r is one else r for r in m.recordings))


def _words(m: Material, unit: int, rng: random.Random) -> Material:
    """Three visits at other places are told in the words of a fourth."""
    mine = [w for w in m.works if w.unit == unit]
    places = {w.place: w.ref for w in mine}
    copied = set(rng.sample(sorted(places.values()), 4))
    words = "后厨通道堆放杂物约三平方米，灭火器压力不足，已教育改正"
    return replace(m, works=tuple(
        replace(w, words=words) if w.ref in copied else w for w in m.works
    ))  # fmt: skip


def _picture(m: Material, unit: int, rng: random.Random) -> Material:
    """One photograph lies in two visits that have nothing to do with one another."""
    one, other = rng.sample([r for r in m.recordings if r.unit == unit], 2)
    twin = replace(other, fingerprint=one.fingerprint)
    return replace(m, recordings=tuple(twin if r is other else r for r in m.recordings))


def _too_far(m: Material, unit: int, rng: random.Random) -> Material:
    """Five minutes after a visit one officer begins another, fifteen kilometres away."""
    one = rng.choice([s for s in m.spells if s.unit == unit])
    assert one.position is not None
    start = one.end + timedelta(minutes=5)
    far = replace(one, ref=replace(one.ref, key=-1, number="X"), work="X", spot="别处", start=start,
                  end=start + timedelta(minutes=4),
                  position=(one.position[0] + 0.135, one.position[1]))  # fmt: skip
    return replace(m, spells=(*m.spells, far))


def _lapsed(m: Material, unit: int, rng: random.Random) -> Material:
    """One officer's certificate lapses for three weeks of visits."""
    mine = [s for s in m.spells if s.unit == unit]
    one = rng.choice(mine)
    rows = [s for s in mine if s.person == one.person and 0 <= (s.start - one.start).days < 21]
    return replace(m, uncertified=tuple(
        Uncertified(s.ref, s.unit, s.person, s.start, "检查") for s in rows
    ))  # fmt: skip


def _turned(m: Material, unit: int, rng: random.Random) -> Material:
    """One record is told an hour before what it rests on."""
    one = rng.choice([p for p in m.pairs if p.unit == unit])
    wrong = replace(one, later_at=one.earlier_at - timedelta(hours=1))
    return replace(m, pairs=tuple(wrong if p is one else p for p in m.pairs))


def _unrecorded(m: Material, unit: int, rng: random.Random) -> Material:
    """Of one act that asks for a recording there is none."""
    work = rng.choice([w for w in m.works if w.unit == unit])
    bare = Demanding(work.ref, unit, work.end, "留置送达", kept=False)
    return replace(m, demanding=(*m.demanding, bare))


PLANTS: dict[str, Plant] = {
    "late_entry": _late, "entry_burst": _burst, "month_end": _month, "quarter_end": _quarter,
    "same_duration": _duration, "same_words": _words, "same_picture": _picture,
    "even_months": _even, "paired_units": _pair, "two_places": _two_places, "too_far": _too_far,
    "no_certificate": _lapsed, "out_of_order": _turned, "recording_apart": _photo_apart,
    "recording_missing": _unrecorded,
}  # fmt: skip
assert PLANTS.keys() == RULES.keys()


def honest(seeds: int, *, rough: bool) -> tuple[Counter[str], Counter[str], int, int]:
    """Over honest years: years asked about by each rule, false questions, tests, silences."""
    years: Counter[str] = Counter()
    questions: Counter[str] = Counter()
    tests = silent = 0
    for seed in range(seeds):
        weighed = weigh(honest_year(seed, UNITS, rough=rough))
        rules = {f.rule for f in weighed.found}
        years.update(rules)
        years["any statistical rule"] += any(RULES[r].statistical for r in rules)
        years["any rule"] += bool(rules)
        questions.update(f.rule for f in weighed.found)
        tests, silent = tests + weighed.tests, silent + len(weighed.silent)
    return years, questions, tests, silent


def power(name: str, plant: Plant) -> tuple[int, int, int]:
    """How many planted faults are asked about, in units that are large enough to be judged."""
    found = judged = quiet = 0
    for seed in range(10_000, 10_000 + PLANTED):
        rng = random.Random(seed)
        unit = rng.randint(1, UNITS)
        weighed = weigh(plant(honest_year(seed, UNITS), unit, rng))
        if any(s.rule == name and s.unit == unit for s in weighed.silent):
            quiet += 1
            continue
        judged += 1
        found += any(f.rule == name and f.unit == unit for f in weighed.found)
    return found, judged, quiet


def main() -> None:
    """Prints the two tables."""
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else SEEDS
    console, begun = Console(width=110), perf_counter()
    for rough in (False, True):
        _tell_honest(console, seeds, rough=rough)
    table = Table("planted fault", "found", "of judged", "too few to judge", "what was planted")
    for name, plant in PLANTS.items():
        found, judged, quiet = power(name, plant)
        table.add_row(name, str(found), str(judged), str(quiet), (plant.__doc__ or "").strip())
    console.print(table)
    console.print(f"{perf_counter() - begun:.0f} s")


def _tell_honest(console: Console, seeds: int, *, rough: bool) -> None:
    years, questions, tests, silent = honest(seeds, rough=rough)
    table = Table("rule", "honest years asked", "share of years", "false questions a unit-year")
    for name in [*RULES, "any statistical rule", "any rule"]:
        each = f"{questions[name] / (seeds * UNITS):.4f}" if name in RULES else ""
        table.add_row(name, str(years[name]), f"{years[name] / seeds:.3f}", each)
    kind = "rough but honest" if rough else "honest"
    console.print(f"{seeds} {kind} years of {UNITS} units: {tests / seeds:.0f} tests and "
                  f"{silent / seeds:.1f} silences a year")  # fmt: skip
    console.print(table)


if __name__ == "__main__":
    main()

"""Counts that are too even: a unit's months in a straight line, two units month by month alike.

Where work comes as it comes, a month's count is one of many that could have been. No count that
somebody foretells comes true more often than the likeliest one; that bound, multiplied over the
months, is how likely evenness is by chance. It errs to the side of silence: real work varies more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations

from mingjing.law.honesty.entering import day_of, lines_of, told, too_few, work_days
from mingjing.law.honesty.exact import binomial_tail, poisson_peak
from mingjing.law.honesty.rules import setting
from mingjing.law.honesty.shapes import Found, Material, Said, Silent, Worked


@dataclass(frozen=True, slots=True)
class Series:
    """A unit's work by whole month."""

    unit: int
    months: tuple[date, ...]
    counts: tuple[int, ...]

    @property
    def mean(self) -> float:
        """The mean of the months."""
        return sum(self.counts) / len(self.counts)


def whole_months(since: date, until: date) -> list[date]:
    """The first days of the whole months within a period."""
    found, first = [], since if since.day == 1 else _next(since)
    while _next(first) - timedelta(days=1) <= until:
        found.append(first)
        first = _next(first)
    return found


def _next(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def _series(material: Material) -> list[Series]:
    months = whole_months(material.since, material.until)
    found = []
    for unit, days in work_days(material.works).items():
        counts: Counter[date] = Counter()
        for day, many in days.items():
            counts[day.replace(day=1)] += many
        found.append(Series(unit, tuple(months), tuple(counts[m] for m in months)))
    return found


def _within(months: Sequence[date]) -> Callable[[Worked], str]:
    """Tells the work of some months."""
    wanted = frozenset(months)

    def telling(work: Worked) -> str:
        return f"检查 {told(work.start)}" if day_of(work.start).replace(day=1) in wanted else ""

    return telling


def _judged(rule: str, material: Material) -> tuple[list[Series], list[Silent]]:
    on = material.until
    months, mean = setting("months_at_least", on), setting("month_mean_at_least", on)
    kept, silent = [], []
    for one in _series(material):
        if len(one.counts) < months:
            silent.append(too_few(rule, one.unit, len(one.counts), months, of="完整的月份"))
        elif one.mean < mean:
            silent.append(Silent(rule, one.unit, f"每月平均 {one.mean:.1f} 次，少于 {mean}，"
                                                 "数量太少，不能判断"))  # fmt: skip
        else:
            kept.append(one)
    return kept, silent


def even_months(material: Material) -> Said:
    """Months that are equal or grow by the same step, longer than chance makes them."""
    rule = "even_months"
    kept, silent = _judged(rule, material)
    least = setting("months_at_least", material.until)
    found, chances = [], []
    asked: dict[int, Callable[[Worked], str]] = {}
    for one in kept:
        first, length = _straightest(one.counts)
        part = one.counts[first : first + length]
        starts = len(one.counts) - length + 1
        chance = min(starts * poisson_peak(min(part)) ** (length - 2), 1.0)
        if length < least or min(part) == 0:
            chances.append(chance)
            continue
        step = part[1] - part[0]
        how = "都相等" if step == 0 else f"每月{'增' if step > 0 else '减'} {abs(step)}"
        sentence = (
            f"接连 {length} 个月的检查数为 {'、'.join(map(str, part))}，{how}，"
            "请说明各月的任务是怎样安排和完成的。"
        )
        topic = f"{material.since}~{material.until}"
        asked[one.unit] = _within(one.months[first : first + length])
        found.append(Found(rule, one.unit, topic, sentence, (), chance=chance))
    lines = lines_of(material.works, asked)
    whole = tuple(replace(f, lines=lines[f.unit]) for f in found)
    return Said(whole, tuple(silent), len(kept), tuple(chances))


def _straightest(counts: Sequence[int]) -> tuple[int, int]:
    """Where the longest run of equal steps begins, and how many months it has."""
    best = (0, min(len(counts), 2))
    start = 0
    for i in range(2, len(counts)):
        if counts[i] - counts[i - 1] != counts[i - 1] - counts[i - 2]:
            start = i - 1
        if i - start + 1 > best[1]:
            best = (start, i - start + 1)
    return best


def paired_units(material: Material) -> Said:
    """Two units whose months agree, or differ by one and the same number, more than chance."""
    rule = "paired_units"
    kept, silent = _judged(rule, material)
    least = setting("months_at_least", material.until)
    found: list[Found] = []
    chances = []
    for one, other in combinations(kept, 2):
        gaps = [a - b for a, b in zip(one.counts, other.counts, strict=True)]
        gap, many = Counter(gaps).most_common(1)[0]
        chance = _agreeing(len(gaps), many, gap, peak=_peak(one, other))
        if many < least:
            chances.append(chance)
            continue
        for asked, second in ((one, other), (other, one)):
            found.append(_pair(rule, material, asked, second, gaps=gaps, gap=gap, chance=chance))
    asked_of = len(kept) * (len(kept) - 1) // 2
    return Said(tuple(found), tuple(silent) if len(kept) < 2 else (), asked_of, tuple(chances))


def _peak(one: Series, other: Series) -> float:
    """The bound of the unit that varies less likely together: the smaller peak of the two."""
    return min(poisson_peak(min(one.counts)), poisson_peak(min(other.counts)))


def _agreeing(months: int, many: int, gap: int, *, peak: float) -> float:
    """Equal counts need no month to set the gap; a constant gap is set by one of the months."""
    if gap == 0:
        return binomial_tail(months, many, peak)
    return min(months * binomial_tail(months - 1, many - 1, peak), 1.0)


def _pair(
    rule: str, material: Material, asked: Series, other: Series, *, gaps: Sequence[int], gap: int,
    chance: float,
) -> Found:  # fmt: skip
    alike = [m for m, g in zip(asked.months, gaps, strict=True) if g == gap]
    how = "与另一单位相等" if gap == 0 else f"与另一单位每月都相差 {abs(gap)}"
    sentence = (
        f"{len(gaps)} 个月中 {len(alike)} 个月的检查数{how}"
        f"（{material.units.get(other.unit, '')}），请说明任务是怎样下达、数量是怎样统计的。"
    )
    lines = lines_of(material.works, {asked.unit: _within(alike)})[asked.unit]
    pair = sorted((asked.unit, other.unit))
    topic = f"{material.since}~{material.until}|{pair[0]}-{pair[1]}"
    return Found(rule, asked.unit, topic, sentence, lines, chance=chance, test=topic)

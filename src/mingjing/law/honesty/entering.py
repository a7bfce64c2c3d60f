"""Occurred against entered: late days, entries in bursts, work heaped on the last days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from mingjing.law.day import day_told, official_calendar
from mingjing.law.honesty.exact import binomial_tail, expected_last, last_days
from mingjing.law.honesty.rules import setting
from mingjing.law.honesty.shapes import Acted, Found, Line, Material, Said, Silent, Worked

ZONE = timezone(timedelta(hours=8))
"""Beijing time, which has had no summer time since 1991."""
_PERCENT = 100
_QUARTER = 3


def day_of(moment: datetime) -> date:
    """The office's calendar day of a moment."""
    return moment.astimezone(ZONE).date()


def told(moment: datetime) -> str:
    """A moment as the rows tell it."""
    here = moment.astimezone(ZONE)
    return f"{day_told(here)} {here:%H:%M}"


def work_days(works: Iterable[Worked]) -> dict[int, dict[date, int]]:
    """How much work each unit did on each day."""
    found: dict[int, dict[date, int]] = defaultdict(lambda: defaultdict(int))
    for work in works:
        found[work.unit][day_of(work.start)] += 1
    return dict(sorted(found.items()))


def lines_of(
    works: Iterable[Worked], wanted: Mapping[int, Callable[[Worked], str]]
) -> dict[int, tuple[Line, ...]]:
    """The work of some units that is asked about, in order: each with what is told of it, and
    without what tells nothing. Read anew, and only where a unit is asked at all."""
    found: dict[int, list[tuple[datetime, Line]]] = {unit: [] for unit in wanted}
    for work in works if wanted else ():
        if work.unit in wanted and (note := wanted[work.unit](work)):
            found[work.unit].append((work.start, Line(work.ref, note)))
    return {
        unit: tuple(line for _, line in sorted(rows, key=lambda r: (r[0], r[1].ref)))
        for unit, rows in found.items()
    }


def too_few(rule: str, unit: int, have: int, least: int, *, of: str) -> Silent:
    """What is said instead of a guess."""
    return Silent(rule, unit, f"{of}只有 {have}，少于 {least}，数量太少，不能判断")


def late_entry(material: Material) -> Said:
    """The days of a unit on which most of what was entered was entered late."""
    rule, on = "late_entry", material.until
    limit = timedelta(hours=setting("late_hours", on))
    share, least = setting("late_days_percent", on) / _PERCENT, setting("rows_at_least", on)
    found, silent, chances = [], [], []
    bad_days: dict[int, set[date]] = {}
    for unit, days in sorted(_entered(material.acts, limit).items()):
        bad = {day for day, (many, late) in days.items() if 2 * late > many}
        if len(days) < least:
            silent.append(too_few(rule, unit, len(days), least, of="有登记的日子"))
            continue
        chance = binomial_tail(len(days), len(bad), share)
        if len(bad) <= share * len(days):
            chances.append(chance)
            continue
        sentence = (
            f"{day_told(material.since)}至{day_told(material.until)}，"
            f"有登记的 {len(days)} 个日子中 {len(bad)} 个"
            f"过半是迟登（办理后超过 {setting('late_hours', on)} 小时），请说明登记的安排。"
        )
        bad_days[unit] = bad
        found.append(Found(rule, unit, _span(material), sentence, (), chance=chance))
    late = _late_on(material.acts, limit, bad_days)
    whole = tuple(replace(f, lines=late[f.unit]) for f in found)
    return Said(whole, tuple(silent), len(found) + len(chances), tuple(chances))


def _entered(acts: Iterable[Acted], limit: timedelta) -> dict[int, dict[date, tuple[int, int]]]:
    """How many acts each unit entered on each day, and how many of them late."""
    found: dict[int, dict[date, tuple[int, int]]] = defaultdict(lambda: defaultdict(lambda: (0, 0)))
    for row in acts:
        days, day = found[row.unit], day_of(row.entered_at)
        many, late = days[day]
        days[day] = many + 1, late + (row.entered_at - row.at > limit)
    return found


def _late_on(
    acts: Iterable[Acted], limit: timedelta, days: Mapping[int, set[date]]
) -> dict[int, tuple[Line, ...]]:
    """The late acts of some days of some units, in the order of their entering."""
    found: dict[int, list[Acted]] = {unit: [] for unit in days}
    for row in acts if days else ():
        late = row.entered_at - row.at > limit
        if late and day_of(row.entered_at) in days.get(row.unit, ()):
            found[row.unit].append(row)
    return {
        unit: tuple(
            Line(r.ref, f"办理 {told(r.at)}，登记 {told(r.entered_at)}")
            for r in sorted(rows, key=lambda r: (day_of(r.entered_at), r.at, r.ref))
        )
        for unit, rows in found.items()
    }  # fmt: skip


def entry_burst(material: Material) -> Said:
    """One person entering many past days in one sitting."""
    rule, on = "entry_burst", material.until
    many, days = setting("burst_rows", on), setting("burst_days", on)
    window, limit = (timedelta(hours=setting(name, on)) for name in ("burst_hours", "late_hours"))
    past: dict[tuple[int, int], list[Acted]] = defaultdict(list)
    asked = 0
    for row in material.acts:
        asked += 1
        if row.entered_at - row.at > limit and day_of(row.at) < day_of(row.entered_at):
            past[row.unit, row.entered_by].append(row)
    found = []
    for (unit, person), rows in sorted(past.items()):
        rows.sort(key=lambda r: (r.entered_at, r.ref))
        for group in _sittings(rows, window):
            told_days = {day_of(r.at) for r in group}
            if len(group) >= many and len(told_days) >= days:
                found.append(_burst(rule, unit, person, group, len(told_days)))
    return Said(tuple(found), (), asked)


def _sittings(rows: Sequence[Acted], window: timedelta) -> list[list[Acted]]:
    """Entries cut into sittings, each beginning with the first entry after the last window."""
    groups: list[list[Acted]] = []
    for row in rows:
        if groups and row.entered_at - groups[-1][0].entered_at <= window:
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _burst(rule: str, unit: int, person: int, group: Sequence[Acted], days: int) -> Found:
    first, last = group[0].entered_at, group[-1].entered_at
    sentence = (
        f"{told(first)} 至 {last.astimezone(ZONE):%H:%M} 登记了 {len(group)} 条此前 {days} 个日子"
        "办理的记录，请说明为什么集中登记、当时的原始记录在哪里。"
    )
    lines = tuple(Line(r.ref, f"办理 {told(r.at)}，登记 {told(r.entered_at)}") for r in group)
    topic = f"{person}@{first.astimezone(ZONE):%Y-%m-%dT%H:%M}"
    return Found(rule, unit, topic, sentence, lines, (person,) if person else ())


def month_end(material: Material) -> Said:
    """Work heaped on the last working days of the months."""
    return _heaped("month_end", material, "month_end_days", quarters=False)


def quarter_end(material: Material) -> Said:
    """Work heaped on the last working days of the quarters."""
    return _heaped("quarter_end", material, "quarter_end_days", quarters=True)


def _heaped(rule: str, material: Material, days: str, *, quarters: bool) -> Said:
    on = material.until
    last, least = setting(days, on), setting("rows_at_least", on)
    spike = setting("spike_percent", on) / _PERCENT
    months = _months(material, last, quarters=quarters)
    ends = {day for month in months for day in month[-last:]}
    word = "季末" if quarters else "月末"
    found, silent, chances = [], [], []
    inside = {day for month in months for day in month}
    for unit, counts in work_days(material.works).items():
        total = sum(n for day, n in counts.items() if day in inside)
        if not months or total < least:
            silent.append(too_few(rule, unit, total, least, of="完整月份工作日的检查"))
            continue
        strata = [([counts.get(day, 0) for day in month], last) for month in months]
        seen, expected = sum(counts.get(d, 0) for d in ends), expected_last(strata)
        chance, exact = last_days(strata)
        if seen < spike * expected:
            chances.append(chance)
            continue
        sentence = (
            f"{len(months)} 个{'季末月' if quarters else '月'}的最后 {last} 个工作日"
            f"共检查 {seen} 次，"
            f"按同月各工作日平均应约 {expected:.0f} 次，请说明{word}的安排。"
        )
        found.append(Found(rule, unit, _span(material), sentence, (), chance=chance, exact=exact))

    def at_an_end(work: Worked) -> str:
        return f"检查 {told(work.start)}" if day_of(work.start) in ends else ""

    lines = lines_of(material.works, {f.unit: at_an_end for f in found})
    whole = tuple(replace(f, lines=lines[f.unit]) for f in found)
    return Said(whole, tuple(silent), len(found) + len(chances), tuple(chances))


def _months(material: Material, last: int, *, quarters: bool) -> list[list[date]]:
    """The working days of each whole month of the period; only those that end a quarter."""
    calendar, months = official_calendar(), []
    first = material.since.replace(day=1)
    while first <= material.until:
        following = (first + timedelta(days=31)).replace(day=1)
        if first >= material.since and following - timedelta(days=1) <= material.until:
            days = [first + timedelta(days=n) for n in range((following - first).days)]
            working = [day for day in days if calendar.is_working_day(day)]
            if len(working) > last and (not quarters or first.month % _QUARTER == 0):
                months.append(working)
        first = following
    return months


def _span(material: Material) -> str:
    return f"{material.since}~{material.until}"


DELAYS = ("一小时以内", "当天", "三天以内", "十天以内", "十天以上")


def delays(material: Material) -> dict[str, int]:
    """How long after they were done the acts of the period were entered: the whole distribution,
    so that a reader sees what the rules were asked of."""
    limits = (timedelta(hours=1), timedelta(days=1), timedelta(days=3), timedelta(days=10))
    found = dict.fromkeys(DELAYS, 0)
    for row in material.acts:
        passed = row.entered_at - row.at
        found[DELAYS[sum(passed > limit for limit in limits)]] += 1
    return found

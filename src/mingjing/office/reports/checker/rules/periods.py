"""Period and cut-off: one year for all rows, a signature after the data, fines in whole yuan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from mingjing.office.reports.checker.figures import amount_text
from mingjing.office.reports.checker.numerals import narrow
from mingjing.office.reports.checker.outline import day_of
from mingjing.office.reports.checker.rules.common import spans
from mingjing.office.reports.checker.shapes import Figure, Finding, Reading, Span, Verdict
from mingjing.office.reports.checker.words import MONEY

_WHOLE = re.compile(r"全年|本年度|年度")
_SINCE = re.compile(r"(?P<m>\d{1,2})月(?:(?P<d>\d{1,2})日)?(?:起|以来)?至今")


def periods(reading: Reading) -> Iterator[Finding]:
    """What the report says of its own time."""
    yield from _whole_year(reading)
    yield from _signature(reading)
    yield from _since(reading)
    yield from _untold(reading)
    yield from _other_years(reading)
    yield from _whole_yuan(reading)
    yield from _no_such_day(reading)


_DAY = re.compile(r"(?:((?:19|20)\d\d)年)?(?<!\d)(\d{1,2})月(\d{1,2})日")


def _no_such_day(reading: Reading) -> Iterator[Finding]:
    """2月30日: a day that no calendar has."""
    for number, line in enumerate(reading.document.lines, 1):
        for m in _DAY.finditer(narrow(line)):
            year = int(m[1] or reading.year or 2000)
            if day_of(year, m[2], m[3]) is None:
                yield Finding("no_such_day", Verdict.FAILS, "日期存在",
                              f"“{m[0]}”：{year} 年没有这一天",
                              (Span(number, m.start(), m.end()),))  # fmt: skip


def _end(reading: Reading) -> date | None:
    day = reading.cutoff.partition("/")[2]
    return date.fromisoformat(day) if day else None


def _whole_year(reading: Reading) -> Iterator[Finding]:
    end = _end(reading)
    if end is None or not reading.year:
        return
    start = reading.cutoff.partition("/")[0]
    sentence = "统计期为完整的一年"
    if reading.span:
        return  # a report of half a year or a month does not speak of the whole year
    if end == date(reading.year, 12, 31) and start in {"", f"{reading.year}-01-01"}:
        yield Finding("whole_year", Verdict.HOLDS, sentence, f"统计期至 {end.isoformat()}",
                      (reading.cutoff_at,))  # fmt: skip
        return
    left = (date(reading.year, 12, 31) - end).days
    at = [
        Span(n, m.start(), m.end())
        for n, line in enumerate(reading.document.lines, 1)
        if n not in reading.plans
        for m in re.finditer("全年", line)
    ][:1]
    words = f"统计期为 {start or '（未写起日）'} 至 {end.isoformat()}，当年还有 {left} 天不在内"
    words += "，文中却称“全年”" if at else ""
    yield Finding("whole_year", Verdict.WARN, sentence, words, (reading.cutoff_at, *at))


def _signature(reading: Reading) -> Iterator[Finding]:
    end = _end(reading)
    if not reading.signed:
        return
    signed = date.fromisoformat(reading.signed)
    if end is not None:
        good = signed >= end
        words = f"落款 {signed.isoformat()} {'≥' if good else '<'} 统计截止 {end.isoformat()}"
        yield Finding("signed_after_data", Verdict.HOLDS if good else Verdict.FAILS,
                      "落款日期不早于统计截止日", words,
                      (reading.signed_at, reading.cutoff_at))  # fmt: skip
    elif reading.year and signed.year < reading.year:
        yield Finding("signed_after_data", Verdict.FAILS, "落款日期不早于报告年度",
                      f"落款 {signed.isoformat()}，报告年度 {reading.year}",
                      (reading.signed_at,))  # fmt: skip


def _since(reading: Reading) -> Iterator[Finding]:
    """A field told from a day of the year on stands beside others that are told for all of it."""
    for number, line in enumerate(reading.document.lines, 1):
        for m in _SINCE.finditer(line):
            area = next(
                (f.area for f in reading.measures() if f.span.line == number and f.area), ""
            )
            end = date.fromisoformat(reading.signed) if reading.signed else _end(reading)
            if not area or end is None:
                continue
            start = day_of(end.year, m["m"], m["d"] or 1)
            if start is None:
                continue
            days = (end - start).days + 1
            words = (
                f"“{area}”的数字自 {start.isoformat()} 起，"
                f"至今按落款日 {end.isoformat()} 计 {days} 天，"
                "其他领域没有这一限制；加入合计时口径不一"
            )
            yield Finding("one_period", Verdict.WARN, "各领域统计期一致", words,
                          (Span(number, m.start(), m.end()),))  # fmt: skip


def _untold(reading: Reading) -> Iterator[Finding]:
    """Fields without a period beside fields that have one."""
    firsts = {a: s for a, s in reading.areas.items()}
    known = {a: any(f.period for f in reading.measures(area=a)) for a in firsts}
    bare = [a for a, told in known.items() if not told]
    if bare and len(bare) < len(known):
        words = f"{'、'.join(bare)}没有写明统计期，{'、'.join(a for a in known if known[a])}写明了"
        carried = [a for a in bare if _carried_over(reading, a)]
        if carried:
            words += f"；{'、'.join(carried)}提到结转案件，可能含上年立案的案件"
        yield Finding("period_untold", Verdict.UNDECIDABLE, "各领域都写明统计期", words,
                      tuple(firsts[a] for a in bare))  # fmt: skip


def _carried_over(reading: Reading, area: str) -> bool:
    lines = {f.span.line for f in reading.measures(area=area)}
    return any("结转" in reading.document.lines[n - 1] for n in lines)


def _other_years(reading: Reading) -> Iterator[Finding]:
    """A figure of this year's work whose own clause names another year, without comparing."""
    for f in reading.figures:
        old = f.year and reading.year and f.measure and f.year < reading.year - 1
        plain = not f.table and f.span.line not in reading.plans and not f.facet("case")
        if old and plain and not _years_beside(reading, f):
            yield Finding("other_year", Verdict.WARN, "数字属于报告年度",
                          f"“{f.label}{f.text}”所在分句写的是 {f.year} 年，"
                          f"报告年度为 {reading.year} 年",
                          spans([f]))  # fmt: skip


def _years_beside(reading: Reading, f: Figure) -> bool:
    """2023 年 3 件、2024 年 2 件、2025 年 1 件: years told one beside the other."""
    line = narrow(reading.document.lines[f.span.line - 1])
    start = line.rfind("。", 0, f.span.start) + 1
    sentence = line[start:].partition("。")[0]
    return len(set(re.findall(r"(20\d\d)年", sentence))) > 2


def _whole_yuan(reading: Reading) -> Iterator[Finding]:
    money = [f for f in reading.measures() if f.unit in MONEY and f.measure == "fines"]
    broken = [f for f in money if f.amount != f.amount.to_integral_value()]
    if broken:
        words = "、".join(f"{f.text} = {f.amount.normalize():f} 元" for f in broken)
        yield Finding("whole_yuan", Verdict.FAILS, "罚款折算成元都是整数", words, spans(broken))
    elif money:
        words = "、".join(f"{f.text} = {amount_text(f.amount, '元')}" for f in money[:8])
        yield Finding("whole_yuan", Verdict.HOLDS, "罚款折算成元都是整数", words, spans(money))

"""Percentage points: a rate that went from one share to another, and the gap that is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from mingjing.office.reports.checker.numerals import narrow, show
from mingjing.office.reports.checker.shapes import Finding, Reading, Span, Verdict

_N = r"(\d+(?:\.\d+)?)\s*%"
_FROM_TO = re.compile(
    rf"(?:由|从)[^，。；%]{{0,12}}?{_N}[^，。；%\d]{{0,10}}?(?P<way>提高|提升|上升|增长|增加|下降|降低|降|减少|回落)[至到为]+\s*"
    rf"{_N}[^。；%]{{0,12}}?(\d+(?:\.\d+)?)\s*个?百分点"
)


def points(reading: Reading) -> Iterator[Finding]:
    """由 91.6% 提高到 95.8%，提高 4.2 个百分点."""
    for number, line in enumerate(reading.document.lines, 1):
        for m in _FROM_TO.finditer(narrow(line)):
            old, new, told = (Decimal(m[i]) for i in (1, 3, 4))
            good = abs(new - old) == told
            words = f"{show(new)}% - {show(old)}% = {show(new - old)} 个百分点，"
            words += f"文中为 {show(told)} 个百分点"
            yield Finding("points", Verdict.HOLDS if good else Verdict.FAILS,
                          "百分点之差由两个比例得出", words,
                          (Span(number, m.start(), m.end()),))  # fmt: skip
        for m in _BESIDE.finditer(narrow(line)):
            if found := _beside(number, m):
                yield found


_BESIDE = re.compile(
    rf"(?P<name>[\u4e00-\u9fff]{{2,6}}(?:率|占比|比例|比重)|占[\u4e00-\u9fff]{{0,12}})(?:为|达到?)?{_N}[，,（(]"
    rf"(?P<then>(?:比|较)?(?:上年|去年|20\d\d年)(?:同期)?[为的（(是]*){_N}[）)]?[，,]?"
    r"(?P<how>[^，,。；\d%]{0,6}?)(?P<way>提高|提升|上升|增长|增加|下降|降低|减少|回落)(?:了)?"
    r"(\d+(?:\.\d+)?)\s*个?百分点"
)
"""结案率 94.3%，2023 年为 97.7%，同比下降 3.4 个百分点."""


def _beside(number: int, m: re.Match[str]) -> Finding | None:
    now, then, told = (Decimal(m[i]) for i in (2, 4, 7))
    if "环比" in m["how"]:
        return None
    up = m["way"] in {"提高", "提升", "上升", "增长", "增加"}
    good = now - then == (told if up else -told)
    words = f"{show(now)}% - {show(then)}% = {show(now - then)} 个百分点，"
    words += f"文中为{m['way']} {show(told)} 个百分点"
    return Finding("points", Verdict.HOLDS if good else Verdict.FAILS,
                   "百分点之差由两个比例得出", words,
                   (Span(number, m.start(), m.end()),))  # fmt: skip

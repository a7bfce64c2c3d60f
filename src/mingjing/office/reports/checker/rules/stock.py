"""Stock and flow: what was there, what came, what went, what is left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from mingjing.office.reports.checker.numerals import show
from mingjing.office.reports.checker.rules.common import spans, swap_hint
from mingjing.office.reports.checker.shapes import Figure, Finding, Kind, Reading, Verdict

_OPEN = re.compile(r"年初|上年末|上年底|去年底|去年末|期初|上年结转|结转|上年未结|原有")
_IN = re.compile(r"新增|新进|招录|调入|新录用|增加|新立案|新收|新受理|立案|受理|录用|转入")
_OUT = re.compile(r"退休|调出|注销|减少|离职|辞职|转岗|结案|办结|审结|撤案|调离|退出|转出")
_CLOSE = re.compile(
    r"(?<!上)年末|(?<!去)年底|期末|截至|现有|在册|未结|在办|结余|目前|共有(?=持证|执法|在编)"
)
_PEOPLE, _CASES = {"人", "名"}, {"件", "起", "宗"}


def stock(reading: Reading) -> Iterator[Finding]:
    """Sentences that tell an opening stock, what came and went, and the closing stock."""
    for number, line in enumerate(reading.document.lines, 1):
        if number in reading.plans:
            continue
        here = [f for f in reading.figures
                if f.span.line == number and f.kind is Kind.MEASURE and not f.table]  # fmt: skip
        yield from _staffing(line, [f for f in here if f.unit in _PEOPLE])
        for units in (_PEOPLE, _CASES):
            yield from _flow(line, [f for f in here if f.unit in units], reading.year)


def _staffing(line: str, figures: list[Figure]) -> Iterator[Finding]:
    """Posts, officers in post, posts that are empty: one is the difference of the others."""
    found: dict[str, Figure] = {}
    earlier = 0
    for f in figures:
        words = line[earlier : f.span.start]
        earlier = f.span.end
        for name, pattern in (
            ("posts", r"(?<![在缺空])编制"), ("empty", r"缺编|空编"), ("there", r"实有|在编|在岗"),
        ):  # fmt: skip
            if re.search(pattern, words):
                found.setdefault(name, f)
                break
    if len(found) < 3:
        return
    posts, there, empty = found["posts"], found["there"], found["empty"]
    left = posts.amount - there.amount
    good = left == empty.amount
    words = f"{posts.text} - {there.text} = {show(left)}，文中空缺{empty.text}"
    yield Finding("staffing", Verdict.HOLDS if good else Verdict.FAILS,
                  "编制数减实有数等于空缺数", words, spans([posts, there, empty]))  # fmt: skip


def _role(line: str, f: Figure, earlier: int, year: int) -> str:
    words = line[earlier : f.span.start]
    ends = re.findall(r"((?:19|20)\d\d)年[底末]", words)
    if ends and int(ends[-1]) in {year - 1, year}:
        return "open" if int(ends[-1]) == year - 1 else "close"
    for name, pattern in (("open", _OPEN), ("close", _CLOSE), ("out", _OUT), ("in", _IN)):
        if pattern.search(words):
            return name
    return ""


def _flow(line: str, figures: list[Figure], year: int) -> Iterator[Finding]:
    roles: dict[str, list[Figure]] = {"open": [], "in": [], "out": [], "close": []}
    earlier = 0
    for f in figures:
        role = _role(line, f, max(earlier, line.rfind("。", 0, f.span.start) + 1), year)
        earlier = f.span.end
        if role:
            roles[role].append(f)
    opened, closed = roles["open"], roles["close"]
    if len(opened) != 1 or len(closed) != 1 or not (roles["in"] or roles["out"]):
        return
    came, went = _without_parts(line, roles["in"]), _without_parts(line, roles["out"])
    total = opened[0].amount + _sum(came) - _sum(went)
    steps = opened[0].text
    steps += "".join(f" + {f.text}" for f in came) + "".join(f" - {f.text}" for f in went)
    good = total == closed[0].amount
    words = f"{steps} = {show(total)}，文中期末为{closed[0].text}"
    if not good:
        words += f"，相差 {show(abs(total - closed[0].amount))}{swap_hint(total, closed[0].amount)}"
    yield Finding("stock_and_flow", Verdict.HOLDS if good else Verdict.FAILS,
                  "期初加新增减减少等于期末", words,
                  spans([*opened, *came, *went, *closed]))  # fmt: skip


def _sum(figures: list[Figure]) -> Decimal:
    return sum((f.amount for f in figures), Decimal(0))


def _without_parts(line: str, figures: list[Figure]) -> list[Figure]:
    """Figures behind 其中 are parts of the one before and do not count again."""
    out: list[Figure] = []
    for f in figures:
        between = line[out[-1].span.end : f.span.start] if out else ""
        if not (out and ("其中" in between or "（" in between)):
            out.append(f)
    return out

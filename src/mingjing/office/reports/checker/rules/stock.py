"""Stock and flow: what was there, what came, what went, what is left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from mingjing.office.reports.checker.numerals import show
from mingjing.office.reports.checker.rules.common import spans, swap_hint
from mingjing.office.reports.checker.shapes import Figure, Finding, Kind, Reading, Verdict

_OPEN = re.compile(r"年初|上年末|上年底|去年底|去年末|期初|上年结转|结转|上年未结|原有")
_IN = re.compile(
    r"新增|新?取证|考取|净增|新进|招录|调入|新录用|增加|新立案|新收|新受理|立案|受理|录用|转入"
)
_OUT = re.compile(r"退休|调出|注销|减少|离职|辞职|转岗|结案|办结|审结|撤案|调离|退出|转出")
_CLOSE = re.compile(
    r"(?<!上)年末|(?<!去)年底|期末|截至|现有|在册|未结|在办|结余|目前|共有(?=持证|执法|在编)"
)
_CARRIED = re.compile(
    r"(?<!上)(?<!去)(?:年末|年底|期末)结转|结转(?:至|到)?(?:下|次|明)年|转入(?:下|次|明)年"
)
_NET = re.compile(
    r"(?:较|比)[^，。；、]{0,8}(?:净增加?|净减少?|增加|减少|多|少|增长|下降)(?:了)?$|净(?:增加?|减少?)(?:了)?$"
)
"""较年初净增 2 名: a change of the stock, and no stock itself."""
_PEOPLE, _CASES = {"人", "名"}, {"件", "起", "宗"}


def stock(reading: Reading) -> Iterator[Finding]:
    """Sentences that tell an opening stock, what came and went, and the closing stock."""
    for number, line in enumerate(reading.document.lines, 1):
        if number in reading.plans:
            continue
        here = [f for f in reading.on_line(number)
                if f.kind is Kind.MEASURE and not f.table]  # fmt: skip
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


def role_of(line: str, f: Figure, earlier: int, year: int) -> str:
    """What a number is in a stock account: opening, in, out, closing, the net change, or none."""
    words = line[earlier : f.span.start]
    ends = re.findall(r"((?:19|20)\d\d)年[底末]", words)
    if ends and int(ends[-1]) in {year - 1, year}:
        return "open" if int(ends[-1]) == year - 1 else "close"
    if _NET.search(words):
        return "net"
    if _CARRIED.search(words):
        return "close"
    for name, pattern in (("open", _OPEN), ("close", _CLOSE), ("out", _OUT), ("in", _IN)):
        if pattern.search(words):
            return name
    return ""


def _flow(line: str, figures: list[Figure], year: int) -> Iterator[Finding]:
    roles: dict[str, list[Figure]] = {"open": [], "in": [], "out": [], "close": [], "net": []}
    earlier = 0
    for f in figures:
        role = role_of(line, f, max(earlier, line.rfind("。", 0, f.span.start) + 1), year)
        earlier = f.span.end
        if role:
            roles[role].append(f)
    if not any(f.unit in _CASES for f in roles["net"]):
        yield from _net(line, roles)  # cases fewer than last year are no stock
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
    one_way = not (good or (came and went))
    yield Finding("stock_and_flow", Verdict.HOLDS if good else Verdict.FAILS,
                  "期初加新增减减少等于期末", words,
                  spans([*opened, *came, *went, *closed]),
                  assumed=_ONE_WAY if one_way else "")  # fmt: skip


_ONE_WAY = "这一句没有同时写明新增和减少，没有写的推断为没有"


def _net(line: str, roles: dict[str, list[Figure]]) -> Iterator[Finding]:
    """Came less went is the change that is told."""
    came, went, told = roles["in"], roles["out"], roles["net"]
    if len(told) != 1 or not came or not went:
        return
    net = told[0]
    down = re.search(r"减|少|下降", line[max(0, net.span.start - 6) : net.span.start])
    total = _sum(_without_parts(line, came)) - _sum(_without_parts(line, went))
    good = total == (-net.amount if down else net.amount)
    steps = " + ".join(f.text for f in came) + "".join(f" - {f.text}" for f in went)
    words = f"{steps} = {show(total)}，文中为净{'减' if down else '增'}{net.text}"
    yield Finding("net_change", Verdict.HOLDS if good else Verdict.FAILS, "新增减减少等于净增减",
                  words, spans([*came, *went, net]))  # fmt: skip


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

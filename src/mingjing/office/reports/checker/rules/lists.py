"""Lists that the report announces: every item of them must be told with a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mingjing.office.reports.checker.shapes import Finding, Reading, Span, Verdict
from mingjing.office.reports.checker.words import FIELDS, field_of, fields_in

_LIST = re.compile(
    r"(?P<lead>围绕|聚焦|针对|突出|抓好|对|在|开展了?)?(?P<items>[^，。；：:\n（）“”]{2,20}(?:、(?:(?!等)[^，。；：:\n（）、“”]){2,14}?){1,30})"
    r"(?:等)?(?P<n>[\d一二三四五六七八九十]{1,2})?(?:个|大|类|项)?"
    r"(?P<what>(?:重点|专项|安全生产|执法|民生)*(?:领域|事项|整治(?:行动)?|专项行动|专项执法))"
)
_LEAD = re.compile(r"^.*?(?:重点围绕|围绕|聚焦|针对|突出|抓好|落实|对|在|开展了?)")
_NUMBER = {c: i for i, c in enumerate("一二三四五六七八九十", 1)}


_POWERS = re.compile(r"处罚权|检查权|强制权|执法权|权力|职权|职责|行使")
"""市容环卫、市政公用等 7 个领域的处罚权: what an office may do, and no announcement."""


@dataclass(frozen=True, slots=True)
class Announced:
    """A list at its place."""

    items: tuple[str, ...]
    span: Span
    words: str
    count: int


def lists(reading: Reading) -> Iterator[Finding]:
    """Announced fields against those that are told with figures; announced numbers of items
    against the items."""
    yield from _counted(reading)
    told = _told(reading)
    said: set[str] = set()
    for found in _announced(reading):
        open_list = "等" in found.words and found.count > len(found.items)
        if found.count and found.count != len(found.items) and not open_list:
            yield Finding("list_count", Verdict.FAILS, f"“{found.words}”所列项数与所说项数一致",
                          f"说是 {found.count} 项，列出 {len(found.items)} 项",
                          (found.span,))  # fmt: skip
        if len(told) < 2:
            continue
        lacking = [x for item in found.items for x in _lacking(item, told, reading)]
        new = [x for x in lacking if x not in said]
        said |= set(lacking)
        if new:
            words = f"列出 {len(found.items)} 项，有数字的领域为{'、'.join(told)}"
            words += f"；{'、'.join(new)}没有任何数字"
            yield Finding("list_complete", Verdict.FAILS, f"“{found.words}”所列领域均有结果", words,
                          (found.span,))  # fmt: skip
        elif not lacking:
            yield Finding("list_complete", Verdict.HOLDS, f"“{found.words}”所列领域均有结果",
                          f"{'、'.join(found.items)}均有数字", (found.span,))  # fmt: skip


_SAID = re.compile(
    r"(?P<n>[二两三四五六七八九]|\d{1,2})(?:个|大|项)(?:重点|主要)?(?:方面|问题|工作|措施|环节|任务|抓手)[^。：:]{0,10}[：:。]"
)


def _counted(reading: Reading) -> Iterator[Finding]:
    """四个方面： 一是……二是……三是……: the number that is said against the points that follow in
    the same paragraph."""
    for number, line in enumerate(reading.document.lines, 1):
        m = _SAID.search(line)
        points = (
            re.findall(r"(?:^|[。；：:，])([一二三四五六七八九十])是(?!否)", line[m.end() - 1 :])
            if m
            else []
        )
        if m is None or len(points) < 2 or points[0] != "一":
            continue
        n = m["n"].replace("两", "二")
        said = int(n) if n.isdigit() else _NUMBER[n]
        good = said == len(points)
        yield Finding("list_count", Verdict.HOLDS if good else Verdict.FAILS,
                      f"“{m[0][:-1]}”与所列条数一致",
                      f"说是 {said} 项，列出 {len(points)} 项",
                      (Span(number, m.start(), m.end()),))  # fmt: skip


def _told(reading: Reading) -> dict[str, Span]:
    """The fields that are told with figures, from headings, sentences and tables."""
    return dict(reading.areas)


def _announced(reading: Reading) -> Iterator[Announced]:
    for number, line in enumerate(reading.document.lines, 1):
        if number in reading.plans or "\t" in line:
            continue
        for m in _LIST.finditer(line):
            items = [_LEAD.sub("", m["items"].split("、")[0]), *m["items"].split("、")[1:]]
            cleaned = tuple(re.sub(r"等$", "", x) for x in items)
            if _POWERS.search(line[max(0, m.start() - 4) : m.end() + 16]):
                continue
            if sum(bool(fields_in(x)) for x in cleaned) * 2 < min(len(cleaned), 2):
                continue
            start = m.start("items") + len(m["items"].split("、")[0]) - len(items[0])
            count = int(_NUMBER.get(m["n"] or "", 0) or (m["n"] if (m["n"] or "").isdigit() else 0))
            span = Span(number, start, m.end())
            yield Announced(cleaned, span, line[start : m.end()], count)


def _lacking(item: str, told: dict[str, Span], reading: Reading) -> list[str]:
    """What of an announced item no field with figures covers; a compound names two fields."""
    name = field_of(item) or item
    if any(name in area or area in name for area in told):
        return _other_half(name, told)
    parts = [p for p in fields_in(name) if p in FIELDS]
    covered = [p for p in parts if any(p in area for area in told)]
    if not covered:
        return [item]
    return [p for p in parts if p not in covered] if "".join(parts) == name else []


def _other_half(name: str, told: dict[str, Span]) -> list[str]:
    """A word of two known fields, of which only one is told with figures."""
    parts = fields_in(name)
    if len(parts) != 2 or set("".join(parts)) != set(name):
        return []
    if any(name in area for area in told):
        return []
    return [p for p in parts if not any(p in area for area in told)]

"""What a text asserts without a number: all of them done, and the length of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from mingjing.office.reports.checker.shapes import Figure, Kind, Reading, Span

_CLAUSE = re.compile(r"[^。；;！，,\n]+")
_ALL = re.compile(
    r"(?:全部|均已?|都|所有|逐一|无一例外|百分之百|应\S{1,2}尽\S{1,2})"
    r"[^，。]{0,4}(?:配齐|配备|纳入|完成|公示|审核|覆盖|记录|持证|办结|送达)"
    r"|(?:按期|如期|按时|全面|圆满)完成|全覆盖|零(?:投诉|复议|败诉|事故)|办结率达?百分百"
)
_LIST = re.compile(
    r"(?P<items>[^，。；：:\n（）]{2,14}(?:、[^，。；：:\n（）、]{2,14}){1,30})等?(?P<what>(?:多种|各种|专项|重点|相关|方面)*"
    r"(?:领域|渠道|形式|方式|内容|方面|事项|载体))"
)
_EVENT = re.compile(r"组织(?:了|开展)?(?:赴|前往|到)[^，。；\d]{2,30}(?:观摩|考察|培训|学习|交流)+")
_QUOTED = re.compile(r"(?:“[^”]{2,14}”[、，]?){3,}")


def claimed(reading: Reading) -> list[Figure]:
    """Claims of totality and the counts that lists imply."""
    out = []
    for number, line in enumerate(reading.document.lines, 1):
        out += [*_all_of(line, number), *_lists(line, number), *_points(line, number)]
        out += [
            _figure(Kind.IMPLIED, line, Span(number, m.start(), m.end()), 1, "次")
            for m in _EVENT.finditer(line)
        ]
    return out


def _figure(kind: Kind, line: str, span: Span, value: int, unit: str) -> Figure:
    words = line[span.start : span.end]
    amount = Decimal(value)
    return Figure("", kind, words, span, amount, unit, amount, label=words[-30:], words=span)


def _all_of(line: str, number: int) -> Iterator[Figure]:
    for clause in _CLAUSE.finditer(line):
        if re.match(r"\s*(?:确保|努力|力争|争取|实现)", clause[0]):
            continue
        if _ALL.search(clause[0]) and not re.search(r"\d+(?:\.\d+)?\s*[%％]", clause[0]):
            span = Span(number, clause.start(), clause.end())
            yield _figure(Kind.CLAIM, line, span, 100, "%")


def _lists(line: str, number: int) -> Iterator[Figure]:
    for m in _LIST.finditer(line):
        span = Span(number, m.start("items"), m.end())
        yield _figure(Kind.IMPLIED, line, span, m["items"].count("、") + 1, "项")
    for m in _QUOTED.finditer(line):
        yield _figure(Kind.IMPLIED, line, Span(number, m.start(), m.end()), m[0].count("“"), "项")


def _points(line: str, number: int) -> Iterator[Figure]:
    found = re.findall(r"([一二三四五六七八九])是(?!否)", line)
    if len(found) >= 2:
        end = len(line.rstrip())
        yield _figure(Kind.IMPLIED, line, Span(number, 0, end), len(found), "项")

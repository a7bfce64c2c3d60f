"""The same measure stated twice: equal values agree, different ones contradict each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from mingjing.office.reports.checker.numerals import show
from mingjing.office.reports.checker.rules.common import base_text, slack, spans, swap_hint
from mingjing.office.reports.checker.shapes import Bound, Figure, Finding, Reading, Verdict
from mingjing.office.reports.checker.telling import essence
from mingjing.office.reports.checker.words import unit_class

PLAIN = {"penalties", "fines", "fines_and_confiscations", "confiscations", "reviews", "filings",
         "closed", "reconsiderations", "suits", "powers", "streets"}  # fmt: skip
"""Measures whose own name says it all; of the others the object counts too (检查餐饮企业)."""

Key = tuple[object, ...]
MOST = 50
"""How many tellings of one measure are held against the first."""


def twice(reading: Reading) -> Iterator[Finding]:
    """Every measure that stands at two places for one field, one year, one object."""
    groups: dict[Key, list[Figure]] = defaultdict(list)
    for f in reading.measures():
        key = _key(f)
        if key and not _of_some(reading, f):
            groups[key].append(f)
    for figures in groups.values():
        places = {(f.span.line, f.span.start) for f in figures}
        if len(places) > 1 and not _breakdown(reading, figures):
            yield from _compared(figures)


def _key(f: Figure) -> Key | None:
    if not f.measure or f.measure.startswith(("change:", "rate:")) or f.unit == "级":
        return None
    if f.facet("case") or f.facet("part") or (f.table and not f.total):
        return None
    facets = tuple(x for x in f.facets)
    thing = "" if f.measure in PLAIN else essence(f.label.split("·")[-1] if f.table else f.label)
    if f.measure.startswith("other:") and len(thing) < 3:
        return None
    if f.among and not facets and f.measure in {"penalties", "fines"} and not f.area:
        return None
    return f.measure, f.area, f.body, facets, f.year, unit_class(f.unit) if f.unit else "件", thing


_NO_CASES = re.compile(r"投诉|举报|工单|诉求|信访|热线|复议|许可|线索")
"""What is 办结 besides cases; how many of it is another measure."""


def _of_some(reading: Reading, f: Figure) -> bool:
    """重大隐患中，已整改 27 处: the words before narrow the figure to some of its kind."""
    line = reading.document.lines[f.span.line - 1][: f.span.start] if not f.table else ""
    if f.measure == "closed" and _NO_CASES.search(re.split("[。；]", line)[-1]):
        return True
    return bool(re.search(r"(?:^|[。；，])[^，。；\d]{2,10}中，[^。；]*$", line))


def _breakdown(reading: Reading, figures: list[Figure]) -> bool:
    """Many values in one sentence, or one in each of several brother items, are a list of parts
    whose names were not understood; nothing is said of them."""
    values = {f.amount for f in figures}
    lines = {f.span.line for f in figures}
    if len(values) > 2 and len(lines) == 1:
        return True
    items = [h.span.line for h in reading.headings if h.level >= 3 and h.span.line in lines]
    return len(values) > 1 and len(lines) > 1 and set(items) == lines


def _compared(figures: list[Figure]) -> Iterator[Finding]:
    one = figures[0]
    name = f"{one.area or one.body}{one.label}"
    same: dict[object, Figure] = {}
    for f in figures[1:]:
        same.setdefault((f.label, f.text, f.total), f)
    for other in list(same.values())[:MOST]:
        gap = abs(one.amount - other.amount)
        sentence = f"“{name}”两处一致"
        places = f"第{one.span.line}行“{one.label}{one.text}”，"
        places += f"第{other.span.line}行“{other.label}{other.text}”"
        rests = spans([one, other])
        if gap <= slack([one, other]):
            yield Finding("stated_twice", Verdict.HOLDS, sentence, places, rests)
        elif _one_bounds(one, other):
            yield Finding(
                "stated_twice", Verdict.HOLDS, sentence, f"{places}（约数与准确数不矛盾）", rests
            )
        elif not _one_thing(one, other):
            words = f"{places}；是否同一事项，文中没有说明"
            yield Finding("stated_twice", Verdict.UNDECIDABLE, sentence, words, rests)
        else:
            ratio = max(one.amount, other.amount) / (min(one.amount, other.amount) or Decimal(1))
            words = (
                f"{places}，同一事项两个数，相差 {base_text(gap, one)}，相当于 {show(ratio, 2)} 倍"
            )
            words += swap_hint(one.amount, other.amount)
            yield Finding("stated_twice", Verdict.FAILS, sentence, words, rests)


_PLAIN_WORDS = re.compile(
    r"(?:处罚)?(?:决定|案件)?书?(?:总?[数额量]|金额|合计)?$|^(?:立案)?(?:查处|处罚|审核|实施)"
)


def _one_thing(a: Figure, b: Figure) -> bool:
    """Whether two figures name their thing by the same words, and both or none as a total."""
    same = _thing(a) == _thing(b)
    return same and (a.total == b.total or a.span.line == b.span.line or _whole(a) == _whole(b))


def _whole(f: Figure) -> bool:
    return bool(re.search(r"全[年区市县局街镇乡]|总|共|累计", f.label)) or f.total


def _thing(f: Figure) -> str:
    words = essence(f.label.split("·")[-1] if f.table else f.label)
    return _PLAIN_WORDS.sub("", words) if f.measure in PLAIN else words


def _one_bounds(a: Figure, b: Figure) -> bool:
    for low, high in ((a, b), (b, a)):
        if (
            low.bound is Bound.AT_LEAST
            and high.amount >= low.amount
            and high.amount < low.amount * 2
        ):
            return True
        near = abs(low.amount - high.amount) <= high.amount / 10
        if low.bound in {Bound.ABOUT, Bound.AT_MOST} and near:
            return True
    return False

"""What is left: found so many, done so many, the rest so many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from mingjing.office.reports.checker.rules.common import base_text, exact, spans, swap_hint
from mingjing.office.reports.checker.shapes import Figure, Finding, Kind, Reading, Verdict
from mingjing.office.reports.checker.words import unit_class

_REST = re.compile(
    r"(?:^|[，；、（])(?:(?:其余|其他|剩余|剩下|余下|尚有|还有|另有|尚余)[^，。；\d]{0,8}"
    r"|(?:目前)?(?:正在?|仍在?|尚在?|[尚仍还]?未)[^，。；、\d]{0,6}(?:整改|办理|办结|结案|查处|处理|整治|拆除|审理|审结|完成|缴纳|销号)(?:的|中)?)$"
)
_DONE = re.compile(r"已|完成|整改|办结|结案|审结|合格|拆除|满意|缴|查处|销号")
_OF = re.compile(r"(?:^|[。；，])(?P<of>[^，。；\d]{2,10})中，[^。；]*$")


def rest(reading: Reading) -> Iterator[Finding]:
    """发现 a 处，已整改 b 处，其余 c 处: b and c make a."""
    by_line: dict[int, list[Figure]] = {}
    for f in reading.figures:
        if f.kind is Kind.MEASURE and not f.table and f.span.line not in reading.plans:
            by_line.setdefault(f.span.line, []).append(f)
    for number, figures in by_line.items():
        line = reading.document.lines[number - 1]
        for at, f in enumerate(figures):
            start = line.rfind("。", 0, f.span.start) + 1
            if at and _REST.search(line[start : f.span.start][-14:]):
                yield from _weighed(line, start, figures[: at + 1])


def _weighed(line: str, start: int, figures: list[Figure]) -> Iterator[Finding]:
    left = figures[-1]
    same = [f for f in figures[:-1] if unit_class(f.unit) == unit_class(left.unit)
            and not f.measure.startswith(("change:", "rate:"))]  # fmt: skip
    here = [f for f in same if f.span.start >= start]
    if not here or not _DONE.search(line[start : here[-1].span.start][-10:]):
        return
    done = here[-1]
    before = _earlier_done(line, start, here)
    if m := _OF.search(line[: done.span.start]):
        wholes = [f for f in same if f.label.endswith(m["of"])][-1:]
    else:
        wholes = [f for f in here[: len(here) - 1 - len(before)] if f.amount >= done.amount]
    total = done.amount + left.amount
    whole = next((w for w in wholes if w.amount == total), None)
    sure = whole is not None or len(wholes) == 1
    if whole is None and before:
        total += sum((f.amount for f in before), Decimal(0))
        sure = True
    if not wholes or not exact([*wholes, done, left]):
        return
    whole = whole or wholes[-1]
    steps = [f.text for f in (*before, done, left)] if total > done.amount + left.amount else []
    steps = steps or [done.text, left.text]
    words = f"{' + '.join(steps)} = {base_text(total, whole)}，{whole.label}{whole.text}"
    good = total == whole.amount
    if not good:
        gap = base_text(abs(total - whole.amount), whole)
        words += f"，相差 {gap}{swap_hint(total, whole.amount)}"
    fails = Verdict.FAILS if sure else Verdict.WARN if _close(total, whole) else Verdict.UNDECIDABLE
    yield Finding("rest", Verdict.HOLDS if good else fails, "已办与其余之和等于总数",
                  words, spans([whole, done, left]))  # fmt: skip


_ALSO_DONE = re.compile(r"(?:按[期时]|超期|逾期|当年|现场|限期|阶段性|分期|已)[^，。；\d]{0,6}$")


def _earlier_done(line: str, start: int, here: list[Figure]) -> list[Figure]:
    """按期结案 a 件，超期结案 b 件，尚未结案 c 件: a is done as well."""
    if len(here) < 3 or not _ALSO_DONE.search(line[start : here[-1].span.start]):
        return []
    out: list[Figure] = []
    for f in reversed(here[1:-1]):
        if not _ALSO_DONE.search(line[start : f.span.start]):
            break
        out.insert(0, f)
    return out


def _close(total: Decimal, whole: Figure) -> bool:
    """Whether the sum misses the number before it by little, as a misprint does."""
    return abs(total - whole.amount) * 5 <= whole.amount

"""What every rule needs: findings, sums told in words, and which figures are comparable."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from mingjing.office.reports.checker.figures import amount_text
from mingjing.office.reports.checker.numerals import show, swapped
from mingjing.office.reports.checker.shapes import (
    Bound,
    Figure,
    Finding,
    Reading,
    Span,
    Verdict,
)
from mingjing.office.reports.checker.words import label_of, unit_class

Rule = Callable[[Reading], Iterable[Finding]]
ROUNDED = "（在四舍五入范围内）"


def by_line(reading: Reading) -> dict[int, list[Figure]]:
    """The measures of this year's work by their line."""
    out: dict[int, list[Figure]] = {}
    for f in reading.measures():
        out.setdefault(f.span.line, []).append(f)
    return out


def spans(figures: Iterable[Figure]) -> tuple[Span, ...]:
    """Where figures rest: their words and number."""
    return tuple(dict.fromkeys(f.words if f.words.line else f.span for f in figures))


def base_text(value: Decimal, figure: Figure) -> str:
    """An amount in the unit of a figure's base."""
    return amount_text(value, unit_class(figure.unit) if figure.unit else "")


def told(figure: Figure) -> str:
    """A figure with its value: 〔燃气〕12件."""
    where = figure.area or figure.body or _facet_text(figure)
    return f"{where}{figure.text}" if where else figure.text


def _facet_text(figure: Figure) -> str:
    words = {"summary": "简易程序", "ordinary": "普通程序"}
    return "".join(words.get(v, "") for _, v in figure.facets)


def slack(figures: Sequence[Figure]) -> Decimal:
    """How far a sum of printed figures may be off because each is rounded to its last place."""
    coarse = [f.step for f in figures if f.step > 1]
    return sum((s / 2 for s in coarse), Decimal(0)) if coarse else Decimal(0)


def exact(figures: Iterable[Figure]) -> bool:
    """Whether every figure stands for itself and is no bound."""
    return all(f.bound is Bound.EXACT for f in figures)


def sum_text(parts: Sequence[Figure], total: Decimal) -> str:
    """A sum as it is reckoned."""
    return f"{' + '.join(told(p) for p in parts)} = {base_text(total, parts[0])}"


def weighed_sum(parts: Sequence[Figure], whole: Figure) -> tuple[Verdict, str]:
    """Whether parts that are all printed make the whole."""
    total = sum((p.amount for p in parts), Decimal(0))
    steps = sum_text(parts, total)
    gap = total - whole.amount
    if not exact([*parts, whole]):
        return Verdict.UNDECIDABLE, f"{steps}，而{told(whole)}，其中有“余、多、近”等约数"
    if gap == 0:
        return Verdict.HOLDS, f"{steps}，与{told(whole)}一致"
    if abs(gap) <= slack([*parts, whole]):
        return Verdict.HOLDS, f"{steps}，与{told(whole)}一致{ROUNDED}"
    hint = swap_hint(total, whole.amount)
    return (
        Verdict.FAILS,
        f"{steps}，而{told(whole)}，相差 {base_text(abs(gap), whole)}{hint}",
    )


def swap_hint(a: Decimal, b: Decimal) -> str:
    """A word on digits that may have changed places; never a correction."""
    gap = abs(a - b)
    if gap and swapped(a, b):
        return "（相差数能被 9 整除，两数只差相邻两位对调，可能是数字写颠倒）"
    if gap and gap == gap.to_integral_value() and gap % 9 == 0:
        return "（相差数能被 9 整除，可能有数字写颠倒）"
    return ""


def name_of(measure: str) -> str:
    """A measure in words."""
    return label_of(measure)


def first(figures: Iterable[Figure]) -> Figure | None:
    """The first figure that is no bound, else the first."""
    listed = list(figures)
    return next((f for f in listed if f.bound is Bound.EXACT), listed[0] if listed else None)


def share_text(part: Decimal, whole: Decimal) -> str:
    """A share with two places."""
    return f"{show(part / whole * 100, 2)}%"


BASE = (
    r"占(?:全部|全年|全市|全区|全局|全县|全街)?"
    r"([^，。；占\d]{2,10}?)(?:总数|总量|总额|总金额|总件数|的)"
)
"""How a share names its whole: 占全部案件总数的."""


def fits(part: Decimal, whole: Decimal, printed: Figure) -> bool:
    """Whether a share, rounded to the printed places, is the printed one."""
    if not whole or printed.value is None:
        return False
    share = part / whole * 100
    near = rounds_to(share, printed.value, printed)
    if near or printed.bound is Bound.EXACT:
        return near
    if printed.bound is Bound.AT_LEAST:
        return share >= printed.value
    return printed.value * Decimal("0.9") <= share <= printed.value


FRACTION = Decimal(2)
"""How many points off 四分之一 may be: it is said of what is about a quarter."""


def rounds_to(real: Decimal, value: Decimal, printed: Figure) -> bool:
    """Whether a share or growth, rounded as it is printed, is the printed value."""
    if "分之" in printed.text and "百分" not in printed.text:
        return abs(real - value) <= FRACTION
    return real.quantize(printed.step, ROUND_HALF_UP) == value


def sentence_of(reading: Reading, f: Figure) -> str:
    """The words of a figure's sentence that stand before it."""
    line = reading.document.lines[f.span.line - 1][: f.span.start]
    return re.split(r"[。！？]", line)[-1]


def change_fits(now: Figure, then: Figure, value: Decimal, printed: Figure) -> bool:
    """Whether two numbers give a printed change; numbers told in 万 or 亿 are themselves rounded,
    and the change was reckoned before."""
    if rounds_to((now.amount - then.amount) / then.amount * 100, value, printed):
        return True
    ends = [
        (a / b - 1) * 100
        for a in _ends(now)
        for b in _ends(then)
        if b > 0 and (now.step > 1 or then.step > 1)
    ]
    half = printed.step / 2
    return bool(ends) and min(ends) - half <= value <= max(ends) + half


def gives(part: Figure, whole: Figure, printed: Figure) -> bool:
    """Whether part and whole give a printed share, each within the place it is rounded to."""
    if fits(part.amount, whole.amount, printed):
        return True
    if printed.bound is not Bound.EXACT or not printed.amount or part.amount > whole.amount:
        return False
    ends = [
        a / b * 100
        for a in _ends(part)
        for b in _ends(whole)
        if b > 0 and (part.step > 1 or whole.step > 1)
    ]
    half = printed.step / 2
    return bool(ends) and min(ends) - half <= printed.amount <= max(ends) + half


def _ends(f: Figure) -> tuple[Decimal, Decimal]:
    half = f.step / 2 if f.step > 1 else Decimal(0)
    return f.amount - half, f.amount + half

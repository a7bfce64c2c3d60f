"""Contradictions of a text with its figures: what a sentence says, and what it refers to.

The rules read one sentence at a time. They never guess: each conflict names both figures, their
values and the difference, and a person mends the text.
"""

from __future__ import annotations

import re
from decimal import Decimal

from mingjing.office.reports.naming import is_named, misnamed
from mingjing.office.reports.phrases import (
    AMONG,
    OFFICE_WIDE,
    allowed_units,
    total_word,
    unit_after,
)
from mingjing.office.reports.references import Reference, parse, rounded_value, shown
from mingjing.office.reports.relations import told
from mingjing.office.reports.sentences import (
    Conflict,
    Contradiction,
    Sentence,
    difference,
    plain_number,
    sentences,
)
from mingjing.office.reports.template import Slot
from mingjing.office.reports.typed import Typed, typed_numbers
from mingjing.office.statistics.dimensions import DIMENSIONS
from mingjing.office.statistics.queries import Book
from mingjing.office.statistics.shapes import RATE, Scope

_REFERENCE = re.compile(r"\{[^{}]*\}")

__all__ = ["Conflict", "Contradiction", "across", "of_section", "typed_figures"]


def of_section(slot: Slot, body: str, book: Book) -> list[Conflict]:
    """Every conflict within one section's text."""
    found: list[Conflict] = []
    for sentence in sentences(slot, body, book):
        for reference in sentence.references:
            found += _bound(sentence, reference)
            total = _total(sentence, reference)
            found += [*total, *_unit(sentence, reference)]
            found += [c for c in misnamed(sentence, reference) if c.hard or not total]
        found += _among(sentence)
    return found


def typed_figures(slot: Slot, body: str) -> tuple[list[Conflict], list[Typed]]:
    """Figures typed by hand, which stop the report; and other typed numbers, only to look at."""
    found = typed_numbers(body)
    return [_typed(slot, body, each) for each in found if each.figure], [
        each for each in found if not each.figure
    ]


def _typed(slot: Slot, body: str, each: Typed) -> Conflict:
    around = _around(body, each)
    return Conflict(
        slot.heading,
        around,
        f"手写数字“{each.words}”不能打开到记录：请删去这个数字，用“插入数字”插入对应的指标；"
        "没有对应指标的，改写成不含数字的说法",
        key=slot.key,
        place=each.start,
        fix="插入对应的指标",
    )


def _around(body: str, each: Typed) -> str:
    """The words about a number, for reading: a figure that stands there is only three dots."""
    before = _REFERENCE.sub("…", body[: each.start])[-12:]
    after = _REFERENCE.sub("…", body[each.start + len(each.words) :])[:8]
    return " ".join(f"{before}{each.words}{after}".split())


def across(pairs: list[tuple[Slot, str]], book: Book) -> list[Conflict]:
    """The same figure may not be told with two roundings that disagree."""
    seen: dict[tuple[str, tuple[tuple[str, str], ...]], tuple[Reference, Slot]] = {}
    found = []
    for slot, body in pairs:
        for r in parse(body).references:
            first, where = seen.setdefault((r.name, tuple(sorted(r.scope.items()))), (r, slot))
            figure = book.figure(r.name, **r.scope)
            if figure.value is None or first.rounding == r.rounding:
                continue
            one, two = (rounded_value(x.rounding, figure.value) for x in (first, r))
            if one != two:
                found.append(
                    Conflict(
                        slot.heading,
                        "",
                        (
                            f"{figure.label}在“{where.heading}”写作 {shown(first, figure)}，"
                            f"在此写作 {shown(r, figure)}，"
                            f"两种取舍相差 {plain_number(abs(one - two))} "
                            f"{figure.unit}，请统一写法"
                        ),
                        key=slot.key,
                        place=r.start,
                        fix="统一写法",
                    )
                )
    return found


def _bound(sentence: Sentence, reference: Reference) -> list[Conflict]:
    """What the author binds together must be equal."""
    if reference.equals is None:
        return []
    one, two = sentence.figure(reference), sentence.figure(reference.equals)
    if one.value == two.value:
        return []
    return [
        sentence.conflict(
            f"文中声明{one.label}等于{two.label}，"
            f"但{told(one)}，{told(two)}，{difference(one, two)}",
            at=reference,
        )
    ]


def _within(inner: Scope, outer: Scope) -> bool:
    return all(inner.get(k) == v for k, v in outer.items())


def _total(sentence: Sentence, reference: Reference) -> list[Conflict]:
    """A total must be about the whole of its section, unless the sentence names the part."""
    before, clause = sentence.before(reference), sentence.clause(reference)
    scope: Scope = {} if OFFICE_WIDE.search(clause) else sentence.slot.scope
    missing = {k: v for k, v in reference.scope.items() if scope.get(k) != v}
    if not missing:
        return []
    word = total_word("" if AMONG in before else before, here=clause)
    if not word or all(is_named(sentence, reference, k) for k in missing):
        return []
    return _told_total(sentence, reference, word, scope)


def _told_total(
    sentence: Sentence, reference: Reference, word: str, scope: Scope
) -> list[Conflict]:
    figure = sentence.figure(reference)
    known = {k: v for k, v in scope.items() if k in figure.indicator.paths}
    whole = sentence.book.figure(reference.name, **known)
    about = sentence.book.scope_text(known) or "全委"
    message = (
        f"以“{word}”所说的是合计，范围（{about}）内应为{told(whole)}，引用的却是{told(figure)}，"
    )
    if whole.value == figure.value:
        return [sentence.conflict(f"{message}目前数值恰好相同，请改用合计的引用", hard=False)]
    return [sentence.conflict(f"{message}{difference(whole, figure)}")]


def _among(sentence: Sentence) -> list[Conflict]:
    """The parts named after 其中 lie within the whole named before it, and do not exceed it."""
    place = sentence.text.find(AMONG)
    if place < 0:
        return []
    earlier = [r for r in sentence.references if r.end <= place]
    if not earlier:
        return []
    later = [r for r in sentence.references if r.start > place]
    found: list[Conflict] = []
    for name in dict.fromkeys(r.name for r in later):
        wholes = [r for r in earlier if r.name == name]
        if wholes:
            found += _parts(sentence, wholes[-1], [r for r in later if r.name == name])
    return found


def _parts(sentence: Sentence, whole: Reference, parts: list[Reference]) -> list[Conflict]:
    top = sentence.figure(whole)
    if top.unit == RATE:
        return []
    found = []
    for part in parts:
        if not _within(part.scope, whole.scope):
            figure = sentence.figure(part)
            found.append(
                sentence.conflict(
                    f"“其中”之后的{told(figure)}不在之前的{told(top)}范围之内，"
                    f"{difference(top, figure)}"
                )
            )
    if found:
        return found
    return _sum_of_parts(sentence, whole, parts)


def _sum_of_parts(sentence: Sentence, whole: Reference, parts: list[Reference]) -> list[Conflict]:
    """Parts along one dimension: all of them make the whole, some of them at most the whole."""
    along = {tuple(sorted(set(p.scope) - set(whole.scope))) for p in parts}
    if len(along) != 1 or len(next(iter(along))) != 1:
        return []
    ((dimension,),) = along
    top = sentence.figure(whole)
    figures = [sentence.figure(p) for p in parts]
    total = sum((Decimal(f.value or 0) for f in figures), Decimal(0))
    values = [p.scope[dimension] for p in parts]
    known = DIMENSIONS[dimension]
    complete = known.closed and set(values) == set(sentence.book.words(dimension))
    twice = len(values) != len(set(values))
    gap = total - Decimal(top.value or 0)
    if gap == 0 or not (complete or twice or gap > 0):
        return []
    steps = " + ".join(told(f) for f in figures)
    return [
        sentence.conflict(
            f"“其中”各项相加 {steps} = {plain_number(total)}，之前的{told(top)}，"
            f"相差 {plain_number(abs(gap))} {top.unit}"
        )
    ]


def _unit(sentence: Sentence, reference: Reference) -> list[Conflict]:
    """The word after a figure must be a measure word of its unit, and 万元 only after as=wan."""
    figure = sentence.figure(reference)
    word = unit_after(sentence.text[reference.end :])
    if word in {"余", "多"}:
        message = f"{told(figure)}是准确数，后面不应再写“{word}”"
        return [sentence.conflict(message, hard=False, at=reference, fix=f"删去“{word}”")]
    allowed = allowed_units(figure.unit, reference.rounding)
    if not word or word in allowed:
        return []
    right = allowed[0] if allowed else "不写单位（引用已含百分号）"
    return [
        sentence.conflict(
            f"{told(figure)}，文中写成 {shown(reference, figure)}{word}，单位应为{right}",
            at=reference,
            fix=f"把“{word}”改为“{right}”" if allowed else f"删去“{word}”",
        )
    ]

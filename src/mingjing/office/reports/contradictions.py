"""Contradictions of a text with its figures: what a sentence says, and what it refers to.

The rules read one sentence at a time. They never guess: each conflict names both figures, their
values and the difference, and a person mends the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from mingjing.office.reports.phrases import (
    AMONG,
    allowed_units,
    names_value,
    total_word,
    unit_after,
)
from mingjing.office.reports.references import Reference, parse, rounded_value, shown
from mingjing.office.reports.relations import told
from mingjing.office.reports.template import Slot
from mingjing.office.statistics.dimensions import DIMENSIONS
from mingjing.office.statistics.queries import Book
from mingjing.office.statistics.shapes import RATE, FigureValue, Scope

_END = re.compile(r"[。！？!?\n]")


@dataclass(frozen=True, slots=True)
class Conflict:
    """A sentence that contradicts its figures; `hard` false is only a warning."""

    heading: str
    sentence: str
    message: str
    hard: bool = True

    @property
    def text(self) -> str:
        """The conflict as it is told to the author."""
        where = f"“{self.heading}”一节" if self.heading else "全文"
        quote = f"“{self.sentence}”：" if self.sentence else ""
        return f"{where}{quote}{self.message}"


class Contradiction(Exception):
    """The report contradicts its figures and may not be built, signed or published."""

    def __init__(self, conflicts: tuple[Conflict, ...]) -> None:
        super().__init__(
            "报告与数字矛盾，不能生成：\n"
            + "\n".join(f"{i}. {c.text}" for i, c in enumerate(conflicts, 1))
        )
        self.conflicts = conflicts


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a section with its references, places counted from its start."""

    slot: Slot
    text: str
    references: tuple[Reference, ...]
    book: Book

    def figure(self, reference: Reference) -> FigureValue:
        """The figure that a reference names."""
        return self.book.figure(reference.name, **reference.scope)

    def read(self) -> str:
        """The sentence as it will be printed, shortened."""
        out, done = [], 0
        for r in self.references:
            out += [self.text[done : r.start], shown(r, self.figure(r))]
            done = r.end
        whole = "".join([*out, self.text[done:]]).strip()
        return whole if len(whole) <= 60 else f"{whole[:58]}……"

    def before(self, reference: Reference) -> str:
        """The plain words before a reference, other references blanked."""
        return self._plain(0, reference.start)

    def around(self, reference: Reference) -> str:
        """The clause of a reference: from the reference before it to the next stop after it."""
        earlier = [r.end for r in self.references if r.end <= reference.start]
        start = max(earlier, default=0)
        rest = re.split(r"[，,；;、]|\{", self.text[reference.end :], maxsplit=1)[0]
        return self.text[start : reference.start] + rest

    def _plain(self, start: int, end: int) -> str:
        return re.sub(r"\{[^{}]*\}", " ", self.text[start:end])

    def conflict(self, message: str, *, hard: bool = True) -> Conflict:
        """A conflict in this sentence."""
        return Conflict(self.slot.heading, self.read(), message, hard)


def sentences(slot: Slot, body: str, book: Book) -> Iterator[Sentence]:
    """The sentences of a section that hold references."""
    start = 0
    for end in [m.end() for m in _END.finditer(body)] + [len(body)]:
        text, start = body[start:end].rstrip("\n。！？!?"), end
        references = parse(text).references
        if references:
            yield Sentence(slot, text, references, book)


def of_section(slot: Slot, body: str, book: Book) -> list[Conflict]:
    """Every conflict within one section's text."""
    found: list[Conflict] = []
    for sentence in sentences(slot, body, book):
        for reference in sentence.references:
            found += _bound(sentence, reference)
            found += _total(sentence, reference)
            found += _unit(sentence, reference)
        found += _among(sentence)
    return found


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
                            f"两种取舍相差 {_plain_number(abs(one - two))} "
                            f"{figure.unit}，请统一写法"
                        ),
                    )
                )
    return found


def _plain_number(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _difference(a: FigureValue, b: FigureValue) -> str:
    gap = abs(Decimal(a.value or 0) - Decimal(b.value or 0))
    unit = a.unit if a.unit == b.unit else ""
    return f"相差 {_plain_number(gap)} {unit}".rstrip()


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
            f"但{told(one)}，{told(two)}，{_difference(one, two)}"
        )
    ]


def _within(inner: Scope, outer: Scope) -> bool:
    return all(inner.get(k) == v for k, v in outer.items())


def _total(sentence: Sentence, reference: Reference) -> list[Conflict]:
    """A total must be about the whole of its section, unless the sentence names the part."""
    scope = sentence.slot.scope
    if len(reference.scope) <= len(scope) and _within(reference.scope, scope):
        return []
    word = total_word(sentence.before(reference).rpartition(AMONG)[2])
    if not word or AMONG in sentence.before(reference) or not reference.scope:
        return []
    missing = {k: v for k, v in reference.scope.items() if scope.get(k) != v}
    if all(_named(sentence, reference, k, v) for k, v in missing.items()):
        return []
    return _told_total(sentence, reference, word)


def _told_total(sentence: Sentence, reference: Reference, word: str) -> list[Conflict]:
    figure = sentence.figure(reference)
    known = {k: v for k, v in sentence.slot.scope.items() if k in figure.indicator.paths}
    whole = sentence.book.figure(reference.name, **known)
    about = sentence.book.scope_text(known) or "全委"
    message = (
        f"以“{word}”所说的是合计，本节范围（{about}）内应为{told(whole)}，"
        f"引用的却是{told(figure)}，"
    )
    if whole.value == figure.value:
        return [sentence.conflict(f"{message}目前数值恰好相同，请改用合计的引用", hard=False)]
    return [sentence.conflict(f"{message}{_difference(whole, figure)}")]


def _named(sentence: Sentence, reference: Reference, dimension: str, value: str) -> bool:
    """Whether the words say which part is meant; naming several parts names none."""
    words = sentence.book.words(dimension)
    clause = sentence.around(reference)
    own = names_value(clause, dimension, value, words)
    others = [v for v in words if v != value and names_value(clause, dimension, v, words)]
    if own or others:
        return own and not others
    return names_value(sentence.before(reference), dimension, value, words)


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
                    f"{_difference(top, figure)}"
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
            f"“其中”各项相加 {steps} = {_plain_number(total)}，之前的{told(top)}，"
            f"相差 {_plain_number(abs(gap))} {top.unit}"
        )
    ]


def _unit(sentence: Sentence, reference: Reference) -> list[Conflict]:
    """The word after a figure must be a measure word of its unit, and 万元 only after as=wan."""
    figure = sentence.figure(reference)
    word = unit_after(sentence.text[reference.end :])
    if word in {"余", "多"}:
        return [sentence.conflict(f"{told(figure)}是准确数，后面不应再写“{word}”", hard=False)]
    allowed = allowed_units(figure.unit, reference.rounding)
    if not word or word in allowed:
        return []
    right = allowed[0] if allowed else "不写单位（引用已含百分号）"
    return [
        sentence.conflict(
            f"{told(figure)}，文中写成 {shown(reference, figure)}{word}，单位应为{right}"
        )
    ]

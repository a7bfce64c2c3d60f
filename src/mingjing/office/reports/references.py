"""Figures in a text are references: {penalties.fines area=gas as=wan}. This file finds them.

A table or a chart is one too, on a line of its own: {table penalties fines by=area}, {chart fines
by=month}. No figure is typed: what somebody types all the same is found in `typed`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from mingjing.office.reports.spelling import (
    BLOCKS,
    ROUNDED,
    check_said,
    closest,
    dimensions,
    indicators,
    named,
    sheets,
    spoken,
    words_of,
)
from mingjing.office.reports.statutory import indicators_of
from mingjing.office.statistics.dimensions import NONE
from mingjing.office.statistics.indicators import INDICATORS, Unknown
from mingjing.office.statistics.shapes import RATE, FigureValue, Scope
from mingjing.office.statistics.tables.forms import FORMS
from mingjing.office.statistics.words import GROUP_LABELS
from mingjing.office.web.words import NOTHING, count, yuan

ROUNDINGS = {"wan": "元", "wan2": "元", "percent": RATE, "percent0": RATE}
"""Every rounding, and the unit of the figures to which it applies."""

_BRACES = re.compile(r"\{([^{}]*)\}")
_STRAY = re.compile(r"[{}]")


@dataclass(frozen=True, slots=True)
class Reference:
    """One figure as a text names it; `start` and `end` are its place in the text."""

    name: str
    scope: Scope
    rounding: str = ""
    equals: Reference | None = None
    start: int = 0
    end: int = 0

    @property
    def text(self) -> str:
        """The reference as one would type it."""
        parts = [self.name, *(f"{k}={v}" for k, v in self.scope.items())]
        if self.rounding:
            parts.append(f"as={self.rounding}")
        return "{" + " ".join(parts) + "}"


@dataclass(frozen=True, slots=True)
class Block:
    """A table or a chart as a text names it: of which indicators, told apart by what."""

    kind: str
    names: tuple[str, ...]
    by: str
    scope: Scope
    start: int = 0
    end: int = 0
    form: str = ""
    """The key of a statutory table, where the block is one; `names` are its indicators then."""

    @property
    def text(self) -> str:
        """The block as one would type it."""
        if self.form:
            return f"{{{self.kind} form={self.form}}}"
        told = [self.kind, *self.names, f"by={self.by}"]
        return "{" + " ".join([*told, *(f"{k}={v}" for k, v in self.scope.items())]) + "}"


@dataclass(frozen=True, slots=True)
class Misread:
    """A reference that cannot be read: where it stands, and the sentence that says why."""

    start: int
    end: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text taken apart: pieces of plain text and references in order, and what went wrong."""

    pieces: tuple[str | Reference | Block, ...]
    misread: tuple[Misread, ...]

    @property
    def references(self) -> tuple[Reference, ...]:
        """Only the references."""
        return tuple(p for p in self.pieces if isinstance(p, Reference))

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Only the tables and charts."""
        return tuple(p for p in self.pieces if isinstance(p, Block))

    @property
    def named(self) -> set[str]:
        """Every indicator that the text names, in a sentence, a table or a chart."""
        return {r.name for r in self.references} | {n for b in self.blocks for n in b.names}


def parse(text: str) -> Parsed:
    """Takes a text apart; never raises, every fault is told with its place."""
    pieces: list[str | Reference | Block] = []
    misread: list[Misread] = []
    done = 0
    for found in _BRACES.finditer(text):
        _plain(text, done, found.start(), pieces, misread)
        done = found.end()
        try:
            pieces.append(_piece(text, found))
        except Unknown as fault:
            misread.append(Misread(found.start(), found.end(), _told(text, found.start(), fault)))
            pieces.append(found.group(0))
    _plain(text, done, len(text), pieces, misread)
    return Parsed(tuple(p for p in pieces if p), tuple(misread))


def _plain(
    text: str,
    start: int,
    end: int,
    pieces: list[str | Reference | Block],
    misread: list[Misread],
) -> None:
    plain = text[start:end]
    for brace in _STRAY.finditer(plain):
        place = start + brace.start()
        misread.append(
            Misread(
                place,
                place + 1,
                _told(text, place, Unknown("花括号没有成对，引用应写成 {指标 维度=值}")),
            )
        )
    pieces.append(plain)


def _told(text: str, place: int, fault: Unknown) -> str:
    """The place as people see it, references being in Chinese before them."""
    line = text.count("\n", 0, place) + 1
    before = text[text.rfind("\n", 0, place) + 1 : place]
    column = len(spoken(before, words_of).text) + 1
    return f"第 {line} 行第 {column} 字：{fault}"


def _piece(text: str, found: re.Match[str]) -> Reference | Block:
    inside, start, end = found.group(1), found.start(), found.end()
    words = inside.replace("，", " ").replace(",", " ").split()
    if not words or words[0] not in BLOCKS:
        return _reference(inside, start, end)
    line = text[text.rfind("\n", 0, start) + 1 : end]
    rest = text[end:].partition("\n")[0]
    if line.strip() != text[start:end] or rest.strip():
        raise Unknown(f"{BLOCKS[words[0]]}应当单独占一行")
    return _block(words, start, end)


def _block(words: list[str], start: int, end: int) -> Block:
    kind, label = words[0], BLOCKS[words[0]]
    names = tuple(_named(w) for w in words[1:] if "=" not in w)
    scope = dict(w.split("=", 1) for w in words[1:] if "=" in w)
    if "form" in scope:
        return _statutory(kind, names, scope, start, end)
    by = scope.pop("by", "")
    if not names or not by:
        raise Unknown(f"{label}应写成 {{{label} 指标 按=维度}}，例如 {{{label} 罚款金额 按=领域}}")
    if kind == "chart" and len(names) > 1:
        raise Unknown("一张图只画一个指标")
    for name in names:
        check_said(name, scope)
        check_said(name, {by: NONE})
    return Block(kind, names, by, scope, start, end)


def _statutory(
    kind: str, names: tuple[str, ...], scope: dict[str, str], start: int, end: int
) -> Block:
    """A whole statutory table: its columns are given, so that nothing else is said beside it."""
    form = scope.pop("form")
    if form not in FORMS:
        raise Unknown(f"没有名为“{form}”的统计表{closest(form, named(FORMS, sheets()))}")
    if kind != "table" or names or scope:
        told = sheets().get(form, form)
        raise Unknown(f"统计表的栏目是固定的，应写成 {{表 统计表={told}}}")
    return Block(kind, indicators_of(form), "", {}, start, end, form)


def _reference(inside: str, start: int, end: int) -> Reference:
    words = inside.replace("，", " ").replace(",", " ").split()
    if not words:
        raise Unknown("引用是空的，应写成 {指标 维度=值}")
    name = _named(words[0])
    scope, rounding, equals = {}, "", None
    for word in words[1:]:
        key, sign, value = word.partition("=")
        if not sign or not value:
            raise Unknown(f"“{word}”不是“维度=值”的写法")
        if key == "as":
            rounding = value
        elif key == "equals":
            equals = _bound(value)
        elif key in scope:
            raise Unknown(f"“{dimensions().get(key, key)}”写了两次")
        else:
            scope[key] = value
    _fits(name, scope, rounding)
    return Reference(name, scope, rounding, equals, start, end)


def _named(word: str) -> str:
    """The indicator's name; a group may stand before it and must then be its own."""
    group, dot, rest = word.partition(".")
    name = rest if dot else word
    found = INDICATORS.get(name)
    if found is None:
        raise Unknown(f"没有名为“{name}”的指标{closest(name, named(INDICATORS, indicators()))}")
    if dot and found.group != group:
        own, other = GROUP_LABELS[found.group], GROUP_LABELS.get(group, group)
        raise Unknown(f"指标“{found.label}”属于“{own}”，不属于“{other}”")
    return name


def _bound(value: str) -> Reference:
    """What an author binds a figure to: penalties.area=gas or penalties.fines.area=gas."""
    parts = value.split(".")
    names = [p for p in parts if "=" not in p]
    scope = dict(p.split("=", 1) for p in parts if "=" in p)
    if names and names[-1] not in INDICATORS and names[0] in INDICATORS:
        names = names[:1]
    name = _named(
        ".".join(names[-2:])
        if len(names) > 1 and names[0] not in INDICATORS
        else names[-1]
        if names
        else ""
    )
    _fits(name, scope, "")
    return Reference(name, scope)


def _fits(name: str, scope: dict[str, str], rounding: str) -> None:
    check_said(name, scope)
    found = INDICATORS[name]
    if not rounding:
        return
    if rounding not in ROUNDINGS:
        raise Unknown(f"没有“写作={rounding}”这种写法{closest(rounding, ROUNDED)}")
    if ROUNDINGS[rounding] != found.unit:
        raise Unknown(
            f"“写作={ROUNDED[rounding]}”只用于单位为{ROUNDINGS[rounding]}的指标，"
            f"“{found.label}”的单位是{found.unit}"
        )


def shown(reference: Reference, figure: FigureValue) -> str:
    """The words in which the report prints a figure, without its unit but with %."""
    value = figure.value
    if value is None:
        return NOTHING
    rounded = rounded_value(reference.rounding, value)
    if reference.rounding.startswith("wan"):
        return _trimmed(rounded / 10000, keep=reference.rounding == "wan2")
    if figure.unit == RATE:
        return f"{_trimmed(rounded)}%"
    return yuan(value) if figure.unit == "元" else count(value)


def _trimmed(value: Decimal, *, keep: bool = False) -> str:
    text = f"{value:,.2f}" if keep else f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text and not keep else text


def rounded_value(rounding: str, value: int | Decimal) -> Decimal:
    """The value, in the indicator's own unit, that a rounding shows."""
    exact = Decimal(value)
    if rounding == "wan2":
        return (exact / 100).quantize(Decimal(1), ROUND_HALF_UP) * 100
    if rounding == "percent0":
        return exact.quantize(Decimal(1), ROUND_HALF_UP)
    return exact

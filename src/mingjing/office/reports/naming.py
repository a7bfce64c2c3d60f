"""What the words around a figure say it is, held against what the reference says it is.

A reader takes a figure for what its clause names: another area, procedure, outlet or year than
the reference's is a contradiction, however right the number itself may be.
"""

from __future__ import annotations

import re

from mingjing.office.reports.phrases import (
    TOLD_APART,
    compares,
    names_value,
    plainly_named,
    years_named,
)
from mingjing.office.reports.references import Reference
from mingjing.office.reports.relations import told
from mingjing.office.reports.sentences import Conflict, Sentence, difference
from mingjing.office.statistics.queries import Book
from mingjing.office.statistics.shapes import Period

_OF_THE_WHOLE = re.compile("占|全委|全系统")


def misnamed(sentence: Sentence, reference: Reference) -> list[Conflict]:
    """Every way in which the words name something else than the reference."""
    found = []
    for dimension in TOLD_APART:
        if dimension in reference.scope:
            found += _another(sentence, reference, dimension)
        elif dimension in sentence.figure(reference).indicator.paths:
            found += _a_part(sentence, reference, dimension)
    if not found:
        found += _unnamed(sentence, reference)
    return [*found, *_year(sentence, reference)]


def _nearest(sentence: Sentence, reference: Reference, dimension: str) -> tuple[set[str], bool]:
    """The values named nearest to a figure, and whether that is in its own clause."""
    words = sentence.book.words(dimension)
    own = reference.scope.get(dimension, "")
    pieces = sentence.pieces(reference)
    for i, piece in enumerate(pieces):
        found = _named(piece, dimension, own, words)
        if found:
            return found, i == 0
    return _named(sentence.behind(reference), dimension, own, words), True


def _named(piece: str, dimension: str, own: str, words: dict[str, str]) -> set[str]:
    found = plainly_named(piece, dimension, words)
    if own and names_value(piece, dimension, own, words):
        found = found | {own}
    return found


def is_named(sentence: Sentence, reference: Reference, dimension: str) -> bool:
    """Whether the words say which part is meant; naming several parts names none."""
    words, own = sentence.book.words(dimension), reference.scope[dimension]
    if dimension in TOLD_APART:
        found, _ = _nearest(sentence, reference, dimension)
        if not found:
            found = _named(sentence.trailing(reference), dimension, own, words)
        return found == {own}
    around = f"{sentence.before(reference)} {sentence.trailing(reference)}"
    return names_value(around, dimension, own, words)


def _another(sentence: Sentence, reference: Reference, dimension: str) -> list[Conflict]:
    """The clause names one value, the reference has another."""
    own = reference.scope[dimension]
    found, here = _nearest(sentence, reference, dimension)
    if len(found) != 1 or own in found:
        return []
    if not here:
        words = sentence.book.words(dimension)
        if sentence.slot.scope.get(dimension) == own:
            return []
        if names_value(sentence.before(reference), dimension, own, words):
            return []
    (value,) = found
    return [sentence.conflict(_two(sentence, reference, dimension, value))]


def _a_part(sentence: Sentence, reference: Reference, dimension: str) -> list[Conflict]:
    """The clause names one part, the reference is the whole: 燃气领域罚款 {fines}."""
    words = sentence.book.words(dimension)
    clause = sentence.clause(reference)
    if _OF_THE_WHOLE.search(clause):
        return []
    found = plainly_named(clause, dimension, words)
    if len(found) != 1:
        return []
    (value,) = found
    part = sentence.book.figure(reference.name, **{**reference.scope, dimension: value})
    equal = part.value == sentence.figure(reference).value
    return [sentence.conflict(_two(sentence, reference, dimension, value), hard=not equal)]


def _two(sentence: Sentence, reference: Reference, dimension: str, value: str) -> str:
    """Both figures: the one that the words name, and the one that the reference writes."""
    named = sentence.book.figure(reference.name, **{**reference.scope, dimension: value})
    written = sentence.figure(reference)
    about = sentence.book.scope_text({dimension: value})
    return (
        f"文中说的是“{about}”，即{told(named)}，引用的却是{told(written)}，"
        f"{difference(named, written)}"
    )


def _unnamed(sentence: Sentence, reference: Reference) -> list[Conflict]:
    """A part that no word names is read as the whole; the whole of the office, told within a
    section of one area, as that area's."""
    scope = sentence.slot.scope
    figure = sentence.figure(reference)
    if reference.equals is not None:
        return []
    narrow = {k: v for k, v in reference.scope.items() if scope.get(k) != v}
    silent = {k: v for k, v in narrow.items() if not is_named(sentence, reference, k)}
    if silent:
        about = sentence.book.scope_text(silent)
        return [
            sentence.conflict(
                f"引用的是{told(figure)}，但这一句没有说明“{about}”，读者会当作全部，请写明范围",
                hard=False,
            )
        ]
    wide = [k for k in scope if k in figure.indicator.paths and k not in reference.scope]
    if wide and not _OF_THE_WHOLE.search(sentence.clause(reference)):
        return [
            sentence.conflict(
                f"本节只写{sentence.book.scope_text(scope)}，引用的却是全委的{told(figure)}，"
                f"请写明“全委”或者改用本领域的引用",
                hard=False,
            )
        ]
    return []


def _year(sentence: Sentence, reference: Reference) -> list[Conflict]:
    """A figure is of the report's year; words that speak of another one contradict it."""
    own = str(sentence.book.period.first.year)
    for i, piece in enumerate(sentence.pieces(reference)):
        words = piece if i else f"{piece} {sentence.behind(reference)}"
        years = years_named(words)
        if not years:
            continue
        other = [y for y in years if y != own]
        if not other or (i and (own in years or compares(piece))):
            return []
        return [sentence.conflict(_wrong_year(sentence, reference, other[0]))]
    return []


def _wrong_year(sentence: Sentence, reference: Reference, year: str) -> str:
    written, own = sentence.figure(reference), sentence.book.period.first.year
    message = f"文中说的是“{year}{'年' if year.isdecimal() else ''}”，"
    if year.isdecimal():
        there = Book(Period.of_year(int(year))).figure(reference.name, **reference.scope)
        message += f"该年{told(there)}，引用的却是 {own} 年的{told(written)}，"
        message += f"{difference(there, written)}；"
    else:
        message += f"引用的却是 {own} 年的{told(written)}；"
    return f"{message}引用目前只能是报告年度的数字，不能另带年度，请删去或者改写"

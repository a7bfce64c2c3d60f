"""Grades of evidence: whether the text itself binds the numbers of a relation, or a rule does.

A report is accused of contradicting itself only where its own words join the numbers: one
sentence, one table, the same measure told as the whole at both places. Where a rule inferred the
link (labels matched across paragraphs, a measure under a name that is not known, a base guessed
from nearness), the verdict says what was assumed and is a warning at most; where the assumption
is weak besides, it stays open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from mingjing.office.reports.checker.shapes import Bond, Figure, Finding, Reading, Span, Verdict

NEAR = 2
"""Numbers further apart than this are rather two things than one misprinted."""
_STOP = re.compile(r"[。！？]")
_WHOLE = re.compile(
    r"全[年区市县局委街镇乡省]|本年|累计|总[数额量计]|[合共总]计|(?:^|[，。；、])(?:共|总)"
)

_APART = "所引数字不在同一句或同一张表，按标签和时段推断为同一口径"
_UNKNOWN = "数字说的是什么，只由相邻的文字推断"
_PERIOD = "两处没有都写明是全年或合计，推断为同一时段、同一范围"
_FAR = "两数相差悬殊，更可能是两件事"
_SERIES = "总数由同一列各项中多数的占比推断"
_COLUMNS = "由表中其余各行推断出算法"


@dataclass(frozen=True, slots=True)
class Grade:
    """How a relation is bound, on what assumption, and whether that assumption is weak."""

    bond: Bond
    assumed: str = ""
    weak: bool = False


BOUND = Grade(Bond.BOUND)


def verdict_of(verdict: Verdict, grade: Grade) -> Verdict:
    """The one place where evidence becomes a verdict: what is inferred never fails a report."""
    if verdict is not Verdict.FAILS or grade.bond is Bond.BOUND:
        return verdict
    return Verdict.UNDECIDABLE if grade.weak else Verdict.WARN


def graded(reading: Reading, found: Iterable[Finding]) -> Iterator[Finding]:
    """Each finding with its bond, its verdict by that bond, and what was assumed in words."""
    at: dict[Span, Figure] = {}
    for f in reading.figures:
        at.setdefault(f.words if f.words.line else f.span, f)
    for one in found:
        figures = [at[s] for s in one.rests_on if s in at]
        grade = Grade(Bond.INFERRED, one.assumed, weak=True) if one.assumed else None
        grade = grade or _GRADES.get(one.rule, _together)(reading, one, figures)
        verdict = verdict_of(one.verdict, grade)
        words = one.computation
        if grade.assumed and verdict is not one.verdict:
            words += f"；{grade.assumed}"
        yield replace(one, verdict=verdict, computation=words, bond=grade.bond)


Grading = Callable[[Reading, Finding, list[Figure]], Grade]


def _said(reading: Reading, found: Finding, figures: list[Figure]) -> Grade:
    """One place says it all, or the law or the words of both reports do."""
    return BOUND


def _together(reading: Reading, found: Finding, figures: list[Figure]) -> Grade:
    """One sentence or one table joins its numbers; else labels were matched by the rule."""
    if _in_one(reading, found, figures):
        return BOUND
    weak = any(_unknown(f) for f in figures)
    return Grade(Bond.INFERRED, _UNKNOWN if weak else _APART, weak=weak)


def _among(reading: Reading, found: Finding, figures: list[Figure]) -> Grade:
    """其中 speaks of what stands before it, also where it opens the next sentence."""
    places = sorted(found.rests_on)
    lines = {s.line for s in places}
    words = reading.document.lines[places[0].line - 1][places[0].end : places[-1].start]
    if len(lines) == 1 and len(_STOP.findall(words)) == 1 and re.search("[。！？]其中", words):
        return BOUND
    return _together(reading, found, figures)


def _share(reading: Reading, found: Finding, figures: list[Figure]) -> Grade:
    """占 names the part that stands before it; a rate may speak of any number of its sentence."""
    line = reading.document.lines
    of_all = any(
        re.search("占[^，。；]*$", line[f.span.line - 1][: f.span.start]) for f in figures[:1]
    )
    if _in_one(reading, found, figures):
        counted = figures[1:]
        if of_all or not any(_unknown(f) for f in counted):
            return BOUND
        return Grade(Bond.INFERRED, _UNKNOWN)
    weak = any(_unknown(f) for f in figures[1:])
    return Grade(Bond.INFERRED, _UNKNOWN if weak else _APART, weak=weak and not of_all)


def _of_a_whole(reading: Reading, found: Finding, figures: list[Figure]) -> Grade:
    """Fields and units by name under a number that says of itself that it is the whole."""
    whole = [f for f in figures if not f.area and not f.body]
    if any(f.total or _tells_whole(reading, f) for f in whole):
        return BOUND
    return _together(reading, found, figures)


def _twice(reading: Reading, found: Finding, figures: list[Figure]) -> Grade:
    """One measure at two places: bound where both are of one named unit, or both say that they
    are the whole; numbers far apart are rather two things."""
    if any(_unknown(f) or not _label_before(reading, f) for f in figures):
        return Grade(Bond.INFERRED, _UNKNOWN, weak=True)
    if _in_one(reading, found, figures):
        return BOUND
    named = all(f.area or f.body for f in figures)
    if named or all(f.total or _tells_whole(reading, f) for f in figures):
        return BOUND
    low, high = (pick(abs(f.amount) for f in figures) for pick in (min, max))
    far = high > low * NEAR
    return Grade(Bond.INFERRED, f"{_PERIOD}；{_FAR}" if far else _PERIOD, weak=far)


def _guessed(reading: Reading, found: Finding, figures: list[Figure]) -> Grade:
    """How a column was reckoned is inferred from the rows that fit."""
    return Grade(Bond.INFERRED, _COLUMNS)


def _series(reading: Reading, found: Finding, figures: list[Figure]) -> Grade:
    """Most shares of a series name its whole; where it stands in their sentence, the text does."""
    return BOUND if _in_one(reading, found, figures) else Grade(Bond.INFERRED, _SERIES)


def _unknown(f: Figure) -> bool:
    return f.measure.startswith("other:")


def _tells_whole(reading: Reading, f: Figure) -> bool:
    line = reading.document.lines[f.span.line - 1][: f.span.start]
    return bool(_WHOLE.search(_STOP.split(line)[-1]))


def _label_before(reading: Reading, f: Figure) -> bool:
    """Whether the label stands before its number, and was not lent to it by what follows."""
    line = reading.document.lines[f.span.line - 1][: f.span.start]
    return bool(f.table) or f.label[:4] in line


def _in_one(reading: Reading, found: Finding, figures: list[Figure]) -> bool:
    """Whether all places stand in one sentence, or all in one table."""
    tables = {f.table for f in figures}
    if len(figures) == len(found.rests_on) and len(tables) == 1 and 0 not in tables:
        return True
    lines = reading.document.lines
    sentences = {(s.line, len(_STOP.findall(lines[s.line - 1][: s.end - 1])))
                 for s in found.rests_on}  # fmt: skip
    return len(sentences) <= 1


_SAID = (
    "heading_order", "heading_style", "list_count", "list_complete", "no_such_day", "points",
    "signed_after_data", "whole_yuan", "previous_told", "stock_on_previous", "growth_on_previous",
)  # fmt: skip
_GRADES: dict[str, Grading] = {
    **dict.fromkeys(_SAID, _said),
    **dict.fromkeys(
        ("sum_by_area", "sum_by_body", "sum_by_level", "part_within_whole", "share_of_fields",
         "visits_within_inspections"), _of_a_whole,
    ),
    "among": _among,
    "share": _share,
    "stated_twice": _twice,
    "table_and_text": _twice,
    "table_rate": _guessed,
    **dict.fromkeys(("share_in_series", "sum_of_series"), _series),
}  # fmt: skip

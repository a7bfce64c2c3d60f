"""A second look before a share is accused: what its words may speak of besides what is nearest."""

from __future__ import annotations

import re
from dataclasses import replace

from mingjing.office.reports.checker.rules.common import fits, gives, sentence_of
from mingjing.office.reports.checker.rules.series import whole_of_series
from mingjing.office.reports.checker.rules.share_words import (
    in_order,
    named_parts,
    named_rate,
    rate_beyond,
    subject_of,
    sums_of,
)
from mingjing.office.reports.checker.shapes import Figure, Kind, Reading
from mingjing.office.reports.checker.words import unit_class

Looked = tuple[Figure, list[Figure], list[Figure]]


def second_look(
    reading: Reading, f: Figure, here: list[Figure], wholes: list[Figure]
) -> Looked | tuple[()] | None:
    """The part that the words themselves name (网约车占, 分别占), or several numbers together, with
    what it is a share of; None where the words name a part that is not printed."""
    sentence = re.split(r"[；;]", sentence_of(reading, f))[-1]
    if rate_beyond(sentence):
        return None
    if (whole := whole_of_series(reading, f)) is not None:
        part = next(x for x in reversed(here) if x.span.end <= f.span.start)
        return part, [whole] if gives(part, whole, f) else [], [whole]
    bases = [*wholes, *here, *_sentence_before(reading, f)]
    return _rated(f, sentence, here, bases) or _named(reading, f, (here, wholes), bases)


def _rated(f: Figure, sentence: str, here: list[Figure], bases: list[Figure]) -> Looked | None:
    """A rate of a number that it is named after, out of any that holds it."""
    if not re.search(r"率(?:均|达到?|为|约)*$", sentence):
        return None
    for p in reversed([x for x in here if named_rate(sentence, x)]):
        for w in bases:
            if w is not p and unit_class(p.unit) == unit_class(w.unit) and gives(p, w, f):
                return p, [w], [w]
    return None


def _named(
    reading: Reading, f: Figure, told: tuple[list[Figure], list[Figure]], bases: list[Figure]
) -> Looked | tuple[()] | None:
    here, wholes = told
    sentence = re.split(r"[；;]", sentence_of(reading, f))[-1]
    ordered = in_order(reading, f, here, sentence)
    name = subject_of(sentence)
    parts = [ordered] if ordered else named_parts(reading, f, name) if name else []
    if name and not parts:
        return None
    for p in parts:
        over = [x for x in bases if x is not p and x.amount > p.amount
                and unit_class(x.unit) == unit_class(p.unit)]  # fmt: skip
        if good := [x for x in over if gives(p, x, f)][:1]:
            return p, good, good
    if parts:
        only = [x for x in wholes if x.amount > parts[0].amount][:1]
        return (parts[0], [], only) if len(parts) == 1 and only else None
    for total, run in sums_of(here):
        over = [x for x in bases if x not in run and fits(total, x.amount, f)][:1]
        if over:
            text = f"（{' + '.join(x.text for x in run)}）"
            return replace(run[-1], base=total, text=text), over, over
    return ()


def _sentence_before(reading: Reading, f: Figure) -> list[Figure]:
    """审结 143 件。其中调解 33 件，调解率 23.1%: what a sentence that opens with 其中 speaks of."""
    sentence = sentence_of(reading, f)
    start = f.span.start - len(sentence)
    if not sentence.startswith("其中") or not start:
        return []
    line = reading.document.lines[f.span.line - 1]
    opening = max(line.rfind(c, 0, start - 1) for c in "。！？") + 1
    return [x for x in reading.on_line(f.span.line) if x.kind is Kind.MEASURE and not x.table
            and opening <= x.span.start < start
            and not x.measure.startswith(("change:", "rate:"))]  # fmt: skip

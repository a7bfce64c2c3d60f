"""Printed percentages from printed numbers; what cannot be derived is said, never explained."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from mingjing.office.reports.checker.numerals import show
from mingjing.office.reports.checker.rules.common import (
    BASE,
    exact,
    gives,
    sentence_of,
    share_text,
    spans,
)
from mingjing.office.reports.checker.rules.field_shares import (
    Joined,
    field_words,
    joined_fields,
    of_fields,
)
from mingjing.office.reports.checker.rules.share_look import second_look
from mingjing.office.reports.checker.rules.share_words import named_rate, of_another_time
from mingjing.office.reports.checker.shapes import (
    OF_ALL,
    OTHER,
    Bound,
    Figure,
    Finding,
    Kind,
    Reading,
    Verdict,
)
from mingjing.office.reports.checker.words import measure_of, narrowed, unit_class

_SHARE = re.compile(r"占|比重|比例|率|份额")
_GROWTH = re.compile(
    r"同比|环比|增长|下降|上升|提高|降低|增加|减少|增幅|降幅|较上年|比上年|比去年|较去年|压减|压降|缩减|回落|攀升|递增"
)
_AREA_SHARE = re.compile(r"占|比重|比例")
LEAST_LISTED = 3


def shares(reading: Reading) -> Iterator[Finding]:
    """Every printed share: from its own sentence, from the fields it names, or not at all."""
    yield from _together(reading)
    joined = joined_fields(reading)
    for f in reading.figures:
        if f.kind is not Kind.PERCENT or f.value is None or f.table:
            continue
        if f.span.line in reading.plans or f.unit != "%":
            continue
        sentence = sentence_of(reading, f)
        clause = re.split(r"[，,；;。]", sentence)[-1] + f.text
        if _GROWTH.search(clause) or of_another_time(reading, f):
            continue
        if f.value == 100:
            yield from _all(f)
        elif _SHARE.search(sentence) and _counted(reading, f, re.split(r"[；;]", sentence)[-1]):
            yield from _in_sentence(reading, f, sentence, joined)
        elif _AREA_SHARE.search(clause):
            yield from _bare(reading, f, joined)


def _together(reading: Reading) -> Iterator[Finding]:
    """Shares of one whole told one after the other: with 其他 they make a hundred, and without
    it never more than that."""
    groups: dict[tuple[int, int], list[Figure]] = {}
    for f in reading.figures:
        told = f.kind is Kind.PERCENT and f.unit == "%" and not f.table
        if told and f.span.line not in reading.plans and f.value is not None:
            clause = re.split(r"[，,；;。：:]", sentence_of(reading, f))[-1]
            if re.search("占", clause) and not _GROWTH.search(clause):
                since = f.span.start - len(sentence_of(reading, f))
                groups.setdefault((f.span.line, since), []).append(f)
    for (line, since), listed in groups.items():
        if len(listed) < LEAST_LISTED:
            continue
        words = reading.document.lines[line - 1][since : listed[-1].span.start]
        if re.search(_BOTH, sentence_of(reading, listed[-1])):
            yield _summed(listed)
            continue
        total = sum((f.amount for f in listed), Decimal(0))
        slack = sum((f.step / 2 for f in listed), Decimal(0))
        complete = bool(re.search("其他|其它|其余", words))
        if abs(total - 100) > slack and not complete and total < 100:
            continue
        good = abs(total - 100) <= slack
        steps = f"{' + '.join(f.text for f in listed)} = {show(total, 2)}%"
        verdict = Verdict.HOLDS if good else Verdict.FAILS if complete else Verdict.WARN
        note = "" if good or complete else "；所列各项可能互有重叠，文中没有说明"
        yield Finding(
            "shares_together", verdict, "各项占比之和为 100%", steps + note, spans(listed)
        )


_BOTH = r"(?:合计|共计|总计|合占|共占|[两三四五六七八九十](?:项|类|者|种)(?:共|合))[^，。；%]*$"


def _summed(listed: list[Figure]) -> Finding:
    """甲（a%）、乙（b%），两类合计占 c%: the last share is the sum of those before."""
    *parts, whole = listed
    total = sum((f.amount for f in parts), Decimal(0))
    slack = sum((f.step / 2 for f in listed), Decimal(0))
    steps = f"{' + '.join(f.text for f in parts)} = {show(total, 2)}%，文中为 {whole.text}"
    near = abs(total - whole.amount) <= slack or whole.bound is not Bound.EXACT
    return Finding("shares_together", Verdict.HOLDS if near else Verdict.WARN,
                   "合计占比等于各项占比之和", steps, spans(listed))  # fmt: skip


def _all(f: Figure) -> Iterator[Finding]:
    yield Finding("share_without_base", Verdict.UNDECIDABLE, f"“{f.label}”为 {f.text}",
                  "没有印出分子和分母，不能核算", spans([f]))  # fmt: skip


def _counted(reading: Reading, f: Figure, sentence: str) -> list[Figure]:
    start = f.span.start - len(sentence)
    return [x for x in reading.on_line(f.span.line)
            if x.kind is Kind.MEASURE and not x.table
            and start <= x.span.start < f.span.start and x.year in {0, reading.year}
            and not x.measure.startswith(("change:", "rate:"))]  # fmt: skip


def _in_sentence(reading: Reading, f: Figure, sentence: str, joined: Joined) -> Iterator[Finding]:
    """The number just before the share is the part; the whole is a larger one of its kind."""
    here = _counted(reading, f, sentence)
    part = _part_of_base(sentence, here) or (here[-1] if here else None)
    if part is None:
        yield from _bare(reading, f, joined)
        return
    wholes = _wholes(reading, f, sentence, (part, here))
    pair = _rate_pair(here) if re.search(r"率", sentence[-12:]) else None
    if pair is not None:
        part, wholes = pair[0], [pair[1]]
    good = [w for w in wholes if gives(part, w, f)]
    if not good:
        wholes = _whole_of_parts(reading, f, part) or wholes
        good = [w for w in wholes if gives(part, w, f)]
    if not good and (other := _other_reading(f, here, part, sentence)):
        part, good = other[0], [other[1]]
    if not wholes and not good:
        yield from _bare(reading, f, joined)
        return
    chosen = good or wholes[:1]
    part, good = _or_others(f, sentence, (part, here), (good, chosen))
    if not good:
        looked = second_look(reading, f, here, wholes)
        if looked is None:
            yield _unsaid(f, part, chosen)
            return
        part, good, chosen = looked or (part, good, chosen)
    yield _judged(f, sentence, part, (good, chosen))


def _wholes(
    reading: Reading, f: Figure, sentence: str, told: tuple[Figure, list[Figure]]
) -> list[Figure]:
    """What the part may be a share of: larger numbers of its kind, or the base that is named."""
    part, here = told
    wholes = [x for x in here[:-1] if unit_class(x.unit) == unit_class(part.unit)
              and x.amount >= part.amount and x.measure == part.measure
              and x.facets in {(), part.facets}]  # fmt: skip
    brothers = [x for x in wholes if x.among in {OF_ALL, OTHER}]
    wholes = [x for x in wholes if x not in brothers]
    wholes = [x for x in wholes if x.total or not x.scope[2]] or wholes
    wholes = [*_told_in_parts(reading, f, here, part), *wholes]
    wholes = [x for x in wholes if x.amount != part.amount or f.value == 100]
    named = _base_named(sentence, part)
    if named and (only := _named_whole(reading, sentence, part)) is not None:
        wholes = only
    elif named or not wholes:
        listed = [x for x in reading.whole(named or part.measure)
                if x is not part and unit_class(x.unit) == unit_class(part.unit)]  # fmt: skip
        wholes = [x for x in listed if x.amount > part.amount] or wholes
    return wholes


def _judged(
    f: Figure, sentence: str, part: Figure, wholes: tuple[list[Figure], list[Figure]]
) -> Finding:
    good, chosen = wholes
    steps = [f"{part.text} ÷ {w.text} = {share_text(part.amount, w.amount)}" for w in chosen]
    verdict = Verdict.HOLDS if good else Verdict.FAILS
    words = f"{'；'.join(steps)}，文中为 {f.text}"
    if not good and not named_rate(sentence.removesuffix(f.text), part):
        verdict, words = Verdict.UNDECIDABLE, f"{words}；这一比率说的是哪两个数，文中没有说明"
    if not good and not exact([part, *chosen]) and _roughly(f, part, chosen[0]):
        verdict, words = Verdict.UNDECIDABLE, f"{words}；其中有“余、多、近”等约数"
    return Finding("share", verdict, f"“{f.label or part.label}”{f.text}由文中数字得出", words,
                   spans([f, part, *chosen]))  # fmt: skip


def _unsaid(f: Figure, part: Figure, chosen: list[Figure]) -> Finding:
    words = f"{part.text} ÷ {chosen[0].text} = {share_text(part.amount, chosen[0].amount)}，"
    words += f"文中为 {f.text}；这一比率说的是哪两个数，文中没有说明"
    return Finding("share", Verdict.UNDECIDABLE, f"“{f.label or part.label}”{f.text}由文中数字得出",
                   words, spans([f, part, *chosen[:1]]))  # fmt: skip


def _whole_of_parts(reading: Reading, f: Figure, part: Figure) -> list[Figure]:
    """甲 a 件，占 x%；乙 b 件，占 y%: the whole printed elsewhere that these parts make exactly."""
    line = reading.document.lines[f.span.line - 1]
    start = f.span.start - len(sentence_of(reading, f))
    stop = re.search(r"[。！？]", line[f.span.end :])
    end = f.span.end + stop.start() if stop else len(line)
    alike = [x for x in reading.measures() if not x.table
             and unit_class(x.unit) == unit_class(part.unit)]  # fmt: skip
    told = [x for x in alike if x.span.line == f.span.line and start <= x.span.start < end
            and x.among in {OF_ALL, OTHER}]  # fmt: skip
    parts = [x for x in alike if x.span.line == f.span.line and start <= x.span.start < end
             and x.measure == part.measure]  # fmt: skip
    whole = [x for x in alike if x not in parts and not x.area and not x.body and not x.facets]
    listed = [x for x in alike if x.span.line == f.span.line and start <= x.span.start < end]
    groups = [p for p in (parts, told) if len(p) > 1]
    groups += [listed] if len(listed) >= LEAST_LISTED else []
    sums = [sum((x.amount for x in p), Decimal(0)) for p in groups]
    return [x for x in whole if x not in told and x.amount in sums][:1]


def _both(sentence: str, here: list[Figure], part: Figure) -> Figure | None:
    """两次行动分别检查 a 家和 b 家，占: the share is of both."""
    alike = [x for x in here if x.unit == part.unit][-2:]
    if len(alike) != 2 or not re.search("分别[^。；，]*[和与及][^。；]*$", sentence):
        return None
    text = f"（{alike[0].text} + {alike[1].text}）"
    return replace(part, base=alike[0].amount + alike[1].amount, text=text)


def _or_others(
    f: Figure,
    sentence: str,
    told: tuple[Figure, list[Figure]],
    wholes: tuple[list[Figure], list[Figure]],
) -> tuple[Figure, list[Figure]]:
    """A share of all but the part (不合格 5 批，合格率 97.5%), or of two told together."""
    (part, here), (good, chosen) = told, wholes
    before = sentence.removesuffix(f.text)
    m = re.search(r"([\u4e00-\u9fff]{2})率(?:均|达到?|为|约)*$", before)
    other: Figure | None = None
    if m is not None and re.search(f"[不未]{m[1]}", part.label):
        text = f"（{chosen[0].text} - {part.text}）"
        other = replace(part, base=chosen[0].amount - part.amount, text=text)
    other = other or _both(sentence, here, part)
    if good or other is None:
        return part, good
    return other, [w for w in chosen if gives(other, w, f)]


def _roughly(f: Figure, part: Figure, whole: Figure) -> bool:
    """Whether a share of rough numbers is as near as rough numbers can be."""
    real = part.amount / whole.amount * 100 if whole.amount else Decimal(0)
    return abs(real - f.amount) <= real / 10


def _told_in_parts(reading: Reading, f: Figure, here: list[Figure], part: Figure) -> list[Figure]:
    """在编 62 人，其中党员 38 人，占六成一: the whole is the number before 其中."""
    line = reading.document.lines[f.span.line - 1]
    at = line.rfind("其中", 0, part.span.start)
    before = [x for x in here if x.span.end <= at and unit_class(x.unit) == unit_class(part.unit)
              and x.amount >= part.amount]  # fmt: skip
    return before[-1:]


def _other_reading(
    f: Figure, here: list[Figure], part: Figure, sentence: str
) -> tuple[Figure, Figure] | None:
    """Two numbers of the sentence that give the share: one reading that fits is enough. Behind 占
    the part is fixed; a rate (优秀率) may speak of any number of its sentence."""
    rate = re.search(r"率(?:达到?|为|约)*$", sentence.removesuffix(f.text))
    parts = list(reversed(here)) if rate else [part]
    return next(
        ((a, b) for a in parts for b in here
         if a is not b and unit_class(a.unit) == unit_class(b.unit)
         and b.amount >= a.amount and gives(a, b, f)),
        None,
    )  # fmt: skip


def _part_of_base(sentence: str, here: list[Figure]) -> Figure | None:
    """Where the base is named (占案件总数的), the part is the last number of its kind."""
    found = re.findall(BASE, sentence)
    return next((x for x in reversed(here) if found and measure_of(found[-1], x.unit)), None)


def _named_whole(reading: Reading, sentence: str, part: Figure) -> list[Figure] | None:
    """占货运案件的: a base that the words narrow is the figure of that name, or none that is
    printed; None where the base is the whole."""
    base = re.findall(BASE, sentence)[-1]
    words = narrowed(base, measure_of(base, part.unit))
    if len(words) < 2 or re.search("领域|本|该|上述|同期|应", base):
        return None
    return [x for x in reading.measures() if x is not part
            and unit_class(x.unit or part.unit) == unit_class(part.unit)
            and x.amount >= part.amount and words in f"{x.area}{x.body}{x.label}"]  # fmt: skip


def _base_named(sentence: str, part: Figure) -> str:
    """The measure that the sentence names as the whole (占处罚总数的), or nothing."""
    found = re.findall(BASE, sentence)
    return measure_of(found[-1], part.unit) if found else ""


def _rate_pair(here: list[Figure]) -> tuple[Figure, Figure] | None:
    """A rate after two numbers of one unit (立案 40 件，结案 38 件，结案率 95%)."""
    if len(here) < 2 or unit_class(here[-1].unit) != unit_class(here[-2].unit):
        return None
    a, b = here[-1], here[-2]
    return (a, b) if a.amount <= b.amount else (b, a)


def _bare(reading: Reading, f: Figure, joined: Joined) -> Iterator[Finding]:
    if field_words(reading, f):
        yield from of_fields(reading, f, joined)
        return
    yield Finding("share_without_base", Verdict.UNDECIDABLE, f"“{f.label}”为 {f.text}",
                  "文中没有印出可以核算的分子和分母", spans([f]))  # fmt: skip

"""What the whole of a report lacks or mixes: sections, announced fields, periods and units."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from mingjing.office.items.models import AREA_LABELS
from mingjing.office.reports.phrases import plainly_named
from mingjing.office.reports.references import Reference, parse
from mingjing.office.reports.sentences import Conflict, Sentence, sentences
from mingjing.office.reports.template import Slot, Template
from mingjing.office.statistics.queries import Book

AREAS = {str(area): label for area, label in AREA_LABELS.items()}
_PART = re.compile(
    r"[上下]半年|[一二三四]季度|第[一二三四]季度|截至\d{1,2}月|截至[一二三四五六七八九十]+月"
    r"|自?\d{1,2}月(?:\d{1,2}日)?(?:以来|起|至今)|\d{1,2}月份?至\d{1,2}月"
)
_WHOLE_YEAR = re.compile("全年|一年来|整年")
_NOTHING = re.compile("没有|未发生|未作出|无此项|不承担|未开展")


def missing(shape: Template, bodies: Mapping[str, str], book: Book) -> list[Conflict]:
    """Sections that must stand in the report and do not: those that the template asks for, and
    the field of every area in which somebody was penalised."""
    found = []
    for slot in shape.written:
        if bodies.get(slot.key):
            continue
        if not slot.optional:
            found.append(_unwritten(slot, "还没有撰写，模板要求写这一节"))
        elif "area" in slot.scope:
            told = book.figure("penalties", **slot.scope)
            if told.value:
                found.append(_unwritten(slot, f"还没有撰写，这个领域有行政处罚 {told.value} 件"))
    return found


def _unwritten(slot: Slot, message: str, *, hard: bool = True) -> Conflict:
    return Conflict(slot.heading, "", message, hard, slot.key, 0, "撰写这一节")


def announced(shape: Template, bodies: Mapping[str, str]) -> Iterator[Conflict]:
    """A field that the opening names must be reported below, with a figure or with the word that
    there was nothing."""
    sections = {slot.scope["area"]: slot for slot in shape.written if "area" in slot.scope}
    if not sections:
        return
    for slot in shape.written:
        if slot.scope or not slot.announces:
            continue
        for area in sorted(plainly_named(bodies.get(slot.key, ""), "area", AREAS)):
            below = sections[area]
            text = bodies.get(below.key, "")
            if not text:
                message = f"还没有撰写，而“{slot.heading}”点名了{AREAS[area]}"
                yield _unwritten(below, message)
            elif not parse(text).named and not _NOTHING.search(text):
                message = f"没有数字，而“{slot.heading}”点名了{AREAS[area]}"
                yield _unwritten(below, message, hard=False)


def periods(slot: Slot, body: str, book: Book) -> Iterator[Conflict]:
    """A figure counts the whole period of the report: words that speak of a part of it, or of the
    whole year where the period is shorter, do not fit."""
    for sentence in sentences(slot, body, book):
        for reference in sentence.references:
            yield from _period(sentence, reference)
            break


def _period(sentence: Sentence, reference: Reference) -> Iterator[Conflict]:
    period = sentence.book.period
    part = _PART.search(sentence.text)
    if part and "month" not in reference.scope:
        message = f"这一句说“{part.group()}”，引用的数字却按{period.text}统计，时段不一致"
        fix = "写明统计期，或者改为插入那几个月的数字"
        yield sentence.conflict(message, hard=False, at=reference, fix=fix)
    if not period.whole_year and (word := _WHOLE_YEAR.search(sentence.text)):
        message = f"统计期为{period.text}，不是完整的一年，文中却写“{word.group()}”"
        yield sentence.conflict(message, at=reference, fix=f"把“{word.group()}”改为“统计期内”")


def units(pairs: Iterable[tuple[Slot, str]]) -> list[Conflict]:
    """The same money told in 元 here and in 万元 there: readers add up what they should not."""
    wan: dict[str, str] = {}
    plain: dict[str, tuple[Slot, Reference]] = {}
    for slot, body in pairs:
        for r in parse(body).references:
            if r.rounding.startswith("wan"):
                wan.setdefault(r.name, slot.heading)
            elif r.name in {"fines"}:
                plain.setdefault(r.name, (slot, r))
    return [
        Conflict(
            slot.heading,
            "",
            f"罚款在“{wan[name]}”以万元写，在此以元写，请统一单位或者写明换算",
            hard=False,
            key=slot.key,
            place=r.start,
            fix="改为插入以万元写的数字",
        )
        for name, (slot, r) in plain.items()
        if name in wan
    ]

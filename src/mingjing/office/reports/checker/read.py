"""The whole reading of a document: frame, figures of text and tables, fields, periods."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from mingjing.office.reports.checker.claims import claimed
from mingjing.office.reports.checker.figures import numbered
from mingjing.office.reports.checker.numerals import narrow
from mingjing.office.reports.checker.outline import framed, sections_of
from mingjing.office.reports.checker.shapes import Document, Figure, Heading, Kind, Reading, Span
from mingjing.office.reports.checker.tables import tabled
from mingjing.office.reports.checker.telling import told
from mingjing.office.reports.checker.words import field_of, looks_like_field

CORE = {"penalties", "fines", "inspections", "places", "filings"}
_BODY = re.compile(r"[\u4e00-\u9fff]{1,10}(?:街道|大队|中队|分局|支队|开发区|镇|乡)(?:办事处)?$")
_PERIODS = re.compile(
    r"(?:(?:19|20)\d\d年)?\s*\d{1,2}月(?:\d{1,2}日|[上中下]旬|底|初)?(?:起)?\s*(?:至|到|-|—|~)\s*"
    r"(?:今|目前|(?:(?:19|20)\d\d年)?\d{1,2}月(?:\d{1,2}日|[上中下]旬|底|初)?)"
    r"|(?:19|20)\d\d年(?:全年|度)?(?!\d)|全年|今年(?:以来)?|本年度|年初|上半年|下半年|[一二三四]季度"
)


def read(document: Document) -> Reading:
    """A document with every figure told as far as the text itself tells it."""
    found = framed(document)
    figures = [*told(found), *tabled(found), *claimed(found)]
    paths = sections_of(found)
    fields = _fields(figures, paths)
    found.figures = numbered(
        _in_items([_in_section(f, paths[f.span.line], fields, found) for f in figures], found)
    )
    for f in found.figures:
        if f.area and f.measure in CORE and f.span.line not in found.plans:
            found.areas.setdefault(f.area, f.span)
    return found


def _in_items(figures: list[Figure], found: Reading) -> list[Figure]:
    """① …… ② ……: what several items of a list tell each, after the whole was told above them, is
    each item's own and never the whole."""
    items = {h.span.line: h for h in found.headings if h.style in {"dot", "small", "circle"}}
    first = min(items, default=0)
    lines: dict[str, set[int]] = defaultdict(set)
    for f in figures:
        if f.kind is Kind.MEASURE and f.measure and not f.table:
            lines[f.measure].add(f.span.line)
    listed = {m for m, at in lines.items() if min(at) < first and len(at & set(items)) > 1}
    return [
        replace(f, facets=(("item", items[f.span.line].title[:12]),))
        if f.span.line in items and f.measure in listed and _plain(f)
        else f
        for f in figures
    ]


def _plain(f: Figure) -> bool:
    return f.kind is Kind.MEASURE and not (f.area or f.body or f.facets or f.table or f.total)


def _fields(figures: list[Figure], paths: dict[int, tuple[Heading, ...]]) -> dict[Span, str]:
    """Headings that name a field or a unit: brothers of which at least two tell of enforcement."""
    groups: dict[tuple[Span, int], dict[Span, str]] = defaultdict(dict)
    known: set[str] = set()
    for f in figures:
        if f.kind is not Kind.MEASURE or f.measure not in CORE or f.table:
            continue
        path = paths[f.span.line]
        for above, h in zip((None, *path), path, strict=False):
            name = h.title if _BODY.fullmatch(h.title) else field_of(h.title)
            if name and (_BODY.fullmatch(name) or looks_like_field(h.title)):
                known.add(name)
            if name:
                groups[above.span if above else Span(0, 0, 0), h.level][h.span] = name
    out: dict[Span, str] = {}
    for group in groups.values():
        sure = [n for n in group.values() if _BODY.fullmatch(n) or n in known]
        if len(group) > 1 and len(sure) * 2 >= len(group):
            out |= group
    return out


def _in_section(
    f: Figure, path: tuple[Heading, ...], fields: dict[Span, str], found: Reading
) -> Figure:
    section = " ".join(h.title for h in path)
    period = f.period or _period(found.document.lines[f.span.line - 1], f.span.start)
    name = next((fields[h.span] for h in reversed(path) if h.span in fields), "")
    own = not (f.area or f.body) and not f.table and f.kind in {Kind.MEASURE, Kind.PERCENT}
    if name and own:
        if _BODY.fullmatch(name):
            return replace(f, section=section, period=period, body=name)
        return replace(f, section=section, period=period, area=name)
    return replace(f, section=section, period=period)


def _period(line: str, before: int) -> str:
    """The last period named in the line before a figure, as it is written."""
    found = [m for m in _PERIODS.finditer(narrow(line)) if m.end() <= before]
    return found[-1][0].strip() if found else ""

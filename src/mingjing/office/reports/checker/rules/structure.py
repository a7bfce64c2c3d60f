"""Headings in order, paragraphs of one kind, layout without spaces: the form of the report."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from mingjing.office.reports.checker.shapes import Finding, Heading, Reading, Span, Verdict

_WANTED = (
    ("执法主体情况", r"主体"),
    ("执法人员情况", r"人员情况|执法人员|持证"),
    ("复议诉讼情况", r"复议|诉讼"),
    ("执法类电子监控设备情况", r"电子(?:技术)?监控"),
    ("与上年比较", r"同比|上年|去年|比\d{4}年"),
    ("存在问题", r"问题|不足"),
    ("下一步安排", r"下一步|下步|打算|计划"),
)
_STYLE = {
    "han": "一、",
    "digit": "1、",
    "bracket": "（一）",
    "decimal": "1.1",
    "dot": "1.",
    "small": "（1）",
    "part": "第一部分",
}


def structure(reading: Reading) -> Iterator[Finding]:
    """The frame of a report."""
    yield from _top(reading)
    yield from _groups(reading)
    yield from _uneven(reading)
    yield from _blank_lines(reading)
    yield from _title(reading)
    yield from _absent(reading)


def _sequence(heads: list[Heading]) -> str:
    return "、".join(str(h.number) for h in heads)


def _top(reading: Reading) -> Iterator[Finding]:
    top = [h for h in reading.headings if h.level == 1]
    if len(top) < 2:
        return
    styles = list(dict.fromkeys(h.style for h in top))
    rests = tuple(h.span for h in top)
    if len(styles) > 1:
        words = "；".join(
            f"“{_STYLE[s]}”式：第{'、'.join(str(h.span.line) for h in top if h.style == s)}行"
            for s in styles
        )
        yield Finding("heading_style", Verdict.FAILS, "同级标题编号写法一致", words, rests)
    else:
        yield _ordered(top, "一级标题")


def _ordered(heads: list[Heading], name: str) -> Finding:
    good = [h.number for h in heads] == list(range(1, len(heads) + 1))
    words = f"{name}：{_sequence(heads)}"
    return Finding("heading_order", Verdict.HOLDS if good else Verdict.FAILS,
                   "标题编号连续", words, tuple(h.span for h in heads))  # fmt: skip


def _groups(reading: Reading) -> Iterator[Finding]:
    """Headings of one level under one heading count 1, 2, 3 …"""
    groups: dict[tuple[Span, int, str], list[Heading]] = defaultdict(list)
    path: list[Heading] = []
    for h in reading.headings:
        path = [p for p in path if p.level < h.level]
        if h.level > 1 and h.number:
            groups[path[-1].span if path else Span(0, 0, 0), h.level, h.style].append(h)
        path.append(h)
    titles = {h.span: h.title for h in reading.headings}
    for (above, _, _), heads in groups.items():
        if len(heads) > 1 or heads[0].number != 1:
            yield _ordered(heads, f"“{titles.get(above, '全文')}”之下")


def _uneven(reading: Reading) -> Iterator[Finding]:
    """Sub-headings of one level of which some run into the text and others stand alone."""
    second = [h for h in reading.headings if h.level == 2]
    alone, run = [h for h in second if h.alone], [h for h in second if not h.alone]
    if alone and run:
        words = f"独占一行 {len(alone)} 个，接排正文 {len(run)} 个"
        yield Finding("heading_layout", Verdict.WARN, "同级小标题排法一致", words,
                      tuple(h.span for h in run), textual=True)  # fmt: skip
    third = {h.span.line for h in reading.headings if h.level == 3}
    bare = []
    for h, following in zip(second, [*second[1:], None], strict=False):
        end = following.span.line if following else len(reading.document.lines) + 1
        inside = range(h.span.line + 1, end)
        paragraphs = [n for n in inside if reading.document.lines[n - 1].strip()]
        heads = [x for x in reading.headings if x.level == 1 and x.span.line in inside]
        if h.alone and not heads and len(paragraphs) > 1 and not third & set(inside):
            bare.append(h)
    if bare and third:
        words = "、".join(f"“{h.title}”" for h in bare) + "之下各段没有编号，其他小节有"
        yield Finding("uneven_items", Verdict.WARN, "同级小节结构一致", words,
                      tuple(h.span for h in bare), textual=True)  # fmt: skip


def _blank_lines(reading: Reading) -> Iterator[Finding]:
    """In plain text: some items are set apart by a blank line, their brothers are not."""
    if reading.document.kind != "txt":
        return
    lines = reading.document.lines
    items = [h for h in reading.headings if h.level == 3 and h.number > 1]
    apart = [h for h in items if not lines[h.span.line - 2].strip()]
    if apart and len(apart) < len(items):
        yield Finding("blank_lines", Verdict.WARN, "同级条目之间空行一致",
                      f"{len(apart)} 个条目前有空行，{len(items) - len(apart)} 个没有",
                      tuple(h.span for h in apart), textual=True)  # fmt: skip
    spaced = [n for n, x in enumerate(lines, 1) if re.match(r"[ \xa0]{4,}\S", x)]
    if spaced:
        yield Finding("layout_by_spaces", Verdict.WARN, "版面不用空格排",
                      f"第{'、'.join(map(str, spaced))}行用空格缩进或定位",
                      tuple(Span(n, 0, _indent(lines[n - 1])) for n in spaced),
                      textual=True)  # fmt: skip


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _title(reading: Reading) -> Iterator[Finding]:
    lines = reading.document.lines
    head = [(n, x.strip()) for n, x in enumerate(lines[:6], 1) if x.strip()]
    if len(head) < 2 or reading.document.kind != "txt":
        return
    (a, one), (b, two) = head[0], head[1]
    if b - a > 1 and "报告" not in one and two.endswith("报告") and len(two) < 20:
        yield Finding("title_split", Verdict.WARN, "标题是一段", f"“{one}”与“{two}”被空行分开",
                      (Span(a, 0, len(lines[a - 1])), Span(b, 0, len(lines[b - 1]))),
                      textual=True)  # fmt: skip


def _absent(reading: Reading) -> Iterator[Finding]:
    text = "\n".join(reading.document.lines)
    lacking = [name for name, pattern in _WANTED if not re.search(pattern, text)]
    heads = "\n".join(h.title for h in reading.headings)
    lacking += [n for n, p in _WANTED[:2] if n not in lacking and not re.search(p, heads)]
    if lacking and len(reading.headings) > 4:
        words = "没有写到：" + "、".join(dict.fromkeys(lacking))
        yield Finding("absent_sections", Verdict.WARN, "年度报告常见内容齐全", words, textual=True)

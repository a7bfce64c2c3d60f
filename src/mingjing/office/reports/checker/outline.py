"""Headings and their numerals, the year, the period, the signature: the frame of a report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from mingjing.office.reports.checker.numerals import narrow, numeral, plain
from mingjing.office.reports.checker.shapes import Document, Heading, Reading, Span
from mingjing.office.reports.checker.words import looks_like_field

HAN = "一二三四五六七八九十"
STYLES = (
    ("part", 0, re.compile(rf"^\s*第(?P<n>[{HAN}]{{1,3}})(?:部分|章|节)[、\s]*")),
    ("han", 1, re.compile(rf"^\s*(?P<n>[{HAN}]{{1,3}})、\s*")),
    ("digit", 1, re.compile(r"^\s*(?P<n>\d{1,2})、\s*")),
    ("bracket", 2, re.compile(rf"^\s*[（(](?P<n>[{HAN}]{{1,3}})[）)]\s*")),
    ("decimal", 2, re.compile(r"^\s*\d{1,2}[.．](?P<n>\d{1,2})[\s\u3000]+(?=\D)")),
    ("dot", 3, re.compile(r"^\s*(?P<n>\d{1,2})[.．](?!\d)\s*")),
    ("circle", 4, re.compile(r"^\s*(?P<n>[①-⑳])\s*")),
    ("small", 4, re.compile(r"^\s*[（(](?P<n>\d{1,2})[）)]\s*")),
)
LEAD = re.compile(r"^\s*(?P<title>[\u4e00-\u9fff]{2,10})[：:](?=\S)")
"""扬尘治理：巡查工地……: a paragraph that names its field without a numeral, for itself alone."""
_LEAD_LEVEL = 5
PLANS = re.compile(
    r"下一步|下步|明年|下年度|来年|打算$|下半年(?:的)?(?:工作)?(?:计划|安排|重点|任务)|工作(?:计划|打算|安排|思路)$|存在(?:的)?(?:主要)?问题|不足|展望"
)
_YEAR = re.compile(r"((?:19|20)\d\d)\s*年")
_HAN_YEAR = re.compile(r"([一二][九〇○零][〇○零一二三四五六七八九]{2})年")
_DAY = r"(?:((?:19|20)\d\d)\s*年)?\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日"
_RANGE = re.compile(_DAY + r"\s*(?:0时|零时)?\s*(?:至|到|-|—|–|~|～)+\s*" + _DAY)
_SIGNED = re.compile(r"^[\s\u3000\xa0]*((?:19|20)\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*$")
_SPAN = re.compile(
    r"上半年|下半年|半年|[一二三四1-4]季度|\d{1,2}\s*[—–\-至~～]\s*\d{1,2}月份?|(?<![\d.])\d{1,2}月份"
    r"|(?<=年)\d{1,2}月(?!\d)"
)
_UNTIL = re.compile(r"(?:截至|截止(?:到|至)?)\s*" + _DAY)


def framed(document: Document) -> Reading:
    """A reading with its year, period, signature and headings, before any figure is read."""
    found = Reading(document)
    found.headings = list(_headings(document))
    found.year = _year(document)
    found.span = _span(document)
    _sign(found)
    _period(found)
    found.plans = set(_planned(found))
    return found


def _headings(document: Document) -> Iterator[Heading]:
    rows = {row[0].line for table in document.tables for row in table.rows if row}
    digits_on_top = _digits_on_top(document)
    for number, line in enumerate(document.lines, 1):
        if number in rows:
            continue
        for style, level, pattern in STYLES:
            if m := pattern.match(line):
                value = _value(style, m["n"])
                title, alone = _title(line[m.end() :])
                if style == "circle" and not title:
                    title = re.split(r"[，,。；;：:]", line[m.end() :])[0][:28]
                deep = 3 if style == "digit" and not digits_on_top else level
                if title or alone:
                    at = Span(number, m.start("n"), m.end() + len(title))
                    yield Heading(at, deep, style, int(value or 0), title, alone)
                break
        else:
            if (m := LEAD.match(line)) and looks_like_field(m["title"]):
                at = Span(number, m.start("title"), m.end("title"))
                yield Heading(at, _LEAD_LEVEL, "lead", 0, m["title"], False)


def _value(style: str, word: str) -> Decimal | None:
    if style == "circle":
        return Decimal(ord(word) - ord("①") + 1)
    return numeral(word) if style in {"part", "han", "bracket"} else plain(word)


def _title(rest: str) -> tuple[str, bool]:
    """The words of a heading, and whether it stands alone on its line."""
    words = rest.strip()
    if len(words) <= 40 and not re.search(r"[。；;]", words.rstrip("。：:")):
        alone = not re.search(r"[，,]", words) or len(words) <= 24
        if alone:
            return words.rstrip("。：: "), True
    m = re.match(r"[^。：:；;，,]{2,28}(?=[。：:])", words)
    m = m or re.match(r"[^。：:；;，,]{2,28}(?=[，,])", words)
    return (m.group(), False) if m else ("", False)


def _digits_on_top(document: Document) -> bool:
    """Whether 1、2、 are of the first level: they come before any 一、 and never restart."""
    numbers: list[int] = []
    for line in document.lines:
        if re.match(rf"^\s*(?:[{HAN}]{{1,3}}、|[（(][{HAN}])", line) and not numbers:
            return False
        if m := STYLES[2][2].match(line):
            numbers.append(int(m["n"]))
    return bool(numbers) and numbers.count(1) == 1 and numbers == sorted(numbers)


def _year(document: Document) -> int:
    """The year of the report: of its title, or the one it names most."""
    head = narrow("".join(line for line in document.lines[:6]))
    m = _YEAR.search(head)
    if m:
        return int(m[1])
    if h := _HAN_YEAR.search(head):
        return int(numeral(h[1]) or 0)
    years = _YEAR.findall(narrow("\n".join(document.lines)))
    return int(max(years, key=years.count)) if years else 0


def _span(document: Document) -> str:
    """What part of a year the title speaks of (上半年, 9月份); nothing for a whole year."""
    heads = [x.strip() for x in document.lines[:6] if x.strip()][:3]
    found = [m[0] for x in heads if not re.search("。", x) for m in _SPAN.finditer(narrow(x))]
    return found[0] if found else ""


def day_of(year: int | str, month: int | str, day: int | str) -> date | None:
    """A day, or nothing where the calendar has no such day."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def iso(year: int | str, month: int | str, day: int | str) -> str:
    """A day as it sorts."""
    return f"{int(year):04}-{int(month):02}-{int(day):02}"


def _sign(found: Reading) -> None:
    for number in range(len(found.document.lines), 0, -1):
        line = narrow(found.document.lines[number - 1])
        if (m := _SIGNED.match(line)) and day_of(m[1], m[2], m[3]):
            found.signed = iso(m[1], m[2], m[3])
            found.signed_at = Span(number, m.start(1), len(line.rstrip()))
            return


def _period(found: Reading) -> None:
    """The period that the report gives for its data: a range of days or 截至, never a guess."""
    for number, raw in enumerate(found.document.lines, 1):
        line = narrow(raw)
        m = _RANGE.search(line)
        about_data = re.search(r"统计|数据|口径|期间|报告期", line)
        if m and about_data and found.year:
            start_year = int(m[1] or m[4] or found.year)
            if not (day_of(start_year, m[2], m[3]) and day_of(m[4] or start_year, m[5], m[6])):
                continue
            end = iso(m[4] or start_year, m[5], m[6])
            found.cutoff = f"{iso(start_year, m[2], m[3])}/{end}"
            found.cutoff_at = Span(number, m.start(), m.end())
            return
        u = _UNTIL.search(line)
        if u and about_data and found.year and day_of(u[1] or found.year, u[2], u[3]):
            found.cutoff = f"/{iso(u[1] or found.year, u[2], u[3])}"
            found.cutoff_at = Span(number, u.start(), u.end())
            return


def _planned(found: Reading) -> Iterator[int]:
    """Lines that tell of problems and plans: their numbers are not this year's work."""
    inside = 0
    heads = {h.span.line: h for h in found.headings}
    for number in range(1, len(found.document.lines) + 1):
        h = heads.get(number)
        if h is not None:
            if PLANS.search(h.title):
                inside = inside or (h.level + 1)
            elif inside and h.level + 1 <= inside:
                inside = 0
        if number == found.signed_at.line:
            continue
        if inside or _plans_alone(found, number):
            yield number


_AHEAD = re.compile(
    r"^\s*(?P<year>20\d\d)年(?!\d*月)|^\s*(?:下一步|下步|明年|下一年度|下年度|来年)"
)
_MEANT = re.compile(r"计划|力争|争取|拟|将|确保|预计|目标|达到|不少于|不低于|完成|新增|压减|提高")


def _plans_alone(found: Reading, number: int) -> bool:
    """A paragraph without a heading that opens with the year to come and tells what is meant."""
    line = narrow(found.document.lines[number - 1])
    m = _AHEAD.match(line)
    if m is None or not _MEANT.search(line):
        return False
    return not m["year"] or (bool(found.year) and int(m["year"]) == found.year + 1)


def sections_of(found: Reading) -> dict[int, tuple[Heading, ...]]:
    """The headings above each line, from the first level down."""
    out: dict[int, tuple[Heading, ...]] = {}
    at: dict[int, list[Heading]] = {}
    for h in found.headings:
        at.setdefault(h.span.line, []).append(h)
    path: list[Heading] = []
    for line in range(1, len(found.document.lines) + 1):
        for h in at.get(line, []):
            path = [*(p for p in path if p.level < h.level), h]
        out[line] = tuple(p for p in path if p.style != "lead" or p.span.line == line)
    return out

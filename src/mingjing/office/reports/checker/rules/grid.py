"""Tables: columns that end in 合计, rows that end in 合计, shares of a column, and the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from mingjing.office.reports.checker.numerals import show
from mingjing.office.reports.checker.rules.common import base_text, name_of, slack, spans, swap_hint
from mingjing.office.reports.checker.shapes import Figure, Finding, Kind, Reading, Verdict
from mingjing.office.reports.checker.tables import SEASON, SUM, families, group_of, torn
from mingjing.office.reports.checker.words import narrowed

_PART = re.compile(r"其中|不计入|另列|小计|^同比|占比|比重|比例|率|平均|[人案件户次宗]均|每")
_CHANGE = re.compile(r"同比|环比|增|降|变化")
_PAST = re.compile(r"上年|去年|同期")
LEAST_ROWS = 4


def grid(reading: Reading) -> Iterator[Finding]:
    """Every table of the report."""
    document = reading.document
    by_table: dict[int, list[Figure]] = {}
    for f in reading.figures:
        if f.table and f.label:
            by_table.setdefault(f.table, []).append(f)
    broken = {i for i, table in enumerate(document.tables, 1) if torn(document, table)}
    for family in families(document):
        if not broken & set(family):
            told = [f for i in family for f in by_table.get(i, [])]
            yield from _across([f for f in told if f.kind is Kind.MEASURE])
    for index, figures in by_table.items():
        counted = [f for f in figures if f.kind is Kind.MEASURE]
        yield from _down(counted)
        if index in broken:
            continue
        yield from _procedures_down(counted)
        yield from _table_shares(figures)
        yield from _table_growth(reading, figures)
    yield from _against_text(reading)


def _row(f: Figure) -> str:
    return f.label.partition("·")[0] if "·" in f.label else ""


def _column(f: Figure) -> str:
    return f.label.partition("·")[2] if "·" in f.label else f.label


def _sum(parts: list[Figure], whole: Figure, rule: str, sentence: str) -> Finding:
    total = sum((p.amount for p in parts), Decimal(0))
    gap = total - whole.amount
    terms = " + ".join(p.text for p in parts) if len(parts) <= 12 else f"{len(parts)} 项"
    words = f"{terms} = {base_text(total, whole)}，表中合计 {whole.text}"
    good = abs(gap) <= slack([*parts, whole])
    if not good:
        words += f"，相差 {base_text(abs(gap), whole)}{swap_hint(total, whole.amount)}"
    return Finding(rule, Verdict.HOLDS if good else Verdict.FAILS, sentence, words,
                   spans([*parts, whole]))  # fmt: skip


def _down(figures: list[Figure]) -> Iterator[Finding]:
    """Each column: the rows above 合计 add up to it; 其中 rows do not count."""
    for column in dict.fromkeys(_column(f) for f in figures):
        if _PART.search(column.split("/")[-1]) and not column.startswith("其中"):
            continue
        if _CHANGE.search(column) and not any(f.unit for f in figures if _column(f) == column):
            continue
        cells = [f for f in figures if _column(f) == column]
        totals = [f for f in cells if SUM.search(_row(f)) and "小" not in _row(f)]
        totals = totals or _whole_year(cells)
        parts = [f for f in cells if f not in totals and not SUM.search(_row(f))
                 and not _PART.search(_row(f))]  # fmt: skip
        if len(totals) == 1 and len(parts) > 1:
            yield _sum(parts, totals[0], "table_column", f"表中“{column}”一列各行之和等于合计")


def _whole_year(cells: list[Figure]) -> list[Figure]:
    """全年 under its quarters or months is their sum."""
    seasons = [f for f in cells if SEASON.fullmatch(_row(f))]
    year = [f for f in cells if re.fullmatch("全年(?:累计)?|累计", _row(f))]
    alone = len(seasons) == len(cells) - 1 and len(seasons) in {4, 12}
    return year if len(year) == 1 and alone else []


def _across(figures: list[Figure]) -> Iterator[Finding]:
    """Each row: the columns of one unit beside 合计 add up to it. Parts of a table on several
    pages are one table. Where most rows do not fit, the columns are no parts of a sum."""
    several = len({f.table for f in figures}) > 1
    rows: dict[object, list[Figure]] = {}
    for f in figures:
        rows.setdefault(_row(f) if several else f.span.line, []).append(f)
    sums: dict[str, list[tuple[list[Figure], Figure]]] = {}
    for cells in rows.values():
        for whole in (f for f in cells if _is_sum(_column(f), cells)):
            parts = _parts_of(whole, cells, several=several)
            if len(parts) > 1:
                sums.setdefault(_column(whole), []).append((parts, whole))
    for column, pairs in sums.items():
        yield from _rows_weighed(column, pairs)


def _parts_of(whole: Figure, cells: list[Figure], *, several: bool) -> list[Figure]:
    group = group_of(_column(whole))
    alike = [f for f in cells if f is not whole and _adds_up(_column(f))
             and (f.unit == whole.unit or (several and not f.unit))
             and group_of(_column(f)) == group]  # fmt: skip
    before = [f for f in alike if f.span < whole.span]
    return before if several and before else alike


def _rows_weighed(column: str, pairs: list[tuple[list[Figure], Figure]]) -> Iterator[Finding]:
    found = []
    for parts, whole in pairs:
        name = f"“{_row(whole) or '本行'}”"
        sentence = f"表中{name}一行各列之和等于“{column}”"
        found.append(_sum(parts, whole, "table_row", sentence))
    wrong = [f for f in found if f.verdict is Verdict.FAILS]
    if len(found) > 1 and len(wrong) * 2 > len(found):
        words = f"{wrong[0].computation}；{len(found)} 行中 {len(wrong)} 行不符"
        words += "，各列可能互有重叠或者不全，文中没有说明"
        yield Finding("table_row", Verdict.UNDECIDABLE, f"表中各列之和等于“{column}”", words,
                      wrong[0].rests_on)  # fmt: skip
        return
    kinds = sum(bool(_KIND.search(_column(p).split("/")[-1])) for p in pairs[0][0]) > 1
    for f in found:
        if kinds and f.verdict is Verdict.FAILS:
            words = f"{f.computation}；一案并处多种处罚的，各种类可能重复计入，请核对口径"
            yield replace(f, verdict=Verdict.WARN, computation=words)
        else:
            yield f


_KIND = re.compile(r"警告|通报批评|罚款|没收|暂扣|吊销|降低资质|停产停业|责令关闭|限制从业|拘留")
_SEASONS = re.compile(r"[一二三四1-4]季度|\d{1,2}月|[一二三四五六七八九十]{1,2}月")


def _is_sum(column: str, cells: list[Figure]) -> bool:
    """Whether a column is the sum of its neighbours: 合计, or 全年 beside quarters and months."""
    seasons = sum(bool(_SEASONS.match(_column(f))) for f in cells)
    year = re.fullmatch(r"全年(?:累计)?|累计|半年|上半年", column) and seasons > 1
    return bool(SUM.search(column.split("/")[-1]) or year)


def _procedures_down(figures: list[Figure]) -> Iterator[Finding]:
    """Rows of the two procedures under the row of all penalties, in each column."""
    for column in dict.fromkeys(_column(f) for f in figures):
        cells = [f for f in figures if _column(f) == column]
        rows = {f.facet("procedure"): f for f in cells if f.facet("procedure")}
        parts = [
            rows[n] for n in ("summary", "ordinary") if n in rows and _names_procedure(rows[n])
        ]
        if len(parts) != 2 or abs(parts[0].span.line - parts[1].span.line) != 1:
            continue
        above = [f for f in cells if f.span.line == min(p.span.line for p in parts) - 1]
        if len(above) == 1 and above[0].measure == parts[0].measure == parts[1].measure:
            yield _sum(
                parts, above[0], "sum_by_procedure", f"表中“{column}”一列两种程序之和等于合计"
            )


def _names_procedure(f: Figure) -> bool:
    return bool(re.search("程序|当场", _row(f)))


def _adds_up(column: str) -> bool:
    """Whether a column is a part: no sum, no share, not last year's."""
    return not (_PART.search(column) or _PAST.search(column) or SUM.search(column.split("/")[-1]))


Fit = tuple[int, int, str, Figure, list[tuple[Figure, Figure]], list[tuple[Figure, Figure]]]
"""How many shares do not fit a column, which column it is, its whole, its pairs and the wrong."""


def _table_shares(figures: list[Figure]) -> Iterator[Finding]:
    """A column of shares beside a column of numbers with a total."""
    shares = [
        f for f in figures if f.kind is Kind.PERCENT and re.search("占比|比例|比重", _column(f))
    ]
    if not shares:
        return
    found: list[Fit] = []
    for column in dict.fromkeys(_column(f) for f in figures if f.kind is Kind.MEASURE):
        cells = {f.span.line: f for f in figures if _column(f) == column}
        whole = next((f for f in cells.values() if SUM.search(_row(f))), None)
        whole = whole or _all_rows(cells, shares)
        if whole is None or not whole.amount:
            continue
        pairs = [(s, cells[s.span.line]) for s in shares if s.span.line in cells]
        wrong = [(s, c) for s, c in pairs if not _is_share(s, c, whole)]
        if wrong and _fit_the_rows(cells, shares, whole):
            continue  # the total is what is wrong, and the column says so itself
        if len(wrong) * 2 < len(pairs):
            found.append((len(wrong), len(found), column, whole, pairs, wrong))
    if not found:
        return
    _, _, column, whole, pairs, wrong = min(found)  # the column that the shares fit best
    for s, c in wrong:
        real = c.amount / whole.amount * 100
        yield Finding("table_share", Verdict.FAILS, f"表中“{_row(c)}”占比由本表得出",
                      f"{c.text} ÷ {whole.text} = {real:.2f}%，表中为 {s.text}",
                      spans([s, c, whole]))  # fmt: skip
    if not wrong:
        yield Finding("table_share", Verdict.HOLDS, f"表中占比由“{column}”得出",
                      f"{len(pairs)} 行均相符", spans(s for s, _ in pairs))  # fmt: skip


def _all_rows(cells: dict[int, Figure], shares: list[Figure]) -> Figure | None:
    """Where no row is 合计 and each row has its share, the rows together are the whole."""
    lines = {s.span.line for s in shares}
    if len(cells) < LEAST_ROWS or set(cells) != lines:
        return None
    if not any(re.search("其他|其它|其余", _row(f)) for f in cells.values()):
        return None
    total = sum((f.amount for f in cells.values()), Decimal(0))
    one = next(iter(cells.values()))
    return replace(one, base=total, text=f"各行之和 {show(total)}")


def _fit_the_rows(cells: dict[int, Figure], shares: list[Figure], whole: Figure) -> bool:
    """Whether the shares were reckoned from the sum of the rows, where the printed total is
    another number."""
    rows = [c for c in cells.values() if c is not whole and not _PART.search(_row(c))]
    total = sum((c.amount for c in rows), Decimal(0))
    if not total or total == whole.amount:
        return False
    own = [(s, cells[s.span.line]) for s in shares if s.span.line in cells]
    told = replace(whole, base=total)
    return all(_is_share(s, c, told) for s, c in own if c is not whole)


def _table_growth(reading: Reading, figures: list[Figure]) -> Iterator[Finding]:
    """A column of growth beside this year's and last year's number."""
    for f in figures:
        if not re.search(r"同比|增长|增减|增幅|±|[比较](?:上年|去年|20\d\d年)", _column(f)):
            continue
        row = [x for x in figures if x.span.line == f.span.line and x is not f
               and x.kind is Kind.MEASURE]  # fmt: skip
        now = [
            x
            for x in row
            if x.year == reading.year
            and not _PAST.search(_column(x))
            and not _CHANGE.search(_column(x))
        ]
        then = [x for x in row if x.year == reading.year - 1]
        if len(now) != 1 or len(then) != 1 or not then[0].amount:
            continue
        gap = now[0].amount - then[0].amount
        real = gap / then[0].amount * 100
        good = abs(real - f.amount) <= f.step / 2
        words = f"({now[0].text} - {then[0].text}) ÷ {then[0].text} = {real:.2f}%，表中为 {f.text}"
        if f.kind is Kind.MEASURE and (f.unit or gap == f.amount):
            good = gap == f.amount
            words = f"{now[0].text} - {then[0].text} = {base_text(gap, now[0])}，表中为 {f.text}"
        yield Finding("table_growth", Verdict.HOLDS if good else Verdict.FAILS,
                      f"表中“{_row(f)}”增减幅由本表得出", words,
                      spans([f, now[0], then[0]]))  # fmt: skip


def _is_share(share: Figure, part: Figure, whole: Figure) -> bool:
    real = part.amount / whole.amount * 100
    return abs(real - share.amount) <= share.step / 2


MOST_TOLD = 20
"""How many different numbers of one measure in the text a table is held against."""


def _against_text(reading: Reading) -> Iterator[Finding]:
    """The total of a table against the same measure in the text, and row by row for units; what
    several tables or paragraphs tell in the same words is weighed once."""
    told: dict[tuple[str, str], list[Figure]] = {}
    seen: set[object] = set()
    for f in reading.figures:
        if not f.table or f.kind is not Kind.MEASURE or f.measure.startswith("other:"):
            continue
        if f.facet("column") or f.facet("part") or not (f.total or f.body or f.area):
            continue
        key = f.measure, f.label, f.text, f.scope
        if f.year != reading.year or key in seen:
            continue
        seen.add(key)
        if (f.measure, f.area) not in told:
            told[f.measure, f.area] = _told_once(reading.measures(f.measure, area=f.area))
        for one in told[f.measure, f.area]:
            yield from _both(one, f)


def _told_once(figures: list[Figure]) -> list[Figure]:
    """The figures of running text, each way of telling one number once."""
    each: dict[object, Figure] = {}
    for f in figures:
        if not f.table:
            each.setdefault((f.label, f.text, f.body, f.facets, bool(f.among)), f)
    return list(each.values())[:MOST_TOLD]


def _both(told: Figure, f: Figure) -> Iterator[Finding]:
    same = (told.body, told.facets) == (f.body, f.facets) and (bool(told.body) or not told.among)
    if not same or (told.unit and f.unit and not _units(told, f)) or not _one_thing(told, f):
        return
    good = abs(told.amount - f.amount) <= slack([told, f])
    words = f"表中 {f.label} {f.text}，第{told.span.line}行“{told.label}{told.text}”"
    if not good:
        gap = base_text(abs(told.amount - f.amount), told)
        words += f"，相差 {gap}{swap_hint(told.amount, f.amount)}"
    yield Finding("table_and_text", Verdict.HOLDS if good else Verdict.FAILS,
                  f"{name_of(f.measure)}表文一致", words, spans([told, f]))  # fmt: skip


_RECEIVED = {"", "受理", "收到", "接到", "接受", "接报", "受"}


def _one_thing(told: Figure, cell: Figure) -> bool:
    """Whether words and head narrow the measure alike: 申请许可 is not 受理许可."""
    own = narrowed(
        told.label.replace(told.body or "　", "").replace(told.area or "　", ""), cell.measure
    )
    head = narrowed(_column(cell) if not cell.total or SUM.search(_row(cell)) else _row(cell),
                    cell.measure)  # fmt: skip
    if cell.measure in {"complaints", "filings"}:
        return own == head or {own, head} <= _RECEIVED
    return own == head


def _units(a: Figure, b: Figure) -> bool:
    cases = {"件", "起", "宗", "例"}
    money = {"元", "万元", "亿元"}
    return a.unit == b.unit or {a.unit, b.unit} <= cases or {a.unit, b.unit} <= money

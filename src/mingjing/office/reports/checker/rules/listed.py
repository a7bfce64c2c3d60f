"""Named parts told one after the other (甲 a 件、乙 b 件、丙 c 件), and their whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from mingjing.office.reports.checker.numerals import numeral
from mingjing.office.reports.checker.rules.common import base_text, exact, slack, spans, swap_hint
from mingjing.office.reports.checker.shapes import Figure, Finding, Kind, Reading, Verdict
from mingjing.office.reports.checker.words import CASES, unit_class

LEAST = 3
_BETWEEN = re.compile(r"[、，]?(?:和|及)?(?P<name>[\u4e00-\u9fffA-Za-z“”（）/]{2,16})")
_NOT_A_PART = re.compile(
    r"同比|环比|增长|下降|比|较|(?<!侵)占(?![道用压地绿])|累计|合计|共|其中|平均|均|率|罚款|检查|公示|出动|完成|开展|制定|举办|平台|分别"
)
_WHOLE = re.compile(
    r"(?P<lead>其中|(?<=[案件起宗人户家处次件罚])中|包括|分别为?|[^，。；：]{0,10}(?:看|分))[，：:]?(?:[一-龥]{0,4}[：:])?$|[：:]$"
)
_SOME = re.compile(r"主要|前[一二三四五六七八九十\d]+[位名个]|等$|较多|突出|排名|居")


@dataclass(frozen=True, slots=True)
class Row:
    """Parts that follow each other, and the words before the first of them."""

    parts: list[Figure]
    before: str
    after: str


def listed(reading: Reading) -> Iterator[Finding]:
    """Each row of named parts against the number that stands before it for the whole."""
    by_line: dict[int, list[Figure]] = {}
    for f in reading.figures:
        if f.kind is Kind.MEASURE and not f.table and f.span.line not in reading.plans:
            by_line.setdefault(f.span.line, []).append(f)
    for number, figures in by_line.items():
        line = reading.document.lines[number - 1]
        for row in _rows(line, figures):
            yield from _weighed(line, row, figures)
        yield from _summed_behind(line, figures)


def _rows(line: str, figures: list[Figure]) -> Iterator[Row]:
    """Runs of at least three numbers of one counter, with nothing between them but a name."""
    run: list[Figure] = []
    for f in [*figures, None]:
        if f is not None and run and _follows(line, run[-1], f):
            run.append(f)
            continue
        if len(run) >= LEAST:
            yield _row(line, run)
        run = [f] if f is not None else []


def _follows(line: str, one: Figure, other: Figure) -> bool:
    between = line[one.span.end : other.span.start]
    m = _BETWEEN.fullmatch(between)
    alike = unit_class(one.unit) == unit_class(other.unit) and one.unit
    return bool(m and alike and between[:1] in "、，" and not _NOT_A_PART.search(m["name"]))


def _row(line: str, run: list[Figure]) -> Row:
    start = max(line.rfind(c, 0, run[0].span.start) for c in "，。；：:") + 1
    after = line[run[-1].span.end : run[-1].span.end + 6]
    return Row(run, line[:start] + _lead(line[start : run[0].span.start]), after)


def _fits_early(parts: list[Figure], whole: Figure) -> bool:
    """Whether the first of the parts make the whole: what follows then tells of something else."""
    return any(sum(p.amount for p in parts[:n]) == whole.amount for n in range(2, len(parts)))


def _lead(words: str) -> str:
    """A lead that runs into the name of the first part (其中甲, 分别为甲)."""
    m = re.match(r"[^，]{0,12}?(?:其中|分别为?|包括)", words)
    return m[0] if m else ""


def _weighed(line: str, row: Row, figures: list[Figure]) -> Iterator[Finding]:
    parts, sentence = row.parts, re.split(r"[。！？]", row.before)[-1]
    if _SOME.search(sentence[-16:]):
        return
    if not _WHOLE.search(sentence.rstrip("，")):
        if len(parts) > LEAST and {p.measure for p in parts} == {"penalties"}:
            yield from _more_than_all(parts, figures)
        return
    begin = len(row.before) - len(sentence)
    wholes = [f for f in figures if begin <= f.span.start < parts[0].span.start
              and unit_class(f.unit) == unit_class(parts[0].unit)
              and not f.measure.startswith(("change:", "rate:"))]  # fmt: skip
    if not wholes or parts[0].unit not in {
        *CASES,
        "人",
        "名",
        "次",
        "家",
        "户",
        "处",
        "个",
        "元",
        "万元",
    }:
        return
    whole = wholes[-1]
    if not exact([*parts, whole]) or any(p.amount > whole.amount for p in parts):
        return
    total = sum((p.amount for p in parts), Decimal(0))
    steps = " + ".join(p.text for p in parts)
    words = f"{steps} = {base_text(total, whole)}，{whole.label}{whole.text}"
    gap = total - whole.amount
    rests = spans([*parts, whole])
    named = f"所列各项之和等于“{whole.label}{whole.text}”"
    if abs(gap) <= slack([*parts, whole]) or _fits_early(parts, whole):
        yield Finding("sum_of_parts", Verdict.HOLDS, named, words, rests)
        return
    words += f"，相差 {base_text(abs(gap), whole)}{swap_hint(total, whole.amount)}"
    among = bool(re.search("其中|包括", sentence))
    if among and gap > 0:
        return  # weighed with all other parts behind 其中
    told_whole = not among and not row.after.startswith("等")
    if gap < 0 and (not told_whole or -gap * 5 > whole.amount):
        words += "；所列可能不全，其余没有列明"
        yield Finding("sum_of_parts", Verdict.UNDECIDABLE, named, words, rests)
    else:
        yield Finding(
            "sum_of_parts", Verdict.FAILS if gap < 0 else Verdict.WARN, named, words, rests
        )


def _more_than_all(parts: list[Figure], figures: list[Figure]) -> Iterator[Finding]:
    """Kinds of decisions told in a sentence of their own, after the number of all cases."""
    before = [f for f in figures if f.span.end <= parts[0].span.start
              and unit_class(f.unit) == unit_class(parts[0].unit)
              and f.scope == ("", "", ())]  # fmt: skip
    total = sum((p.amount for p in parts), Decimal(0))
    if not before or not exact([*parts, *before]):
        return
    whole = max(before, key=lambda f: f.amount)
    if total <= whole.amount:
        return
    steps = " + ".join(p.text for p in parts)
    words = f"{steps} = {base_text(total, whole)}，{whole.label}{whole.text}"
    words += f"，多出 {base_text(total - whole.amount, whole)}{swap_hint(total, whole.amount)}"
    yield Finding("sum_of_parts", Verdict.WARN, f"所列各项之和不多于“{whole.label}{whole.text}”",
                  words, spans([*parts, whole]))  # fmt: skip


_BEHIND = re.compile(
    r"[，、；（]\s*(?:以上|[一二两三四五六七八九十\d]+[个项类者]?[\u4e00-\u9fff]{0,4})?"
    r"(?:合计|共计|总计)(?:为|达)?$"
)


def _summed_behind(line: str, figures: list[Figure]) -> Iterator[Finding]:
    """甲 a 次，乙 b 次，合计 c 次: the sum stands behind its parts."""
    for at, whole in enumerate(figures):
        start = max(line.rfind(c, 0, whole.span.start) for c in "。；") + 1
        if not _BEHIND.search(line[start : whole.span.start]):
            continue
        parts = [f for f in figures[:at] if f.span.start >= start
                 and unit_class(f.unit) == unit_class(whole.unit)
                 and not f.measure.startswith(("change:", "rate:"))]  # fmt: skip
        ends = [parts[n:] for n in range(len(parts) - 1)]
        fitting = next((p for p in ends if abs(_sum(p) - whole.amount) <= slack([*p, whole])), None)
        told = fitting or parts
        if len(told) < 2 or not exact([*told, whole]) or any(p.amount > whole.amount for p in told):
            continue
        steps = " + ".join(p.text for p in told)
        words = f"{steps} = {base_text(_sum(told), whole)}，合计{whole.text}"
        if fitting is None:
            gap = abs(_sum(told) - whole.amount)
            words += f"，相差 {base_text(gap, whole)}{swap_hint(_sum(told), whole.amount)}"
        sure = len(parts) == len(figures[:at]) or len(parts) == 2 or _in_a_row(line, told, whole)
        verdict = Verdict.HOLDS if fitting else Verdict.FAILS if sure else Verdict.UNDECIDABLE
        yield Finding("sum_of_parts", verdict, "合计等于前面各项之和", words,
                      spans([*told, whole]))  # fmt: skip


def _in_a_row(line: str, parts: list[Figure], whole: Figure) -> bool:
    """Whether the parts stand one behind the other up to the sum, with nothing but their names
    between; where the sum says of how many (五部门合计), of so many."""
    pairs = list(zip(parts, [*parts[1:], whole], strict=True))
    if any(re.search(r"[。；;\d]", line[a.span.end : b.span.start]) for a, b in pairs):
        return False
    m = re.search(
        r"[，、；（]\s*([两三四五六七八九十]|\d+)[^，。；\d]{0,6}(?:合计|共计|总计)",
        line[parts[-1].span.end : whole.span.start],
    )
    number = None if m is None else int(m[1]) if m[1].isdigit() else int(numeral(m[1]) or 0)
    return len(parts) >= LEAST and number in {None, len(parts)}


def _sum(figures: list[Figure]) -> Decimal:
    return sum((f.amount for f in figures), Decimal(0))

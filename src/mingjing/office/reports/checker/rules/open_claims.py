"""Claims that the text gives no numbers for: named as undecidable, with what is to be asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from mingjing.office.reports.checker.numerals import show
from mingjing.office.reports.checker.rules.common import first, spans, sum_text
from mingjing.office.reports.checker.shapes import Figure, Finding, Kind, Reading, Verdict

_REVIEW = re.compile(r"法制审核|法核")


def open_claims(reading: Reading) -> Iterator[Finding]:
    """Reviews, draws, trainings: told, but without what would prove them."""
    yield from _reviews(reading)
    yield from _drawn(reading)
    yield from _trainings(reading)
    yield from _claims(reading)


def _reviews(reading: Reading) -> Iterator[Finding]:
    ordinary = first(f for f in reading.measures("penalties", area="")
                     if f.facet("procedure") == "ordinary" and not f.table)  # fmt: skip
    counted = first(f for f in reading.whole("reviews")
                    if (f.unit or f.table) and "人员" not in f.label)  # fmt: skip
    major = counted is not None and re.search(
        "重大", reading.document.lines[counted.span.line - 1][: counted.span.end][-20:]
    )
    if major:
        return  # the review of major decisions is not told of the ordinary cases
    if counted is not None and ordinary is not None:
        good = counted.amount >= ordinary.amount
        words = f"法制审核{counted.text} {'≥' if good else '<'} 普通程序{ordinary.text}"
        yield Finding("reviews", Verdict.HOLDS if good else Verdict.WARN,
                      "普通程序案件均经法制审核", words, spans([counted, ordinary]))  # fmt: skip
        return
    claim = next((f for f in reading.figures if f.kind is Kind.CLAIM
                  and f.span.line not in reading.plans
                  and _REVIEW.search(f.text)), None)  # fmt: skip
    if claim is not None:
        base = f"（普通程序{ordinary.text}）" if ordinary else ""
        rests = spans([claim, *([ordinary] if ordinary else [])])
        yield Finding("reviews", Verdict.UNDECIDABLE, "普通程序案件均经法制审核",
                      f"文中说全部审核，没有印出审核件数{base}，请作者写明", rests)  # fmt: skip


def _drawn(reading: Reading) -> Iterator[Finding]:
    for f in reading.measures("drawn"):
        line = reading.document.lines[f.span.line - 1]
        if f.table or f.facets or re.search(r"抽查(?:比例|率)", line):
            continue
        words = f"只印出抽取{f.text}，没有应抽对象总数或比例，不能核算抽查率"
        yield Finding(
            "drawn_without_base", Verdict.UNDECIDABLE, "随机抽查达到应抽比例", words, spans([f])
        )


def _trainings(reading: Reading) -> Iterator[Finding]:
    """Trainings of one paragraph, with attendances but without a printed total."""
    for line in dict.fromkeys(f.span.line for f in reading.measures("attendances")):
        events = [f for f in reading.measures("trainings") if f.span.line == line and not f.table]
        people = first(f for f in reading.measures("attendances") if f.span.line == line)
        if people is None or len(events) < 2 or any(e.total for e in events):
            continue
        total = sum((e.amount for e in events), Decimal(0))
        each = show(people.amount / total, 1)
        words = (
            f"{sum_text(events, total)}，没有印出合计；"
            f"{people.text} ÷ {show(total)} = {each} 人次/场"
        )
        beside = [f for f in reading.figures if f.kind is Kind.IMPLIED and f.unit == "次"
                  and f.span.line == line]  # fmt: skip
        if beside:
            words += f"；“{beside[0].text}”没有写次数，人次是否包括它也没有说明"
        yield Finding("trainings_total", Verdict.UNDECIDABLE, "培训场次与人次相配", words,
                      spans([*events, people, *beside]))  # fmt: skip


def _claims(reading: Reading) -> Iterator[Finding]:
    claims = [f for f in reading.figures
              if f.kind is Kind.CLAIM and f.span.line not in reading.plans]  # fmt: skip
    if claims:
        words = "；".join(f"第{f.span.line}行“{f.text.strip()}”" for f in claims)
        yield Finding("claim_without_number", Verdict.WARN, "“全部、均、按期”一类说法有数字可核",
                      f"{words}：只有说法，没有数字", spans(claims), textual=True)  # fmt: skip


def missing_counts(reading: Reading) -> Iterator[Finding]:
    """A field with fines but without a number of penalties, beside fields that print both."""
    both: list[tuple[str, Figure]] = []
    lacking: list[tuple[str, Figure]] = []
    for area in reading.areas:
        fines = first(f for f in reading.measures("fines", area=area) if not f.facets)
        cases = first(f for f in reading.measures("penalties", area=area) if not f.facets)
        if fines is not None:
            (both if cases is not None else lacking).append((area, fines))
    if len(both) < 2:
        return
    for area, fines in lacking:
        yield Finding("missing_count", Verdict.WARN, "有罚款的领域都写明处罚件数",
                      f"“{area}”写明罚款{fines.text}，没有写明处罚件数", spans([fines]),
                      textual=True)  # fmt: skip


def beside_warnings(reading: Reading) -> Iterator[Finding]:
    """A warning told beside the penalties of a field: is it one of them?"""
    for w in reading.measures("warnings"):
        near: list[Figure] = [f for f in reading.measures("penalties", area=w.area)
                              if f.span.line == w.span.line and not f.table
                              and abs(f.span.start - w.span.end) < 12]  # fmt: skip
        if near and w.area and not w.table:
            words = f"警告也是行政处罚，{w.text}在{near[0].text}之内还是之外，文中没有说明"
            yield Finding("warning_inside_or_outside", Verdict.WARN, "警告是否计入处罚数", words,
                          spans([w, near[0]]), textual=True)  # fmt: skip

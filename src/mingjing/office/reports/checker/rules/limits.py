"""Legal caps: what summary fines can be at most, and equal numbers that are no links."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mingjing.law.numbers import NoNumber, Number, number
from mingjing.office.reports.checker.rules.common import first, spans, told
from mingjing.office.reports.checker.shapes import (
    Bound,
    Coincidence,
    Figure,
    Finding,
    Reading,
    Verdict,
)

_CITIZENS = {"公民", "个人", "自然人"}


def limits(reading: Reading) -> Iterator[Finding]:
    """Fines of the summary procedure within the cap, for the kind of party where it is told."""
    for area in ["", *reading.areas]:
        cases = first(_summary(reading, "penalties", area))
        fines = first(_summary(reading, "fines", area))
        if cases is not None and fines is not None:
            yield from _within(reading, cases, fines)


def _summary(reading: Reading, measure: str, area: str) -> list[Figure]:
    return [f for f in reading.measures(measure, area=area)
            if f.facet("procedure") == "summary"
            and not f.facet("column") and not f.facet("part")]  # fmt: skip


def _cap(reading: Reading, party: str) -> Number | None:
    kind = "citizen" if party in _CITIZENS else "organisation"
    try:
        return number(f"penalty_law_2021.summary_fine_{kind}", on=date(reading.year or 1, 12, 31))
    except NoNumber:
        return None


def _within(reading: Reading, cases: Figure, fines: Figure) -> Iterator[Finding]:
    cap = _cap(reading, cases.facet("party") or fines.facet("party"))
    sentence, rests = "简易程序罚款不超过法定限额", spans([cases, fines])
    if cap is None:
        words = f"{reading.year} 年的限额不在法律数值库中，没有核对"
        yield Finding("summary_cap", Verdict.UNDECIDABLE, sentence, words, rests)
        return
    most = cases.amount * cap.value
    if cases.bound is not Bound.EXACT:
        return
    good = fines.amount <= most
    mark = "≤" if good else ">"
    words = f"{fines.text} {mark} {cases.text} × {cap.text} = {most:f} 元（{cap.citation.text}）"
    yield Finding("summary_cap", Verdict.HOLDS if good else Verdict.FAILS, sentence, words, rests)


def coincidences(reading: Reading) -> Iterator[Coincidence]:
    """Equal numbers of cases that a reader may join: with what speaks against it, if anything."""
    summary = first(_summary(reading, "penalties", ""))
    if summary is None:
        return
    cap = _cap(reading, "")
    for area in reading.areas:
        cases = first(f for f in reading.measures("penalties", area=area) if not f.facets)
        if cases is None or cases.amount != summary.amount:
            continue
        fines = first(f for f in reading.measures("fines", area=area) if not f.facets)
        words = f"{told(cases)}与{told(summary)}数值相等，文中没有说是同一批案件，不作关联"
        rests = [cases, summary]
        if fines is not None and cap is not None and fines.amount > cap.value * summary.amount:
            most = cap.value * summary.amount
            words += (
                f"；若是同一批，罚款最多 {summary.text} × {cap.text} = {most:f} 元，"
                f"而{told(fines)}，可见不是同一批"
            )
            rests.append(fines)
        yield Coincidence(f"“{area}”处罚不是简易程序案件", words, spans(rests))

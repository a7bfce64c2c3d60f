"""Parts and wholes: by procedure, field, unit of the office, level and kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from mingjing.office.reports.checker.rules.common import (
    base_text,
    exact,
    first,
    name_of,
    slack,
    spans,
    sum_text,
    swap_hint,
    told,
    weighed_sum,
)
from mingjing.office.reports.checker.shapes import Figure, Finding, Kind, Reading, Verdict
from mingjing.office.reports.checker.words import ADDED, CASES

NEAR = 80
"""How many signs apart a sum and its parts are still told together."""
KINDS = ("warnings", "criticisms", "fine_cases", "confiscation_cases", "suspension_cases",
         "revocation_cases")  # fmt: skip


def sums(reading: Reading) -> Iterator[Finding]:
    """Every whole that the report also tells in parts."""
    yield from _by_procedure(reading)
    yield from _by_level(reading)
    yield from _by_kind(reading)
    yield from _fined_and_confiscated(reading)
    for dimension in ("area", "body"):
        yield from _over(reading, dimension)


def _plain(reading: Reading, measure: str) -> list[Figure]:
    return [f for f in reading.measures(measure) if not f.table or f.total or f.facets]


def _by_procedure(reading: Reading) -> Iterator[Finding]:
    for measure in ("penalties", "fines"):
        every = _plain(reading, measure)
        for scope in dict.fromkeys((f.area, f.body) for f in every):
            here = [f for f in every if (f.area, f.body) == scope]
            parts = [
                first(f for f in here if f.facets == (("procedure", name),))
                for name in ("summary", "ordinary")
            ]
            known = [p for p in parts if p is not None]
            plain = [f for f in here if not f.facets and not _besides(reading, f)]
            tables = {p.table for p in known}
            whole = first(f for f in plain if f.table in tables) or first(plain)
            whole = whole or _all_acts(reading, measure, scope)
            if measure == "penalties" and len(known) == 2:
                whole = _told_in_parts(reading, known) or whole
            if whole is not None and len(known) == 2 and not _more_parts(reading, known, whole):
                verdict, words = weighed_sum(known, whole)
                sentence = f"简易程序与普通程序之和等于{name_of(measure)}合计"
                yield Finding("sum_by_procedure", verdict, sentence, words, spans([*known, whole]))


def _told_in_parts(reading: Reading, known: list[Figure]) -> Figure | None:
    """立案 46 起，其中简易程序 26 起、普通程序 18 起: the cases right before 其中 or a bracket."""
    begin = min(p.span for p in known)
    if begin.line != max(p.span for p in known).line or known[0].table:
        return None
    line = reading.document.lines[begin.line - 1]
    m = re.search(r"[，,、]?(?:其中|[（(])[^。；;（(\d]*$", line[: begin.start])
    near = [f for f in reading.on_line(begin.line) if m and f.span.end == m.start()]
    return next((f for f in near if f.unit in CASES and not f.facets), None)


def _besides(reading: Reading, f: Figure) -> bool:
    """另有 4 起正在办理: what is told besides the whole is not the whole."""
    line = reading.document.lines[f.span.line - 1][: f.span.start] if not f.table else ""
    return bool(re.search(r"(?:^|[，,、；;。（(])(?:另外?|还有|尚有|此外)[^，,；;。（()]*$", line))


def _more_parts(reading: Reading, known: list[Figure], whole: Figure) -> bool:
    """26 件（不予处罚 11 件、简易 12 件、普通 3 件）: the procedures are not all the parts."""
    last = max(p.span for p in known)
    if whole.table or whole.span.line != last.line or whole.span > last:
        return False
    others = [f for f in reading.on_line(last.line) if f.kind is Kind.MEASURE and f not in known
              and f.unit == known[0].unit and whole.span.end <= f.span.start
              and f.span < last]  # fmt: skip
    total = sum((f.amount for f in (*known, *others)), Decimal(0))
    return bool(others) and abs(total - whole.amount) <= slack([*known, whole])


def _all_acts(reading: Reading, measure: str, scope: tuple[str, str]) -> Figure | None:
    """Where no number of penalties is told, the cases of enforcement are the whole."""
    if measure != "penalties":
        return None
    return first(f for f in reading.measures("all_acts")
                 if (f.area, f.body) == scope and not f.facets)  # fmt: skip


def _by_level(reading: Reading) -> Iterator[Finding]:
    for measure in ("penalties", "fines", "inspections"):
        every = reading.measures(measure, area="")
        named = {f.facet("level"): f for f in every if [k for k, _ in f.facets] == ["level"]}
        whole = first(f for f in every if not f.facets and not f.body)
        if whole is not None and len(named) > 1:
            parts = list(named.values())
            verdict, words = weighed_sum(parts, whole)
            sentence = f"各层级之和等于{name_of(measure)}合计"
            yield Finding("sum_by_level", verdict, sentence, words, spans([*parts, whole]))


def _by_kind(reading: Reading) -> Iterator[Finding]:
    """A decision with several kinds counts once: more than the whole is only to be looked at."""
    every = [f for k in KINDS for f in reading.measures(k, area="") if not f.table and not f.facets]
    wholes = [f for f in reading.whole("penalties") if not f.table]
    lines = [w.span.line for w in wholes if sum(f.span.line == w.span.line for f in every) > 1]
    if not lines:
        return
    told_here = [w for w in wholes if w.span.line == lines[0]]
    decided = [w for w in told_here if re.search("处罚|决定", w.label)]
    whole = (decided or told_here)[0]
    parts = [f for f in every if f.span.line == lines[0]]
    verdict, words = weighed_sum(parts, whole)
    if verdict is Verdict.FAILS:
        verdict = Verdict.WARN
        words += "；一案并处多种处罚的按最重的一种计一件，请核对口径"
    yield Finding("sum_by_kind", verdict, "各处罚种类之和等于行政处罚合计", words,
                  spans([*parts, whole]))  # fmt: skip


def _fined_and_confiscated(reading: Reading) -> Iterator[Finding]:
    """罚没 is fines and confiscations, wherever one sentence tells all three."""
    for whole in reading.whole("fines_and_confiscations"):
        near = [f for f in reading.on_line(whole.span.line)
                if f.kind is Kind.MEASURE and not f.table]  # fmt: skip
        here = [f for f in near if f.scope == whole.scope
                and abs(f.span.start - whole.span.start) <= NEAR]  # fmt: skip
        fine = first(f for f in here if f.measure == "fines")
        taken = [f for f in here if f.measure == "confiscations"]
        if not whole.table and fine is not None and taken:
            known = [fine, taken[0]]
            verdict, words = weighed_sum(known, whole)
            if verdict is Verdict.FAILS and len(taken) > 1:
                known = [fine, *taken]
                verdict, words = weighed_sum(known, whole)
            yield Finding("fines_and_confiscations", verdict, "罚款与没收之和等于罚没合计", words,
                          spans([*known, whole]))  # fmt: skip


def parts_over(reading: Reading, measure: str, dimension: str) -> dict[str, Figure]:
    """The figure of each field or unit for a measure; where two stand, the first."""
    out: dict[str, Figure] = {}
    for f in reading.measures(measure):
        key = f.area if dimension == "area" else f.body
        other = f.body if dimension == "area" else f.area
        if key and not other and not f.facets and not f.table:
            out.setdefault(key, f)
    return out


def _over(reading: Reading, dimension: str) -> Iterator[Finding]:
    complete = False
    found: list[tuple[str, Figure, dict[str, Figure]]] = []
    for measure in ADDED:
        whole = first(f for f in reading.whole(measure) if not f.table)
        parts = parts_over(reading, measure, dimension)
        if whole is not None and not _stands_above(whole, parts.values()):
            continue
        if whole is not None and len(parts) > 1 and _alike(whole, parts.values()):
            found.append((measure, whole, parts))
            total = sum((p.amount for p in parts.values()), Decimal(0))
            complete |= measure in {"penalties", "fines", "filings", "closed"} and abs(
                total - whole.amount
            ) <= slack([*parts.values(), whole])
    for measure, whole, parts in found:
        if dimension == "area" and measure in {"inspections", "places", "warnings", "person_times",
                                               "vehicle_trips", "violations"}:  # fmt: skip
            continue
        yield from _compared(reading, dimension, (measure, whole, parts), complete=complete)


def _stands_above(whole: Figure, parts: Iterable[Figure]) -> bool:
    """A number among the fields is the whole only where its words say so; else it may be the
    part of a field whose name was not understood."""
    first_part = min((p.span for p in parts), default=whole.span)
    if whole.total or whole.span <= first_part:
        return True
    return bool(re.search("全[区市县街镇乡省年局]|总|共", whole.label))


def _alike(whole: Figure, parts: Iterable[Figure]) -> bool:
    cases = {"件", "起", "宗", "例", "个"}
    money, people = {"元", "万元", "亿元"}, {"人", "名"}
    return all(
        p.unit == whole.unit
        or {p.unit, whole.unit} <= people
        or {p.unit, whole.unit} <= cases
        or {p.unit, whole.unit} <= money
        for p in parts
    )


def _missing(reading: Reading, dimension: str, measure: str, parts: dict[str, Figure]) -> list[str]:
    """Fields that print fines but no number of penalties, or the other way round."""
    if dimension != "area" or measure not in {"penalties", "fines"}:
        return []
    other = "fines" if measure == "penalties" else "penalties"
    return [a for a in parts_over(reading, other, dimension) if a not in parts]


def _compared(
    reading: Reading,
    dimension: str,
    group: tuple[str, Figure, dict[str, Figure]],
    *,
    complete: bool,
) -> Iterator[Finding]:
    measure, whole, parts = group
    listed = list(parts.values())
    name = name_of(measure)
    where = "各领域" if dimension == "area" else "各单位"
    sentence = f"{where}之和等于{name}合计"
    rule = f"sum_by_{dimension}"
    missing = _missing(reading, dimension, measure, parts)
    total = sum((p.amount for p in listed), Decimal(0))
    if missing and total <= whole.amount and exact([*listed, whole]):
        yield from _open_sum(reading, (rule, sentence), group, missing)
        return
    verdict, words = weighed_sum(listed, whole)
    short = verdict is Verdict.FAILS and total < whole.amount
    if (
        short
        and not complete
        and not swap_hint(total, whole.amount).startswith("（相差数能被 9 整除，两数")
    ):
        verdict, words = Verdict.UNDECIDABLE, f"{words}；所列{where[1:]}可能不全，其余没有列明"
    yield Finding(rule, verdict, sentence, words, spans([*listed, whole]))


def _open_sum(
    reading: Reading,
    named: tuple[str, str],
    group: tuple[str, Figure, dict[str, Figure]],
    missing: list[str],
) -> Iterator[Finding]:
    """A part is not printed: told with what it would have to be, once for each way of reading."""
    measure, whole, parts = group
    listed = list(parts.values())
    total = sum((p.amount for p in listed), Decimal(0))
    gap = whole.amount - total
    lacking = "、".join(missing)
    ways: list[list[Figure]] = [[]]
    if measure == "penalties":
        beside = [f for a, f in parts_over(reading, "warnings", "area").items() if a in parts]
        ways += [beside] if beside else []
    hints = [
        f"{a}“{v.label}{v.text}”"
        for a in missing
        for v in reading.measures("violations", area=a)[:1]
    ]
    for way in ways:
        rest = gap - sum((w.amount for w in way), Decimal(0))
        words = f"{sum_text(listed, total)}"
        if way:
            words += f"，另计警告 {'、'.join(told(w) for w in way)}"
        words += f"；{lacking}没有写明{name_of(measure)}数，"
        words += f"只有等于 {base_text(rest, whole)} 时才与{told(whole)}相符"
        if hints and rest >= 0:
            words += f"；文中只有{'、'.join(hints)}，不能代替"
        if len(ways) > 1:
            words += "；警告是否已含在处罚数内，文中两种读法都说得通，请作者写明"
        rests = [*listed, whole, *way]
        yield Finding(named[0], Verdict.UNDECIDABLE, named[1], words, spans(rests))

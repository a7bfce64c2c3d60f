"""What cannot be more than something else: parts after 其中, visits, publication, violations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from mingjing.office.reports.checker.numerals import swapped
from mingjing.office.reports.checker.rules.common import (
    base_text,
    by_line,
    exact,
    first,
    name_of,
    share_text,
    spans,
    swap_hint,
    told,
)
from mingjing.office.reports.checker.rules.sums import parts_over
from mingjing.office.reports.checker.shapes import Bound, Figure, Finding, Reading, Verdict
from mingjing.office.reports.checker.words import MONEY

LEAST_TURNED = 3  # parts worth a look where they miss the whole by two turned digits
VISITS = ("inspections", "places", "rechecks")


def bounds(reading: Reading) -> Iterator[Finding]:
    """Every bound that the words of the report give."""
    yield from _among(reading)
    yield from _area_within_whole(reading)
    yield from _visits_within_inspections(reading)
    yield from _follow_ups(reading)
    yield from _acts_within_acts(reading)
    yield from _published(reading)
    yield from _penalties_of_complaints(reading)
    yield from _permits(reading)
    yield from _permits_in_rows(reading)


def _permits(reading: Reading) -> Iterator[Finding]:
    """What was granted and refused came out of what was applied for, in one sentence or row."""
    for line in dict.fromkeys(f.span.line for f in reading.measures("permits")):
        here = [f for f in reading.measures("permits") if f.span.line == line]
        asked = [f for f in here if re.search(r"受理|申请", f.label) and "不予" not in f.label]
        done = [
            f
            for f in here
            if f not in asked and re.search(r"准予|不予|许可决定|批准|办结", f.label)
        ]
        if len(asked) != 1 or not done or done[0].table:
            continue
        total = sum((f.amount for f in done), Decimal(0))
        good = total <= asked[0].amount
        mark = "≤" if good else ">"
        words = f"{' + '.join(f.text for f in done)} = {total} {mark} 受理{asked[0].text}"
        yield Finding("permits_within_applications", Verdict.HOLDS if good else Verdict.FAILS,
                      "准予与不予许可之和不多于受理数", words, spans([*done, *asked]))  # fmt: skip


_STEPS = (("申请", re.compile(r"申请")), ("受理", re.compile(r"(?<!不予)受理")))
_GRANTED = re.compile(r"准予|(?<!不予)(?<!撤销)(?<!申请)许可(?:数量?|件数)?$|批准")


def _permits_in_rows(reading: Reading) -> Iterator[Finding]:
    """In a row of the table of permits: received within applied, granted and refused within
    received."""
    cells = [f for f in reading.measures("permits") if f.table]
    for line in dict.fromkeys(f.span.line for f in cells):
        heads = {f.label.rpartition("·")[2]: f for f in cells if f.span.line == line}
        asked, taken = (next((f for h, f in heads.items() if p.search(h)), None) for _, p in _STEPS)
        done = [f for h, f in heads.items() if "不予许可" in h or _GRANTED.search(h)]
        if asked is not None and taken is not None and asked is not taken:
            yield _steps([taken], asked, ("受理", "申请"))
        if taken is not None and done:
            yield _steps(done, taken, ("许可与不予许可之和", "受理"))


def _steps(less: list[Figure], more: Figure, names: tuple[str, str]) -> Finding:
    total = sum((f.amount for f in less), Decimal(0))
    good = total <= more.amount
    words = f"{' + '.join(f.text for f in less)} = {total}" if len(less) > 1 else less[0].text
    row = more.label.partition("·")[0]
    words += f" {'≤' if good else '>'} {names[1]}{more.text}"
    return Finding("permits_within_applications", Verdict.HOLDS if good else Verdict.FAILS,
                   f"“{row}”{names[0]}不多于{names[1]}", words,
                   spans([*less, more]))  # fmt: skip


def _bound(rule: str, less: Figure, more: Figure, *, over: Verdict, note: str = "") -> Finding:
    sentence = f"{_name(less)}不多于{_name(more)}"
    rests = spans([less, more])
    if less.amount <= more.amount:
        return Finding(rule, Verdict.HOLDS, sentence, f"{told(less)} ≤ {told(more)}{note}", rests)
    gap = base_text(less.amount - more.amount, less)
    return Finding(rule, over, sentence, f"{told(less)} > {told(more)}，多出 {gap}{note}", rests)


def _name(f: Figure) -> str:
    return f"“{f.area or f.body}”{name_of(f.measure)}" if f.area or f.body else name_of(f.measure)


def _among(reading: Reading) -> Iterator[Finding]:
    """The parts named behind 其中 lie within the figure before it."""
    own = by_line(reading)
    for number, line in enumerate(reading.document.lines, 1):
        if "其中" not in line:
            continue
        here = [f for f in own.get(number, []) if not f.table]
        for m in re.finditer("其中", line):
            end = re.search(r"[。；;！]|另有|另外|此外", line[m.end() :])
            stop = m.end() + end.start() if end else len(line)
            before = [f for f in here if f.span.end <= m.start()]
            after = [f for f in here if m.end() <= f.span.start < stop]
            whole = _whole_before(before, after, anew=line[: m.start()].rstrip()[-1:] in "。！")
            if whole is not None:
                yield from _parts_within(whole, _apart([f for f in after if _same_kind(f, whole)]))


def _apart(parts: list[Figure]) -> list[Figure]:
    """Parts without those that are told of another part (限期整改到期的 of 限期整改)."""
    names = [re.sub("^其中", "", p.label) for p in parts]
    return [
        p
        for p, own in zip(parts, names, strict=True)
        if not any(len(n) > 2 and n != own and own.startswith(n) for n in names)
    ]


def _whole_before(before: list[Figure], after: list[Figure], *, anew: bool) -> Figure | None:
    """The figure that is told in parts: the last before 其中 of the kind that follows and large
    enough; where 其中 opens a sentence, the last that is told of the same thing."""
    if not before or not after:
        return None
    if anew and (same := [f for f in before if f.measure == after[0].measure]):
        held = [f for f in same if f.amount >= after[0].amount] or same
        return next((f for f in reversed(held) if not f.facets), held[-1])
    near = next((f for f in reversed(before) if _same_kind(after[0], replace(f, measure=""))), None)
    if near is not None and len(after) > 1 and all(a.amount > near.amount for a in after):
        # 编制 32 名，在编 29 名，空编 3 名，其中 …: every part is more than the nearest
        near = next((f for f in reversed(before) if _same_kind(after[0], replace(f, measure=""))
                     and f.amount >= max(a.amount for a in after)), near)  # fmt: skip
    if near is not None and any(a.amount > near.amount for a in after if _same_kind(a, near)):
        near = next((f for f in reversed(before) if f.measure == after[0].measure
                     and not f.facets and f.among != "其中"
                     and _same_kind(after[0], replace(f, measure=""))
                     and f.amount >= max(a.amount for a in after if _same_kind(a, f))),
                    near)  # fmt: skip
    return None if near is None or near.measure.startswith(("change:", "rate:")) else near


def _same_kind(a: Figure, b: Figure) -> bool:
    if a.measure.startswith(("change:", "rate:")):
        return False
    money = a.unit in MONEY, b.unit in MONEY
    if any(money):
        return all(money)
    people = {"人", "名"}
    counts = {"件", "起", "宗", "例", "个", "份", "次", "条"}
    return a.unit == b.unit or {a.unit, b.unit} <= people or {a.unit, b.unit} <= counts


def _parts_within(whole: Figure, parts: list[Figure]) -> Iterator[Finding]:
    procedures = [p for p in parts if p.facet("procedure")]
    if not parts or len(procedures) == 2 or whole.bound is not Bound.EXACT:
        return
    total = sum((p.amount for p in parts), Decimal(0))
    steps = " + ".join(f"{p.label.removeprefix('其中')}{p.text}" for p in parts)
    words = f"{steps} = {base_text(total, whole)}，{whole.text}"
    sentence = f"“其中”各项不多于“{whole.label}{whole.text}”"
    worst = [p for p in parts if p.amount > whole.amount]
    if worst:
        told_each = "、".join(told(p) for p in worst)
        yield Finding("among", Verdict.FAILS, sentence, f"{told_each} > {told(whole)}",
                      spans([whole, *worst]))  # fmt: skip
    elif total <= whole.amount:
        rest = whole.amount - total
        more = f"，其余 {base_text(rest, whole)} 没有说明" if rest else ""
        turned = len(parts) >= LEAST_TURNED and exact(parts) and swapped(total, whole.amount)
        more += swap_hint(total, whole.amount) if turned else ""
        yield Finding(
            "among",
            Verdict.WARN if turned else Verdict.HOLDS,
            sentence,
            words + more,
            spans([whole, *parts]),
        )
    else:
        alike = len({p.measure for p in parts} | {whole.measure}) == 1 or _exclusive(parts)
        near = (total - whole.amount) * 10 <= whole.amount and _kinds_apart(parts)
        verdict = Verdict.FAILS if alike else Verdict.WARN if near else Verdict.UNDECIDABLE
        note = "" if alike else "；各项可能互有重叠，文中没有说明"
        yield Finding("among", verdict, sentence, f"{words}，多出 "
                      f"{base_text(total - whole.amount, whole)}{note}",
                      spans([whole, *parts]))  # fmt: skip


_OPPOSITE = re.compile(r"^其中|[内外前后上下男女]|[已未非不]")


def _exclusive(parts: list[Figure]) -> bool:
    """Outcomes of which each case has one, or two opposites (计划内、计划外): they add up."""
    ends = (
        r"维持|撤销|终止|变更|驳回|调解|撤诉|确认违法|受理|撤回|胜诉|败诉|在审|在办|办结|未[审办]?结|优秀|良好|合格"
        r"|整改|属实|误报|查处|缴纳"
    )
    if len(parts) == 2 and len({_OPPOSITE.sub("", p.label) for p in parts}) == 1:
        return parts[0].label != parts[1].label
    return (
        sum(bool(re.search(ends, p.label)) for p in parts) > 1 and len({p.unit for p in parts}) == 1
    )


_CROSSING = re.compile(
    r"党员|女|男|学历|本科|大专|研究生|[岁龄]|以上|以下|法律职业|持证|涉|重大|典型|首次|连续|联合|专项|夜间|听证|公开|移送"
)


def _kinds_apart(parts: list[Figure]) -> bool:
    """Whether parts are told one after the other and none by a mark that the others may bear too
    (党员, 本科以上, 涉企)."""
    return len(parts) > 1 and not any(_CROSSING.search(p.label) for p in parts)


def _area_within_whole(reading: Reading) -> Iterator[Finding]:
    for measure in ("inspections", "complaints", "orders", "person_times", "vehicle_trips"):
        whole = first(f for f in reading.whole(measure) if not f.table)
        if whole is None:
            continue
        for part in parts_over(reading, measure, "area").values():
            if part.unit == whole.unit:
                yield _bound("part_within_whole", part, whole, over=Verdict.FAILS)


def _visits_within_inspections(reading: Reading) -> Iterator[Finding]:
    """Premises checked in one field against all inspections, and all fields together."""
    whole = first(f for f in reading.whole("inspections") if not f.table)
    if whole is None:
        return
    visits = [f for f in reading.measures() if f.area and f.measure in VISITS and not f.facets
              and not f.table]  # fmt: skip
    for f in visits:
        if f.measure == "places" and f.amount > whole.amount:
            words = (
                f"{told(f)} > {told(whole)}；按“检查一家并有完整记录计一次”的口径不可能，"
                "除非家与次另有口径"
            )
            yield Finding("visits_within_inspections", Verdict.FAILS,
                          f"“{f.area}”检查对象数不多于行政检查总次数", words,
                          spans([f, whole]))  # fmt: skip
    if len({f.area for f in visits}) > 1:
        yield from _visits_together(visits, whole)


def _visits_together(visits: list[Figure], whole: Figure) -> Iterator[Finding]:
    least: dict[tuple[str, str, str], Figure] = {}
    for f in visits:
        key = (f.area, f.measure, f.label)
        if key not in least or f.amount < least[key].amount:
            least[key] = f
    narrow = [f for f in least.values() if f.measure != "rechecks" and f.bound is Bound.EXACT]
    wide = list(least.values())
    low = sum((f.amount for f in narrow), Decimal(0))
    high = sum((f.amount for f in wide), Decimal(0))
    sentence = "各领域检查数之和不多于行政检查总次数"
    words = "；".join(
        f"{' + '.join(told(f) for f in group)} = {total}"
        for group, total in dict(((tuple(narrow), low), (tuple(wide), high))).items()
        if group
    )
    verdict = Verdict.HOLDS if high <= whole.amount else Verdict.UNDECIDABLE
    note = "" if verdict is Verdict.HOLDS else "；家与次、复检是否计入，文中没有说明"
    yield Finding("visits_together", verdict, sentence, f"{words}；总数{told(whole)}{note}",
                  spans([*wide, whole]))  # fmt: skip


def _visits_of(reading: Reading, area: str) -> list[Figure]:
    kinds = [f for f in reading.measures(area=area) if f.measure in VISITS[:2] and not f.body
             and not f.facets]  # fmt: skip
    return [f for f in kinds if not f.table]


def _follow_ups(reading: Reading) -> Iterator[Finding]:
    """Violations, talks and corrections come out of inspections of the same field."""
    for area in reading.areas:
        visits = _visits_of(reading, area)
        if not visits:
            continue
        most = sum((f.amount for f in visits), Decimal(0))
        for measure in ("violations", "talks", "fixes"):
            for f in reading.measures(measure, area=area)[:1]:
                ok = f.amount <= most
                mark = "≤" if ok else ">"
                words = f"{told(f)} {mark} {' + '.join(v.text for v in visits)}"
                if not ok:
                    words += "；一次检查可以发现多处问题，请核对口径"
                yield Finding("follow_ups", Verdict.HOLDS if ok else Verdict.UNDECIDABLE,
                              f"“{area}”{name_of(measure)}不多于检查数", words,
                              spans([f, *visits]))  # fmt: skip


_OBJECT = re.compile(r"检查(?!次数|总|数量|情况|合计)[\u4e00-\u9fff]{2,}$")


def _acts_within_acts(reading: Reading) -> Iterator[Finding]:
    for less, more, over in (
        ("penalties", "inspections", Verdict.WARN),
        ("drawn", "inspections", Verdict.WARN),
        ("corrected", "reviews", Verdict.FAILS),
        ("closed", "filings", Verdict.UNDECIDABLE),
    ):
        a, b = first(reading.whole(less)), first(reading.whole(more))
        if a is None or b is None:
            continue
        some = _OBJECT.search(b.label) or b.among
        if more == "inspections" and some and not (b.total or b.table):
            continue  # 检查货运企业 86 家次: some inspections and not all of them
        note = ""
        if less == "penalties" and b.amount:
            note = f"（{share_text(a.amount, b.amount)}的检查以处罚结束，若处罚都来自检查）"
        if less == "closed" and a.amount > b.amount:
            note = "；可能含上年结转案件，文中没有说明"
        yield _bound(f"{less}_within_{more}", a, b, over=over, note=note)


def _published(reading: Reading) -> Iterator[Finding]:
    penalties = first(reading.whole("penalties"))
    shown = {f.facet("channel"): f for f in reading.measures("published", area="") if not f.table}
    if penalties is None or not shown:
        return
    held_back = [f for f in reading.measures("unpublished", area="") if not f.table]
    for channel, f in shown.items():
        if channel != "credit" or len(shown) == 1:
            yield _coverage(f, penalties, [x for x in held_back if x.span.line == f.span.line])
    credit, platform = shown.get("credit"), shown.get("platform")
    ordinary = first(f for f in reading.measures("penalties", area="") if not f.body
                     and f.facet("procedure") == "ordinary"
                     and (f.total or not f.table))  # fmt: skip
    if credit is None or platform is None:
        return
    limits = [platform, *([ordinary] if ordinary else [])]
    over = [x for x in limits if credit.amount > x.amount]
    words = "，".join(f"{credit.text} {'>' if x in over else '≤'} {told(x)}" for x in limits)
    yield Finding("credit_within_platform", Verdict.WARN if over else Verdict.HOLDS,
                  "信用平台公示不多于执法监督平台公示，也不多于普通程序案件", words,
                  spans([credit, *limits]))  # fmt: skip
    if not over and credit.amount != platform.amount:
        yield from _difference(reading, credit, platform)


def _coverage(shown: Figure, penalties: Figure, held_back: list[Figure]) -> Finding:
    sentence, rests = "处罚决定均已公示", spans([shown, penalties])
    if shown.amount == penalties.amount:
        return Finding(
            "published", Verdict.HOLDS, sentence, f"{shown.text} = {told(penalties)}", rests
        )
    if shown.amount > penalties.amount:
        words = f"公示{shown.text} > 处罚{told(penalties)}，可能含上年决定，文中没有说明"
        return Finding("published", Verdict.WARN, sentence, words, rests)
    if len(held_back) == 1 and shown.amount + held_back[0].amount == penalties.amount:
        words = f"{shown.text} + 不予公示{held_back[0].text} = {told(penalties)}"
        return Finding("published", Verdict.HOLDS, sentence, words, (*rests, *spans(held_back)))
    gap = base_text(penalties.amount - shown.amount, penalties)
    share = share_text(shown.amount, penalties.amount)
    words = f"公示{shown.text} ≤ 处罚{told(penalties)}，有 {gap} 没有公示（{share}），没有写明原因"
    return Finding("published", Verdict.WARN, sentence, words, rests)


def _difference(reading: Reading, credit: Figure, platform: Figure) -> Iterator[Finding]:
    """The gap between two channels, beside the cases of the summary procedure: a reading that
    fits is told as one reading, never as the reason."""
    summary = first(f for f in reading.measures("penalties", area="")
                    if f.facet("procedure") == "summary")  # fmt: skip
    gap = platform.amount - credit.amount
    if summary is None or gap != summary.amount:
        return
    words = (
        f"{platform.text} - {credit.text} = {base_text(gap, platform)}，"
        f"等于简易程序{summary.text}；"
        "算术上相符，但文中没有说明原因，其他组合也可能相符，不作认定"
    )
    yield Finding("channel_difference", Verdict.HOLDS, "两个渠道公示数之差等于简易程序案件数",
                  words, spans([platform, credit, summary]))  # fmt: skip


def _penalties_of_complaints(reading: Reading) -> Iterator[Finding]:
    lines = {c.span.line for c in reading.measures("complaints")}
    for f in reading.measures("penalties"):
        if f.span.line not in lines or f.table or "其中" in reading.document.lines[f.span.line - 1]:
            continue
        near = [c for c in reading.measures("complaints", area=f.area)
                if c.span.line == f.span.line and c.span < f.span]  # fmt: skip
        if f.area and near:
            c = near[-1]
            mark = "≤" if f.amount <= c.amount else ">"
            words = f"{told(f)} {mark} {told(c)}；处罚是否都来自这些投诉举报，文中没有说明"
            yield Finding("penalties_of_complaints", Verdict.UNDECIDABLE,
                          f"“{f.area}”处罚来自投诉举报", words, spans([f, c]))  # fmt: skip

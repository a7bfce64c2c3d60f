"""Named relations between figures: what must fit, worked out in words.

A relation that must hold and does not is a contradiction and stops publication; what is only
unusual, or allowed for a reason, is a warning.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from mingjing.law.numbers import number
from mingjing.office.statistics.display import value_text
from mingjing.office.statistics.queries import Book
from mingjing.office.statistics.shapes import FigureValue


class Verdict(StrEnum):
    """What a relation says of the figures."""

    HOLDS = "holds"
    FAILS = "fails"
    WARN = "warn"


VERDICT_LABELS = {Verdict.HOLDS: "相符", Verdict.FAILS: "矛盾", Verdict.WARN: "提请注意"}


@dataclass(frozen=True, slots=True)
class Judged:
    """A relation weighed: its verdict and the computation in words."""

    name: str
    sentence: str
    verdict: Verdict
    computation: str


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation between figures, with how it is weighed."""

    name: str
    sentence: str
    weigh: Callable[[Book], tuple[Verdict, str]]


def told(figure: FigureValue) -> str:
    """A figure named with its value and unit."""
    return f"{figure.label} {value_text(figure)} {figure.unit}"


def _amount(figure: FigureValue) -> int | Decimal:
    return figure.value or 0


def parts_make_whole(name: str, dimension: str) -> Relation:
    """An indicator over all values of a dimension adds up to its whole."""

    def weigh(book: Book) -> tuple[Verdict, str]:
        whole = book.figure(name)
        parts = [f for f in book.by(name, dimension) if f.value]
        total = sum(_amount(f) for f in parts)
        steps = " + ".join(f"{f.scope_text} {value_text(f)}" for f in parts) or "0"
        if total == _amount(whole):
            return Verdict.HOLDS, f"{steps} = {value_text(whole)}"
        gap = abs(total - _amount(whole))
        return Verdict.FAILS, (f"{steps} = {total}，而{told(whole)}，相差 {gap} {whole.unit}")

    return Relation(f"{name}_by_{dimension}", _SUMS[name, dimension], weigh)


_SUMS = {
    ("penalties", "procedure"): "简易程序与普通程序之和等于行政处罚件数",
    ("penalties", "area"): "各领域处罚件数之和等于行政处罚件数",
    ("penalties", "kind"): "各处罚种类件数之和等于行政处罚件数",
    ("fines", "procedure"): "简易程序与普通程序罚款之和等于罚款金额",
    ("fines", "area"): "各领域罚款之和等于罚款金额",
    ("inspections", "area"): "各领域检查次数之和等于行政检查次数",
    ("complaints", "area"): "各领域投诉举报之和等于投诉举报件数",
    ("correction_orders", "area"): "各领域责令改正通知书之和等于份数合计",
    ("published", "channel"): "两个渠道的公示条数之和等于公示总条数",
}


def at_most(less: str, more: str, sentence: str) -> Relation:
    """One figure can never exceed another, because it is a part of it."""

    def weigh(book: Book) -> tuple[Verdict, str]:
        a, b = book.figure(less), book.figure(more)
        if _amount(a) <= _amount(b):
            return Verdict.HOLDS, f"{told(a)} ≤ {told(b)}"
        return Verdict.FAILS, f"{told(a)} > {told(b)}，相差 {_amount(a) - _amount(b)} {a.unit}"

    return Relation(f"{less}_within_{more}", sentence, weigh)


def _published_of_decided(book: Book) -> tuple[Verdict, str]:
    """Publication may lag behind a decision over the turn of the year, so this only warns."""
    shown, decided = book.figure("published", channel="platform"), book.figure("penalties")
    gap = _amount(decided) - _amount(shown)
    if gap == 0:
        return Verdict.HOLDS, f"{told(shown)} = {told(decided)}"
    if gap > 0:
        return Verdict.WARN, f"{told(shown)}，{told(decided)}，有 {gap} 件没有公示，请写明原因"
    return Verdict.WARN, f"{told(shown)} 多于 {told(decided)} {-gap} 条，可能含上年决定，请核对"


def _credit_of_platform(book: Book) -> tuple[Verdict, str]:
    credit = book.figure("published", channel="credit")
    platform = book.figure("published", channel="platform")
    if _amount(credit) <= _amount(platform):
        return Verdict.HOLDS, f"{told(credit)} ≤ {told(platform)}"
    return Verdict.WARN, f"{told(credit)} > {told(platform)}，请核对是否有决定漏在平台公示"


def _drawn_inspected(book: Book) -> tuple[Verdict, str]:
    drawn, done = book.figure("drawn_objects"), book.figure("drawn_inspected")
    gap = _amount(drawn) - _amount(done)
    if gap == 0:
        return Verdict.HOLDS, f"抽取 {value_text(drawn)} 家，已查 {value_text(done)} 家"
    return Verdict.WARN, f"{told(drawn)}，{told(done)}，还有 {gap} 家没有检查记录"


def _two_officers(book: Book) -> tuple[Verdict, str]:
    """One sortie may hold several inspections, so fewer than two each only warns."""
    people = {f.scope["area"]: f for f in book.by("person_times", "area")}
    thin = []
    for visits in book.by("inspections", "area"):
        there = people[visits.scope["area"]]
        if there.value and visits.value and _amount(there) < 2 * _amount(visits):
            each = Decimal(_amount(there)) / _amount(visits)
            thin.append(
                f"{visits.scope_text} {value_text(there)} ÷ {value_text(visits)} = {each:.2f}"
            )
    if not thin:
        return Verdict.HOLDS, "各领域出动人次均不少于检查次数的两倍，或者没有出动登记"
    return Verdict.WARN, f"{'；'.join(thin)}，低于每次检查两人，请核对是否一次出动含多次检查"


def _reviewed(reviews: str, acts: str, **scope: str) -> Callable[[Book], tuple[Verdict, str]]:
    def weigh(book: Book) -> tuple[Verdict, str]:
        a, b = book.figure(reviews), book.figure(acts, **scope)
        if _amount(a) >= _amount(b):
            return Verdict.HOLDS, f"{told(a)} ≥ {told(b)}"
        gap = _amount(b) - _amount(a)
        return Verdict.WARN, f"{told(a)} < {told(b)}，差 {gap}，可能有上年所作的审查"

    return weigh


def _summary_within_limit(book: Book) -> tuple[Verdict, str]:
    """Art. 51: no summary fine above the limit, hence no sum above its multiple."""
    limit = number("penalty_law_2021.summary_fine_organisation", on=book.period.last).value
    cases = book.figure("penalties", procedure="summary")
    fines = book.figure("fines", procedure="summary")
    most = limit * _amount(cases)
    sum_up = f"{value_text(cases)} 件 × {limit} 元 = {most} 元"
    if _amount(fines) <= most:
        return Verdict.HOLDS, f"{told(fines)} ≤ {sum_up}"
    return Verdict.FAILS, f"{told(fines)} > {sum_up}，相差 {_amount(fines) - most} 元"


def _whole_year(book: Book) -> tuple[Verdict, str]:
    if book.period.whole_year:
        return Verdict.HOLDS, f"统计期为 {book.period.whole_year} 年 1 月 1 日至 12 月 31 日"
    return Verdict.WARN, f"统计期为{book.period.text}，不是完整的一年，文中不宜称“全年”"


RELATIONS: tuple[Relation, ...] = (
    *(parts_make_whole(name, dimension) for name, dimension in _SUMS),
    at_most("warnings", "penalties", "警告处罚已包含在行政处罚件数之内"),
    at_most("places_inspected", "inspections", "受检场所数不超过检查次数"),
    at_most("violations_found", "inspections", "发现违法线索的检查不超过检查次数"),
    Relation(
        "summary_fines",
        "简易程序罚款不超过法定限额之和（行政处罚法第五十一条）",
        _summary_within_limit,
    ),
    Relation("published_of_decided", "处罚决定均已在执法监督平台公示", _published_of_decided),
    Relation("credit_of_platform", "信用平台公示数不超过执法监督平台公示数", _credit_of_platform),
    Relation("drawn_inspected", "双随机抽取的对象均已检查", _drawn_inspected),
    Relation("two_officers", "每次检查不少于两人（行政处罚法第四十二条）", _two_officers),
    Relation(
        "filings_reviewed", "立案案件均经立案审查", _reviewed("filing_reviews", "cases_filed")
    ),
    Relation(
        "penalties_reviewed",
        "普通程序处罚均经法制审核",
        _reviewed("penalty_reviews", "penalties", procedure="ordinary"),
    ),
    Relation("whole_year", "统计期为完整的一年", _whole_year),
)


def weighed(book: Book) -> list[Judged]:
    """Every relation, weighed by the figures of this period."""
    return [Judged(r.name, r.sentence, *r.weigh(book)) for r in RELATIONS]

"""Indicators of penalty cases. One decision counts once, under its heaviest kind, by its date."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from django.db.models import (
    BigIntegerField,
    DecimalField,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    Subquery,
)
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce, ExtractYear, Round

from mingjing.law.instruments.penalty_law_2021.withdrawal import Fall
from mingjing.law.penalty_kinds import WARNING, orders
from mingjing.office.cases.beside.owing import FALLS
from mingjing.office.cases.models import Case, Proceeding
from mingjing.office.items.models import AREA_LABELS, Area
from mingjing.office.statistics.dimensions import PROCEDURE_LABELS
from mingjing.office.statistics.measures import COUNTED_IN, Cents, Count, Measure, Rate, Sum
from mingjing.office.statistics.shapes import (
    Indicator,
    Period,
    RecordColumn,
    Rows,
    Source,
    column,
    revised,
)

BY_DECISION = "按处罚决定日期归入统计期，与立案、送达、缴款日期无关。"
COUNTING = "依据行政处罚实施情况统计的填报口径：一份决定计一件，多个罚种按最重的一种计。"
SAFETY_AREAS = (Area.GAS, Area.ROAD)

FINE_PATHS = {
    "area": "area",
    "procedure": "procedure",
    "law": "penalty_statute",
    "item": "code",
    "unit": "unit__code",
    "street": "street__code",
    "month": "decided_on",
}
PATHS = {
    **FINE_PATHS,
    "kind": "heaviest_kind",
    "column": "heaviest_kind",
    **{f"column_{key}": "kinds" for key in orders()},
}

_PROCEDURE = RecordColumn(
    "程序", lambda case: PROCEDURE_LABELS["summary" if case.is_summary else "ordinary"], "link"
)
COLUMNS = (
    column("案号", "number", "link"),
    column("决定书文号", "decision_number"),
    column("决定日期", "decided_on", "date"),
    column("领域", "area", words=AREA_LABELS),
    _PROCEDURE,
    column("当事人", "party.public_name"),
    column("违法行为", "conduct"),
    column("计入罚种", "heaviest_kind", "link"),
    column("罚款（元）", "fine", "money"),
    RecordColumn("效力", lambda case: FALLS[Fall(case.fall)] if case.fall else "", "link"),
    column("办案单位", "unit.name"),
)
TAKEN = (
    column("案号", "number", "link"),
    column("决定日期", "decided_on", "date"),
    column("当事人", "party.public_name"),
    column("违法行为", "conduct"),
    column("罚款（元）", "fine", "money"),
    column("没收违法所得（元）", "gains", "money"),
    column("没收的财物", "goods"),
    column("财物价额（元）", "goods_worth", "money"),
    COLUMNS[-2],
)
"""What a decision takes, and whether it stands: with all the rest the table is too wide to read."""


def _with_fall(rows: Rows) -> Rows:
    """A decision counts as it was made, whatever became of it; the records say what did."""
    fallen = Proceeding.objects.filter(case=OuterRef("pk"), kind="withdrawal").order_by("-pk")
    told: Rows = rows.annotate(fall=Subquery(fallen.values(fall=KT("facts__fall"))[:1]))
    return told


def decided(period: Period, outcome: str = "penalty") -> Rows:
    """The cases decided in a period, with this outcome."""
    return Case.objects.filter(outcome=outcome, decided_on__range=period.range)


def _closed(period: Period) -> Rows:
    inside = Q(closed_on__lte=period.last)
    rows: Rows = decided(period).annotate(**{COUNTED_IN: inside})
    return rows


DECIDED = Source("decided", counted=decided, day="decided_on", measure=Count(), paths=FINE_PATHS)
CLOSED_IN_ITS_YEAR = Source(
    "closed_in_its_year",
    counted=lambda period: Case.objects.filter(
        outcome="penalty", closed_on__range=period.range, decided_on__year=ExtractYear("closed_on")
    ),
    day="closed_on",
    measure=Count(),
    paths=FINE_PATHS,
)
"""Nothing is closed before it is decided, as no act may come before the last one. Of what is
decided since the year began, that which is closed by a day of it is therefore this."""


def _fined(period: Period) -> Rows:
    return decided(period).filter(fine__gt=0)


def _of_safety(period: Period) -> Rows:
    inside = Q(area__in=[str(area) for area in SAFETY_AREAS])
    rows: Rows = _fined(period).annotate(**{COUNTED_IN: inside})
    return rows


def _in_cents(rows: Rows, *, fine: bool) -> Rows:
    """The decisions that take money, by gains and goods that have a worth, with the fine or
    without it: in whole cents, so that sums are exact in either database."""
    gains, worth = F("gains"), Coalesce(F("goods_worth"), Decimal("0.00"))
    cents = _whole_cents(gains) + _whole_cents(worth)
    told: Rows = rows.annotate(in_cents=cents + F("fine") * 100 if fine else cents)
    return told.filter(in_cents__gt=0)


def _whole_cents(amount: F | Coalesce) -> Cast:
    hundred = ExpressionWrapper(amount * 100, output_field=DecimalField(max_digits=18))
    return Cast(Round(hundred), BigIntegerField())


def _confiscated(period: Period) -> Rows:
    return _in_cents(decided(period), fine=False)


def _levied(period: Period) -> Rows:
    return _in_cents(decided(period), fine=True)


def decision(
    name: str,
    label: str,
    unit: str,
    *,
    definition: str,
    measure: Measure,
    counted: Callable[[Period], Rows],
    paths: Mapping[str, str] = FINE_PATHS,
    source: str = COUNTING,
    halves: tuple[Source, Source] | None = None,
    columns: tuple[RecordColumn, ...] = COLUMNS,
) -> Indicator:
    """A measure of decisions, by the day of the decision."""
    return Indicator(
        name,
        "penalties",
        label,
        unit,
        definition,
        BY_DECISION,
        source,
        counted=counted,
        measure=measure,
        columns=columns,
        order="decided_on",
        paths=paths,
        opens=_with_fall,
        related=("party", "unit"),
        halves=halves,
    )


def _by_day(
    name: str, label: str, *, day: str, definition: str, period_rule: str, **only: object
) -> Indicator:
    """Cases by another day than that of the decision: filed, closed."""
    return Indicator(
        name,
        "penalties",
        label,
        "件",
        definition,
        period_rule,
        "依据案件办理记录。",
        counted=lambda period: Case.objects.filter(**{f"{day}__range": period.range}, **only),
        measure=Count(),
        order=day,
        related=("party", "unit"),
        columns=(
            column("案号", "number", "link"),
            column("日期", day, "date"),
            column("领域", "area", words=AREA_LABELS),
            _PROCEDURE,
            column("当事人", "party.public_name"),
            column("违法行为", "conduct"),
            column("办案单位", "unit.name"),
        ),
        paths={
            "area": "area",
            "procedure": "procedure",
            "law": "penalty_statute",
            "item": "code",
            "unit": "unit__code",
            "street": "street__code",
            "month": day,
        },
    )


_FINES_ALONE = decision(
    "levied",
    "罚没金额",
    "元",
    counted=_fined,
    measure=Sum("fine"),
    columns=TAKEN,
    definition="处罚决定书载明的罚款金额之和，以决定为准，不以实际缴纳为准；加处罚款不计；"
    "没收的违法所得、财物的价额没有登记，不在其中。",
)
LEVIED = revised(
    _FINES_ALONE,
    version="2",
    since=date(2026, 1, 1),
    because="案件起初只登记罚款，没收的数额没有登记；登记之后按填报口径把没收计入罚没金额，"
    "已经公布的各年仍用公布时的口径。",
    counted=_levied,
    measure=Cents("in_cents"),
    definition="处罚决定书载明的罚款、没收的违法所得和已经确定价额的没收财物之和，以决定为准，"
    "不以实际缴纳、处理为准；不能计价的财物和加处罚款不计。",
)
"""Every year before this was published with fines alone, and stays so."""

INDICATORS: tuple[Indicator, ...] = (
    decision(
        "penalties",
        "行政处罚",
        "件",
        counted=decided,
        measure=Count(),
        paths=PATHS,
        definition="作出行政处罚决定的案件，一份决定计一件，多个罚种按最重的一种计入；"
        "只给警告的也计一件；不予处罚、违法事实不成立的决定不计；责令改正不计。",
    ),
    decision(
        "fines",
        "罚款金额",
        "元",
        counted=_fined,
        measure=Sum("fine"),
        paths=FINE_PATHS,
        definition="处罚决定书载明的罚款金额之和，以决定为准，不以实际缴纳为准；"
        "加处罚款不计；没有罚款的决定不在明细内。",
    ),
    decision(
        "confiscated",
        "没收金额",
        "元",
        counted=_confiscated,
        measure=Cents("in_cents"),
        columns=TAKEN,
        definition="处罚决定书载明的没收的违法所得和已经确定价额的没收财物之和，以决定为准，"
        "不以实际缴纳、处理为准；不能计价的财物不计，没有数额的决定不在明细内。",
    ),
    LEVIED,
    decision(
        "warnings",
        "警告处罚",
        "件",
        measure=Count(),
        paths=FINE_PATHS,
        counted=lambda period: decided(period).filter(heaviest_kind=WARNING),
        definition="最重罚种为警告的处罚决定，已包含在行政处罚件数之内；"
        "警告并处罚款的计入罚款，不计入警告。",
    ),
    decision(
        "safety_share",
        "安全生产领域罚款比重",
        "%",
        counted=_of_safety,
        measure=Rate(weight="fine"),
        paths={},
        definition="燃气、道路桥梁两个领域的罚款金额，除以全部罚款金额；"
        "按金额计算，不按件数计算，其他领域的罚款不计入分子。",
    ),
    decision(
        "no_penalty_decisions",
        "不予行政处罚",
        "件",
        measure=Count(),
        paths={**FINE_PATHS, "ground": "ground"},
        counted=lambda period: decided(period, "no_penalty"),
        definition="依法决定不予行政处罚的案件，不计入行政处罚件数；违法事实不成立的不计。",
    ),
    _by_day(
        "cases_filed",
        "立案",
        day="filed_on",
        definition=("经负责人批准立案的普通程序案件，每件计一次；简易程序当场处罚不立案，不计入。"),
        period_rule="按批准立案日期归入统计期。",
    ),
    _by_day(
        "cases_closed",
        "结案",
        day="closed_on",
        outcome="penalty",
        definition=("已作出处罚决定并办结的案件，决定可能在以前年度作出。"),
        period_rule="按结案日期归入统计期。",
    ),
    decision(
        "closure_rate",
        "结案率",
        "%",
        counted=_closed,
        halves=(DECIDED, CLOSED_IN_ITS_YEAR),
        measure=Rate(),
        definition="统计期内作出处罚决定的案件中，至统计期最后一日已经结案的件数，除以作出处罚决定的件数；"
        "统计期后才结案的不计入分子；以前年度决定、本期结案的不在其中。",
    ),
)

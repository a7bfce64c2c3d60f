"""Indicators of penalty cases. One decision counts once, under its heaviest kind, by its date."""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import OuterRef, Q, Subquery
from django.db.models.fields.json import KT

from mingjing.law.instruments.penalty_law_2021.withdrawal import Fall
from mingjing.law.penalty_kinds import WARNING
from mingjing.office.cases.beside.owing import FALLS
from mingjing.office.cases.models import Case, Proceeding
from mingjing.office.items.models import AREA_LABELS, Area
from mingjing.office.statistics.dimensions import PROCEDURE_LABELS
from mingjing.office.statistics.measures import COUNTED_IN, Count, Measure, Rate, Sum
from mingjing.office.statistics.shapes import Indicator, Period, RecordColumn, Rows, column

BY_DECISION = "按处罚决定日期归入统计期，与立案、送达、缴款日期无关。"
COUNTING = "依据行政处罚实施情况统计的填报口径：一份决定计一件，多个罚种按最重的一种计。"
SAFETY_AREAS = (Area.GAS, Area.ROAD)

PATHS = {
    "area": "area",
    "procedure": "procedure",
    "kind": "heaviest_kind",
    "unit": "unit__code",
    "street": "street__code",
    "month": "decided_on",
}
FINE_PATHS = {name: path for name, path in PATHS.items() if name != "kind"}

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


def _with_fall(rows: Rows) -> Rows:
    """A decision counts as it was made, whatever became of it; the records say what did."""
    fallen = Proceeding.objects.filter(case=OuterRef("pk"), kind="withdrawal").order_by("-pk")
    told: Rows = rows.annotate(fall=Subquery(fallen.values(fall=KT("facts__fall"))[:1]))
    return told


def _decided(period: Period, outcome: str = "penalty") -> Rows:
    return Case.objects.filter(outcome=outcome, decided_on__range=period.range)


def _fined(period: Period) -> Rows:
    return _decided(period).filter(fine__gt=0)


def _of_safety(period: Period) -> Rows:
    inside = Q(area__in=[str(area) for area in SAFETY_AREAS])
    rows: Rows = _fined(period).annotate(**{COUNTED_IN: inside})
    return rows


def _decision(
    name: str,
    label: str,
    unit: str,
    *,
    definition: str,
    measure: Measure,
    counted: Callable[[Period], Rows],
    paths: dict[str, str],
) -> Indicator:
    return Indicator(
        name,
        "penalties",
        label,
        unit,
        definition,
        BY_DECISION,
        COUNTING,
        counted=counted,
        measure=measure,
        columns=COLUMNS,
        order="decided_on",
        paths=paths,
        opens=_with_fall,
        related=("party", "unit"),
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
            "unit": "unit__code",
            "street": "street__code",
            "month": day,
        },
    )


INDICATORS: tuple[Indicator, ...] = (
    _decision(
        "penalties",
        "行政处罚",
        "件",
        counted=_decided,
        measure=Count(),
        paths=PATHS,
        definition="作出行政处罚决定的案件，一份决定计一件，多个罚种按最重的一种计入；"
        "只给警告的也计一件；不予处罚、违法事实不成立的决定不计；责令改正不计。",
    ),
    _decision(
        "fines",
        "罚款金额",
        "元",
        counted=_fined,
        measure=Sum("fine"),
        paths=FINE_PATHS,
        definition="处罚决定书载明的罚款金额之和，以决定为准，不以实际缴纳为准；"
        "加处罚款不计；没有罚款的决定不在明细内。",
    ),
    _decision(
        "warnings",
        "警告处罚",
        "件",
        measure=Count(),
        paths=FINE_PATHS,
        counted=lambda period: _decided(period).filter(heaviest_kind=WARNING),
        definition="最重罚种为警告的处罚决定，已包含在行政处罚件数之内；"
        "警告并处罚款的计入罚款，不计入警告。",
    ),
    _decision(
        "safety_share",
        "安全生产领域罚款比重",
        "%",
        counted=_of_safety,
        measure=Rate(weight="fine"),
        paths={},
        definition="燃气、道路桥梁两个领域的罚款金额，除以全部罚款金额；"
        "按金额计算，不按件数计算，其他领域的罚款不计入分子。",
    ),
    _decision(
        "no_penalty_decisions",
        "不予行政处罚",
        "件",
        measure=Count(),
        paths=FINE_PATHS,
        counted=lambda period: _decided(period, "no_penalty"),
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
)

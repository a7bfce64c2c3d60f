"""Indicators of field work: inspections, sorties and what they counted, orders, random draws."""

from __future__ import annotations

from django.db.models import F

from mingjing.office.inspections.lenient import TALK_KIND
from mingjing.office.inspections.models import (
    KIND_LABELS,
    MEASURE_LABELS,
    RESULT_LABELS,
    CorrectionOrder,
    DrawnObject,
    Inspection,
    Measure,
    Sortie,
    Tally,
)
from mingjing.office.items.models import AREA_LABELS
from mingjing.office.parties.models import PLACE_KINDS, Place
from mingjing.office.statistics.families.leniency import spoken
from mingjing.office.statistics.measures import Count, Distinct, Sum
from mingjing.office.statistics.shapes import Indicator, Period, Rows, column

BY_DAY = "按检查日期归入统计期。"
FULL_RECORD = (
    "依据行政检查“一个对象、一次完整记录计一次”的填报口径；没有固定对象的巡查走访另计，不计入检查。"
)
ON_SORTIES = "依据出动登记（车辆、人员逐次登记），不作估算。"

INSPECTION_PATHS = {
    "area": "area",
    "purpose": "kind",
    "result": "result",
    "campaign": "campaign",
    "unit": "unit__code",
    "street": "street__code",
    "month": "day",
}
INSPECTION_COLUMNS = (
    column("检查编号", "number", "link"),
    column("检查日期", "day", "date"),
    column("领域", "area", words=AREA_LABELS),
    column("类别", "kind", words=KIND_LABELS),
    column("地点", "address"),
    column("单位", "unit.name"),
    column("结果", "result", words=RESULT_LABELS),
    column("当场改正（处）", "fixed_on_the_spot", "number"),
)
PLACE_COLUMNS = (
    column("场所", "name"),
    column("类型", "kind", words=PLACE_KINDS),
    column("地址", "address"),
    column("街道", "street.name", "link"),
)
PLACE_PATHS = {k: v for k, v in INSPECTION_PATHS.items() if k in {"area", "unit", "street"}}


def _inspections(period: Period) -> Rows:
    return Inspection.objects.filter(day__range=period.range)


def _places_of(rows: Rows) -> Rows:
    return Place.objects.filter(pk__in=rows.values("place_id"))


def _inspected(name: str, label: str, unit: str, *, definition: str, **only: object) -> Indicator:
    """A count of inspections, all or those that meet a condition."""
    return Indicator(
        name,
        "inspections",
        label,
        unit,
        definition,
        BY_DAY,
        FULL_RECORD,
        counted=lambda period: _inspections(period).filter(**only),
        measure=Count(),
        columns=INSPECTION_COLUMNS,
        order="day",
        paths=INSPECTION_PATHS,
        related=("unit", "party"),
    )


def _places(name: str, label: str, *, definition: str, **only: object) -> Indicator:
    """A count of different places among inspections."""
    return Indicator(
        name,
        "inspections",
        label,
        "家",
        definition,
        BY_DAY,
        FULL_RECORD,
        counted=lambda period: _inspections(period).filter(place__isnull=False, **only),
        measure=Distinct("place"),
        columns=PLACE_COLUMNS,
        order="name",
        day="day",
        paths=PLACE_PATHS,
        opens=_places_of,
        related=("street",),
    )


def _tallied(measure: Measure, label: str, unit: str, definition: str) -> Indicator:
    """The sum of one count that sorties brought home."""

    def rows(period: Period) -> Rows:
        return Tally.objects.filter(
            measure=measure, count__gt=0, sortie__day__range=period.range
        ).annotate(day=F("sortie__day"))

    return Indicator(
        str(measure),
        "inspections",
        label,
        unit,
        definition,
        "按出动日期归入统计期。",
        ON_SORTIES,
        counted=rows,
        measure=Sum("count"),
        order="day",
        related=("sortie__unit",),
        columns=(
            column("出动编号", "sortie.number", "link"),
            column("日期", "day", "date"),
            column("领域", "sortie.area", words=AREA_LABELS),
            column("单位", "sortie.unit.name"),
            column("事由", "sortie.purpose"),
            column("计数项目", "measure", words=MEASURE_LABELS),
            column("数量", "count", "number"),
        ),
        paths={"area": "sortie__area", "unit": "sortie__unit__code", "month": "sortie__day"},
    )


def _sorties(name: str, label: str, unit: str, *, summed: str, definition: str) -> Indicator:
    """The sum of a column of sorties."""
    return Indicator(
        name,
        "inspections",
        label,
        unit,
        definition,
        "按出动日期归入统计期。",
        ON_SORTIES,
        counted=lambda period: Sortie.objects.filter(
            day__range=period.range, **{f"{summed}__gt": 0}
        ),
        measure=Sum(summed),
        order="day",
        related=("unit",),
        columns=(
            column("出动编号", "number", "link"),
            column("日期", "day", "date"),
            column("领域", "area", words=AREA_LABELS),
            column("单位", "unit.name"),
            column("事由", "purpose"),
            column("车辆（辆次）", "vehicles", "number"),
            column("人员（人次）", "people", "number"),
        ),
        paths={"area": "area", "unit": "unit__code", "month": "day"},
    )


ORDERS = Indicator(
    "correction_orders",
    "inspections",
    "责令改正通知书",
    "份",
    "书面责令改正通知书每份计一份；责令改正不是行政处罚，不计入处罚件数；口头责令不计。",
    "按签发日期归入统计期。",
    "行政处罚法第二十八条；文书按年连续编号。",
    counted=lambda period: CorrectionOrder.objects.filter(issued_on__range=period.range),
    measure=Count(),
    order="issued_on",
    related=("unit", "party"),
    columns=(
        column("文号", "number", "link"),
        column("签发日期", "issued_on", "date"),
        column("领域", "area", words=AREA_LABELS),
        column("单位", "unit.name"),
        column("违法行为", "conduct"),
        column("改正期限", "due_on", "date"),
    ),
    paths={"area": "area", "unit": "unit__code", "month": "issued_on"},
)


def _drawn(name: str, label: str, definition: str, **only: object) -> Indicator:
    return Indicator(
        name,
        "inspections",
        label,
        "家",
        definition,
        "按抽取日期归入统计期。",
        "双随机、一公开抽查任务的抽取结果。",
        counted=lambda period: DrawnObject.objects.filter(drawn_on__range=period.range, **only),
        measure=Count(),
        order="drawn_on",
        related=("place", "inspection"),
        columns=(
            column("抽查任务", "draw"),
            column("抽取平台", "platform"),
            column("抽取日期", "drawn_on", "date"),
            column("领域", "area", words=AREA_LABELS),
            column("检查对象", "place.name"),
            column("检查记录", "inspection"),
        ),
        paths={"area": "area", "platform": "platform", "month": "drawn_on"},
    )


INDICATORS: tuple[Indicator, ...] = (
    _inspected(
        "inspections",
        "行政检查",
        "次",
        definition=(
            "一个对象、一次完整检查记录计一次；同一对象多次检查分次计算；"
            "没有完整记录的巡查走访不计入。检查结果为立案处罚的，检查仍计一次，处罚另计。"
        ),
    ),
    _places(
        "places_inspected",
        "受检场所",
        definition=(
            "统计期内至少有一次完整检查记录的不同场所，同一场所只计一家；未登记场所的检查不计入。"
        ),
    ),
    _inspected(
        "restaurant_inspections",
        "餐饮场所检查",
        "次",
        place__kind="restaurant",
        definition="对餐饮场所的检查，一次完整记录计一次；不登门的巡查走访不计入。",
    ),
    _places(
        "restaurants_inspected",
        "受检餐饮场所",
        place__kind="restaurant",
        definition="至少有一次完整检查记录的不同餐饮场所，同一场所只计一家。",
    ),
    _inspected(
        "mall_inspections",
        "商场超市检查",
        "次",
        place__kind="mall",
        definition="对商场、超市的检查，一次完整记录计一次。",
    ),
    _places(
        "malls_inspected",
        "受检商场超市",
        place__kind="mall",
        definition="至少有一次完整检查记录的不同商场、超市，同一场所只计一家。",
    ),
    _inspected(
        "car_wash_inspections",
        "洗车场所检查",
        "次",
        place__kind="car_wash",
        definition="对洗车场所的检查，一次完整记录计一次。",
    ),
    _places(
        "car_washes_inspected",
        "受检洗车场所",
        place__kind="car_wash",
        definition="至少有一次完整检查记录的不同洗车场所，同一场所只计一家。",
    ),
    spoken(
        "talks",
        "inspections",
        "约谈负责人",
        "检查中或者检查以后约谈当事人负责人，每谈一次计一次，按约谈当日计；约请了没有到场的不计，"
        "培训会、座谈会不计。",
        kind=TALK_KIND,
    ),
    Indicator(
        "fixed_on_the_spot",
        "inspections",
        "当场改正问题",
        "处",
        "检查记录中载明已当场改正的问题处数之和；限期改正的不计。",
        BY_DAY,
        FULL_RECORD,
        counted=lambda period: _inspections(period).filter(fixed_on_the_spot__gt=0),
        measure=Sum("fixed_on_the_spot"),
        columns=INSPECTION_COLUMNS,
        order="day",
        paths=INSPECTION_PATHS,
        related=("unit", "party"),
    ),
    _inspected(
        "violations_found",
        "检查发现违法线索",
        "次",
        result="lead",
        definition="检查结果为发现违法线索的检查；是否立案、是否处罚另行统计。",
    ),
    _inspected(
        "taught",
        "教育未予处罚",
        "次",
        result="taught",
        definition="检查结果为已教育、告诫或者约谈，没有移交立案的检查；不予处罚决定另计。",
    ),
    _sorties(
        "vehicle_trips",
        "出动车辆",
        "辆次",
        summed="vehicles",
        definition="每次出动登记的执法车辆数之和，一辆车出动一次计一辆次；未用车的不计。",
    ),
    _sorties(
        "person_times",
        "出动人员",
        "人次",
        summed="people",
        definition="每次出动登记的人员数之和，一人出动一次计一人次，一次出动可含多次检查。",
    ),
    _tallied(
        Measure.PLACES_VISITED,
        "巡查走访",
        "户次",
        "出动中登门走访的户数之和，同一户多次走访分次计算；没有完整检查记录，因此不计入行政检查。",
    ),
    _tallied(
        Measure.TRAPS_RECHECKED,
        "隔油设施巡查复检",
        "户",
        "出动中复检隔油设施的商户数之和；不计入行政检查。",
    ),
    _tallied(
        Measure.VEHICLES_MOVED,
        "清理占绿车辆",
        "辆次",
        "出动中劝离、清理的占压绿地车辆数之和；不是处罚，不计入处罚件数。",
    ),
    ORDERS,
    _drawn(
        "drawn_objects",
        "双随机抽取对象",
        "双随机抽查任务抽中的检查对象，每个任务中每个对象计一家，不论是否已检查。",
    ),
    _drawn(
        "drawn_inspected",
        "双随机已查对象",
        "双随机抽中且已登记对应检查记录的对象。",
        inspection__isnull=False,
    ),
)

"""Indicators of plans and random draws: plans, their tasks, batches, and the share of the pool."""

from __future__ import annotations

from typing import Any

from django.db.models import Count as CountOf
from django.db.models import F, IntegerField, Min, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Concat, TruncDate

from mingjing.office.draws.models import PoolPlace
from mingjing.office.inspections.models import DrawnObject, Inspection
from mingjing.office.inspections.progress import IN_FORCE
from mingjing.office.items.models import AREA_LABELS
from mingjing.office.journal.shapes import OFFICE_ZONE
from mingjing.office.parties.models import PLACE_KINDS
from mingjing.office.plans.models import TASK_LABELS, Plan, Task
from mingjing.office.statistics.measures import COUNTED_IN, Count, Distinct, Rate
from mingjing.office.statistics.shapes import Indicator, Period, Rows, column

BY_YEAR = "按计划年度归入统计期，与批准、公布日期无关。"
PLANNED = "依据经批准公布的年度检查计划；同一年度有修订的，以最后一版为准。"
TASK_COLUMNS = (
    column("任务编号", "code", "link"),
    column("任务", "title"),
    column("类别", "kind", words=TASK_LABELS),
    column("领域", "area", words=AREA_LABELS),
    column("责任单位", "unit.name"),
    column("开始", "first", "date"),
    column("截止", "last", "date"),
    column("计划数", "target", "number"),
)
TASK_PATHS = {"task": "kind", "area": "area", "unit": "unit__code"}


def _years(period: Period) -> tuple[int, int]:
    return period.first.year, period.last.year


def _plans(period: Period) -> Rows:
    return Plan.objects.filter(year__range=_years(period), stage__in=IN_FORCE)


def _tasks(period: Period) -> Rows:
    return Task.objects.filter(plan__year__range=_years(period), plan__stage__in=IN_FORCE)


def _tasks_done(period: Period) -> Rows:
    """A task is done when as many inspections served it as were planned."""
    served = Inspection.tasks.through.objects.filter(
        task__code=OuterRef("code"), inspection__day__lte=period.last
    )
    made: Any = (
        served.order_by().values("task__code").annotate(n=CountOf("inspection", distinct=True))
    )
    told = _tasks(period).annotate(
        made=Coalesce(Subquery(made.values("n"), output_field=IntegerField()), Value(0))
    )
    rows: Rows = told.annotate(**{COUNTED_IN: Q(made__gte=F("target"))})
    return rows


def _batches(period: Period) -> Rows:
    return DrawnObject.objects.filter(drawn_on__range=period.range).annotate(
        batch=Concat("platform", Value(" "), "draw")
    )


def _first_of_each(rows: Rows) -> Rows:
    firsts = rows.order_by().values("batch").annotate(first=Min("pk")).values("first")
    return DrawnObject.objects.filter(pk__in=firsts)


def _pool(period: Period) -> Rows:
    ours = Q(draw__void_reason="", **_at("draw__drawn_at", period))
    outside = Q(outside__drawn_on__range=period.range)
    rows: Rows = PoolPlace.objects.filter(ours | outside).annotate(
        **{COUNTED_IN: Q(drawn=True)},
        day=Coalesce(TruncDate("draw__drawn_at", tzinfo=OFFICE_ZONE), "outside__drawn_on"),
    )
    return rows


def _at(column: str, period: Period) -> dict[str, object]:
    return dict(period.within(column))


INDICATORS: tuple[Indicator, ...] = (
    Indicator(
        "plans",
        "plans",
        "年度检查计划",
        "个",
        "经批准公布、正在执行或者已经办结的年度检查计划，一个年度计一个；被修订替代的版本不计。",
        BY_YEAR,
        PLANNED,
        counted=_plans,
        measure=Count(),
        order="year",
        columns=(
            column("年度", "year", "link"),
            column("版次", "version", "number"),
            column("名称", "title"),
            column("公布日期", "published_on", "date"),
        ),
        paths={},
    ),
    Indicator(
        "plan_tasks",
        "plans",
        "计划任务",
        "项",
        "年度检查计划中的任务，一项计一项，含双随机、重点领域、专项和联合检查。",
        BY_YEAR,
        PLANNED,
        counted=_tasks,
        measure=Count(),
        order="code",
        columns=TASK_COLUMNS,
        paths=TASK_PATHS,
        related=("unit", "plan"),
    ),
    Indicator(
        "plan_completion",
        "plans",
        "计划任务完成率",
        "%",
        "至统计期最后一日，已完成的检查数达到计划数的任务，除以全部计划任务；"
        "一次检查服务几项任务的，每项各计一次。",
        f"分母{BY_YEAR}",
        PLANNED,
        counted=_tasks_done,
        measure=Rate(),
        order="code",
        columns=(*TASK_COLUMNS, column("完成数", "made", "number")),
        paths=TASK_PATHS,
        related=("unit", "plan"),
    ),
    Indicator(
        "draw_batches",
        "plans",
        "双随机抽查批次",
        "批",
        "抽出检查对象的双随机抽取，同一平台的一次抽取计一批；作废的、没有抽出对象的不计。",
        "按抽取日期归入统计期。",
        "双随机、一公开抽查任务的抽取结果。",
        counted=_batches,
        measure=Distinct("batch"),
        opens=_first_of_each,
        order="drawn_on",
        columns=(
            column("抽取", "draw", "link"),
            column("抽取平台", "platform"),
            column("抽取日期", "drawn_on", "date"),
        ),
        paths={"platform": "platform", "month": "drawn_on"},
        related=("place", "inspection"),
    ),
    Indicator(
        "draw_rate",
        "plans",
        "双随机抽取比例",
        "%",
        "双随机抽中的对象，除以抽取时冻结并公布的名录中的对象；一个对象在几次抽取的名录中的，"
        "每次各计一次；作废的抽取不计。没有导入名录的外部抽取不在其中。",
        "分母按抽取日期归入统计期，分子是其中抽中的。",
        "依据抽取证书中的名录和结果。",
        counted=_pool,
        measure=Rate(),
        order="day",
        columns=(
            column("检查对象", "place.name"),
            column("类型", "place.kind", words=PLACE_KINDS),
            column("街道", "place.street.name", "link"),
            column("抽取日期", "day", "date"),
        ),
        paths={"street": "place__street__code", "month": "day"},
        related=("place__street",),
    ),
)

"""Sums of other indicators: each opens to the indicators that it is made of."""

from __future__ import annotations

from mingjing.office.inspections.models import Inspection
from mingjing.office.statistics.measures import Count
from mingjing.office.statistics.shapes import Indicator, Period, Rows, column


def _nothing(period: Period) -> Rows:
    """A sum has no rows of its own."""
    return Inspection.objects.none()


INDICATORS: tuple[Indicator, ...] = (
    Indicator(
        "enforcement_acts",
        "penalties",
        "行政执法行为总量",
        "件次",
        "行政检查、行政处罚、行政强制措施、行政强制执行和申请法院强制执行之和，各按自己的口径计；"
        "行政许可、征收、征用等本办没有登记，不在其中。",
        "按各项自己的日期归入统计期。",
        "行政执法统计年报的行为种类。",
        counted=_nothing,
        measure=Count(),
        columns=(column("记录", "number", "link"),),
        order="day",
        paths={name: "" for name in ("area", "unit", "street", "month")},
        parts=(
            "inspections",
            "penalties",
            "compulsory_measures",
            "surcharges_ended",
            "court_applications",
        ),
    ),
    Indicator(
        "compulsion",
        "compulsion",
        "行政强制",
        "件",
        "行政强制措施、加处罚款执行完毕或者终结、申请法院强制执行之和，各按自己的口径计；"
        "本办没有登记的强制种类不在其中。",
        "按各项自己的日期归入统计期。",
        "行政强制实施情况统计的填报口径。",
        counted=_nothing,
        measure=Count(),
        columns=(column("记录", "number", "link"),),
        order="day",
        paths={name: "" for name in ("area", "unit", "street", "month")},
        parts=("compulsory_measures", "surcharges_ended", "court_applications"),
    ),
)

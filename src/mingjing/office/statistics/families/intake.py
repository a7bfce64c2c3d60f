"""Indicators of what reached the office from outside."""

from __future__ import annotations

from django.db.models.functions import TruncDate

from mingjing.office.intake.models import CHANNEL_LABELS, Channel, Complaint
from mingjing.office.items.models import AREA_LABELS
from mingjing.office.journal.shapes import OFFICE_ZONE
from mingjing.office.statistics.measures import Count
from mingjing.office.statistics.shapes import Indicator, column


def _complaints(
    name: str, label: str, *, moment: str, definition: str, period_rule: str, **only: object
) -> Indicator:
    return Indicator(
        name,
        "intake",
        label,
        "件",
        definition,
        period_rule,
        "依据投诉举报登记；举报人信息不在统计明细中显示。",
        counted=lambda period: Complaint.objects.filter(**period.within(moment), **only).annotate(
            on_day=TruncDate(moment, tzinfo=OFFICE_ZONE)
        ),
        measure=Count(),
        order="on_day",
        related=("unit", "street"),
        columns=(
            column("编号", "number", "link"),
            column("日期", "on_day", "date"),
            column("来源", "channel", words=CHANNEL_LABELS),
            column("领域", "area", words=AREA_LABELS),
            column("反映内容", "content"),
            column("地点", "place"),
            column("街道", "street.name", "link"),
            column("承办单位", "unit.name"),
        ),
        paths={
            "area": "area",
            "source": "channel",
            "unit": "unit__code",
            "street": "street__code",
            "month": moment,
        },
    )


INDICATORS: tuple[Indicator, ...] = (
    _complaints(
        "complaints",
        "投诉举报",
        moment="received_at",
        definition="登记受理的投诉举报，一个编号计一件；重复反映分别登记的分别计算；"
        "是否查实、是否处罚不影响计数。",
        period_rule="按收到日期归入统计期。",
    ),
    _complaints(
        "complaints_answered",
        "已答复投诉举报",
        moment="answered_at",
        definition="已向反映人答复办理结果的投诉举报，一个编号计一件。",
        period_rule="按答复日期归入统计期，可能含以前收到的。",
    ),
    _complaints(
        "transfers_in",
        "其他部门转办",
        moment="received_at",
        channel=str(Channel.TRANSFER),
        definition="由其他部门转来的线索和投诉举报，一个编号计一件，已包含在投诉举报之内。",
        period_rule="按收到日期归入统计期。",
    ),
)

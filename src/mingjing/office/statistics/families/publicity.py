"""Indicators of publicity: what was made public, on which outlet."""

from __future__ import annotations

from mingjing.office.disclosure.models import OUTLET_LABELS, Publication
from mingjing.office.items.models import AREA_LABELS
from mingjing.office.statistics.measures import Count
from mingjing.office.statistics.shapes import Indicator, column

INDICATORS: tuple[Indicator, ...] = (
    Indicator(
        "published",
        "publicity",
        "处罚决定公示",
        "条",
        "处罚决定在一个渠道公示计一条，同一决定在两个渠道公示计两条；登记不公示的不计；"
        "公示后撤回的，仍计入公示当期。",
        "按公示日期归入统计期。",
        "行政处罚法第四十八条；渠道为行政执法监督平台和信用中国（天津）。",
        counted=lambda period: Publication.objects.filter(published_on__range=period.range),
        measure=Count(),
        order="published_on",
        related=("case__party",),
        columns=(
            column("决定书文号", "case.decision_number"),
            column("案号", "case.number", "link"),
            column("渠道", "channel", words=OUTLET_LABELS),
            column("公示日期", "published_on", "date"),
            column("应公示日期", "due_on", "date"),
            column("领域", "case.area", words=AREA_LABELS),
            column("当事人", "case.party.public_name"),
            column("撤回日期", "withdrawn_on", "date"),
        ),
        paths={
            "channel": "channel",
            "area": "case__area",
            "procedure": "case__procedure",
            "unit": "case__unit__code",
            "month": "published_on",
            "street": "case__street__code",
        },
    ),
)

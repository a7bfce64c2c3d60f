"""Indicators of leniency: what was decided milder than the law's least, and what was taught."""

from __future__ import annotations

from django.db.models import Case, F, Q, TextField, Value, When
from django.db.models.functions import Cast, Coalesce
from django.db.models.lookups import Contains

from mingjing.law.discretion import MAY, MUST, factors
from mingjing.office.inspections.models import RESPONSE_WORDS, LenientAct
from mingjing.office.items.models import AREA_LABELS
from mingjing.office.statistics.families.penalties import decided, decision
from mingjing.office.statistics.measures import Count, Sum
from mingjing.office.statistics.shapes import Indicator, Period, Rows, column
from mingjing.office.statistics.words import LENIENT_LABELS

SOURCE = "依据处罚决定和所适用事项的法定下限；按倍数、比例、株数计罚的下限不在事项库中，不作判断。"
FIXED = "fixed"
"""The basis of a fine between two sums of yuan; only there is the least known without the case."""
LIGHTER = tuple(f.name for f in factors() if f.way in (MUST, MAY))


def _with_least(period: Period) -> Rows:
    """The decisions with the basis and the statutory least of the item that they stand on."""
    rows: Rows = decided(period).annotate(
        basis=Coalesce("applied__fine_basis", "item__fine_basis"),
        least=Coalesce("applied__fine_min", "item__fine_min"),
    )
    return rows


def _mitigated(period: Period) -> Rows:
    return _with_least(period).filter(basis=FIXED, fine__gt=0, fine__lt=F("least"))


def _light(period: Period) -> Rows:
    named = Q(pk__in=[])
    for name in LIGHTER:
        named |= Q(Contains(Cast(F("factors"), TextField()), f'"{name}"'))
    below = When(basis=FIXED, fine__gt=0, fine__lt=F("least"), then=Value(1))
    rows = _with_least(period).filter(named)
    light: Rows = rows.annotate(below=Case(below, default=Value(0))).filter(below=0)
    return light


def spoken(name: str, group: str, label: str, definition: str, **only: str) -> Indicator:
    """A count of lenient acts, all or those of a kind, by the day on which each was done."""
    return Indicator(
        name,
        group,
        label,
        "次",
        definition,
        "按作出当日归入统计期，不按检查日期。",
        "依据检查、约谈中的柔性执法登记，每次载明对象、内容和当事人态度。",
        counted=lambda period: LenientAct.objects.filter(day__range=period.range, **only),
        measure=Count(),
        order="day",
        related=("unit", "inspection"),
        columns=(
            column("检查对象", "name"),
            column("日期", "day", "date"),
            column("方式", "kind", words=LENIENT_LABELS),
            column("领域", "area", words=AREA_LABELS),
            column("单位", "unit.name"),
            column("内容", "content"),
            column("当事人态度", "response", words=RESPONSE_WORDS),
            column("检查编号", "inspection", "link"),
        ),
        paths={
            "lenient": "kind",
            "response": "response",
            "area": "area",
            "unit": "unit__code",
            "street": "street__code",
            "month": "day",
        },
    )


INDICATORS: tuple[Indicator, ...] = (
    decision(
        "mitigated",
        "减轻处罚",
        "件",
        counted=_mitigated,
        measure=Count(),
        source=SOURCE,
        definition="罚款低于所适用事项法定下限的处罚决定；只看以金额规定上下限的事项。",
    ),
    decision(
        "mitigated_fines",
        "减轻处罚的罚款金额",
        "元",
        counted=_mitigated,
        measure=Sum("fine"),
        source=SOURCE,
        definition="减轻处罚的处罚决定载明的罚款金额之和。",
    ),
    decision(
        "light_penalties",
        "从轻处罚",
        "件",
        counted=_light,
        measure=Count(),
        source="依据处罚决定载明的裁量情节（行政处罚法第三十条至第三十二条）。",
        definition="载明至少一项法定从轻或者减轻情节、罚款没有低于法定下限的处罚决定；"
        "低于法定下限的计入减轻处罚，不计入从轻。",
    ),
    spoken(
        "lenient_acts",
        "penalties",
        "柔性执法",
        "检查中作出的说服教育、警示告诫、约谈、行政指导和检查以后的约谈，每一次计一次，不是行政处罚；"
        "当场改正另计（当场改正问题），不予处罚另计（不予行政处罚）。",
    ),
)

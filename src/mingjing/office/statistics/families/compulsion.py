"""Indicators of what runs beside a case: compulsory measures and enforcement, referral, transfer.

A measure counts on the day on which it is taken, enforcement on the day on which it ends, as the
statutory table asks.
"""

from __future__ import annotations

from django.db.models import Case as Where
from django.db.models import DateField, Expression, TextField, When
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce

from mingjing.office.cases.beside.seizure_forms import KINDS
from mingjing.office.cases.beside.shelf import SIDES
from mingjing.office.cases.models import Proceeding
from mingjing.office.items.models import AREA_LABELS
from mingjing.office.statistics.measures import Count
from mingjing.office.statistics.shapes import Indicator, Period, RecordColumn, Rows, column

PATHS = {
    "area": "case__area",
    "unit": "case__unit__code",
    "street": "case__street__code",
    "month": "day",
}
COLUMNS = (
    column("案号", "case.number", "link"),
    column("编号", "number"),
    column("日期", "day", "date"),
    column("领域", "case.area", words=AREA_LABELS),
    column("办案单位", "case.unit.name"),
    RecordColumn("现在", lambda row: SIDES[row.kind].procedure.stage(row.stage).label, "link"),
)
TAKEN = "依据办理记录；行政强制法第十八条、第十九条。"
ENDED = ("settled", "enforcing", "cancelled")
"""The stages in which a fine with its surcharge is not collected any more by this office."""


def day_of(*verbs: str) -> Expression:
    """The day of the first of these acts that was made."""
    days = [Cast(KT(f"days__{verb}"), DateField()) for verb in verbs]
    return Coalesce(*days) if len(days) > 1 else days[0]


def word_of(path: str) -> Expression:
    """A word kept among the facts or sums, as plain text that can be compared."""
    return Cast(KT(path), TextField())


def beside(kind: str, day: Expression, period: Period, **only: object) -> Rows:
    """The small procedures of a kind with an act in the period, each with that day."""
    rows = Proceeding.objects.filter(kind=kind, **only).annotate(day=day)
    return rows.filter(day__range=period.range)


def procedure(
    name: str,
    label: str,
    *,
    kind: str,
    day: Expression,
    definition: str,
    source: str,
    group: str = "compulsion",
    period_rule: str = "按作出日期归入统计期。",
    columns: tuple[RecordColumn, ...] = (),
    **only: object,
) -> Indicator:
    """A count of small procedures by the day of one of their acts."""
    return Indicator(
        name,
        group,
        label,
        "件",
        definition,
        period_rule,
        source,
        counted=lambda period: beside(kind, day, period, **only),
        measure=Count(),
        order="day",
        related=("case__unit",),
        columns=(*COLUMNS, *columns),
        paths=PATHS,
    )


def _measures(period: Period) -> Rows:
    taken = beside("seizure", day_of("seize", "seize_urgently"), period)
    rows: Rows = taken.annotate(measure=word_of("sums__measure"))
    return rows


_SURCHARGE_OVER = Where(
    When(stage="settled", then=day_of("bank_cash", "pay")),
    When(stage="enforcing", then=day_of("turn_to_court")),
    When(stage="cancelled", then=day_of("cancel_payment")),
    output_field=DateField(),
)

INDICATORS: tuple[Indicator, ...] = (
    Indicator(
        "compulsory_measures",
        "compulsion",
        "行政强制措施",
        "件",
        "查封、扣押场所、设施或者财物，一次决定计一件，当场采取后补办批准的也计；"
        "先行登记保存是取证措施，另计。",
        "按实施日期归入统计期。",
        TAKEN,
        counted=_measures,
        measure=Count(),
        order="day",
        related=("case__unit",),
        columns=(*COLUMNS, column("措施", "measure", words=KINDS)),
        paths={**PATHS, "measure": "measure"},
    ),
    procedure(
        "measures_lifted",
        "解除查封扣押",
        kind="seizure",
        day=day_of("release_seizure"),
        definition="决定解除查封、扣押的，一次解除计一件，查封、扣押可能在以前实施；"
        "依法没收、销毁或者移送的不计。",
        source="行政强制法第二十八条；依据办理记录。",
        period_rule="按解除日期归入统计期。",
    ),
    procedure(
        "preservations",
        "先行登记保存",
        kind="preservation",
        day=day_of("preserve_evidence"),
        definition="对可能灭失的证据先行登记保存，一次计一件；不是行政强制措施，不计入行政强制。",
        source="行政处罚法第五十六条；依据办理记录。",
        period_rule="按实施日期归入统计期。",
    ),
    procedure(
        "surcharges_imposed",
        "决定加处罚款",
        kind="payment",
        day=day_of("impose_surcharge"),
        definition="到期不缴纳罚款、决定加处罚款的案件；加处的金额不计入罚款金额。",
        source="行政处罚法第七十二条；依据办理记录。",
    ),
    procedure(
        "surcharges_ended",
        "加处罚款执行完毕或者终结",
        kind="payment",
        day=_SURCHARGE_OVER,
        days__has_key="impose_surcharge",
        stage__in=ENDED,
        definition="加处罚款的案件中，已经缴清、转申请法院执行或者终止收缴的；尚在计算的不计。",
        source="行政强制实施情况统计的填报口径：强制执行以执行完毕或者终结计。",
        period_rule="按执行完毕或者终结日期归入统计期。",
    ),
    procedure(
        "court_applications",
        "申请法院强制执行",
        kind="court",
        day=day_of("apply_to_court"),
        definition="向人民法院申请强制执行处罚决定的，一次申请计一件；法院是否受理、准予不影响计数。",
        source="行政强制法第五十三条；依据办理记录。",
        period_rule="按申请日期归入统计期。",
    ),
    procedure(
        "referrals",
        "移送涉嫌犯罪",
        kind="referral",
        day=day_of("hand_to_police"),
        definition="移送公安机关的涉嫌犯罪案件，按移送计件；决定不移送的不计。",
        source="行政执法机关移送涉嫌犯罪案件的规定第六条；依据办理记录。",
        period_rule="按移送日期归入统计期。",
    ),
    procedure(
        "referrals_opened",
        "移送后公安机关立案",
        kind="referral",
        day=day_of("record_police_decision"),
        stage__in=("opened", "done"),
        definition="公安机关决定立案的移送案件，可能在以前移送；不予立案、正在复议的不计。",
        source="行政执法机关移送涉嫌犯罪案件的规定第八条；依据办理记录。",
        period_rule="按登记公安机关决定的日期归入统计期。",
    ),
    procedure(
        "transfers_out",
        "移送其他机关管辖",
        kind="jurisdiction",
        day=day_of("transfer_case"),
        definition="不属本机关管辖、移送有管辖权的机关的案件；移送公安机关的另计。",
        source="行政处罚法第二十二条、住房和城乡建设行政处罚程序规定第六条；依据办理记录。",
        period_rule="按移送日期归入统计期。",
    ),
)

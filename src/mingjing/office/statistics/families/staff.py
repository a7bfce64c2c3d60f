"""Indicators of staff: stock and flow of officers, assistants, legal reviewers, and their shares.

Stock and flow are read from the same dated posts and certificates, so that the stock at the start
with who joined and without who left is the stock at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

from django.db.models import Case as Where
from django.db.models import (
    CharField,
    Exists,
    Expression,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models import (
    Count as CountOf,
)
from django.db.models.functions import Coalesce

from mingjing.office.journal.models import Entry
from mingjing.office.people.models import UNIT_LABELS, Person, Role, Unit, UnitKind
from mingjing.office.people.queries import certificates_on, posts_on
from mingjing.office.statistics.families.penalties import DECIDED, decided
from mingjing.office.statistics.families.team import (
    AT_END,
    OFFICER_COLUMNS,
    officers_of,
    posted_on,
)
from mingjing.office.statistics.measures import COUNTED_IN, OUT_OF, Count, PerHead, Rate
from mingjing.office.statistics.shapes import Indicator, Period, RecordColumn, Rows, column
from mingjing.office.statistics.words import REASON_LABELS

SOURCE = "行政处罚法第四十二条；依据证件和任职登记。"
BY_UNIT = {"unit": "unit__code"}
FLOW = (*OFFICER_COLUMNS, column("原因", "reason", words=REASON_LABELS))
ENFORCING = (str(UnitKind.DETACHMENT), str(UnitKind.BRIGADE))


def _at_start(period: Period) -> Rows:
    return officers_of(period.first - timedelta(days=1))


def _joined(period: Period) -> Rows:
    before = period.first - timedelta(days=1)
    held = Exists(posts_on(before).filter(role=Role.OFFICER.value, person=OuterRef("pk")))
    now, then = officers_of(period.last), officers_of(before)
    return _why(now.exclude(pk__in=then.values("pk")), held)


def _left(period: Period) -> Rows:
    before = period.first - timedelta(days=1)
    held = Exists(posts_on(period.last).filter(role=Role.OFFICER.value, person=OuterRef("pk")))
    now, then = officers_of(period.last), officers_of(before)
    return _why(then.exclude(pk__in=now.values("pk")), held)


def _why(rows: Rows, post_held: Expression | Exists) -> Rows:
    """Whoever holds the post on the other day came or went by the certificate."""
    reason = Where(
        When(post_held, then=Value("certificate")), default=Value("post"), output_field=CharField()
    )
    told: Rows = rows.annotate(reason=reason)
    return told


def _entered(verb: str, kind: str, period: Period, **changes: object) -> Exists:
    """Whether an act on the row itself was made by the end of the period."""
    _, end = period.moments
    return Exists(
        Entry.objects.filter(
            subject_kind=kind, subject_id=OuterRef("pk"), verb=verb, occurred_at__lt=end, **changes
        )
    )


def _assistants(period: Period) -> Rows:
    gone = _entered("amend_person", "person", period, changes__is_active=False)
    rows = Person.objects.filter(_entered("add_person", "person", period), is_assistant=True)
    return rows.exclude(Q(is_active=False) & gone)


def _reviewers(period: Period) -> Rows:
    held = posts_on(period.last).filter(role=Role.REVIEWER.value)
    return Person.objects.filter(pk__in=held.values("person_id"))


def _reviewers_and_officers(period: Period) -> Rows:
    reviews = Q(pk__in=_reviewers(period).values("pk"))
    enforces = Q(pk__in=officers_of(period.last).values("pk"))
    rows: Rows = Person.objects.filter(reviews | enforces).annotate(
        **{COUNTED_IN: reviews, OUT_OF: enforces}
    )
    return rows


def _certified(period: Period) -> Rows:
    inside = Q(pk__in=certificates_on(period.last).values("person_id"))
    rows: Rows = posted_on(period.last).annotate(**{COUNTED_IN: inside})
    return rows


def _sharing(period: Period) -> Rows:
    """The officers, each with the office's whole number of decisions and nothing of their own."""
    one = decided(period).order_by().annotate(all=Value(1)).values("all")
    made = Subquery(one.annotate(n=CountOf("pk")).values("n"), output_field=IntegerField())
    return _sharing_in(period, Coalesce(made, Value(0)))


def _sharing_in(period: Period, made: Expression) -> Rows:
    rows: Rows = officers_of(period.last).annotate(made=made)
    return rows


def _units(period: Period) -> Rows:
    return Unit.objects.filter(_entered("add_unit", "unit", period), kind__in=ENFORCING)


def _people(
    name: str,
    label: str,
    *,
    counted: Callable[[Period], Rows],
    definition: str,
    period_rule: str = AT_END,
    source: str = SOURCE,
    columns: tuple[RecordColumn, ...] = OFFICER_COLUMNS,
    paths: Mapping[str, str] = BY_UNIT,
) -> Indicator:
    return Indicator(
        name,
        "team",
        label,
        "人",
        definition,
        period_rule,
        source,
        counted=counted,
        measure=Count(),
        columns=columns,
        order="username",
        paths=paths,
        related=("unit",),
    )


INDICATORS: tuple[Indicator, ...] = (
    _people(
        "officers_at_start",
        "期初持证执法人员",
        counted=_at_start,
        definition="统计期开始前一日持有效行政执法证件且任执法岗位的人员，一人计一次。",
        period_rule="按统计期开始前一日的状态计算。",
    ),
    _people(
        "officers_joined",
        "新增持证执法人员",
        counted=_joined,
        definition="期初不是、统计期最后一日是持证执法人员的，一人计一次；期内先增后减的两项都不计。",
        period_rule="按期初和统计期最后一日的状态比较。",
        columns=FLOW,
        paths={**BY_UNIT, "reason": "reason"},
    ),
    _people(
        "officers_left",
        "减少持证执法人员",
        counted=_left,
        definition="期初是、统计期最后一日不再是持证执法人员的，一人计一次，"
        "分任职变动（离岗、退休、调出）和证件变动（到期、注销）；本办不登记离岗的具体原因。",
        period_rule="按期初和统计期最后一日的状态比较。",
        columns=FLOW,
        paths={**BY_UNIT, "reason": "reason"},
    ),
    _people(
        "officers_posted",
        "执法岗位人员",
        counted=lambda period: posted_on(period.last),
        definition="任执法岗位的人员，不论证件是否有效，一人计一次；辅助人员不计。",
        source="依据任职登记。",
    ),
    _people(
        "assistants",
        "执法辅助人员",
        counted=_assistants,
        definition="登记为执法辅助人员的人员，一人计一次；辅助人员不得执法，不计入持证执法人员。",
        period_rule="按统计期最后一日已登记、未停用的计算。",
        source="依据人员登记。",
    ),
    _people(
        "legal_reviewers",
        "法制审核人员",
        counted=_reviewers,
        definition="任法制审核岗位的人员，一人计一次；是否取得法律职业资格另行审查。",
        source="行政处罚法第五十八条；依据任职登记。",
    ),
    Indicator(
        "reviewer_share",
        "team",
        "法制审核人员占比",
        "%",
        "法制审核人员除以持证执法人员；法制审核人员不必是执法人员，明细列出两类人员并标明计入哪一边。",
        "分母、分子都按统计期最后一日的状态计算。",
        "国办发〔2018〕118号要求配备与执法人员相适应的审核人员；依据证件和任职登记。",
        counted=_reviewers_and_officers,
        measure=Rate(apart=True),
        columns=OFFICER_COLUMNS,
        order="username",
        paths={},
        related=("unit",),
    ),
    Indicator(
        "certification_rate",
        "team",
        "持证率",
        "%",
        "任执法岗位的人员中持有效行政执法证件的，除以任执法岗位的全部人员；辅助人员不计。",
        "分母、分子都按统计期最后一日的状态计算。",
        "持证率统计表（执法人员数、持证数）；依据证件和任职登记。",
        counted=_certified,
        measure=Rate(),
        columns=OFFICER_COLUMNS,
        order="username",
        paths=BY_UNIT,
        related=("unit",),
    ),
    Indicator(
        "penalties_per_officer",
        "team",
        "人均处罚件数",
        "件/人",
        "全办处罚决定件数除以持证执法人员数，只有全办一个平均数；"
        "不按人、按单位计算，不考核个人件数，不排名。明细为分母中的人员，分子见行政处罚。",
        "分母按统计期最后一日的状态计算，分子按处罚决定日期归入统计期。",
        "依据处罚决定、证件和任职登记。",
        counted=_sharing,
        rests_on=(DECIDED,),
        counted_by=lambda period, told: _sharing_in(
            period, Value(told.number(DECIDED), output_field=IntegerField())
        ),
        measure=PerHead("made"),
        columns=OFFICER_COLUMNS,
        order="username",
        paths={},
        related=("unit",),
    ),
    Indicator(
        "enforcement_units",
        "team",
        "执法单位",
        "个",
        "登记的执法支队、执法大队，一个单位计一个；街道、其他部门和监督机构不计。",
        "按统计期最后一日已登记的计算。",
        "依据机构登记。",
        counted=_units,
        measure=Count(),
        columns=(
            column("编码", "code", "link"),
            column("单位", "name"),
            column("性质", "kind", words=UNIT_LABELS),
        ),
        order="code",
        paths={},
    ),
)

"""Indicators of people and powers: certificates, the power list, and the two rates."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from mingjing.office.cases.models import Case
from mingjing.office.inspections.models import Check, Inspection
from mingjing.office.items.models import AREA_LABELS, Item
from mingjing.office.journal.models import Entry
from mingjing.office.people.models import Person, Role
from mingjing.office.people.queries import certificates_on, posts_on
from mingjing.office.statistics.measures import COUNTED_IN, Count, Rate
from mingjing.office.statistics.shapes import Indicator, Period, Rows, Source, column
from mingjing.office.web.db import KeysOf

ACTED_ON = ("case", "inspection")
AT_END = "按统计期最后一日的状态计算。"
ITEM_COLUMNS = (
    column("事项编码", "code", "link"),
    column("领域", "area", words=AREA_LABELS),
    column("违法行为", "violation"),
    column("处罚依据", "basis"),
    column("生效日期", "effective_from", "date"),
    column("失效日期", "effective_to", "date"),
)
OFFICER_COLUMNS = (column("姓名", "name", "link"), column("单位", "unit.name"))


def _items(period: Period) -> Rows:
    return Item.objects.in_force(period.last)


def _named(rows: Rows, column: str) -> Rows:
    """Each key that a column of the rows names, once. Nothing in it is never a key: NOT IN would
    tell nothing of any row."""
    named: Rows = rows.filter(**{f"{column}__isnull": False}).order_by().values(column).distinct()
    return named


def _items_exercised(period: Period) -> Rows:
    """Both lists are told once and looked into, not asked again for each item; the short one first,
    as PostgreSQL does not make the second where the first tells all."""
    checked, applied = CHECKED.counted(period), APPLIED.counted(period)
    named = Q(pk__in=_named(applied, "item_id")) | Q(pk__in=_named(checked, "item_id"))
    return _items_among(period, named)


def _items_among(period: Period, exercised: Q) -> Rows:
    rows: Rows = _items(period).annotate(**{COUNTED_IN: exercised})
    return rows


CHECKED = Source(
    "items_checked",
    counted=lambda period: Check.objects.filter(inspection__day__range=period.range),
    day="inspection__day",
    measure=Count(),
    paths={"named": "item_id"},
)
APPLIED = Source(
    "items_applied",
    counted=lambda period: Case.objects.filter(outcome="penalty", decided_on__range=period.range),
    day="decided_on",
    measure=Count(),
    paths={"named": "item_id"},
)


def officers_of(day: date) -> Rows:
    """Who held a post of enforcement and a valid certificate on a day. Who may sign in today says
    nothing about that day, so it is not asked."""
    return posted_on(day).filter(pk__in=certificates_on(day).values("person_id"))


def posted_on(day: date) -> Rows:
    """Who held a post of enforcement on a day, with a certificate or without."""
    return Person.objects.filter(
        is_assistant=False,
        pk__in=posts_on(day).filter(role=Role.OFFICER.value).values("person_id"),
    )


def _officers(period: Period) -> Rows:
    return officers_of(period.last)


def _who_acted(period: Period) -> set[int]:
    """Who acted in the period on a case or an inspection. The record names people in plain
    lists, the same few groups again and again: they are read once each, the same way on every
    database."""
    groups = _acts(period).order_by().values_list("actors", flat=True).distinct()
    return {actor["id"] for group in groups for actor in group}


def _officers_taking_part(period: Period) -> Rows:
    """Who is named by an inspection is asked last: whoever registers one has acted, so there is
    seldom anybody left for whom PostgreSQL has to look."""
    inspected = INSPECTED.counted(period)
    part = Q(pk__in=_who_acted(period)) | Q(pk__in=_named(inspected, "person_id"))
    return _officers_among(period, part)


def _officers_among(period: Period, taking_part: Q) -> Rows:
    rows: Rows = _officers(period).annotate(**{COUNTED_IN: taking_part})
    return rows


def _acts(period: Period) -> Rows:
    return Entry.objects.filter(subject_kind__in=ACTED_ON, **period.within("occurred_at"))


ACTED = Source(
    "acted",
    counted=lambda period: _acts(period).annotate(who=KeysOf("actors")),
    day="occurred_at",
    measure=Count(),
    paths={"named": "who"},
)
INSPECTED = Source(
    "inspected",
    counted=lambda period: Inspection.officers.through.objects.filter(
        inspection__day__range=period.range
    ),
    day="inspection__day",
    measure=Count(),
    paths={"named": "person_id"},
)


INDICATORS: tuple[Indicator, ...] = (
    Indicator(
        "certified_officers",
        "team",
        "持证执法人员",
        "人",
        "持有效行政执法证件且任执法岗位的人员，一人计一次；辅助人员不计。",
        AT_END,
        "行政处罚法第四十二条；依据证件和任职登记。",
        counted=_officers,
        measure=Count(),
        columns=OFFICER_COLUMNS,
        order="username",
        paths={"unit": "unit__code"},
        related=("unit",),
    ),
    Indicator(
        "participation_rate",
        "team",
        "人员参与率",
        "%",
        "参与执法的持证执法人员，除以全部持证执法人员。统计期内至少参加一次检查，"
        "或者本人在统计期内办理过案件、检查的任何一步的，计入分子，一人只计一次；"
        "只列为承办人而本人没有办理记录的不计；"
        "不考核个人次数，不排名。",
        "分母按统计期最后一日的状态计算，分子按统计期内的记录计算。",
        "天津市通行的人员参与率口径（参与人数除以持证人数）。",
        counted=_officers_taking_part,
        rests_on=(ACTED, INSPECTED),
        counted_by=lambda period, told: _officers_among(
            period, Q(pk__in=told.named((ACTED, INSPECTED)))
        ),
        measure=Rate(),
        columns=OFFICER_COLUMNS,
        order="username",
        paths={"unit": "unit__code"},
        related=("unit",),
    ),
    Indicator(
        "items_in_force",
        "team",
        "有效执法事项",
        "项",
        "事项库中适用的处罚事项，一行（一种行为、一类主体、一档）计一项；"
        "未载明生效日期的视为已生效；已失效的不计。",
        AT_END,
        "依据本单位权责事项库。",
        counted=_items,
        measure=Count(),
        columns=ITEM_COLUMNS,
        order="code",
        paths={"area": "area"},
    ),
    Indicator(
        "duty_rate",
        "team",
        "执法履职率",
        "%",
        "履行过的事项，除以全部有效事项。统计期内至少在一次检查中被列入检查内容，"
        "或者至少在一份处罚决定中被适用的事项计入分子，一项只计一次。",
        "分母按统计期最后一日有效的事项计算，分子按统计期内的检查和处罚决定计算。",
        "天津市通行的履职率口径（履行权责数除以权责总数）。",
        counted=_items_exercised,
        rests_on=(CHECKED, APPLIED),
        counted_by=lambda period, told: _items_among(
            period, Q(pk__in=told.named((CHECKED, APPLIED)))
        ),
        measure=Rate(),
        columns=ITEM_COLUMNS,
        order="code",
        paths={"area": "area"},
    ),
)

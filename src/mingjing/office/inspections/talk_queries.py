"""What the pages of talks read: filters, rows, one talk told in lines."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import QueryDict
from django.urls import reverse

from mingjing.law.instruments.field_visit.talk import TALK
from mingjing.office.inspections.access import visible_talks
from mingjing.office.inspections.models import RESPONSE_WORDS, Response, Talk
from mingjing.office.inspections.queries import name_of
from mingjing.office.intake.queries import AREA
from mingjing.office.items.models import AREA_LABELS, Area
from mingjing.office.journal.shapes import OFFICE_ZONE
from mingjing.office.people.models import Person, Role
from mingjing.office.web.filters import Filter
from mingjing.office.web.shapes import Cell, Column, Link, Row, Tone
from mingjing.office.web.words import cn_datetime

STAGES = {s.name: s.label for s in TALK.stages}
VERBS = {s.name: s.label for s in TALK.steps}
STATE = Filter("state", "状态", {n: w for n, w in STAGES.items() if n != "new"})
TONES: dict[str, Tone] = {"invited": "due", "held": "ok", "absent": "over"}
COLUMNS = (
    Column("number", "编号", kind="link"),
    Column("object", "检查对象"),
    Column("area", "领域", hide_on_phone=True),
    Column("unit", "单位", hide_on_phone=True),
    Column("when", "时间"),
    Column("state", "状态", kind="badge"),
)
READ = ("inspection__place", "inspection__party", "inspection__unit", "inspection__street", "held")
DOES = ("record_talk", "record_absence", "put_off_talk", "call_off_talk")


def open_talk() -> Subquery:
    """Of an inspection: the number of the invitation that stands, if one does."""
    upon = Talk.objects.filter(inspection=OuterRef("pk"), stage="invited").order_by("pk")
    return Subquery(upon.values("number")[:1])


def waiting_for(person: Person, roles: frozenset[str], day: date) -> QuerySet[Talk]:
    """The talks whose day has come, for the officers of the inspection that they follow."""
    if Role.OFFICER not in roles:
        return Talk.objects.none()
    ends = datetime.combine(day + timedelta(days=1), time(), OFFICE_ZONE)
    rows = visible_talks(person).filter(stage="invited", appointed_at__lt=ends)
    rows = rows.filter(inspection__officers=person)
    return rows.select_related(*READ).order_by("appointed_at", "pk")


def chosen(rows: QuerySet[Talk], params: QueryDict) -> QuerySet[Talk]:
    """The talks that the filters ask for."""
    if state := STATE.chosen(params):
        rows = rows.filter(stage=state)
    if area := AREA.chosen(params):
        rows = rows.filter(inspection__area=area)
    if inspection := params.get("inspection"):
        rows = rows.filter(inspection__number=inspection)
    return rows.select_related(*READ)


def as_row(row: Talk) -> Row:
    """One line of the list."""
    when = moment_of(row)
    return Row(
        reverse("talk", args=[row.number]),
        (
            row.number,
            Cell(name_of(row.inspection), sub=f"{row.with_whom} · {row.topic}".rstrip("· ")),
            AREA_LABELS[Area(row.inspection.area)],
            row.inspection.unit.short,
            cn_datetime(when) if when else "",
            Cell(STAGES[row.stage], tone=TONES.get(row.stage, "")),
        ),
    )


def moment_of(row: Talk) -> datetime | None:
    """When it was held, else when it is to be."""
    return row.held.at if row.held else row.appointed_at


def told(row: Talk) -> list[tuple[str, object]]:
    """Who was asked, when and where, and what came of it, one line each."""
    lines: list[tuple[str, object]] = [
        ("状态", STAGES[row.stage]),
        ("检查对象", name_of(row.inspection)),
        ("检查", row.inspection.number),
        ("请谁", row.with_whom),
    ]
    if row.topic:
        lines.append(("谈什么", row.topic))
    if row.appointed_at:
        lines.append(("约定的时间", cn_datetime(row.appointed_at)))
    if row.where:
        lines.append(("地点", row.where))
    if row.held:
        lines += [
            ("约谈时间", cn_datetime(row.held.at)),
            ("谈话内容", row.held.content),
            ("对方的答复", RESPONSE_WORDS[Response(row.held.response)]),
            ("约定的事项", row.held.agreed or "没有"),
        ]
    if row.remark:
        lines.append(("说明", row.remark))
    return lines


def acts_of(row: Talk) -> list[Link]:
    """What may be done with a talk where it stands."""
    return [
        Link(VERBS[name], reverse("talk-act", args=[row.number, name]),
             "primary" if name == "record_talk" else "quiet")
        for name in DOES if row.stage in TALK.step(name).sources
    ]  # fmt: skip

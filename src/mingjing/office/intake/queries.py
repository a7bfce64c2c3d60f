"""What the pages of leads read: filters, rows, and one complaint told in lines."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import QuerySet
from django.http import QueryDict

from mingjing.office.intake.models import CHANNEL_LABELS, Channel, Complaint
from mingjing.office.items.models import AREA_LABELS, Area
from mingjing.office.people.models import Person
from mingjing.office.web.filters import Filter
from mingjing.office.web.shapes import Cell, Column, Link, Row
from mingjing.office.web.words import cn_datetime

VERBS = {"register_complaint": "登记线索", "answer_complaint": "答复"}

STATE = Filter("state", "状态", {"open": "待办", "answered": "已答复"})
AREA = Filter("area", "领域", {str(k): v for k, v in AREA_LABELS.items()})
CHANNEL = Filter("channel", "来源", {str(k): v for k, v in CHANNEL_LABELS.items()})

COLUMNS = (
    Column("number", "编号", kind="link"),
    Column("content", "反映问题"),
    Column("area", "领域"),
    Column("channel", "来源", hide_on_phone=True),
    Column("unit", "承办", hide_on_phone=True),
    Column("received", "收到", kind="date"),
    Column("state", "状态", kind="badge"),
)
EXPORT = (
    "编号",
    "来源",
    "领域",
    "收到时间",
    "反映问题",
    "地点",
    "街道",
    "承办单位",
    "答复时间",
    "答复",
)


def chosen(rows: QuerySet[Complaint], params: QueryDict) -> QuerySet[Complaint]:
    """The complaints that the filters in the URL ask for."""
    match STATE.chosen(params):
        case "open":
            rows = rows.filter(answered_at__isnull=True)
        case "answered":
            rows = rows.filter(answered_at__isnull=False)
    for one in (AREA, CHANNEL):
        if value := one.chosen(params):
            rows = rows.filter(**{one.key: value})
    return rows.select_related("street", "unit")


def as_row(lead: Complaint) -> Row:
    """One line of the list."""
    state = Cell("已答复", tone="ok") if lead.answered_at else Cell("待办", tone="due")
    return Row(
        f"/leads/{lead.number}/",
        (
            lead.number,
            Cell(lead.content, sub=f"{lead.street.short} · {lead.place}"),
            AREA_LABELS[Area(lead.area)],
            CHANNEL_LABELS[Channel(lead.channel)],
            lead.unit.short,
            lead.received_at,
            state,
        ),
    )


def as_export(rows: QuerySet[Complaint]) -> Iterator[tuple[object, ...]]:
    """All rows for a file; who complained is never among them."""
    for r in rows.order_by("-received_at", "-pk").iterator():
        yield (
            r.number,
            CHANNEL_LABELS[Channel(r.channel)],
            AREA_LABELS[Area(r.area)],
            r.received_at,
            r.content,
            r.place,
            r.street.name,
            r.unit.name,
            r.answered_at,
            r.answer,
        )


def told(lead: Complaint, person: Person) -> list[tuple[str, object]]:
    """Who and what, one line each; the complainant only for the unit that handles it."""
    lines: list[tuple[str, object]] = [
        ("反映问题", lead.content),
        ("地点", f"{lead.street.name} · {lead.place}"),
        ("领域", AREA_LABELS[Area(lead.area)]),
        ("来源", CHANNEL_LABELS[Channel(lead.channel)]),
        ("收到", cn_datetime(lead.received_at)),
        ("承办", lead.unit.name),
        ("反映人", _complainant(lead, person)),
    ]
    if lead.answered_at:
        lines += [("答复时间", cn_datetime(lead.answered_at)), ("答复", lead.answer)]
    return lines


def _complainant(lead: Complaint, person: Person) -> str:
    if not lead.complainant and not lead.contact:
        return "未留姓名和联系方式"
    if person.unit_id != lead.unit_id:
        return "已登记，仅承办单位可见"
    return "，".join(part for part in (lead.complainant, lead.contact) if part)


def next_acts(lead: Complaint) -> list[Link]:
    """What may follow from a lead: go and look, open a case, answer."""
    return [
        *([] if lead.answered_at else [Link("答复", f"/leads/{lead.number}/answer/", "primary")]),
        Link("去现场核查", f"/visits/new/?complaint={lead.number}"),
        Link("立案线索", f"/cases/new/?complaint={lead.number}"),
    ]

"""The forms numbered beforehand: each with its officer, its device, and what became of it."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.http import QueryDict

from mingjing.office.cases.models import SpotForm
from mingjing.office.people.access import within_reach
from mingjing.office.people.models import Person
from mingjing.office.web.filters import Filter
from mingjing.office.web.shapes import Cell, Column, Row
from mingjing.office.web.words import cn_date

STATE = Filter("state", "状态", {"unused": "未使用", "used": "已使用", "void": "已作废"})
COLUMNS = (
    Column("number", "编号", kind="link"),
    Column("state", "状态"),
    Column("person", "领用人"),
    Column("given", "领用日", kind="date"),
    Column("device", "设备", hide_on_phone=True),
)


def visible_forms(person: Person) -> QuerySet[SpotForm]:
    """One's own forms; a leader or clerk sees those of the unit, the commission all."""
    rows = SpotForm.objects.select_related("person", "case")
    return within_reach(rows, person, path="person__unit")


def chosen(rows: QuerySet[SpotForm], params: QueryDict) -> QuerySet[SpotForm]:
    """The forms in the state that the address asks for."""
    match STATE.chosen(params):
        case "unused":
            return rows.filter(case=None, voided_on=None)
        case "used":
            return rows.exclude(case=None)
        case "void":
            return rows.exclude(voided_on=None)
    return rows


def as_row(row: SpotForm, today: date) -> Row:
    """One form with what became of it; an unused one leads to where it is made void."""
    if row.case:
        state, url = Cell("已使用", sub=row.case.number, tone="ok"), f"/cases/{row.case.number}/"
    elif row.voided_on:
        told = f"{cn_date(row.voided_on)}：{row.void_reason}"
        state, url = Cell("已作废", sub=told), ""
    else:
        past = row.year < today.year
        state = Cell(
            "未使用", sub="年度已过，请作废并写明原因" if past else "", tone="due" if past else ""
        )
        url = f"/spot-forms/{row.pk}/void/"
    device = f"设备 {row.device[:8]}" if row.device else "纸质领用"
    return Row(url, (row.number, state, row.person.name, row.given_on, device))

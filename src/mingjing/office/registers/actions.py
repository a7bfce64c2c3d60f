"""What can be done with the registers: take in and take out, each time with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from mingjing.office.items.models import AREA_LABELS, Item
from mingjing.office.journal.door import record
from mingjing.office.journal.shapes import Deed, Invalid
from mingjing.office.parties.models import Place
from mingjing.office.people.models import Person
from mingjing.office.registers.access import ask_keeper
from mingjing.office.registers.models import (
    REGISTER_LABELS,
    RISK_LABELS,
    CheckPoint,
    InspectionItem,
    ListedInspector,
    ListedObject,
    Listing,
    Register,
)


@dataclass(frozen=True, slots=True)
class NewObject:
    """A place to be listed, with the area it is drawn in, its risk class and why."""

    place: Place
    area: str
    risk: str
    risk_reason: str


def list_objects(deed: Deed, rows: Sequence[NewObject], reason: str) -> Listing:
    """Takes places into the register of objects, with the reason."""
    known = set(ListedObject.objects.filter(until=None, place__in=[r.place.pk for r in rows])
                .values_list("place_id", flat=True))  # fmt: skip
    errors = {}
    if not rows or len({r.place.pk for r in rows}) < len(rows):
        errors["places"] = "请列出要列入的场所，每处一次"
    elif known:
        errors["places"] = f"有 {len(known)} 处已经在名录中，请去掉后再列入"
    if any(r.area not in AREA_LABELS for r in rows):
        errors["area"] = "请选择领域"
    if any(r.risk not in RISK_LABELS or not r.risk_reason.strip() for r in rows):
        errors["risk"] = "请选择风险等级并写明理由"
    change = _change(deed, Register.OBJECTS, len(rows), reason, incoming=True, errors=errors)
    objects = [[r.place.pk, r.area, r.risk, r.risk_reason.strip()] for r in rows]
    told = replace(deed, form={**deed.form, "places": [r.place.pk for r in rows],
                               "objects": objects})  # fmt: skip
    with transaction.atomic():
        with record(change, "list_objects", told, kind="listing"):
            pass
        ListedObject.objects.bulk_create(
            ListedObject(place=r.place, area=r.area, risk=r.risk, added=change, since=deed.day,
                         risk_reason=r.risk_reason.strip())
            for r in rows
        )  # fmt: skip
    return change


def unlist_objects(deed: Deed, rows: Sequence[ListedObject], reason: str) -> Listing:
    """Takes places out of the register of objects, with the reason."""
    errors = {} if rows else {"codes": "请写明要移出的对象编号"}
    change = _change(deed, Register.OBJECTS, len(rows), reason, incoming=False, errors=errors)
    told = replace(deed, form={**deed.form, "places": [r.place_id for r in rows]})
    held = ListedObject.objects.filter(pk__in=[r.pk for r in rows])
    return _take_out(change, "unlist_objects", told, held)


def list_inspectors(deed: Deed, people: Sequence[Person], area: str, reason: str) -> Listing:
    """Takes officers into the register of inspectors, for one area or for all."""
    known = ListedInspector.objects.filter(until=None, person__in=people)
    errors = {}
    if not people or known.exists():
        errors["people"] = "请选择还不在名录中的执法人员"
    if area and area not in AREA_LABELS:
        errors["area"] = "请选择领域"
    change = _change(deed, Register.INSPECTORS, len(people), reason, incoming=True, errors=errors)
    told = replace(deed, form={**deed.form, "people": [p.pk for p in people], "area": area})
    with transaction.atomic():
        with record(change, "list_inspectors", told, kind="listing"):
            pass
        ListedInspector.objects.bulk_create(
            ListedInspector(person=p, area=area, added=change, since=deed.day) for p in people
        )
    return change


def unlist_inspectors(deed: Deed, rows: Sequence[ListedInspector], reason: str) -> Listing:
    """Takes officers out of the register of inspectors, with the reason."""
    errors = {} if rows else {"people": "请选择要移出的人员"}
    change = _change(deed, Register.INSPECTORS, len(rows), reason, incoming=False, errors=errors)
    told = replace(deed, form={**deed.form, "people": [r.person_id for r in rows]})
    held = ListedInspector.objects.filter(pk__in=[r.pk for r in rows])
    return _take_out(change, "unlist_inspectors", told, held)


def _take_out(change: Listing, verb: str, deed: Deed, held: QuerySet[Any]) -> Listing:
    """Ends the listing of what still stands in a register, by one act."""
    with transaction.atomic():
        with record(change, verb, deed, kind="listing"):
            pass
        held.filter(until=None).update(removed=change, until=deed.day)
    return change


def _change(
    deed: Deed,
    register: Register,
    count: int,
    reason: str,
    *,
    incoming: bool,
    errors: dict[str, str],
) -> Listing:
    """One change of a register, not yet kept; raises Invalid or Refused."""
    ask_keeper(deed)
    if not reason.strip():
        errors["reason"] = f"请写明{REGISTER_LABELS[register]}增减的理由，理由公开"
    if deed.at > deed.entered_at:
        errors["at"] = "办理时间在将来，请在实际办理后登记"
    if errors:
        raise Invalid(errors)
    return Listing(register=register.value, incoming=incoming, day=deed.day, count=count,
                   reason=reason.strip())  # fmt: skip


@dataclass(frozen=True, slots=True)
class Point:
    """One line of a checklist to be published."""

    look: str
    how: str = ""
    typical: str = ""
    power: Item | None = None


@dataclass(frozen=True, slots=True)
class NewItem:
    """One inspection item to be published with its checklist."""

    code: str
    title: str
    area: str
    basis: str
    since: date
    points: Sequence[Point]


def publish_items(deed: Deed, rows: Sequence[NewItem], reason: str) -> list[InspectionItem]:
    """Publishes inspection items with their checklists, each by an act, with the reason."""
    ask_keeper(deed)
    known = InspectionItem.objects.filter(code__in=[r.code for r in rows])
    errors = {}
    if not rows or len({r.code for r in rows}) < len(rows):
        errors["rows"] = "请列出要公布的检查事项，每个编码一次"
    elif twice := list(known.values_list("code", flat=True)):
        errors["rows"] = f"已经公布过：{'、'.join(twice[:10])}；内容有变的，撤下后以新编码公布"
    if not reason.strip():
        errors["reason"] = "请写明公布的理由，理由公开"
    if deed.at > deed.entered_at:
        errors["at"] = "办理时间在将来，请在实际办理后登记"
    if any(not r.points or r.area not in AREA_LABELS for r in rows):
        errors["rows"] = "每个检查事项须有领域和至少一行检查内容"
    if errors:
        raise Invalid(errors)
    with transaction.atomic():
        return [_publish(deed, row, reason.strip()) for row in rows]


def _publish(deed: Deed, new: NewItem, reason: str) -> InspectionItem:
    row = InspectionItem(
        code=new.code, title=new.title, area=new.area, basis=new.basis, since=new.since,
        published_on=deed.day, reason=reason,
    )  # fmt: skip
    points = [[p.look, p.how, p.typical, p.power.code if p.power else ""] for p in new.points]
    told = replace(deed, form={**deed.form, "points": points})
    with record(row, "publish_item", told, kind="inspection_item"):
        pass
    CheckPoint.objects.bulk_create(
        CheckPoint(item=row, order=n, look=p.look, how=p.how, typical=p.typical, power=p.power)
        for n, p in enumerate(new.points, 1)
    )
    row.items.set({p.power for p in new.points if p.power})
    return row


def withdraw_item(deed: Deed, code: str, reason: str) -> InspectionItem:
    """Takes an inspection item off the published list from this day; it stays to be read."""
    ask_keeper(deed)
    if not reason.strip():
        raise Invalid({"reason": "请写明撤下的理由，理由公开"})
    with transaction.atomic():
        row = InspectionItem.objects.select_for_update().get(code=code)
        if row.until is not None:
            raise Invalid({"reason": "这一事项已经撤下"})
        with record(row, "withdraw_item", deed, kind="inspection_item"):
            row.until, row.withdrawn_because = deed.day, reason.strip()
    return row

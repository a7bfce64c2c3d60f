"""What can be done with the registers: take in and take out, each time with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db import transaction

from mingjing.office.items.models import AREA_LABELS
from mingjing.office.journal.door import record
from mingjing.office.journal.shapes import Deed, Invalid
from mingjing.office.parties.models import Place
from mingjing.office.people.models import Person
from mingjing.office.registers.access import ask_keeper
from mingjing.office.registers.models import (
    REGISTER_LABELS,
    RISK_LABELS,
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
    with transaction.atomic():
        with record(change, "unlist_objects", told, kind="listing"):
            pass
        held = ListedObject.objects.filter(pk__in=[r.pk for r in rows], until=None)
        held.update(removed=change, until=deed.day)
    return change


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
    with transaction.atomic():
        with record(change, "unlist_inspectors", told, kind="listing"):
            pass
        held = ListedInspector.objects.filter(pk__in=[r.pk for r in rows], until=None)
        held.update(removed=change, until=deed.day)
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

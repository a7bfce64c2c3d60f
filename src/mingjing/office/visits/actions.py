"""What can be done in a visit: found it, go on with it, leave the trace of a scan.

Every act takes plain values in `Deed.form` (see docs/mechanisms/visit.md), so that a page, a
command and a phone that sends late make it the same way.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db import transaction

from mingjing.law.instruments.field_visit.visit import VISIT
from mingjing.office.inspections.actions import (
    counted_alone,
    issue_order,
    join_sortie,
    register_inspection,
    take_into_inspection,
)
from mingjing.office.inspections.drawn import link_drawn
from mingjing.office.inspections.frequency import EXEMPT
from mingjing.office.inspections.lenient import About, Spoken, speak
from mingjing.office.inspections.models import (
    KIND_LABELS,
    RESPONSE_LABELS,
    DrawnObject,
    Kind,
    Result,
)
from mingjing.office.intake.models import Complaint
from mingjing.office.items.models import AREA_LABELS, Area, Item
from mingjing.office.journal.door import act
from mingjing.office.journal.numbers import next_number
from mingjing.office.journal.shapes import Deed, Folder, Invalid, Refused
from mingjing.office.parties.models import Party, Place
from mingjing.office.people.models import Person, Unit
from mingjing.office.plans.access import tasks_in_force
from mingjing.office.plans.models import Task
from mingjing.office.visits.effects import OWN, label, settle, summary
from mingjing.office.visits.facts import (
    ANSWERS,
    attempt_of,
    chosen,
    facts_of,
    findings_of,
    handed_now,
)
from mingjing.office.visits.frequency import why_not_go
from mingjing.office.visits.models import Answer, Finding, Scan, Visit

_CODE_BYTES = 9
_SCANS_KEPT = 50
_SPOKEN = ("with_whom", "content", "response", "where", "agreed")
_LONGEST_TERM = timedelta(days=366)
_COUNTING = ("approve_visit", "begin_visit", "end_visit", "end_to_follow")
VISITS: Folder[Visit] = Folder(
    kind="visit",
    model=Visit,
    procedure=lambda row: VISIT,
    facts=facts_of,
    attempt=attempt_of,
    settle=settle,
    label=label,
    related=("place", "party", "unit", "street", "order"),
)


@dataclass(frozen=True, slots=True)
class Planned:
    """Whom, what, why and when: what a visit is founded on."""

    kind: str
    area: str
    ground: str
    unit: Unit
    street: Unit
    planned_on: date
    officers: Sequence[Person]
    items: Sequence[Item]
    place: Place | None = None
    party: Party | None = None
    address: str = ""
    complaint: Complaint | None = None
    drawn: DrawnObject | None = None
    tasks: Sequence[Task] = ()


def plan_visit(planned: Planned, deed: Deed) -> Visit:
    """Asks for a visit; raises Refused or Invalid."""
    return _found(planned, "plan_visit", deed)


def begin_at_once(planned: Planned, deed: Deed) -> Visit:
    """Begins a visit without approval beforehand; `form`: identity_shown, vehicle."""
    return _found(planned, "begin_at_once", deed)


def perform(visit_id: int, verb: str, deed: Deed) -> Visit:
    """Makes one act of a visit; raises Refused with every reason, or Invalid."""
    VISIT.step(verb)
    with transaction.atomic():
        if verb in _COUNTING:
            _held_in_order(visit_id)
        with act(VISITS, visit_id, verb, deed) as doing:
            row = doing.row
            if verb in ("approve_visit", "begin_visit"):
                _refuse_over_cap(row, deed, verb)
            OWN.get(verb, _nothing)(row, deed)
            _EFFECTS.get(verb, _nothing)(row, deed)
    return row


def _held_in_order(visit_id: int) -> None:
    """The visit, then its enterprise: before the law is told how often that was visited (or two
    phones at once would both be told that one visit is left), and before any counter."""
    row = Visit.objects.select_for_update(of=("self",)).select_related("party").get(pk=visit_id)
    counted_alone(row.party)


def scanned(visit: Visit, at: datetime) -> None:
    """Keeps that the identity page of a visit was opened; a trace, not an act of anybody."""
    if visit.scans.count() < _SCANS_KEPT:
        Scan.objects.create(visit=visit, at=at)


def _found(planned: Planned, verb: str, deed: Deed) -> Visit:
    wrong = _wrong(planned)
    if wrong:
        raise Invalid(wrong)
    place = planned.place
    row = Visit(
        kind=planned.kind, area=planned.area, ground=planned.ground.strip()[:300],
        unit=planned.unit, street=planned.street, place=place, planned_on=planned.planned_on,
        party=planned.party or (place.party if place else None), drawn=planned.drawn,
        address=planned.address.strip() or (place.address if place else ""),
        complaint=planned.complaint, procedure=VISIT.name, code=secrets.token_urlsafe(_CODE_BYTES),
    )  # fmt: skip
    told = replace(
        deed,
        form={
            **deed.form,
            "items": [i.code for i in planned.items],
            "officers": [p.pk for p in planned.officers],
            "tasks": [t.code for t in planned.tasks],
        },
    )
    with transaction.atomic():
        _refuse_over_cap(row, deed, verb)
        row.number = f"XC{deed.day.year}-{next_number('visit', deed.day.year):05d}"
        with act(VISITS, row, verb, told) as doing:
            OWN.get(verb, _nothing)(doing.row, told)
        row.officers.set(planned.officers)
        row.items.set(planned.items)
        row.tasks.set(planned.tasks)
    return row


def _refuse_over_cap(row: Visit, deed: Deed, verb: str) -> None:
    """An enterprise at its yearly cap is not visited, but for a complaint or a single case; two
    visits of one enterprise that are planned or begun at once are counted one after the other."""
    counted_alone(row.party)
    if verb == "approve_visit" and not deed.form["passed"]:
        return  # a refusal to approve is always possible
    if reasons := why_not_go(row, deed, verb):
        raise Refused(reasons)


def _wrong(planned: Planned) -> dict[str, str]:
    errors = {}
    if planned.kind not in KIND_LABELS:
        errors["kind"] = "请选择检查类型"
    if planned.area not in AREA_LABELS:
        errors["area"] = "请选择领域"
    if not planned.items:
        errors["items"] = "请至少选择一个检查事项"
    if planned.place is None and not planned.address.strip():
        errors["address"] = "请选择检查对象，或者填写地点"
    if planned.drawn and planned.place != planned.drawn.place:
        errors["place"] = "检查对象不是抽中的对象"
    return errors


def _nothing(row: Visit, deed: Deed) -> None:
    """Nothing beside the stage."""


def _begin(row: Visit, deed: Deed) -> None:
    """Who came is who inspects."""
    row.officers.set([a.id for a in deed.by])


def _check(row: Visit, deed: Deed) -> None:
    """The list as it was gone through; what was found before is not told over."""
    given = {str(code): (bool(kept), str(fact).strip()) for code, kept, fact in deed.form["checks"]}
    items = {i.code: i for i in Item.objects.filter(code__in=given)}
    known = {f.item.code for f in findings_of(row)}
    if missing := sorted(set(given) - set(items)):
        raise Invalid({"checks": f"权责清单中没有这些事项：{'、'.join(missing)}"})
    if again := sorted(set(given) & known):
        raise Invalid({"checks": f"这些事项已经记录，不要重复记录：{'、'.join(again)}"})
    Finding.objects.bulk_create(
        Finding(visit=row, item=items[code], kept=kept, fact="" if kept else fact[:500])
        for code, (kept, fact) in given.items()
    )


def _mark(row: Visit, deed: Deed, verb: str) -> list[Finding]:
    found = chosen(row, deed)
    for one in found:
        one.answer = ANSWERS[verb].value
        one.remark = str(deed.form.get("content") or "").strip()[:500]
        one.save()
    return found


def _fix(row: Visit, deed: Deed) -> None:
    _mark(row, deed, "correct_on_the_spot")


def _order(row: Visit, deed: Deed) -> None:
    """One order for the breaches chosen; a second order of the visit extends no first one."""
    if row.order_id:
        raise Invalid({"findings": "本次检查已经作出一份责令改正，请把问题一并列入同一份"})
    if deed.form["due_on"] > deed.day + _LONGEST_TERM:
        raise Invalid({"due_on": "改正期限超过一年，请填写合理的期限"})
    if row.party is None and (key := deed.form.get("party")):
        row.party = Party.objects.get(pk=key)
    found = chosen(row, deed)
    conduct = str(deed.form.get("conduct") or "").strip() or summary(found)
    row.order = issue_order(
        deed, area=row.area, unit=row.unit, conduct=conduct[:200],
        due_on=deed.form["due_on"], party=row.party,
    )  # fmt: skip
    row.order_runs = True
    _mark(row, deed, "order_correction")


def _soften(verb: str) -> Callable[[Visit, Deed], None]:
    def effect(row: Visit, deed: Deed) -> None:
        response = str(deed.form.get("response") or "")
        if response not in RESPONSE_LABELS:
            raise Invalid({"response": "请选择对方的答复"})
        said = {name: str(deed.form.get(name) or "") for name in _SPOKEN}
        where = About(row.area, row.unit, row.street, row.name)
        made = speak(deed, Spoken(verb, **said), where, inspection=row.inspection)
        row.lenient_acts.add(made)
        for one in _mark(row, deed, verb):
            one.lenient = made
            one.save()

    return effect


def _hand(row: Visit, deed: Deed) -> None:
    for one in handed_now(row, deed):
        one.handed = True
        one.answer = one.answer or Answer.HANDED.value
        one.save()


def _end(row: Visit, deed: Deed) -> None:
    """The visit becomes an inspection on record, under the same law as one entered afterwards."""
    assert row.started_at is not None
    team = list(row.officers.all())
    purpose = f"{AREA_LABELS[Area(row.area)]}{KIND_LABELS[Kind(row.kind)]}"
    went = replace(deed, at=row.started_at)  # a visit may end after midnight
    sortie = join_sortie(
        went, area=row.area, unit=row.unit, team=team, vehicle=row.vehicle, purpose=purpose
    )
    found = findings_of(row)
    broken = [f for f in found if not f.kept]
    row.inspection = register_inspection(
        replace(deed, form={"visit": row.number}), kind=row.kind, area=row.area, unit=row.unit,
        place=row.place, party=row.party, address=row.address, street=row.street,
        started_at=row.started_at, ended_at=deed.at, officers=team, sortie=sortie,
        checks=[(f.item, f.kept) for f in found], finding=summary(broken),
        fixed_on_the_spot=sum(f.answer == Answer.FIXED for f in broken),
        lenient=list(row.lenient_acts.order_by("pk")),
        result=result_of(broken), complaint=row.complaint,
        campaign=row.ground[:60] if row.kind == Kind.SPECIAL else "", admitted=True,
        tasks=_served(row, deed),
        ground=row.ground[:200] if row.kind in EXEMPT else "",
    )  # fmt: skip
    row.ended_at = deed.at
    if row.order:
        take_into_inspection(row.order, row.inspection, deed)
    if row.drawn and row.kind == Kind.RANDOM and row.drawn.inspection_id is None:
        link_drawn(row.drawn, row.inspection, deed)


def _served(row: Visit, deed: Deed) -> list[Task]:
    """The tasks of the visit as the plan in force on its day has them."""
    codes, day = row.tasks.values_list("code", flat=True), deed.day
    rows = tasks_in_force().filter(code__in=list(codes), first__lte=day, last__gte=day)
    return list(rows.select_related("plan"))


def result_of(broken: Sequence[Finding]) -> Result:
    """The gravest of what the breaches led to; nothing found is clean."""
    if any(f.handed for f in broken):
        return Result.LEAD
    led = {f.answer for f in broken}
    if Answer.ORDERED in led:
        return Result.ORDERED
    if Answer.FIXED in led:
        return Result.FIXED
    return Result.TAUGHT if broken else Result.CLEAN


_EFFECTS: dict[str, Callable[[Visit, Deed], None]] = {
    "begin_visit": _begin,
    "record_checks": _check,
    "correct_on_the_spot": _fix,
    "order_correction": _order,
    "educate": _soften("educate"),
    "admonish": _soften("admonish"),
    "hold_talk": _soften("hold_talk"),
    "give_guidance": _soften("give_guidance"),
    "hand_to_case": _hand,
    "end_visit": _end,
    "end_to_follow": _end,
}

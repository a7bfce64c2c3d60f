"""What is done in the field: go out, inspect one object with a full record, order a correction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import transaction

from mingjing.law.cite import cite
from mingjing.law.frequency import over_cap, why_not_told
from mingjing.law.inspection import why_not_inspect
from mingjing.law.procedure import Refusal
from mingjing.office.inspections.facts import officers_as_of, visit
from mingjing.office.inspections.frequency import frequency_of
from mingjing.office.inspections.lenient import TALK_KIND, Spoken, about, speak, take_along
from mingjing.office.inspections.models import (
    Check,
    CorrectionOrder,
    Inspection,
    LenientAct,
    Sortie,
    Tally,
)
from mingjing.office.inspections.wrongs import (
    Checks,
    elsewhere,
    wrong_inspection,
    wrong_order,
    wrong_result,
    wrong_sortie,
    wrong_tasks,
)
from mingjing.office.intake.access import ask_staff
from mingjing.office.intake.models import Complaint
from mingjing.office.journal.door import record
from mingjing.office.journal.numbers import next_number
from mingjing.office.journal.shapes import OFFICE_ZONE, Deed, Invalid, Refused
from mingjing.office.parties.models import Party, Place
from mingjing.office.people.models import Person, Role, Unit
from mingjing.office.plans.models import Task

ORDER_SERIES = "correction_order"
ORDER_PREFIX = "示城管责改字"


def register_sortie(
    deed: Deed,
    *,
    area: str,
    unit: Unit,
    purpose: str,
    vehicles: int,
    officers: Sequence[Person],
    tallies: Mapping[str, int],
) -> Sortie:
    """Records one going-out, so that person-times and vehicle trips are counted, not estimated."""
    ask_staff(deed)
    team = tuple(dict.fromkeys(officers))
    _raise_if(
        wrong_sortie(
            deed, area=area, purpose=purpose, vehicles=vehicles, officers=team, tallies=tallies
        )
    )
    told = replace(
        deed, form={**deed.form, "officers": [p.pk for p in team], "tallies": dict(tallies)}
    )
    with transaction.atomic():
        number = next_number("sortie", deed.day.year)
        row = Sortie(number=f"CD{deed.day.year}-{number:04d}", day=deed.day)
        with record(row, "register_sortie", told, kind="sortie"):
            row.area, row.unit, row.purpose = area, unit, purpose.strip()
            row.vehicles, row.people = vehicles, len(team)
        row.officers.add(*team)
        Tally.objects.bulk_create(
            Tally(sortie=row, measure=m, count=n) for m, n in tallies.items() if n
        )
    return row


def join_sortie(
    deed: Deed, *, area: str, unit: Unit, purpose: str, team: Sequence[Person], vehicle: str
) -> Sortie:
    """The sortie of the day that these officers are on: a visit counts into it, so that
    person-times and vehicles come from what happened. None yet: their going out begins one.
    The unit is held meanwhile: two visits that end at one moment would else begin two."""
    day, plate = deed.day, vehicle.strip()
    with transaction.atomic():
        Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
        of_day = Sortie.objects.select_for_update(of=("self",)).filter(day=day, unit=unit)
        row = of_day.filter(officers__in=team).order_by("pk").first()
        if row is not None and not row.from_visits:
            return row
        if row is None:
            number = f"CD{day.year}-{next_number('sortie', day.year):04d}"
            row = Sortie(number=number, day=day, area=area, unit=unit, purpose=purpose[:120])
            row.from_visits = True
        known = set(row.officers.values_list("pk", flat=True)) if row.pk else set()
        new = [p for p in team if p.pk not in known]
        plates = [*row.plates, *([plate] if plate and plate not in row.plates else [])]
        if row.pk and not new and plates == row.plates:
            return row
        told = replace(deed, form={"officers": [p.pk for p in team], "vehicle": plate})
        with record(row, "join_sortie", told, kind="sortie"):
            row.plates, row.vehicles = plates, len(plates)
            row.people = len(known) + len(new)
        row.officers.add(*new)
    return row


def take_into_inspection(order: CorrectionOrder, inspection: Inspection, deed: Deed) -> None:
    """Says which inspection an order followed, once the visit that issued it is on record."""
    with transaction.atomic():
        row = CorrectionOrder.objects.select_for_update(of=("self",)).get(pk=order.pk)
        with record(row, "take_into_inspection", deed, kind="correction_order"):
            row.inspection = inspection


def register_inspection(
    deed: Deed, *, kind: str, area: str, unit: Unit, place: Place | None, party: Party | None,
    address: str, street: Unit, started_at: datetime, ended_at: datetime,
    officers: Sequence[Person], checks: Checks, finding: str, fixed_on_the_spot: int,
    result: str, sortie: Sortie | None = None,
    complaint: Complaint | None = None, campaign: str = "", identity_shown: bool = True,
    ground: str = "", tasks: Sequence[Task] = (), admitted: bool = False,
    spoken: Sequence[Spoken] = (), lenient: Sequence[LenientAct] = (),
) -> Inspection:  # fmt: skip
    """Records one inspection of one object as a lawful one, or refuses with every reason
    (arts. 42, 47, 55); what contradicts itself is sent back. A visit above the yearly cap has
    happened: it is recorded, and stands as a fault. `admitted`: the cap was asked at the door.
    `spoken`: lenient acts told with the record; `lenient`: those of a visit, kept when done."""
    ask_staff(deed)
    team, day = tuple(dict.fromkeys(officers)), started_at.astimezone(OFFICE_ZONE).date()
    party = party or (place.party if place else None)
    row = Inspection(
        kind=kind, area=area, unit=unit, place=place, party=party, street=street, sortie=sortie,
        address=address.strip() or (place.address if place else ""), complaint=complaint,
        campaign=campaign.strip(), day=day, started_at=started_at, ended_at=ended_at,
        result=result, finding=finding.strip(), fixed_on_the_spot=fixed_on_the_spot,
        talk_held=TALK_KIND in {*(s.kind for s in spoken), *(a.kind for a in lenient)},
        identity_shown=identity_shown, ground=_ground(ground, complaint),
    )  # fmt: skip
    seen = visit(
        team=officers_as_of(team, day, deed), day=day, started_at=started_at, ended_at=ended_at,
        party=party, items=[item for item, _ in checks], identity_shown=identity_shown,
    )  # fmt: skip
    told = _told(deed, team, checks, tasks)
    with transaction.atomic():
        counted_alone(party)
        often = frequency_of(row)
        _refuse_if((*why_not_inspect(seen), *why_not_told(often)))
        _raise_if({**wrong_inspection(row, deed), **wrong_result(row, checks)})
        _raise_if(wrong_tasks(row, tasks))
        _raise_if(elsewhere(row, team))
        row.number = f"JC{day.year}-{next_number('inspection', day.year):05d}"
        over = () if admitted else over_cap(often)
        with record(row, "register_inspection", told, kind="inspection", faults=over):
            pass
        row.officers.add(*team)
        row.tasks.add(*tasks)
        Check.objects.bulk_create(Check(inspection=row, item=i, kept=kept) for i, kept in checks)
        for one in spoken:
            speak(deed, one, about(row), inspection=row)
        take_along(list(lenient), row, deed)
    return row


def register_many(rows: Sequence[tuple[Deed, Mapping[str, Any]]]) -> tuple[Inspection, ...]:
    """Records one finding at many premises, each its own inspection under the same law; all of
    them or none. Raises Invalid with a sentence for each row that may not stand."""
    made, errors = [], {}
    with transaction.atomic():
        counted_alone(*(_party_of(parts) for _, parts in rows))
        for n, (deed, parts) in enumerate(rows, 1):
            try:
                with transaction.atomic():
                    made.append(register_inspection(deed, **parts))
            except (Refused, Invalid) as no:
                errors[f"row-{n}"] = f"第 {n} 行：{no}"
        _raise_if(errors)
    return tuple(made)


def _party_of(parts: Mapping[str, Any]) -> Party | None:
    party, place = parts.get("party"), parts.get("place")
    found: Party | None = party or (place.party if place else None)
    return found


def _told(deed: Deed, team: Sequence[Person], checks: Checks, tasks: Sequence[Task]) -> Deed:
    """The deed with what an inspection keeps beside its columns."""
    beside: dict[str, object] = {
        "officers": [p.pk for p in team],
        "checks": [[item.code, kept] for item, kept in checks],
    }
    if tasks:
        beside["tasks"] = [task.code for task in tasks]
    return replace(deed, form={**deed.form, **beside})


def _ground(typed: str, complaint: Complaint | None) -> str:
    """Why a visit is spared the count; a lead is its own ground."""
    return typed.strip() or (f"线索 {complaint.number}" if complaint else "")


def counted_alone(*parties: Party | None) -> None:
    """Two visits to one enterprise are counted one after the other, never past each other. The
    written order of locks: folder (visit), then parties by key, then counters."""
    keys = sorted({party.pk for party in parties if party is not None})
    list(Party.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk"))


def issue_order(
    deed: Deed,
    *,
    area: str,
    unit: Unit,
    conduct: str,
    due_on: date,
    inspection: Inspection | None = None,
    party: Party | None = None,
) -> CorrectionOrder:
    """Orders in writing to correct by a day (art. 28). It is no penalty and not counted as one."""
    party = party or (inspection.party if inspection else None)
    if not any(Role.OFFICER in a.roles for a in deed.by):
        raise Refused(
            (
                Refusal(
                    "officers_only",
                    "责令改正须由执法人员作出，请由其本人登录办理",
                    cite("penalty_law_2021", 42),
                ),
            )
        )
    _raise_if(
        wrong_order(
            deed, area=area, conduct=conduct, due_on=due_on, inspection=inspection, party=party
        )
    )
    with transaction.atomic():
        year = deed.day.year
        number = next_number(ORDER_SERIES, year)
        row = CorrectionOrder(number=f"{ORDER_PREFIX}〔{year}〕第{number}号")
        with record(row, "issue_order", deed, kind="correction_order"):
            row.area, row.unit, row.inspection, row.party = area, unit, inspection, party
            row.conduct, row.issued_on, row.due_on = conduct.strip(), deed.day, due_on
    return row


def _raise_if(errors: Mapping[str, str]) -> None:
    if errors:
        raise Invalid(errors)


def _refuse_if(reasons: tuple[Refusal, ...]) -> None:
    if reasons:
        raise Refused(reasons)

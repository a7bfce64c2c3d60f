"""What a phone takes along for the day: visits, people, items, the law on the spot, words."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from mingjing.law.fines import How
from mingjing.law.instruments.field_visit.visit import VISIT
from mingjing.law.liability import catch_all
from mingjing.law.on_the_spot import as_data
from mingjing.law.on_the_visit import as_data as visit_law
from mingjing.law.penalty_kinds import SUMMARY_KINDS
from mingjing.law.route import Leg
from mingjing.office.documents.remedies import payment, remedies, remedy_notes
from mingjing.office.field.models import Draft
from mingjing.office.inspections.forms import colleagues_of
from mingjing.office.inspections.models import (
    KIND_LABELS,
    RESPONSE_LABELS,
    RESULT_LABELS,
    DrawnObject,
    Kind,
)
from mingjing.office.intake.access import visible_complaints
from mingjing.office.intake.forms import streets_for
from mingjing.office.intake.models import Complaint
from mingjing.office.items.models import AREA_LABELS, WHOSE, Item
from mingjing.office.items.norms import norm_of
from mingjing.office.items.wording import fine_words
from mingjing.office.journal.shapes import OFFICE_ZONE
from mingjing.office.parties.access import is_named, told_name, visible_places, with_names
from mingjing.office.parties.models import PARTY_LABELS, Party
from mingjing.office.people.models import Person
from mingjing.office.people.queries import certificates_on, officers_on
from mingjing.office.registers.queries import points_by_power
from mingjing.office.visits.access import visible_visits
from mingjing.office.visits.district import district
from mingjing.office.visits.models import Visit
from mingjing.office.visits.routing import route_of
from mingjing.office.web.words import cn_date, cn_datetime

OVER = ("withdrawn", "ended")
MOST_VISITS, RECENT = 60, timedelta(days=90)


def visible_drafts(person: Person) -> QuerySet[Draft]:
    """One's own; a draft is nobody else's business, not even a leader's."""
    return Draft.objects.filter(person=person)


def visible_drawn(person: Person) -> QuerySet[DrawnObject]:
    """The drawn objects that stand at places one may see."""
    return DrawnObject.objects.filter(place__in=visible_places(person))


def rows_about(person: Person, kind: str) -> QuerySet[Any]:
    """The rows of one kind that a visit of this person may answer."""
    if kind == "drawn":
        return visible_drawn(person)
    if kind == "complaint":
        return visible_complaints(person)
    if kind == "visit":
        return visible_visits(person)
    return DrawnObject.objects.none()


def told_about(row: DrawnObject | Complaint | Visit) -> list[tuple[str, str]]:
    """Where such a row stands now, for the phone to show beside what it knew."""
    if isinstance(row, Visit):
        return [("检查", row.number), ("办到", VISIT.stage(row.stage).label)]
    if isinstance(row, Complaint):
        answered = cn_datetime(row.answered_at) if row.answered_at else "尚未答复"
        return [("线索", row.number), ("内容", row.content), ("答复", answered)]
    done = row.inspection
    return [
        ("抽查任务", row.draw),
        ("对象", row.place.name),
        ("检查记录", f"{done.number}（{cn_date(done.day)}）" if done else "还没有检查"),
    ]


def the_day(person: Person, now: datetime, day: date) -> dict[str, Any]:
    """Everything that an officer needs until there is signal again, as JSON can hold it."""
    todo = visits(person, day)
    team = {key for one in todo for key in one.get("team", ())}
    items = list(Item.objects.in_force(day).order_by("area", "code"))
    return {
        "person": {"key": person.pk, "name": person.name, "unit": person.unit.name,
                   "unit_key": person.unit_id},
        "now": now.isoformat(),
        "day": day.isoformat(),
        "day_words": cn_date(day),
        "visits": todo,
        "officers": _officers(person, day, team),
        "streets": [{"key": s.pk, "name": s.name} for s in streets_for(person)],
        "areas": {str(key): label for key, label in AREA_LABELS.items()},
        "kinds": {str(k): v for k, v in KIND_LABELS.items() if k != Kind.COMPLAINT},
        "results": {str(key): label for key, label in RESULT_LABELS.items()},
        "party_kinds": {str(key): label for key, label in PARTY_LABELS.items()},
        "items": [_item(i) for i in items],
        "law": as_data(),
        "visit_law": visit_law(),
        "responses": {str(key): label for key, label in RESPONSE_LABELS.items()},
        "points": _points(items, day),
        "paper": _paper(day),
    }  # fmt: skip


def visits(person: Person, day: date) -> list[dict[str, Any]]:
    """What waits to be visited, group by group, each in the order in which to go: approved visits
    of one's own as the route of the day goes, complaints, objects drawn for oneself, then those
    drawn for others or for nobody, which never push out what is one's own. A drawn object whose
    visit was asked for tells how far that is."""
    ready = visible_visits(person).filter(stage="ready", planned_on__lte=day, officers=person)
    rows = ready.select_related("street", "place").prefetch_related("items", "officers")
    first = list(rows.order_by("planned_on", "pk")[:MOST_VISITS])
    stops, _ = route_of(first, district(), today=day, unit=person.unit.code)
    asked = visible_complaints(person).filter(answered_at=None, inspections=None)
    asked = asked.select_related("street").order_by("received_at", "pk")[:MOST_VISITS]
    found = [_of_visit(stop.visit, stop.leg, day) for stop in stops]
    found += [_of_complaint(row) for row in asked]
    own, others = _drawn_for(person, day, ready)
    left = max(MOST_VISITS - len(found), 0)
    found += _of_draws([*own, *others[: max(left - len(own), 0)]], person)
    _named(found, person, day)
    return found


def _drawn_for(person: Person, day: date, ready: QuerySet[Visit]) -> tuple[list[int], list[int]]:
    """The drawn objects without inspection of the last months: one's own, and all others."""
    drawn = visible_drawn(person).filter(inspection=None, drawn_on__gte=day - RECENT)
    drawn = drawn.exclude(visits__in=ready.values("pk")).order_by("drawn_on", "pk")
    told = list(drawn.values_list("pk", "inspectors"))
    own = [pk for pk, team in told if person.pk in team]
    return own[:MOST_VISITS], [pk for pk, team in told if person.pk not in team]


def _of_draws(keys: list[int], person: Person) -> list[dict[str, Any]]:
    rows = DrawnObject.objects.select_related("place__street", "place__party").in_bulk(keys)
    asked_for = {v.drawn_id: v for v in Visit.objects.filter(drawn__in=keys, inspection=None)
                 .exclude(stage__in=OVER)}  # fmt: skip
    picked = {key for row in rows.values() for key in row.inspectors}
    names = dict(Person.objects.filter(pk__in=picked).values_list("pk", "name"))
    told = [(rows[key], asked_for.get(key)) for key in keys]
    return [
        _of_draw(row, names, asked)
        | {"group": "drawn" if person.pk in row.inspectors else "others"}
        for row, asked in told
    ]


def _of_visit(row: Visit, leg: Leg, day: date) -> dict[str, Any]:
    drawn = "双随机抽查，" if row.drawn_id else ""
    return {
        "about": {"kind": "visit", "key": row.pk, "acts": row.acts},
        "why": f"{drawn}已批准的检查 {row.number} · {row.ground[:60]}",
        "name": row.place.name if row.place else row.address,
        "address": row.address,
        "street": row.street_id,
        "street_name": row.street.short,
        "area": row.area,
        "kind": row.kind,
        "place": row.place_id,
        "party": row.party_id,
        "items": sorted(item.code for item in row.items.all()),
        "team": sorted(officer.pk for officer in row.officers.all()),
        "since": row.planned_on.isoformat(),
        "group": "visit",
        "turn": leg.why,
        "late": leg.stop.due < day,
    }


def _of_draw(row: DrawnObject, names: dict[int, str], asked: Visit | None) -> dict[str, Any]:
    place = row.place
    team = "、".join(names[key] for key in row.inspectors if key in names)
    return {
        "about": {"kind": "drawn", "key": row.pk, "acts": row.acts},
        "why": f"双随机抽查 · {row.draw}" + (f" · 抽中人员：{team}" if team else ""),
        "team": row.inspectors,
        "asked": f"{asked.number} {VISIT.stage(asked.stage).label}" if asked else "",
        "name": place.name,
        "address": place.address,
        "street": place.street_id,
        "street_name": place.street.short,
        "area": row.area,
        "kind": str(Kind.RANDOM),
        "place": place.pk,
        "party": place.party_id,
        "since": row.drawn_on.isoformat(),
    }


def _of_complaint(row: Complaint) -> dict[str, Any]:
    return {
        "about": {"kind": "complaint", "key": row.pk, "acts": row.acts},
        "why": f"投诉举报 {row.number} · {row.content[:60]}",
        "name": row.place,
        "address": row.place,
        "street": row.street_id,
        "street_name": row.street.short,
        "area": row.area,
        "kind": str(Kind.COMPLAINT),
        "place": None,
        "party": None,
        "since": row.received_at.astimezone(OFFICE_ZONE).date().isoformat(),
        "group": "complaint",
    }


def _named(found: list[dict[str, Any]], person: Person, day: date) -> None:
    """Puts in who each party is, as far as this person may read it."""
    keys = {one["party"] for one in found if one["party"]}
    known = {p.pk: p for p in with_names(Party.objects.filter(pk__in=keys), person, day)}
    for one in found:
        party = known.get(one["party"])
        one["party"] = party and {
            "key": party.pk,
            "kind": party.kind,
            "name": told_name(party),
            "named": is_named(party),
            "credit_code": party.credit_code,
            "address": party.address if is_named(party) else "",
        }


def _officers(person: Person, day: date, team: set[int]) -> list[dict[str, Any]]:
    """Who may go along today, the own unit first, with those whom a task names, from whatever
    unit; and until when each certificate counts."""
    until = dict(certificates_on(day).values_list("person_id", "valid_until"))
    near = {p.pk for p in colleagues_of(person)} | team
    rows = officers_on(day).select_related("unit").order_by("unit__code", "name")
    return [
        {"key": p.pk, "name": p.name, "unit": p.unit.short, "until": until[p.pk].isoformat()}
        for p in sorted(rows, key=lambda p: (p.unit_id != person.unit_id, p.pk))
        if p.pk in near or p.pk == person.pk
    ]


def _points(items: list[Item], day: date) -> dict[str, list[dict[str, str]]]:
    """What to look at for each item, by its code: the published checklists of the day, each with
    the name of its list."""
    points = points_by_power(items, day)
    return {
        item.code: [
            {"look": p.look, "how": p.how, "typical": p.typical, "list": p.item.title}
            for p in points[item.pk]
        ]
        for item in items
        if item.pk in points
    }


def _item(item: Item) -> dict[str, Any]:
    """One item as a checklist and a decision on the spot need it."""
    how = norm_of(item).fine.how
    return {
        "code": item.code,
        "area": item.area,
        "text": item.violation,
        "statute": item.penalty_statute,
        "basis": item.basis,
        "broken": item.violated_statute and f"《{item.violated_statute}》{item.violated_article}",
        "cited": f"《{item.penalty_statute}》{item.penalty_article}",
        "subject": item.subject,
        "whose": WHOSE.get(item.subject, ""),
        "kinds": item.kinds,
        "low": item.fine_min or 0,
        "high": item.fine_max if how is How.FIXED else None,
        "fine": fine_words(item),
        "spot": how in (How.FIXED, How.NONE)
        and bool(SUMMARY_KINDS & set(item.kinds))
        and bool(item.penalty_article)
        and not catch_all(item.violation),
    }


def _paper(day: date) -> dict[str, str]:
    """The words of the decision that the phone prints: the same as on the office's own paper."""
    return {
        "organ": settings.ORGAN_NAME,
        "address": settings.ORGAN_ADDRESS,
        "phone": settings.ORGAN_PHONE,
        "payment": payment(day),
        "remedies": remedies(day, summary=True),
        "notes": "；".join(remedy_notes(day)),
    }

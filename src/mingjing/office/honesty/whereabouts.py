"""Where people were: their inspections, visits, records of cases and photographs, person by
person, so that no more than one person's year lies in memory."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import merge
from operator import attrgetter
from typing import Any

from django.db.models import Model, QuerySet

from mingjing.law.honesty.shapes import Ref, Spell
from mingjing.office.cases.whereabouts import FIELDWORK
from mingjing.office.honesty.recordings import works_of
from mingjing.office.honesty.store import PIECE, Period
from mingjing.office.inspections.models import Inspection
from mingjing.office.journal.shapes import OFFICE_ZONE
from mingjing.office.visits.models import Visit

_WHERE = ("place__latitude", "place__longitude")


def spells(period: Period) -> Iterator[Spell]:
    """All spells of a period, person by person."""
    return merge(
        _inspecting(period), _visiting(period), _on_cases(period), _photographing(period),
        key=attrgetter("person"),
    )  # fmt: skip


def _linked(link: type[Model], row: str, *names: str) -> QuerySet[Any]:
    """Who took part in rows, person by person, with some columns of the rows."""
    told = (f"{row}__{name}" for name in names)
    links: QuerySet[Any] = link._default_manager.order_by("person_id", f"{row}_id")
    return links.values_list("person_id", *told)


def _position(north: Any, east: Any) -> tuple[float, float] | None:
    return None if north is None or east is None else (float(north), float(east))


def _inspecting(period: Period) -> Iterator[Spell]:
    names = ("pk", "number", "unit_id", "started_at", "ended_at", "address", *_WHERE)
    rows = _linked(Inspection.officers.through, "inspection", *names).filter(
        inspection__started_at__gte=period.start, inspection__started_at__lt=period.end
    )
    for person, pk, number, unit, start, end, address, north, east in rows.iterator(PIECE):
        yield Spell(Ref("inspection", pk, number), unit, person, start, end, address,
                    f"检查 {number}", _position(north, east))  # fmt: skip


def _visiting(period: Period) -> Iterator[Spell]:
    """Visits that have not become an inspection: those are told by it."""
    names = ("pk", "number", "unit_id", "started_at", "ended_at", "last_act_at", "address", *_WHERE)
    done = period.within.filter(subject_kind="visit").values("subject_id")
    rows = _linked(Visit.officers.through, "visit", *names).filter(
        visit__in=done, visit__started_at__isnull=False, visit__inspection=None
    )
    for person, pk, number, unit, start, end, last, address, north, east in rows.iterator(PIECE):
        yield Spell(Ref("visit", pk, number), unit, person, start, end or last or start, address,
                    f"检查 {number}", _position(north, east))  # fmt: skip


def _on_cases(period: Period) -> list[Spell]:
    """Records of field work in cases: as many as there are such records, which are few."""
    found = []
    for one in period.entries("case", verbs=FIELDWORK, typed=True):
        spot = str(one.typed.get("evidence_place") or "").strip() or one.owner.place
        work, source = f"案件 {one.owner.ref.number}", one.owner.source
        if source and source.day == one.at.astimezone(OFFICE_ZONE).date():
            work = f"检查 {source.ref.number}"
        found += [
            Spell(one.owner.ref, one.owner.unit, int(a["id"]), one.at, one.at, spot, work)
            for a in one.actors
        ]
    return sorted(found, key=attrgetter("person"))


def _photographing(period: Period) -> Iterator[Spell]:
    rows = period.exhibits.filter(latitude__isnull=False, longitude__isnull=False)
    rows = rows.select_related("inspection", "visit__inspection", "case__inspection", "by")
    for one in rows.order_by("by_id", "pk").iterator(PIECE):
        yield Spell(Ref("exhibit", one.pk, one.number), one.by.unit_id, one.by_id, one.taken_at,
                    one.taken_at, "", works_of(one)[0],
                    _position(one.latitude, one.longitude))  # fmt: skip

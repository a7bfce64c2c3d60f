"""From the rows of a period to the plain values that the rules read, a piece at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from django.db.models import Model, Q, QuerySet

from mingjing.law.honesty.shapes import (
    Acted,
    Demanding,
    Material,
    Pair,
    Ref,
    Rows,
    Uncertified,
    Worked,
)
from mingjing.law.shelf import ALL
from mingjing.office.evidence.models import Medium
from mingjing.office.honesty.recordings import recordings
from mingjing.office.honesty.store import PIECE, Period, Staff, Told, pieces, staff
from mingjing.office.honesty.whereabouts import spells
from mingjing.office.inspections.models import Inspection
from mingjing.office.journal.models import Entry
from mingjing.office.journal.shapes import OFFICE_ZONE

_STEPS = {(name, s.name): s for name, (table, _) in ALL.items() for s in table.steps}
LABELS = {s.name: s.label for s in _STEPS.values()} | {
    "issue_order": "责令改正", "take_exhibit": "采集证据", "register_inspection": "检查",
}  # fmt: skip
CERTIFIED = frozenset(
    s.name for s in _STEPS.values() if any(g.name == "certified" for g in s.needs)
) | {"issue_order"}
"""Acts that ask for a valid certificate; an order to correct is an act of an officer as well."""
SEIZING = frozenset({"preserve_evidence", "seize", "seize_urgently"})
SEEN = frozenset({Medium.PHOTO.value, Medium.VIDEO.value, Medium.VOICE.value})
KINDS = ("visit", "case", "proceeding", "correction_order", "complaint", "sortie")
ENTERED = ("visit", "case", "proceeding", "correction_order", "sortie")
ORDERED = ("visit", "case", "proceeding", "complaint")
BASED = {"case": "立案线索早于所依据的检查", "correction_order": "责令改正早于检查开始"}


def material_of(since: date, until: date) -> Material:
    """All that a check of these days reads, both days included. What may be as many as the work
    of the office is read anew by each rule; what is kept is what is rare."""
    period, people = Period.of(since, until), staff()
    enforcing, uncertified = 0, list[Uncertified]()
    for one in _enforced(period, people):
        enforcing += 1
        if not people.certified(one.person, _day(one.at)):
            uncertified.append(one)
    return Material(
        since=since,
        until=until,
        units=people.units,
        acts=Rows(lambda: _acts(period, people)),
        works=Rows(lambda: _works(period, people)),
        spells=Rows(lambda: spells(period)),
        recordings=Rows(lambda: recordings(period)),
        demanding=tuple(_demanding(period)),
        uncertified=tuple(uncertified),
        enforcing=enforcing,
        pairs=Rows(lambda: _pairs(period, people)),
    )


def _day(moment: datetime) -> date:
    return moment.astimezone(OFFICE_ZONE).date()


def _registered(keys: Sequence[int]) -> dict[int, tuple[datetime, Sequence[dict[str, Any]]]]:
    """When some inspections were entered and by whom."""
    rows = Entry.objects.filter(
        subject_kind="inspection", subject_id__in=keys, verb="register_inspection"
    ).values_list("subject_id", "entered_at", "actors")
    return {pk: (at, actors) for pk, at, actors in rows}


def _acts(period: Period, people: Staff) -> Iterator[Acted]:
    rows = period.inspections.order_by("pk").values_list("pk", "number", "ended_at", "unit_id")
    for piece in pieces(rows.iterator(PIECE)):
        entered = _registered([pk for pk, *_ in piece])
        for pk, number, ended, of in piece:
            if pk in entered:
                at, actors = entered[pk]
                person, unit = people.of_actor(actors)
                yield Acted(Ref("inspection", pk, number), unit or of, ended, at, person)
    for one in period.entries(*ENTERED):
        person, unit = people.of_actor(one.actors)
        if unit:
            yield Acted(one.owner.ref, unit, one.at, one.entered_at, person)


def _works(period: Period, people: Staff) -> Iterator[Worked]:
    rows = period.inspections.order_by("pk").values_list(
        "pk", "number", "unit_id", "place__name", "address", "started_at", "ended_at", "finding"
    )
    for piece in pieces(rows.iterator(PIECE)):
        entered = _registered([row[0] for row in piece if row[-1]])
        for pk, number, unit, place, address, start, end, finding in piece:
            together = ""
            if pk in entered:
                at, actors = entered[pk]
                together = f"{at.isoformat()}|{people.of_actor(actors)[0]}"
            yield Worked(Ref("inspection", pk, number), unit, place or address, start, end,
                         finding, together)  # fmt: skip


def _demanding(period: Period) -> Iterator[Demanding]:
    verbs = {*SEIZING, "serve", "record_refusal"}
    asked = period.entries("visit", "case", "proceeding", verbs=verbs, typed=True)
    for piece in pieces(one for one in asked if _asks_for_recording(one)):
        seen = _recorded_days(period, piece)
        for one in piece:
            ref, day = one.owner.ref, _day(one.at)
            witnessed = one.verb not in SEIZING and bool(one.typed.get("witness"))
            kept = witnessed or (ref.kind, ref.key, day) in seen
            yield Demanding(ref, one.owner.unit, one.at, LABELS[one.verb], kept)


def _recorded_days(period: Period, piece: Sequence[Told]) -> set[tuple[str, int, date]]:
    """On which days something was photographed or recorded in the folders of some acts."""
    found = set()
    for kind in ("case", "visit"):
        keys = {one.owner.ref.key for one in piece if one.owner.ref.kind == kind}
        rows = period.exhibits.filter(kind__in=SEEN, **{f"{kind}__in": keys})
        found |= {(kind, key, _day(at)) for key, at in rows.values_list(f"{kind}_id", "taken_at")}
    return found


def _asks_for_recording(one: Told) -> bool:
    left = one.verb == "serve" and one.typed.get("mode") == "leaving"
    refused = one.verb == "record_refusal" and one.kind == "visit"
    taken = one.verb in SEIZING and one.kind == "proceeding"
    return left or refused or taken


def _enforced(period: Period, people: Staff) -> Iterator[Uncertified]:
    """Every act that asks for a certificate, by each of those who did it."""
    link: type[Model] = Inspection.officers.through
    rows: QuerySet[Any] = link._default_manager.filter(
        inspection__started_at__gte=period.start, inspection__started_at__lt=period.end
    )
    of = [f"inspection__{name}" for name in ("pk", "number", "unit_id", "started_at")]
    for person, pk, number, unit, at in rows.values_list("person_id", *of).iterator(PIECE):
        yield Uncertified(Ref("inspection", pk, number), unit, person, at, "检查")
    for one in period.entries(*KINDS, verbs=CERTIFIED):
        for person in (int(a["id"]) for a in one.actors):
            if people.officer(person, _day(one.at)):
                yield Uncertified(one.owner.ref, people.unit_of_person[person], person, one.at,
                                  LABELS[one.verb])  # fmt: skip
    taken = period.exhibits.values_list("pk", "number", "by_id", "by__unit_id", "taken_at")
    for pk, number, person, unit, at in taken.iterator(PIECE):
        if people.officer(person, _day(at)):
            yield Uncertified(Ref("exhibit", pk, number), unit, person, at, "采集证据")


def _pairs(period: Period, people: Staff) -> Iterator[Pair]:
    complained = period.inspections.filter(complaint__isnull=False).values_list(
        "complaint_id", "complaint__number", "complaint__received_at", "pk", "number", "unit_id",
        "started_at",
    )  # fmt: skip
    for key, called, received, pk, number, unit, at in complained.iterator(PIECE):
        yield Pair(Ref("complaint", key, called), Ref("inspection", pk, number), unit, received,
                   at, "核查早于收到投诉")  # fmt: skip
    for one in period.entries(*BASED, only=Q(seq=1)):
        if source := one.owner.source:
            yield Pair(source.ref, one.owner.ref, one.owner.unit, source.started_at, one.at,
                       BASED[one.kind])  # fmt: skip
    for one, two in pairwise(period.entries(*ORDERED)):
        if (one.kind, one.subject) == (two.kind, two.subject):
            yield Pair(two.owner.ref, two.owner.ref, people.of_actor(two.actors)[1], one.at,
                       two.at, "后登记的一步写成更早发生")  # fmt: skip

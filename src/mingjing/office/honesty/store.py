"""The rows of a period, read piece by piece: so many at a time, each with what it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet

from mingjing.law.honesty.shapes import Ref
from mingjing.office.cases.models import Case, Proceeding
from mingjing.office.evidence.models import Exhibit
from mingjing.office.inspections.models import CorrectionOrder, Inspection, Sortie
from mingjing.office.intake.models import Complaint
from mingjing.office.journal.models import Entry
from mingjing.office.journal.shapes import OFFICE_ZONE
from mingjing.office.people.models import Certificate, Person, Post, Role, Unit
from mingjing.office.visits.models import Visit

PIECE = 2_000
"""So many rows lie in memory at a time; what belongs to them is asked for together."""
Span = tuple[date, date | None]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Source:
    """The inspection that a case or an order rests on."""

    ref: Ref
    day: date
    started_at: datetime


@dataclass(frozen=True, slots=True)
class Owner:
    """The record that an entry is about; a small procedure is told under its case."""

    ref: Ref
    unit: int = 0
    place: str = ""
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One entry with the record that it is about."""

    kind: str
    subject: int
    seq: int
    verb: str
    at: datetime
    entered_at: datetime
    actors: Sequence[dict[str, Any]]
    owner: Owner
    typed: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Staff:
    """Who belongs where, and since when they may act: as many rows as the office has people."""

    units: dict[int, str]
    unit_by_name: dict[str, int]
    unit_of_person: dict[int, int]
    certificates: dict[int, list[Span]]
    posts: dict[int, list[Span]]

    def certified(self, person: int, day: date) -> bool:
        """Whether a person held a certificate valid on a day."""
        return _covered(self.certificates.get(person, ()), day)

    def officer(self, person: int, day: date) -> bool:
        """Whether a person held the post of an officer on a day."""
        return _covered(self.posts.get(person, ()), day)

    def of_actor(self, actors: Sequence[dict[str, Any]]) -> tuple[int, int]:
        """Who entered an act and their unit then; zero for who is in no unit of ours."""
        if not actors:
            return 0, 0
        return int(actors[0]["id"]), self.unit_by_name.get(str(actors[0]["unit"]), 0)


def staff() -> Staff:
    """The people and units of the office."""
    units = list(Unit.objects.values_list("pk", "name"))
    officers = Post.objects.filter(role=Role.OFFICER.value)
    return Staff(
        units=dict(units),
        unit_by_name={name: pk for pk, name in units},
        unit_of_person=dict(Person.objects.values_list("pk", "unit_id")),
        certificates=_spans(
            Certificate.objects.values_list("person_id", "valid_from", "valid_until")
        ),
        posts=_spans(officers.values_list("person_id", "since", "until")),
    )


@dataclass(frozen=True, slots=True)
class Period:
    """The rows of some days; each reading asks the database anew."""

    start: datetime
    end: datetime

    @classmethod
    def of(cls, since: date, until: date) -> Period:
        """Both days included."""
        start, end = (
            datetime.combine(day, time(), OFFICE_ZONE) for day in (since, until + timedelta(days=1))
        )
        return cls(start, end)

    @property
    def inspections(self) -> QuerySet[Inspection]:
        """Those that began within it."""
        return Inspection.objects.filter(started_at__gte=self.start, started_at__lt=self.end)

    @property
    def exhibits(self) -> QuerySet[Exhibit]:
        """Those that were taken within it."""
        return Exhibit.objects.filter(taken_at__gte=self.start, taken_at__lt=self.end)

    @property
    def within(self) -> QuerySet[Entry]:
        """What was done within it."""
        return Entry.objects.filter(occurred_at__gte=self.start, occurred_at__lt=self.end)

    def entries(self, *kinds: str, verbs: Iterable[str] = (), typed: bool = False,
                only: Q | None = None) -> Iterator[Told]:  # fmt: skip
        """What was done to records of some kinds, record by record; `typed` reads what was typed
        with it too. Entries whose record is gone are left out."""
        rows = self.within.filter(only or Q(), subject_kind__in=kinds)
        if verbs:
            rows = rows.filter(verb__in=list(verbs))
        names = ["subject_kind", "subject_id", "seq", "verb", "occurred_at", "entered_at", "actors"]
        names += ["payload__content"] if typed else []
        ordered = rows.order_by("subject_kind", "subject_id", "seq").values_list(*names)
        for piece in pieces(ordered.iterator(PIECE)):
            known = _owners(piece)
            for kind, subject, seq, verb, at, entered_at, actors, *more in piece:
                if owner := known.get((kind, subject)):
                    yield Told(kind, subject, seq, verb, at, entered_at, actors, owner,
                               (more[0] if more else None) or {})  # fmt: skip


def pieces(rows: Iterable[T]) -> Iterator[list[T]]:
    """Rows in pieces."""
    it = iter(rows)
    while piece := list(islice(it, PIECE)):
        yield piece


_PLAIN: dict[str, type[Model]] = {"complaint": Complaint, "sortie": Sortie, "visit": Visit}


def _owners(piece: Sequence[tuple[Any, ...]]) -> dict[tuple[str, int], Owner]:
    """The records of a piece of entries, in a query for each kind."""
    keys: dict[str, set[int]] = defaultdict(set)
    for kind, subject, *_ in piece:
        keys[kind].add(subject)
    found: dict[tuple[str, int], Owner] = {}
    for kind, model in _PLAIN.items():
        if kind in keys:
            rows = model._default_manager.filter(pk__in=keys[kind])
            unit = "pk" if kind == "sortie" else "unit_id"
            for pk, number, of in rows.values_list("pk", "number", unit):
                found[kind, pk] = Owner(Ref(kind, pk, number), of or 0)
    if "proceeding" in keys:
        pairs = dict(
            Proceeding.objects.filter(pk__in=keys["proceeding"]).values_list("pk", "case_id")
        )
        keys["case"] |= set(pairs.values())
    for kind, based in (("case", Case), ("correction_order", CorrectionOrder)):
        if kind in keys:
            found |= _based(kind, based, keys[kind])
    if "proceeding" in keys:
        found |= {("proceeding", pk): found["case", case] for pk, case in pairs.items()}
    return found


def _based(kind: str, model: type[Model], keys: set[int]) -> dict[tuple[str, int], Owner]:
    """Records that may rest on an inspection."""
    inspection = [f"inspection__{f}" for f in ("pk", "number", "day", "started_at")]
    place = "place" if kind == "case" else "number"
    rows = model._default_manager.filter(pk__in=keys)
    found = {}
    for pk, number, unit, where, *on in rows.values_list(
        "pk", "number", "unit_id", place, *inspection
    ):
        source = None
        if on[0] is not None:
            source = Source(Ref("inspection", on[0], on[1]), on[2], on[3])
        found[kind, pk] = Owner(Ref(kind, pk, number), unit, where, source)
    return found


def _covered(spans: Sequence[Span], day: date) -> bool:
    return any(a <= day and (b is None or day <= b) for a, b in spans)


def _spans(rows: Iterable[tuple[int, date, date | None]]) -> dict[int, list[Span]]:
    found: dict[int, list[Span]] = defaultdict(list)
    for person, first, last in rows:
        found[person].append((first, last))
    return dict(found)
